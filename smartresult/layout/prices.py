"""What it costs to break a text at a border between two words: below 0 a break is welcome, above 2 it hurts.

The unit is the price of a cue. Rules from the guides of Netflix, the BBC and TED: break after punctuation, before a
conjunction or a preposition; never after an article, between first and last name, between a number and its unit,
between pronoun or auxiliary and verb. For Chinese: between the phrases of BudouX, the surer the better, and never
after a word that leans on the next (把, 在, 不) nor before one that leans back (的, 了, 吗). The figures were found by
trying.

`look_at` sees what matters about one word. A rule about two words that meet is a line in `price_pair`, or, where one of
them is Chinese or Japanese, in `price_phrase`. `price_borders` adds what the text around says: pauses, and the borders
of segments.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from operator import add, sub
from typing import Final, NamedTuple

from smartresult.layout import chinese, english
from smartresult.text.marks import (
    CLOSING,
    CLOSING_BRACKETS,
    NEUTRAL_QUOTES,
    OPENING,
    SENTENCE_ENDS,
    STOPS,
)
from smartresult.text.scripts import UNSPACED
from smartresult.text.sentences import find_stop
from smartresult.word_times.phrases import SURE_SCORE, score_borders

SENTENCE_END: Final = -1.2
COMMA: Final = -0.5
NOTHING: Final = 0.8
#: After words that belong to what follows.
ARTICLE: Final = 3.6
PREPOSITION: Final = 3.1
CONJUNCTION: Final = 3.1
AUXILIARY: Final = 3.0
PRONOUN: Final = 2.9
ADVERB: Final = 2.9
POSSESSIVE: Final = 2.8
#: After a number, and where a word follows that it may count.
NUMBER: Final = 2.9
#: Between two words with a capital.
NAME: Final = 2.8
#: After the first word of a sentence or a clause, which then hangs alone.
DANGLING: Final = 1.5
#: Before the last word of a sentence or a clause, which then hangs alone.
WIDOW: Final = 1.0
#: What is better before words that begin a phrase.
BEFORE_CONJUNCTION: Final = -0.5
BEFORE_PREPOSITION: Final = -0.25
#: Inside a word; taken where nothing else is left.
NEVER: Final = 12.0
#: How much worse a phrase border of BudouX is, the least sure of all.
WEAK_BORDER: Final = 4.0
#: After a word of Chinese that leans on the next.
LEANING: Final = 2.4
#: After 的, which ties what is before it to a noun.
MODIFIER: Final = 1.2
#: Between two words of another script in a Chinese text: one name, most often.
FOREIGN_RUN: Final = 1.2
#: What a pause is worth, and how long one must be to be worth all of it, in seconds.
PAUSE_PRICE: Final = -1.5
FULL_PAUSE: Final = 0.6
#: Where one segment ends and the next begins; in a text without punctuation the recogniser's cut says more, and so does
#: a pause.
SEGMENT_BORDER: Final = -0.2
UNPUNCTUATED_BORDER: Final = -1.4
UNPUNCTUATED_FULL_PAUSE: Final = 0.3
#: Of keeping the end of a sentence, or a full pause, inside a cue.
KEPT_SENTENCE: Final = 1.0
KEPT_PAUSE: Final = 0.8
#: How much dearer a border is to break a line at than to end a cue at, and what one is worth at most.
LINE_BREAK: Final = 1.3
BEST_LINE_BREAK: Final = -0.8

#: A text with fewer stops a word than this is one that the recogniser did not punctuate.
_LEAST_STOPS: Final = 1 / 80
_CLOSED_BY: Final = CLOSING_BRACKETS + NEUTRAL_QUOTES
_OPENED_BY: Final = OPENING + NEUTRAL_QUOTES
_WIDE: Final = re.compile(f"[{UNSPACED}]")

#: The price after each word that has one of its own, of the first list that has it, and what is to be added before it.
_AFTER: Final[Mapping[str, float]] = {
    **dict.fromkeys(english.NUMBERS, NUMBER),
    **dict.fromkeys(english.AUXILIARIES, AUXILIARY),
    **dict.fromkeys(english.PRONOUNS, PRONOUN),
    **dict.fromkeys(english.CONJUNCTIONS, CONJUNCTION),
    **dict.fromkeys(english.PREPOSITIONS, PREPOSITION),
    **dict.fromkeys(english.ADVERBS, ADVERB),
    **dict.fromkeys(english.ARTICLES, ARTICLE),
}
_BEFORE: Final[Mapping[str, float]] = {
    **dict.fromkeys(english.PREPOSITIONS, BEFORE_PREPOSITION),
    **dict.fromkeys(english.CONJUNCTIONS, BEFORE_CONJUNCTION),
}


class Look(NamedTuple):
    """What matters about a word for the borders beside it."""

    after: float  # the price after it
    stops: bool  # it ends with punctuation
    before: float  # what is to be added before it
    leans_back: bool
    capital: bool
    number: bool
    unit: bool
    wide: bool  # it is Chinese or Japanese
    bound: bool  # it begins with a mark that may not begin a line
    opens: bool  # it ends with one that may not end a line


@lru_cache(1 << 13)
def look_at(word: str, stops: bool = True) -> Look:  # noqa: FBT001, FBT002 - by name it takes twice as long
    """What matters about *word*, which has its punctuation; that *stops*, unless it belongs to the word."""
    body = word.rstrip(_CLOSED_BY)
    core = body.rstrip(STOPS)
    marks = body[len(core) :]
    core = core.lstrip(_OPENED_BY)
    lower = core.lower().replace("’", "'")
    ends = comma = False
    if marks and stops:
        ends = any(mark in SENTENCE_ENDS for mark in marks)
        comma = not ends
    last = core[-1:]
    number = last.isdecimal() or last in chinese.NUMERALS or lower in english.NUMBERS
    return Look(
        after=SENTENCE_END if ends else COMMA if comma else _price_after(lower, number=number),
        stops=ends or comma,
        before=_BEFORE.get(lower, 0.0),
        leans_back=core[:1] in chinese.LEANS_BACK,
        capital=core[:1].isupper() and not core.isupper(),
        number=number,
        unit=core[:1] in chinese.UNITS or lower == "percent",
        wide=last >= "\u2e80" and _WIDE.match(last) is not None,
        bound=word[:1] in CLOSING and not word[1:2].isdecimal(),  # .5
        opens=word[-1:] in OPENING,
    )


def _price_after(word: str, *, number: bool) -> float:
    if word in _AFTER:
        return _AFTER[word]
    if number:
        return NUMBER
    return POSSESSIVE if word.endswith("'s") else NOTHING


def price_pair(before: Look, after: Look, *, dangling: bool) -> float:
    """The price of a border between two words of a script with blanks; *before* does not stop.

    *dangling* says that it is the first word after a stop.
    """
    price = before.after
    if before.number and after.unit:
        price = NEVER
    elif before.capital and after.capital and price < NAME:
        price = NAME
    return price + after.before + (DANGLING if dangling else 0.0) + (WIDOW if after.stops else 0.0)


def price_phrase(before: Look, after: Look, score: float, said: str, *, is_word: bool) -> float:
    """The price of a border beside Chinese or Japanese, which BudouX gives that *score*; *before* does not stop.

    *said* are the two characters before it; *is_word* says that the last of them is a word of its own.
    """
    if before.number and (after.unit or after.number):
        return NEVER
    both = before.wide and after.wide
    if after.leans_back or (both and score <= 0):
        return NEVER
    price = NOTHING + WEAK_BORDER * (1 - min(score, SURE_SCORE) / SURE_SCORE) if both else NOTHING
    last = said[-1:]
    if (
        said in chinese.LEANING_WORDS
        or last in chinese.ALWAYS_LEANING
        or (is_word and last in chinese.LEANING_CHARACTERS)
    ):
        return price + LEANING
    return price + MODIFIER if last == "的" else price


def price_borders(
    texts: Sequence[str],
    spaces: Sequence[str],
    starts: Sequence[float],
    ends: Sequence[float],
    segment_borders: Iterable[int],
) -> list[float]:
    """What a break costs before each of the words *texts*; before the first, nothing.

    *spaces* stand before them, they are spoken from *starts* to *ends*, in seconds; *segment_borders* are the indexes
    of words with which a segment begins.
    """
    looks = _look_at_all(texts)
    prices = _price_words(texts, spaces, looks)
    punctuated = sum([look.stops for look in looks]) > len(texts) * _LEAST_STOPS
    full = FULL_PAUSE if punctuated else UNPUNCTUATED_FULL_PAUSE
    for i, pause in enumerate(map(sub, starts[1:], ends), 1):
        if pause > 0:
            prices[i] += PAUSE_PRICE * min(pause / full, 1.0)
    for border in segment_borders:
        prices[border] += SEGMENT_BORDER if punctuated else UNPUNCTUATED_BORDER
    return prices


def _look_at_all(texts: Sequence[str]) -> list[Look]:
    """What matters about each of *texts*: whether its marks end a sentence, the next says."""
    looks = list(map(look_at, texts))
    cased = any(look.capital for look in looks)
    first = True
    for i, following in enumerate(texts[1:]):
        look = looks[i]
        if look.after == SENTENCE_END:
            stop = find_stop(texts[i], following, first=first, cased=cased)
            if stop == "clause":
                looks[i] = look._replace(after=COMMA)
            elif not stop:
                look = look_at(texts[i], False)  # noqa: FBT003 - as above
                looks[i] = look if following.islower() else look._replace(after=max(look.after, NAME))
        first = looks[i].after == SENTENCE_END
    return looks


def _price_words(texts: Sequence[str], spaces: Sequence[str], looks: Sequence[Look]) -> list[float]:
    """What a break costs before each word, by the words alone."""
    scores = _score_phrases(texts, spaces) if any(look.wide for look in looks) else []
    foreign = FOREIGN_RUN if scores else 0.0
    prices = [0.0]
    dangling = False  # the word before follows a stop
    for i, (before, after) in enumerate(pairwise(looks), 1):
        if before.opens or after.bound:
            price = NEVER
        elif before.stops:
            price = before.after
        elif before.wide and after.wide and scores[i] <= 0:  # as `price_phrase` says, for most of Chinese
            price = NEVER
        elif before.wide or after.wide:
            said = texts[i - 2][-1:] + texts[i - 1] if i > 1 else texts[0]
            price = price_phrase(before, after, scores[i], said, is_word=scores[i - 1] > 0)
        else:
            price = price_pair(before, after, dangling=dangling) + foreign
        prices.append(price)
        dangling = before.stops
    return prices


def _score_phrases(texts: Sequence[str], spaces: Sequence[str]) -> list[float]:
    """How sure BudouX is that a phrase begins with each word; after punctuation it always is."""
    pieces = list(map(add, spaces, texts))
    scores = score_borders("".join(pieces))
    return [
        scores[edge + len(space)] for edge, space in zip(accumulate(map(len, pieces), initial=0), spaces, strict=False)
    ]


def price_line_break(price: float) -> float:
    """What it costs to break a line at a border at which the end of a cue costs *price*."""
    return max(LINE_BREAK * price, BEST_LINE_BREAK)


def price_kept(price: float, silence: float) -> float:
    """What it costs to have a border of that *price*, with so many seconds of *silence*, inside a cue."""
    sentence = KEPT_SENTENCE if price <= SENTENCE_END else 0.0
    if silence <= 0:
        return sentence
    return sentence + KEPT_PAUSE * (silence / FULL_PAUSE if silence < FULL_PAUSE else 1.0)
