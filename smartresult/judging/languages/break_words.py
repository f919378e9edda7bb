"""Where a text should not be broken by its words, in languages that have lists of them.

The rules are those that Netflix's Timed Text Style Guide has for every language: a line does not end on an article, a
preposition, a conjunction, a pronoun before its verb, an auxiliary or a negation; numbers stay with what they count,
titles with names. What the lists leave out is let pass.
"""

import re
from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Final, NamedTuple

from smartresult.text.languages.language import fold_word
from smartresult.text.marks import CLOSED_BY, NAME_DOTS, OPENING, STOPS
from smartresult.text.scripts import THAI, holds_script
from smartresult.text.sentences import find_stop
from smartresult.word_times.phrases import find_thai_words

#: A clause may end here: a break after one of these is no fault.
_PAUSES: Final = frozenset(f"{STOPS}-~♪")
_MARKS: Final = OPENING + CLOSED_BY + STOPS + "-–—"
_NUMERALS: Final = frozenset("0123456789０１２３４５６７８９〇一二三四五六七八九十百千万億兆")
_NUMBER: Final = re.compile(r"\d[\d.,\u00a0\u202f]*")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_SHORTEST_VERB: Final = 5
#: How much of a line is cut into words, in characters.
_REACH: Final = 60
_NONE: Final[frozenset[str]] = frozenset()


class BreakWords(NamedTuple):
    """The words of a language that must not be parted from a neighbour, in small letters, with ' for apostrophes."""

    #: As in BCP 47.
    code: str
    #: By what they are ("an article"): those on which no line ends, and those with which none begins.
    never_last: Mapping[str, frozenset[str]]
    never_first: Mapping[str, frozenset[str]] = {}
    #: Before one of these a word of `never_last` is let pass, for a clause begins; but for those of `always`.
    clauses: frozenset[str] = _NONE
    always: frozenset[str] = _NONE
    #: Auxiliaries and modal verbs, which may be verbs of their own, and the ends by which the verb after one is told.
    auxiliaries: frozenset[str] = _NONE
    verb_endings: tuple[str, ...] = ()
    #: Every noun has a capital, so that two capitals tell no name.
    capital_nouns: bool = False
    #: Before a name; and after a number.
    titles: frozenset[str] = _NONE
    counted: frozenset[str] = _NONE
    #: Where words have no blanks between them: beginnings that are no words of `never_first`, though they look it.
    unless_first: frozenset[str] = _NONE
    #: And ends that are no words of `never_last`.
    unless_last: frozenset[str] = _NONE
    #: Words have no blanks between them, and are looked for at the edges of lines.
    unspaced: bool = False


def explain_listed_break(line: str, after: str, known: BreakWords) -> str:
    """What forbids, by the words of *known*, to break between *line* and *after*, which both show something; or ""."""
    if known.unspaced:
        what = _explain_unspaced(line, after, known)
    else:
        line, after = _part_words(line[-_REACH:]), _part_words(after[:_REACH])
        before, last = ["", *line.rsplit(maxsplit=2)][-2:]
        what = _explain_words(_Break(before, last, after.split(maxsplit=1)[0]), known)
    return f"no break {what}" if what else ""


def _part_words(text: str) -> str:
    """*text*, with blanks between words of Thai."""
    starts = find_thai_words(text) if holds_script(text, THAI) else []
    return " ".join([text[first:last] for first, last in pairwise([0, *starts, len(text)])]) if starts else text


class _Break(NamedTuple):
    """The words at a break, as they are written: *before* is the one before the *last*, or ""."""

    before: str
    last: str
    following: str

    @property
    def word(self) -> str:
        return _fold(self.last)

    @property
    def next_word(self) -> str:
        return _fold(self.following)


def _explain_words(place: _Break, known: BreakWords) -> str:
    last = place.last
    if last.rstrip(CLOSED_BY)[-1:] in _PAUSES:
        belongs = last.endswith(".") and not last.endswith("..") and find_stop(last, place.following) == ""
        return "after an abbreviation" if belongs and place.word else ""
    if not place.word or not place.next_word:
        return ""
    return next(filter(None, (rule(place, known) for rule in _RULES)), "")


def _explain_first(place: _Break, known: BreakWords) -> str:
    what = _find_kind(place.next_word, known.never_first)
    return f"before {what}" if what else ""


def _explain_count(place: _Break, known: BreakWords) -> str:
    counts = _NUMBER.fullmatch(place.word) and not _YEAR.fullmatch(place.word)
    return "after a number before what it counts" if counts and place.next_word in known.counted else ""


def _explain_title(place: _Break, known: BreakWords) -> str:
    is_title = place.word in known.titles and place.following.lstrip(OPENING)[:1].isupper()
    return "after a title" if is_title else ""


def _explain_auxiliary(place: _Break, known: BreakWords) -> str:
    verb = place.next_word
    waits = place.word in known.auxiliaries and len(verb) >= _SHORTEST_VERB and verb.endswith(known.verb_endings)
    return "after an auxiliary before its verb" if waits else ""


def _explain_name(place: _Break, known: BreakWords) -> str:
    if known.capital_nouns or not _is_name(place):
        return ""
    begins = place.next_word in known.clauses or "'" in place.next_word or _find_kind(place.next_word, known.never_last)
    return "" if begins else "between the parts of a name"  # a sentence may begin, if no mark tells


def _explain_last(place: _Break, known: BreakWords) -> str:
    word = place.word
    if len(place.last) == 1 and place.last.isupper():  # plan A, Carlo I
        return ""
    what = _find_kind(word, known.never_last) or _find_kind(word.rpartition("'")[2], known.never_last)
    waits = what and (place.next_word not in known.clauses or word in known.always)
    return f"after {what}" if waits else ""


_RULES: Final[tuple[Callable[[_Break, BreakWords], str], ...]] = (
    _explain_first,
    _explain_count,
    _explain_title,
    _explain_auxiliary,
    _explain_name,
    _explain_last,
)


def _is_name(place: _Break) -> bool:
    """Whether two capitalised words meet in the middle of a sentence, with no mark between them."""
    begins = place.before.rstrip(CLOSED_BY)[-1:] in ("", *".?!…:-–—")
    return not begins and _is_capitalised(place.last) and _is_capitalised(place.following)


def _is_capitalised(word: str) -> bool:
    bare = word.strip(_MARKS)
    return word[:1].isupper() and len(bare) > 1 and not bare.isupper()


def _explain_unspaced(line: str, after: str, known: BreakWords) -> str:
    """The same where words have no blanks between them: by the letters at the edges of the lines."""
    if line[-1] in NAME_DOTS:
        return "between the parts of a name"
    if line[-1] in _MARKS or after[0] in _MARKS:
        return ""
    if line[-1] in _NUMERALS and (after[0] in _NUMERALS or after.startswith(tuple(known.counted))):
        return "inside a number, or after one before what it counts"
    begins = [word for listed in known.never_first.values() for word in listed if _begins_with(after, word)]
    if begins and not after.startswith(tuple(known.unless_first)):
        return f"before {_find_kind(max(begins, key=len), known.never_first)}"
    ends = [word for listed in known.never_last.values() for word in listed if line.endswith(word)]
    if not ends or line.endswith(tuple(known.unless_last)):
        return ""
    return f"after {_find_kind(max(ends, key=len), known.never_last)}"


def _begins_with(after: str, word: str) -> bool:
    """Whether *after* begins with *word*, and goes on: what stands alone there leans on nothing (は？, けど 俺は)."""
    following = after[len(word) : len(word) + 1]
    return after.startswith(word) and (len(word) > 1 or following.isalnum())


def _find_kind(word: str, kinds: Mapping[str, frozenset[str]]) -> str:
    return next((what for what, listed in kinds.items() if word in listed), "")


def _fold(word: str) -> str:
    return fold_word(word.strip(_MARKS))
