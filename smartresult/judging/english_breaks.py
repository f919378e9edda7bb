"""Where English should not be broken, as far as that can be told without a tagger.

Sources: the line treatment of Netflix's Timed Text Style Guide, and the BBC Subtitle Guidelines, which let a line end
after a verb. An adjective before its noun, a verb and its preposition are left out, and what may be right is let pass.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

import msgspec

from smartresult.profiles import Profile
from smartresult.text.marks import CLOSING_BRACKETS, NEUTRAL_QUOTES, OPENING, STOPS

#: A clause may end here: a break after one of these is no fault.
_PAUSES: Final = frozenset(f"{STOPS}-~♪")
_CLOSED_BY: Final = CLOSING_BRACKETS + NEUTRAL_QUOTES


#: What stands around a word that is looked up.
_MARKS: Final = OPENING + CLOSING_BRACKETS + NEUTRAL_QUOTES + STOPS


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_CONJUNCTIONS: Final = _words("and or but nor because if unless whether although while than as so")
#: After these a clause begins or has ended: what stands before one of them is no longer waiting for its word.
_CLAUSES: Final = _CONJUNCTIONS | _words("when then though until let's yeah yes okay")
_RELATIVES: Final = _words("which who whom what how why where when")
_ARTICLES: Final = _words("a an the")
_POSSESSIVES: Final = _words("my your our their its whose")
_DETERMINERS: Final = _words("every this these those some any no his her")
_PREPOSITIONS: Final = _words(
    "of at from with into onto upon for by between among against without within during toward towards despite via to"
    " in on over through around along about across under behind near off before after since until till"
)
_SUBJECTS: Final = _words("i he she we they")
_BE: Final = _words("am is are was were be been being")
_HAVE: Final = _words("have has had having")
_DO: Final = _words("do does did")
_MODALS: Final = _words(
    "will would can could shall should may might must cannot gonna wanna gotta let's"
    " don't doesn't didn't can't couldn't won't wouldn't shouldn't mustn't haven't hasn't hadn't"
)
_NEGATED_BE: Final = _words("isn't aren't wasn't weren't ain't")
_DEMONSTRATIVE_PRONOUNS: Final = _words("this that these those")
_AUXILIARIES: Final = _BE | _HAVE | _DO | _MODALS | _NEGATED_BE
_NEGATIONS: Final = _words("not never")
_CAUSATIVES: Final = _words("let help make makes made see saw hear have had watch")
_VERBS: Final = _words(
    "know think want need see get go make say mean take come look find feel try use tell ask work call keep put like"
    " love hope believe remember understand guess"
)
_IT_VERBS: Final = _words("seems looks feels makes takes goes gets means works comes happens turns depends says")
_PARTICIPLES: Final = _words(
    "been being done gone got gotten made seen said taken given known found come become left kept told put set shown"
    " written spoken broken chosen built brought bought taught thought caught felt held heard met paid sent sold spent"
    " begun grown thrown worn won lost led run not never"
)
_NO_VERBS: Final = _words(
    "something nothing anything everything thing morning evening king ring string spring during wing need bed red"
    " hundred speed seed indeed weed breed feed"
)
_PRONOUN_AND_IS: Final = _words("he's she's it's that's there's what's who's where's how's here's")
_BE_OR_HAVE: Final = _BE | _HAVE | _NEGATED_BE | _PRONOUN_AND_IS
_TITLES: Final = _words("mr mrs ms dr prof st mr. mrs. ms. dr. prof. st.")
_CALENDAR: Final = _words(
    "january february march april may june july august september october november december"
    " monday tuesday wednesday thursday friday saturday sunday"
)
#: Capitalised, and no part of a name.
_UPPER_CASE_WORDS: Final = _CALENDAR | _words("i i'm i'll i've i'd english chinese")
_NUMBERS: Final = _words(
    "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety"
    " hundred thousand million billion"
)
#: A number after one of these is a name, and counts nothing.
_NUMBERED: Final = _words("chapter number page section part episode step phase level room line figure")
_NO_NOUNS: Final = (
    _CLAUSES
    | _RELATIVES
    | _ARTICLES
    | _POSSESSIVES
    | _DETERMINERS
    | _PREPOSITIONS
    | _SUBJECTS
    | _AUXILIARIES
    | _words("you it that there not")
)
_DIGITS: Final = r"[$£€]?\d[\d.,]*"
_YEAR: Final = r"(?:19|20)\d\d"

#: For each word that may not end a line: what it is, and the words before which it may.
_WAITING: Final[dict[str, tuple[str, frozenset[str]]]] = {
    **dict.fromkeys(_PREPOSITIONS, ("a preposition", _CLAUSES | _PREPOSITIONS | _SUBJECTS | _AUXILIARIES)),
    **dict.fromkeys(
        _words("before after since until till"), ("a preposition", _CLAUSES | _PREPOSITIONS | _AUXILIARIES)
    ),
    "to": ("“to”", _CLAUSES | _PREPOSITIONS | _SUBJECTS | (_AUXILIARIES - _words("be have do"))),
    **dict.fromkeys(_RELATIVES, ("a relative or question word", _CLAUSES)),
    **dict.fromkeys(_CONJUNCTIONS, ("a conjunction", frozenset())),
    "so": ("a conjunction", _CLAUSES),
    "that": ("“that”", _CLAUSES | _PREPOSITIONS),
    **dict.fromkeys(_DETERMINERS, ("a determiner", _NO_NOUNS)),
    **dict.fromkeys(_words("every"), ("a determiner", frozenset())),
    **dict.fromkeys(_POSSESSIVES, ("a possessive", frozenset())),
    **dict.fromkeys(_ARTICLES, ("an article", frozenset())),
    **dict.fromkeys(_SUBJECTS, ("a pronoun before its verb", _CLAUSES)),
    **dict.fromkeys(_NEGATIONS, ("a negation", _CLAUSES)),
}
_SET_PHRASES: Final = frozenset({("a", "while"), ("or", "not")})


_WORD: Final = r"[a-z]+(?:['’][a-z]+)?"
_ACCENTED: Final = r"[\u00df-\u024f]"
#: Frequent in English and rare in other languages that are written alike: about a fifth of the words of a talk.
_MARKERS: Final = _words("the and to that you it this for with have are they what not of my")
_FOREIGN_MARKERS: Final = _words(
    "der das und ich ist nicht ein le les des est une je vous el los las que una por il di che sono och det att een het"
    " niet não uma para nie się"
)
_MARKER_SHARE: Final = 12
_ACCENTED_SHARE: Final = 50


def looks_english(text: str) -> bool:
    """Whether what *text* has of Latin letters is English: one word in 12 is one of its most frequent.

    Few words are English unless they look like another language.
    """
    words = re.findall(_WORD, text.lower())
    english, foreign = (sum(map(markers.__contains__, words)) for markers in (_MARKERS, _FOREIGN_MARKERS))
    accented = 0 if text.isascii() else len(re.findall(_ACCENTED, text))
    return english >= len(words) // _MARKER_SHARE and english >= foreign and accented * _ACCENTED_SHARE <= len(text)


class _EnglishBreak(msgspec.Struct, frozen=True, gc=False):
    """The words at a break, as they are written and folded; *before* is the one before the *last*, or ""."""

    last: str
    before: str
    following: str
    word: str
    word_before: str
    following_word: str
    profile: Profile


def explain_english_break(said: Sequence[str], after: str, profile: Profile) -> str:
    """What forbids to break between the words *said*, of which there is one, and *after*; or ""."""
    last, before = said[-1], said[-2] if len(said) > 1 else ""
    following = after.split(maxsplit=1)[0]
    place = _EnglishBreak(last, before, following, _fold(last), _fold(before), _fold(following), profile)
    if last.lower() in _TITLES:
        return "no break after a title"
    if not place.word or last.rstrip(_CLOSED_BY)[-1:] in _PAUSES:
        return ""
    what = next((what for what, applies in _ENGLISH_RULES if applies(place)), "") or _find_waiting(place)
    return f"no break {what}" if what else ""


def _find_waiting(place: _EnglishBreak) -> str:
    what, let_pass = _WAITING.get(place.word, ("", frozenset()))
    if not what or _is_acronym(place) or (place.word_before, place.word) in _SET_PHRASES:
        return ""
    return "" if place.following_word in let_pass else f"after {what}"


def _is_acronym(place: _EnglishBreak) -> bool:
    """US and IT are no pronouns, unless all is in capitals."""
    return len(place.last) > 1 and place.last.isupper() and not place.before.isupper()


def _fold(word: str) -> str:
    return word.strip(_MARKS).replace("’", "'").lower()


def _awaits_verb(place: _EnglishBreak) -> bool:
    """Whether an auxiliary stands before its verb, or before its subject in a question."""
    word, following = place.word, place.following_word
    if place.profile.may_end_after_verb or place.last in ("May", "Will"):
        return False
    if word in _MODALS or word.endswith(("'ll", "'ve", "'d")):
        return following not in _CLAUSES and following not in _PREPOSITIONS
    if word in _DO:
        return following in _VERBS or following in _NEGATIONS or following in _SUBJECTS
    if word in _BE and following in _SUBJECTS:
        return True
    is_auxiliary = word in _BE_OR_HAVE or word.endswith(("'m", "'re"))
    return is_auxiliary and (following in _PARTICIPLES or _has_verb_ending(following))


def _has_verb_ending(word: str) -> bool:
    return len(word) > len("ring") and word.endswith(("ing", "ed")) and word not in _NO_VERBS


def _is_subject(place: _EnglishBreak) -> bool:
    """Whether the last word is a pronoun that may be an object, but is followed by a verb."""
    word, following = place.word, place.following_word
    if _is_acronym(place) or place.word_before in _CAUSATIVES:
        return False
    if word == "you":
        return following in _AUXILIARIES or following in _VERBS
    if word == "it":
        return following in _AUXILIARIES or following in _IT_VERBS
    return word in _DEMONSTRATIVE_PRONOUNS and following in _AUXILIARIES


def _is_possessive(place: _EnglishBreak) -> bool:
    word = place.word
    return word.endswith("'s") and word not in _PRONOUN_AND_IS and place.following_word not in _NO_NOUNS


def _counts(place: _EnglishBreak) -> bool:
    """Whether a number, and not the number of a chapter, a day or a year, stands before a noun."""
    if not place.following_word[:1].isalpha() or place.following_word in _NO_NOUNS:
        return False
    if place.word_before in _NUMBERED or place.word_before in _CALENDAR:
        return False
    return place.word in _NUMBERS or (
        re.fullmatch(_DIGITS, place.word) is not None and not re.fullmatch(_YEAR, place.word)
    )


def _is_name(place: _EnglishBreak) -> bool:
    """Whether two capitalised words meet in the middle of a sentence."""
    before = place.before.rstrip(_CLOSED_BY)
    return before[-1:] not in ("", *".?!…:-–") and _is_capitalised(place.last) and _is_capitalised(place.following)


def _is_capitalised(word: str) -> bool:
    name = _fold(word)
    return name[:1].isascii() and word[0].isupper() and not word.isupper() and name not in _UPPER_CASE_WORDS


_ENGLISH_RULES: Final[tuple[tuple[str, Callable[[_EnglishBreak], bool]], ...]] = (
    ("after an auxiliary before its verb", _awaits_verb),
    ("after a pronoun before its verb", _is_subject),
    ("after a possessive", _is_possessive),
    ("after a number before what it counts", _counts),
    ("between the parts of a name", _is_name),
)
