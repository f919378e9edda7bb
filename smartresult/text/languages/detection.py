"""Which language a text is written in, as far as its script and its most frequent words tell."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Final, NamedTuple

from smartresult.text.languages.known import LANGUAGES, find_language
from smartresult.text.languages.language import Language, fold_word
from smartresult.text.scripts import (
    ARABIC,
    BURMESE,
    CYRILLIC,
    DEVANAGARI,
    HAN,
    HANGUL,
    HEBREW,
    KANA,
    KHMER,
    LAO,
    LATIN,
    THAI,
    holds_script,
)

_WORD: Final = r"[^\W\d_]+(?:['’][^\W\d_]+)?"
#: With vowel signs and points, which are no letters.
_MARKED_WORD: Final = f"[{ARABIC}{HEBREW}{DEVANAGARI}]+"
_ASCII_WORD: Final = r"[a-z]+(?:'[a-z]+)?"
_ACCENTED: Final = r"[\u00df-\u024f]"
_ACCENTED_SHARE: Final = 50
#: One word in so many is a marker of the language that the text is in.
_MARKER_SHARE: Final = 12
#: So many markers tell a language for sure, and so many times as many as the next language has; of languages without
#: lists, which have few markers here, it has to be further ahead.
_LEAST_MARKERS: Final = 3
_AHEAD: Final = 1.25
_AHEAD_OF_OTHERS: Final = 1.5
#: So many letters of other scripts say more than one character, which is a word in itself; and so many characters of
#: Chinese than one kana.
_LETTERS_A_CHARACTER: Final = 25
_KANA_SHARE: Final = 10
#: In fewer words, none of them may be a marker by chance.
_FEW_WORDS: Final = 30

#: Frequent in English and rare in other languages that are written alike: about a fifth of the words of a talk.
_ENGLISH: Final = "the and to that you it this for with have are they what not of my"
#: Words of English, too: of other languages they tell nothing.
_SHARED: Final = (
    "a all also am an and are as at be bed but by can chat come comes con dare den die do done fin for from had has "
    "he her here him his hoe i if in is it lie like long made main man many me men mine more most much no nor not "
    "note of on or our own pan par per plus pour sale same see she so some son sin sing sole such than that the "
    "then they this thus to too tot uno us van war was we were what when who will with you your"
)
#: Languages without lists here, by script: what is one of them is none of those that have.
_OTHERS: Final[Mapping[str, Mapping[str, str]]] = {
    LATIN: {
        "nl": "het een niet dat van zijn ik je wij ze heeft ook maar naar voor aan bij wat deze die worden hebben",
        "sv": "och det att en ett jag inte är som på med för har den av ikke ikk og er til af jeg ikke de vi men",
        "pl": "się nie na jest że to jak ale czy tak już był przez może jego są tylko być tego co za po od",
        "tr": "bir ve bu için çok ne var ben daha ama gibi kadar olan değil mi sonra şey oldu diye her o da de",
        "ro": "și în nu este pe că din cu mai care pentru sunt dar fost ce am ai au ca să lui",
        "cs": "je se že na to jsem jako ale by když jsou jak ve pro jeho tak už jen co být",
        "hu": "az és hogy nem egy ez meg van volt csak már mint még ha de kell lehet vagy ezt",
        "fi": "ja on ei että se hän oli mutta kun niin ovat olla myös joka mitä minä sen ole tämä",
        "ca": "els amb per però aquest aquesta és més molt també què perquè són ha ho les hi dels una",
    },
    CYRILLIC: {
        "uk": "і та що це не на як він вона його ми ви але або від для який була було щоб дуже є із ще",
        "bg": "и на да се че от за това са ще съм не като му но си беше той по до които така е",
        "sr": "и је да се на у за што то не са од као али би или само су био како сам смо јер",
    },
    ARABIC: {
        "fa": "است که این را با از برای آن به در می های خود شده بود هم یک تا کرد ما شما من اگر",
        "ur": "ہے کے میں کی اور سے کا نے کہ یہ کو پر ہیں تھا اس بھی ہو جو نہیں تو ہی کر",
    },
    DEVANAGARI: {
        "mr": "आहे आणि या ते हे त्या नाही आहेत होते मी एक तर काय की त्यांनी होता केला पण म्हणून",
        "ne": "छ र को मा हो यो पनि छन् गर्न लागि भएको हुन् गरेको थियो भने तर नेपाल",
    },
}
#: Scripts of which one language here is written, and those of which several languages are.
_ONE_LANGUAGE: Final = {HANGUL: "ko", THAI: "th", HEBREW: "he"}
_SEVERAL: Final = {CYRILLIC: ("ru",), ARABIC: ("ar",), DEVANAGARI: ("hi",)}
#: Malay has most of the markers of Indonesian, and passes for it.
_LATIN_LANGUAGES: Final = ("es", "fr", "de", "it", "pt", "vi", "id")
_SCRIPTS: Final = (LATIN, *_ONE_LANGUAGE, *_SEVERAL, LAO + BURMESE + KHMER)


#: Letters that a language does not have; where one word in so many has one, it is another.
_FOREIGN_LETTERS: Final[Mapping[str, str]] = {
    "ru": "іїєґўјљњћђѓќѕџ",
    "ar": "پچژگکیےں",
    "hi": "ळ",
    **dict.fromkeys(("es", "fr", "de", "it", "pt", "id"), "ąćčďđęěğħıłľńňőřśšşťůűųźżžāēģīķļņūėįșțĉĝĥĵŝŭ"),
}
_FOREIGN_TO: Final[Mapping[str, str]] = {
    "es": "àèìòùâêîôûçœëïãõäöß",
    "fr": "ñãõìòóáíúß",
    "de": "ñãõçìòáíóúàèêœ",
    "it": "ñçãõâêôûäöüœßáíóúëï",
    "pt": "ñìùèòœïëß",
    "id": "ñçãõâêôûäöüœßáíóúàèìò",
}
_FOREIGN_SHARE: Final = 25
#: So many different markers has a text of some length; two or three words may be alike by chance.
_VARIOUS: Final = 6


class Guess(NamedTuple):
    """The language that a text seems to be written in: its *code*, "" where it is none of those that have words here.

    Unless it is *sure*, the script alone says so, or nothing does.
    """

    code: str
    sure: bool


def detect_language(text: str, hint: str = "") -> Guess:
    """The language of *text*; where it does not tell, the *hint*, the code of a language that has its script.

    Kana tell Japanese, other Chinese characters Chinese, unless they are a name or two in a text of another script.
    Else it is the script that has most letters, and where several languages are written in it, the one whose most
    frequent words make up a twelfth of the words, and several of them, are well ahead of those of other languages, and
    have no letters that it lacks. A few words of Latin script without any of them pass for English, which is not sure.
    Takes time in proportion to the text.
    """
    if text.isascii():
        return _detect_latin(text, hint)
    if holds_script(text, HAN + KANA):
        east_asian = _detect_east_asian(text)
        if east_asian:
            return Guess(east_asian, sure=True)
    counts = {script: len(re.findall(f"[{script}]", text)) for script in _SCRIPTS}
    script = max(counts, key=counts.__getitem__)
    if script in _SEVERAL:
        return _detect_by_words(text, script, hint)
    if script == LATIN:
        return _detect_latin(text, hint)
    return Guess(_ONE_LANGUAGE.get(script, ""), sure=True)


def _detect_east_asian(text: str) -> str:
    """Chinese or Japanese; "" where there is more of another language in *text*, with a name or two of theirs."""
    han, kana, hangul = (len(re.findall(f"[{script}]", text)) for script in (HAN, KANA, HANGUL))
    if hangul > han + kana:
        return ""
    others = len(re.findall(rf"[^\W\d_{HAN}{KANA}]", text))
    if (han + kana) * _LETTERS_A_CHARACTER < others:
        return ""
    return "ja" if kana * _KANA_SHARE > han else "zh"


def _detect_latin(text: str, hint: str) -> Guess:
    counts, words = _count_markers(text, LATIN)
    total = words.total()
    english = counts.pop("en", 0)
    best, least = _rank(counts)
    plain = text.isascii() or len(re.findall(_ACCENTED, text)) * _ACCENTED_SHARE <= len(text)
    if plain and english >= total // _MARKER_SHARE and english >= counts[best]:
        guess = Guess("en", sure=english >= _LEAST_MARKERS)
    elif _wins(counts[best], max(least, _AHEAD * english), total) and _fits(words, best):
        guess = Guess(best if best in LANGUAGES else "", sure=True)
    else:
        guess = Guess("en" if plain and total < _FEW_WORDS else "", sure=False)
    return Guess(hint, sure=True) if not guess.sure and hint in {"en", *_LATIN_LANGUAGES} else guess


def _detect_by_words(text: str, script: str, hint: str) -> Guess:
    """The language of *text* among those of a *script* of which one has lists here: unless another one wins, it."""
    (code,) = _SEVERAL[script]
    counts, words = _count_markers(text, script)
    total = words.total()
    best, least = _rank(counts)
    if _has_foreign_letters(words, code):
        return Guess("", sure=True)
    if _wins(counts[best], least, total):
        return Guess(code if best == code else "", sure=True)
    return Guess(code, sure=hint == code)


def _fits(words: Counter[str], code: str) -> bool:
    """Whether *words* of Latin script have several different markers of a language, and no letters that it lacks."""
    markers = _load_markers(LATIN)[code]
    various = sum(word in markers for word in words)
    return various >= min(words.total() // 6, _VARIOUS) and not _has_foreign_letters(words, code)


def _has_foreign_letters(words: Counter[str], code: str) -> bool:
    """Whether too many of the *words* have letters that the language of that *code* lacks."""
    letters = frozenset(_FOREIGN_LETTERS.get(code, "") + _FOREIGN_TO.get(code, ""))
    found = sum(count for word, count in words.items() if not letters.isdisjoint(word))
    return found > 1 and found * _FOREIGN_SHARE > words.total()


def _rank(counts: Mapping[str, int]) -> tuple[str, float]:
    """The language with most markers, and how many it has to have for those of the others."""
    best = max(counts, key=lambda code: (counts[code], code))
    leads = (
        count * (_AHEAD if code in LANGUAGES else _AHEAD_OF_OTHERS) for code, count in counts.items() if code != best
    )
    return best, max(leads)


def _wins(count: int, least: float, total: int) -> bool:
    return count >= max(least, _LEAST_MARKERS) and count * _MARKER_SHARE >= total


def _count_markers(text: str, script: str) -> tuple[dict[str, int], Counter[str]]:
    """How many words of *text* are markers of each language of the *script*, and its words, in small letters."""
    markers = _load_markers(script)
    pattern = _ASCII_WORD if text.isascii() else _WORD if script in {LATIN, CYRILLIC} else _MARKED_WORD
    found = Counter(re.findall(pattern, fold_word(text)))
    counts = dict.fromkeys(markers, 0)
    for word, count in found.items():
        for code, known in markers.items():
            if word in known:
                counts[code] += count
    return counts, found


@cache
def _load_markers(script: str) -> Mapping[str, frozenset[str]]:
    """The markers of each language of the *script*; other languages have those that none of these has."""
    codes = _LATIN_LANGUAGES if script == LATIN else _SEVERAL[script]
    shared = frozenset(_SHARED.split())
    markers = {code: _list_words(find_language(code)) - shared for code in codes}
    if script == LATIN:
        markers["en"] = frozenset(_ENGLISH.split())
    known = frozenset().union(*markers.values())
    return markers | {code: frozenset(text.split()) - known - shared for code, text in _OTHERS[script].items()}


def _list_words(language: Language) -> frozenset[str]:
    return language.markers.union(*language.list_kinds().values())
