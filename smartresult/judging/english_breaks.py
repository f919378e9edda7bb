"""Where English should not be broken, as far as that can be told without a tagger.

Sources: the line treatment of Netflix's Timed Text Style Guide, and the BBC Subtitle Guidelines, which let a line end
after a verb. An adjective before its noun, a verb and its preposition are left out, and what may be right is let pass.
What the marks after a word stand for is a fact of writing, which all rooms share; what may follow them is a rule.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

import msgspec

from smartresult.profiles import Profile
from smartresult.text.marks import CLOSED_BY, OPENING, STOPS
from smartresult.text.sentences import TITLES, find_stop

#: A clause may end here: a break after one of these is no fault.
_PAUSES: Final = frozenset(f"{STOPS}-~♪")


#: What stands around a word that is looked up.
_MARKS: Final = OPENING + CLOSED_BY + STOPS


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
#: They are titles without a full stop, too.
_BARE_TITLES: Final = _words("mr mrs ms dr prof st")
#: With a full stop, they explain what follows, or name its number.
_EXPLAINING: Final = _words("e.g i.e cf ca vs v viz approx fig figs vol vols no nos p pp ch chap sec art eq pt")
_CALENDAR: Final = _words(
    "january february march april may june july august september october november december"
    " monday tuesday wednesday thursday friday saturday sunday"
)
#: Capitalised, and no part of a name.
_UPPER_CASE_WORDS: Final = _CALENDAR | _words("i i'm i'll i've i'd english chinese")
_UNITS_OF_TEN: Final = _words("one two three four five six seven eight nine")
_TEENS: Final = _words("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
_TENS: Final = _words("twenty thirty forty fifty sixty seventy eighty ninety")
_MAGNITUDES: Final = _words("hundred thousand million billion trillion")
_NUMBERS: Final = (_UNITS_OF_TEN | _TEENS | _TENS | _MAGNITUDES) - {"one"}  # which is a pronoun, too
#: What is counted by one.
_MEASURES: Final = _words(
    "percent second minute hour day week month year cent dollar euro pound inch foot mile meter metre kilometer"
    " kilometre gram kilo kilogram ounce ton liter litre gallon degree point"
)
#: They stand between an auxiliary and its verb.
_ADVERBS: Final = _words(
    "never not always also just really actually only even still already ever often usually probably certainly"
    " definitely clearly simply finally recently currently almost nearly completely totally fully hardly barely"
    " rarely truly constantly quickly slowly suddenly easily"
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


class _EnglishBreak(msgspec.Struct, frozen=True, gc=False):
    """The words at a break, as they are written and folded; *before* is the one before the *last*, or "".

    *after* is the whole line that follows.
    """

    last: str
    before: str
    following: str
    word: str
    word_before: str
    following_word: str
    after: str
    profile: Profile


def explain_english_break(said: Sequence[str], after: str, profile: Profile, *, cased: bool) -> str:
    """What forbids to break between the words *said*, of which there is one, and *after*; or "".

    *cased* says that the text has capitals.
    """
    last, before = said[-1], said[-2] if len(said) > 1 else ""
    following = after.split(maxsplit=1)[0]
    word = _fold(last)
    if last.rstrip(CLOSED_BY)[-1:] in _PAUSES:
        what = _explain_full_stop(last, word, after) if find_stop(last, after, cased=cased) == "" else ""
        return f"no break {what}" if what else ""
    if word in _BARE_TITLES and following[:1].isupper():
        return "no break after a title"
    if not word:
        return ""
    place = _EnglishBreak(last, before, following, word, _fold(before), _fold(following), after, profile)
    if _begins_sentence(place):
        return ""
    what = next((what for what, applies in _ENGLISH_RULES if applies(place)), "") or _find_waiting(place)
    return f"no break {what}" if what else ""


def _explain_full_stop(last: str, word: str, after: str) -> str:
    """What is parted after *word*, to which its mark belongs; or "": what may end a line, as "etc." and "Inc." do."""
    if word in TITLES or word in _BARE_TITLES:
        return "after a title"
    if len(word) == 1 and last.strip(_MARKS).isupper():
        return "after an initial"
    if after[:1].isdecimal() or word in _EXPLAINING:
        return "after an abbreviation"
    if word.isdecimal():
        return "after an ordinal"
    return "between the parts of a name" if last.endswith("!") and after[:1].isupper() else ""


def _begins_sentence(place: _EnglishBreak) -> bool:
    """Whether a word of grammar has a capital in what is not all capitals: a sentence begins, if no mark tells."""
    capital = place.following[:1].isupper() and not place.following.isupper()
    return capital and place.following_word in _NO_NOUNS and place.following_word != "i"


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


def _parts_verb_with_adverb(place: _EnglishBreak) -> bool:
    """Whether an adverb stands between an auxiliary and its verb, before the break or after it."""
    if place.profile.may_end_after_verb:
        return False
    if place.word in _ADVERBS:
        return _takes(place.word_before, place.following_word)
    if place.following_word not in _ADVERBS or place.following[-1:] in _PAUSES:
        return False
    words = place.after.split(maxsplit=2)
    return len(words) > 1 and _takes(place.word, _fold(words[1]))


def _takes(auxiliary: str, verb: str) -> bool:
    """Whether *verb* is a form that *auxiliary* stands before."""
    if auxiliary in _MODALS or auxiliary.endswith("'ll"):
        return verb[:1].isalpha() and verb not in _NO_NOUNS and verb not in _ADVERBS
    if auxiliary in _DO:
        return verb in _VERBS
    is_auxiliary = auxiliary in _BE_OR_HAVE or auxiliary.endswith(("'m", "'re", "'ve", "'d"))
    return is_auxiliary and (verb in _PARTICIPLES or _has_verb_ending(verb))


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


def _is_inside_number(place: _EnglishBreak) -> bool:
    """Whether both words are of one number, or it is one of something that is measured."""
    word, following = place.word, place.following_word
    if re.fullmatch(_DIGITS, word):
        return following in _MAGNITUDES and place.word_before not in _NUMBERED
    if word in _TENS:
        return following in _UNITS_OF_TEN or following in _TEENS or following in _TENS or following in _MAGNITUDES
    if word in _UNITS_OF_TEN or word in _TEENS:
        is_year = word in _TEENS and following in _TENS
        return following in _MAGNITUDES or is_year
    return word in _MAGNITUDES and (following in _NUMBERS or following == "one")


def _counts(place: _EnglishBreak) -> bool:
    """Whether a number, and not the number of a chapter, a day or a year, stands before a noun."""
    if not place.following_word[:1].isalpha() or place.following_word in _NO_NOUNS:
        return False
    if place.word_before in _NUMBERED or place.word_before in _CALENDAR:
        return False
    if place.word == "one":
        return place.following_word in _MEASURES
    return place.word in _NUMBERS or (
        re.fullmatch(_DIGITS, place.word) is not None and not re.fullmatch(_YEAR, place.word)
    )


def _is_name(place: _EnglishBreak) -> bool:
    """Whether two capitalised words meet in the middle of a sentence, with no bracket or quote between them."""
    before = place.before.rstrip(CLOSED_BY)
    if place.last[-1:] in CLOSED_BY:
        return False
    return before[-1:] not in ("", *".?!…:-–") and _is_capitalised(place.last) and _is_capitalised(place.following)


def _is_capitalised(word: str) -> bool:
    name = _fold(word)
    return name[:1].isascii() and word[0].isupper() and not word.isupper() and name not in _UPPER_CASE_WORDS


_ENGLISH_RULES: Final[tuple[tuple[str, Callable[[_EnglishBreak], bool]], ...]] = (
    ("after an auxiliary before its verb", _awaits_verb),
    ("between an auxiliary and its verb", _parts_verb_with_adverb),
    ("after a pronoun before its verb", _is_subject),
    ("after a possessive", _is_possessive),
    ("inside a number", _is_inside_number),
    ("after a number before what it counts", _counts),
    ("between the parts of a name", _is_name),
)
