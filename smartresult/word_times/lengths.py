"""The model: how long a token takes to say, and what pause follows it, in seconds of ordinary speech.

Every token has a length that grows with its letters and vowel groups, or its syllables; tokens at a pause and at the
end are drawn out; punctuation is a pause. A caller scales all by one factor, so that they fill the time that is known.
On alignments of 27,526 segments, English and Chinese, of speakers that the figures had not been fitted on, a border
between words was 143 ms (English) and 82 ms (Chinese) off in the mean, where shares by characters were 163 and 94, and
equal shares 222 and 123. Half of all English borders are more than 100 ms off: an estimate is never more than that.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from smartresult.text.marks import CLAUSE_ENDS, DASHES, NEUTRAL_QUOTES, OPENING, SENTENCE_ENDS, TITLES
from smartresult.text.scripts import HANGUL, KANA, SYLLABIC
from smartresult.word_times.numbers import SIGNS, count_syllables, spell_out

# --- Fitted on the alignments named above.

#: A token of an alphabetic script; each of its letters; each group of vowels, a silent e at the end not counted.
TOKEN: Final = 0.10
LETTER: Final = 0.035
VOWELS: Final = 0.05
#: What a function word lacks: it is hurried over.
FUNCTION_WORD: Final = -0.07
#: A letter of an abbreviation, which is read by its name ("FBI"): 2.2 letters and a vowel each.
SPELLED_LETTER: Final = 2.2 * LETTER + VOWELS
#: A Chinese character; what a light particle lacks, and what one of the characters of grammar does.
CHINESE_CHARACTER: Final = 0.195
LIGHT_PARTICLE: Final = -0.075
FUNCTION_CHARACTER: Final = -0.03
#: What the last token has more, and one with punctuation after it.
LAST_TOKEN: Final = 0.08
BEFORE_PUNCTUATION: Final = 0.10
#: The silence after a comma and its like, and after the end of a sentence.
COMMA_PAUSE: Final = 0.15
SENTENCE_PAUSE: Final = 0.35

# --- By analogy, not measured.

#: What a token takes in which there is nothing to say, so that the time of a text can always be shared out.
SHORTEST: Final = 0.02

KANA_MORA: Final = 0.13  # きゃ is one, きっ are two
HANGUL_SYLLABLE: Final = 0.195
#: A letter of a script whose vowels are not told apart here, or not written: Arabic, Hebrew, Devanagari, Thai…
OTHER_LETTER: Final = LETTER + VOWELS / 2

# fmt: off
_FUNCTION_WORDS: Final = frozenset({
    "a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "from", "with", "as", "into", "and", "or", "but",
    "if", "that", "i", "you", "he", "she", "it", "we", "they", "me", "him", "her", "us", "them", "my", "your",
    "his", "its", "our", "their", "is", "am", "are", "was", "were", "be", "been", "do", "does", "did", "has",
    "have", "had", "can", "could", "will", "would", "shall", "should", "may", "might", "must",
})
# fmt: on
_LIGHT_PARTICLES: Final = frozenset("的了着过吗呢吧地得们么")
_FUNCTION_CHARACTERS: Final = frozenset("是在有和就不也都而及与或但对于为以被把从到向这那个我你他她它之其一")
_GLIDES: Final = frozenset("ぁぃぅぇぉゃゅょゎァィゥェォャュョヮｧｨｩｪｫｬｭｮﾞﾟ")

_LEADING: Final = f"{OPENING}{NEUTRAL_QUOTES}-{DASHES}"
_COMMON_MARKS: Final = ".,;:?!)\"'”’"
_VOWEL_GROUP: Final = "[aeiouyæøœαειουηωаеёиоуыэюяіїє]+"
_VOWELS_BEFORE_E: Final = frozenset("aeiouy")
_LETTERS: Final = r"[^\W\d_]+(?:['’][^\W\d_]+)*"
_ACCENTS: Final = "[\u0300-\u036f]+"
_TOLD_APART: Final = "[a-zæøœßα-ωа-яёіїє]"
_ABBREVIATION: Final = r"(?:[A-Z]\.?){2,5}(?:['’]?s)?|[A-Z](?:&[A-Z])+"
_INITIALS: Final = r"(?:[^\W\d_]\.)+"
_SYLLABLE: Final = f"[{SYLLABIC}]"
_KANA: Final = f"[{KANA}]"
_HANGUL: Final = f"[{HANGUL}]"
_SPELLED: Final = rf"[\d{re.escape(''.join(SIGNS))}]"
_CORE: Final = rf"(?s).*[\w{re.escape(''.join(SIGNS))}]"
_SENTENCE_END: Final = f"[{re.escape(SENTENCE_ENDS)}]"
_COMMA: Final = f"[{re.escape(CLAUSE_ENDS + DASHES)}]"
_SPELLED_WORD: Final = r"[^\s-]+"


@lru_cache(1 << 13)  # speech repeats itself: a hit is 20 times as fast, and the most of it takes 2 MB
def measure_token(token: str, syllabic: bool, capitals: bool) -> tuple[float, float]:  # noqa: FBT001 - faster
    """How long *token* takes to say, and the pause after it, in seconds.

    In a *syllabic* text (Chinese, Japanese, Korean) numbers are read by syllables; in one of *capitals* alone these
    make no abbreviation. What a last token has more is the caller's to add.
    """
    body = token.strip()
    core = body.rstrip(_COMMON_MARKS)
    if core.isascii() and core.isalpha():  # as below, for most words of English
        pause = _find_pause(core, body[len(core) :]) if len(core) < len(body) else 0.0
        length = _measure_word(core, capitals=capitals)
        return (length + BEFORE_PUNCTUATION if pause else length), pause
    if not body.isascii():
        body = unicodedata.normalize("NFC", body)
    match = re.match(_CORE, body)
    core = match[0].lstrip(_LEADING) if match else ""
    pause = _find_pause(core, body[match.end() :] if match else body)
    length = _measure_core(core, syllabic=syllabic, capitals=capitals)
    return (length + BEFORE_PUNCTUATION if pause else length), pause


def _find_pause(core: str, marks: str) -> float:
    if marks.startswith(".") and (core.lower() in TITLES or re.fullmatch(_INITIALS, f"{core}.")):
        marks = marks[1:]  # "Mr." and "U.S." end no sentence, as far as a text can tell
    if re.search(_SENTENCE_END, marks):
        return SENTENCE_PAUSE
    return COMMA_PAUSE if re.search(_COMMA, marks) else 0.0


def _measure_core(core: str, *, syllabic: bool, capitals: bool) -> float:
    if len(core) == 1 and core >= "\u2e80":
        return max(_measure_syllable(core), SHORTEST)
    length = sum(_measure_syllable(syllable) for syllable in re.findall(_SYLLABLE, core))
    core = re.sub(_SYLLABLE, " ", core)
    if re.search(_SPELLED, core):
        if syllabic:
            length += CHINESE_CHARACTER * count_syllables(core)
            core = re.sub(r"[\d%％]", " ", core)
        else:
            core = spell_out(core)
    words = [word for word in re.findall(_SPELLED_WORD, core) if any(map(str.isalnum, word))]
    return max(length + sum([_measure_word(word, capitals=capitals) for word in words]), SHORTEST)


def _measure_syllable(character: str) -> float:
    if re.match(_KANA, character):
        return 0.0 if character in _GLIDES else KANA_MORA
    if re.match(_HANGUL, character):
        return HANGUL_SYLLABLE
    if character in _LIGHT_PARTICLES:
        return CHINESE_CHARACTER + LIGHT_PARTICLE
    return CHINESE_CHARACTER + (FUNCTION_CHARACTER if character in _FUNCTION_CHARACTERS else 0.0)


def _measure_word(word: str, *, capitals: bool) -> float:
    if not capitals and not word.islower() and re.fullmatch(_ABBREVIATION, word):
        return TOKEN + SPELLED_LETTER * sum(letter.isupper() for letter in word)
    word = word.lower().replace("’", "'").strip("'\"“”‘")
    length = TOKEN + FUNCTION_WORD if word in _FUNCTION_WORDS else TOKEN
    if word.isascii() and word.isalpha():
        return length + LETTER * len(word) + VOWELS * _count_vowel_groups(word)
    if not word.isascii():
        word = re.sub(_ACCENTS, "", unicodedata.normalize("NFD", word.replace("й", "j")))
    for letters in re.findall(_LETTERS, word):
        known = len(re.findall(_TOLD_APART, letters))
        length += LETTER * known + VOWELS * _count_vowel_groups(letters)
        length += OTHER_LETTER * (len(letters.replace("'", "")) - known)
    return length


def _count_vowel_groups(letters: str) -> int:
    """The groups of vowels in *letters*, a silent e at the end not counted."""
    groups = len(re.findall(_VOWEL_GROUP, letters))
    return groups - 1 if groups > 1 and letters[-1] == "e" and letters[-2] not in _VOWELS_BEFORE_E else groups
