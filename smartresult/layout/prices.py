"""What it costs to break a text at a border between two words: below 0 a break is welcome, above 2 it hurts.

The unit is the price of a cue. Rules from the guides of Netflix, the BBC and TED: break after punctuation, before a
conjunction or a preposition; never after an article, between first and last name, between a number and its unit,
between pronoun or auxiliary and verb. For Chinese: between the phrases of BudouX, the surer the better, and never
after a word that leans on the next (把, 在, 不) nor before one that leans back (的, 了, 吗). The figures were found by
trying.

`layout/looks.py` says what one word shows of itself, by the lists of its language. A rule about two words that meet is
a line in `price_pair`, or, where one of them is Chinese or Japanese, in `price_phrase`; where there are no marks,
`price_clause` weighs that against what a model says of clauses. `price_borders` adds what the text around says: turns,
pauses, and the borders of segments.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from operator import sub
from typing import Final, NamedTuple

from smartresult.layout import chinese, japanese
from smartresult.layout.evidence import Evidence, find_evidence
from smartresult.layout.looks import (
    BEFORE_OBJECT,
    BEFORE_PARTICLE,
    BEFORE_PREPOSITION,
    BEFORE_PRONOUN,
    COMMA,
    NOTHING,
    SENTENCE_END,
    TIED,
    Look,
    ask_next_words,
    find_looks,
)
from smartresult.layout.turns import Turns, find_turns
from smartresult.text.scripts import THAI
from smartresult.word_times.clauses import NO_BORDER, to_probability
from smartresult.word_times.phrases import SURE_SCORE

#: Where somebody else begins to speak, or a song begins or ends.
TURN: Final = -1.6
#: After the name of a speaker, which is nothing without what is said.
AFTER_SPEAKER: Final = 2.4
#: After the first word of a sentence or a clause, which then hangs alone.
DANGLING: Final = 1.5
#: Before the last word of a sentence or a clause, which then hangs alone.
WIDOW: Final = 1.0
#: Inside a word; taken where nothing else is left.
NEVER: Final = 12.0
#: Inside a word of a dictionary, or a name: what BudouX takes for one phrase is rather broken, and a short cue made.
INSIDE: Final = NEVER + 18.0
#: How much worse a phrase border of BudouX is, the least sure of all.
WEAK_BORDER: Final = 4.0
#: The same where a dictionary says that words meet there: BudouX is asked for less. What the dictionary lacks is cut
#: into characters, between which it says nothing.
WEAK_BORDER_OF_WORDS: Final = 1.0
#: After a word of Chinese that leans on the next, and before one that leans back.
LEANING: Final = 2.0
LEANING_BACK: Final = 2.4
#: After 的, which ties what is before it to a noun.
MODIFIER: Final = 1.2
#: Between two words of another script in a Chinese text: one name, most often.
FOREIGN_RUN: Final = 5.2
#: Between two words of Thai without a blank, which would part phrases.
WITHOUT_BLANK: Final = 0.4
#: Where a clause ends for sure, by the model of clauses, in a text without marks; a border that the words make dearer
#: than the second keeps its price in English.
CLAUSE_END: Final = -1.6
FIRM: Final = 2.2
#: Of a border at which hardly a clause ends: from these log odds on, until they are lower by that.
UNLIKELY: Final = 1.5
UNLIKELY_FROM: Final = -3.0
UNLIKELY_SPAN: Final = 3.0
#: Of one so soon after a border at which one ends that little has been said.
BEGUN: Final = 1.5
#: How much of its sureness is left to the model of clauses where words of Chinese lean on each other: it takes 向 in
#: 每个人都能向 for an end more often than anybody stops there.
LEANT_ON: Final = 0.7
#: How sure the model of clauses must be, and how sure BudouX must not be of the contrary where no dictionary has a say,
#: for a clause to end in what BudouX takes for one phrase.
LIKELY: Final = 0.5
REFUSED: Final = -1500.0
#: What a pause is worth, and how long one must be to be worth all of it, in seconds.
PAUSE_PRICE: Final = -1.5
FULL_PAUSE: Final = 0.6
#: Where one segment ends and the next begins; in a text without punctuation the recogniser's cut says more, in Chinese
#: most, unless the words make the border dearer than `FIRM`; and so does a pause.
SEGMENT_BORDER: Final = -0.2
UNPUNCTUATED_BORDER: Final = -0.9
UNPUNCTUATED_BORDER_WIDE: Final = -1.4
UNPUNCTUATED_FULL_PAUSE: Final = 0.3
#: The same in Chinese, where one border in `SILENT_SHARE` or more has a silence of so many seconds: with one (14 of 16
#: that were measured were right), and without, where the recogniser's time was up.
SILENT_BORDER: Final = -1.8
TOUCHING_BORDER: Final = -0.6
SILENT_SHARE: Final = 4
SILENCE: Final = 0.03
#: What a border costs to break a line at, beside the end of a cue: in text without marks whose clauses are known, in
#: others, and in unspaced text of which little is known.
LINE_BREAK_BY_CLAUSES: Final = 0.5
LINE_BREAK: Final = 0.8
LINE_BREAK_UNSPACED: Final = 1.3

#: Roles of words that may be objects, and of those with which a phrase begins.
_OBJECTS: Final = frozenset({"object", "maybe object"})
_PHRASES: Final = frozenset({"preposition", "opening"})
_THAI: Final = re.compile(f"[{THAI}]")
#: It says the word before once more, and has a blank after it within a phrase.
_REPETITION: Final = "ๆ"
#: Below these hundredths of log odds, which are less than 3 %, no clause ends.
_HOPELESS: Final = -400
#: A text with fewer stops a word than this is one that the recogniser did not punctuate.
_LEAST_STOPS: Final = 1 / 80


def price_pair(before: Look, after: Look, *, dangling: bool) -> float:
    """The price of a border between two words of a script with blanks; *before* does not stop.

    *dangling* says that it is the first word after a stop.
    """
    price = before.after
    if before.number and (after.unit or after.number):
        price = NEVER
    elif after.number and (before.numbered or (before.named and not before.grammar and after.word[:1].isdecimal())):
        price = max(price, TIED)
    elif before.tied and before.tied == after.word:
        price = TIED
    elif before.describes and not after.grammar:
        price += before.describes
    elif before.named and after.named:
        price = max(price, min(before.named, after.named))
    return price + after.before + (DANGLING if dangling else 0.0) + (WIDOW if after.stops else 0.0)


def price_phrase(  # noqa: PLR0913, PLR0917 - all that is known of it
    before: Look,
    after: Look,
    score: float,
    said: str,
    following: str,
    lang: str,
) -> float:
    """The price of a border beside Chinese or Japanese, which BudouX gives that *score*; *before* does not stop.

    *said* and *following* are the words of Chinese on both sides; *following* is "" where nobody knows of words. In
    Japanese (*lang*), a particle after a word of another script leans back.
    """
    if _is_bound(before, after, said, following):
        return NEVER
    price = NOTHING
    if before.wide and after.wide:
        if score <= 0:
            return NEVER
        weak = WEAK_BORDER_OF_WORDS if following and len(said) + len(following) > 2 else WEAK_BORDER  # noqa: PLR2004 - 开|卖
        price += weak * (1 - min(score, SURE_SCORE) / SURE_SCORE)
    elif score <= 0 and lang == "ja":  # a particle after a word of another script
        price += LEANING_BACK
    return price


def _is_bound(before: Look, after: Look, said: str, following: str) -> bool:
    """Whether a number goes on, or the first character leans back; *following* is empty where no words are known.

    As a part of a word it does neither: 了 of 了解 leans on nothing, and 来 of 起来 is no number.
    """
    if not following:
        return after.leans_back or (before.number and (after.unit or after.number))
    if before.number and chinese.is_number(said):
        counted = chinese.is_number(following) if after.number else after.unit or following in chinese.UNIT_WORDS
        if counted:
            return True
    return after.leans_back and following in chinese.LEANS_BACK


def price_chinese_leaning(said: str, following: str, *, counted: bool) -> float:
    """What is to be added between words of Chinese of which one leans on the other."""
    price = 0.0
    last = said[-1:]
    counts = last in chinese.ALWAYS_COUNTING or (last in chinese.COUNTERS and counted)
    counts = counts or (last not in chinese.WHOLE_UNITS and chinese.is_number(said))
    if counts or said in chinese.LEANING_WORDS or last in chinese.ALWAYS_LEANING:
        price += LEANING
    elif last == "的":
        price += MODIFIER
    return price + LEANING_BACK if following in chinese.LEANING_BACK_WORDS else price


def price_japanese_leaning(said: str, following: str, *, counted: bool) -> float:  # noqa: ARG001 - as for Chinese
    """What is to be added between phrases of Japanese of which one leans on the other."""
    said = said.strip()
    goes_on = said[-1:] in japanese.DATES and following[:1] in japanese.NUMERALS
    if goes_on or said in japanese.LEANING or said.endswith(japanese.LEANING_ENDS):
        price = LEANING
    else:
        price = MODIFIER if said.endswith(japanese.MODIFYING) else 0.0
    return price + LEANING_BACK if following.startswith(japanese.LEANING_BACK) else price


def price_clause(price: float, score: int, likely: float, begun: float, *, marks: bool) -> float:
    """The *price* of a border by words, weighed against the *score* that a clause ends there, and how *likely* that is.

    *begun* is how sure it is that one ended just before; *marks* says that the text has marks, which say so better.
    """
    odds = score / 100
    unlikely = UNLIKELY * min((UNLIKELY_FROM - odds) / UNLIKELY_SPAN, 1.0) if odds < UNLIKELY_FROM else 0.0
    if marks:
        return price + unlikely
    return likely * CLAUSE_END + (1 - likely) * price + unlikely + BEGUN * begun


class Borders(NamedTuple):
    """What the borders between words cost: the end of a cue, before each, and by what factor a line break differs.

    *turns* are those at which somebody else begins to speak, or a song begins or ends.
    """

    prices: Sequence[float]
    line_break: float
    turns: Collection[int]


def price_borders(  # noqa: PLR0913, PLR0917 - columns of words
    texts: Sequence[str],
    spaces: Sequence[str],
    starts: Sequence[float],
    ends: Sequence[float],
    segment_borders: Sequence[int],
    lang: str,
) -> Borders:
    """What a break costs before each of the words *texts* of the language *lang*; before the first, nothing.

    *spaces* stand before them, they are spoken from *starts* to *ends*, in seconds; *segment_borders* are the indexes
    of words with which a segment begins.
    """
    look_at = find_looks(lang)
    looks = list(map(look_at, texts))
    wide = any([look.wide for look in looks])  # noqa: C419 - a generator takes longer
    punctuated = sum([look.stops for look in looks]) > len(texts) * _LEAST_STOPS
    evidence = find_evidence(texts, spaces, lang, wide=wide, marks=punctuated)
    if evidence.texts is not texts:
        looks = list(map(look_at, evidence.texts))
    ask_next_words(looks, evidence.texts, look_at)
    prices, leans = _price_words(looks, evidence, lang, wide=wide)
    line_break = LINE_BREAK_UNSPACED if wide else LINE_BREAK
    if lang == "th":
        _price_blanks(prices, evidence.texts, spaces)
    if not punctuated:
        _price_capitals(prices, looks)
    if evidence.clauses:
        _weigh_clauses(prices, looks, evidence, leans, marks=punctuated)
        line_break = LINE_BREAK if punctuated else LINE_BREAK_BY_CLAUSES
        if wide and not punctuated:
            _part_at_pauses(prices, looks, evidence, [i for i in segment_borders if starts[i] > ends[i - 1]])
    _price_pauses(prices, starts, ends, FULL_PAUSE if punctuated else UNPUNCTUATED_FULL_PAUSE)
    silent = [i for i in segment_borders if starts[i] - ends[i - 1] >= SILENCE]
    if punctuated or not wide:
        _price_segments(prices, segment_borders, SEGMENT_BORDER if punctuated else UNPUNCTUATED_BORDER)
    elif evidence.clauses and SILENT_SHARE * len(silent) >= len(segment_borders):
        _price_segments(prices, silent, SILENT_BORDER)
        _price_segments(prices, set(segment_borders).difference(silent), TOUCHING_BORDER)
    else:
        _price_segments(prices, segment_borders, UNPUNCTUATED_BORDER_WIDE)
    turns = find_turns(texts, segment_borders)
    _price_turns(prices, turns)
    return Borders(prices, line_break, turns.begins)


def _price_turns(prices: list[float], turns: Turns) -> None:
    """Let *turns* decide where they stand, whatever the words cost."""
    for border in turns.named:
        prices[border] = max(prices[border], AFTER_SPEAKER)
    for border in turns.begins:
        prices[border] = min(prices[border], TURN)
    for border in turns.ends:
        prices[border] = NEVER


def _price_pauses(prices: list[float], starts: Sequence[float], ends: Sequence[float], full: float) -> None:
    """Add to *prices* what silences say, of which a *full* one, in seconds, says all."""
    for i, pause in enumerate(map(sub, starts[1:], ends), 1):
        if pause > 0:
            prices[i] += PAUSE_PRICE * min(pause / full, 1.0)


def _price_segments(prices: list[float], segment_borders: Iterable[int], likely: float) -> None:
    """Add to *prices* what the recogniser's cuts say: *likely*, unless the words make the border dearer than `FIRM`."""
    for border in segment_borders:
        if prices[border] < NEVER:
            prices[border] += SEGMENT_BORDER if prices[border] > FIRM else likely


def _price_words(
    looks: Sequence[Look], evidence: Evidence, lang: str, *, wide: bool
) -> tuple[list[float], Mapping[int, float]]:
    """What a break costs before each word, by the words alone; and where words lean on each other, how much of it."""
    price_leaning = price_japanese_leaning if lang == "ja" else price_chinese_leaning
    texts, scores, inside = evidence.texts, evidence.phrases, evidence.inside
    foreign = FOREIGN_RUN if wide else 0.0
    chinese_words = bool(evidence.clauses and evidence.before)
    prices = [0.0]
    leans = {}
    dangling = False  # the word before follows a stop
    for i, (before, after) in enumerate(pairwise(looks), 1):
        if before.opens or after.bound:
            price = NEVER
        elif before.stops:
            price = before.after
        elif inside and inside[i]:
            price = INSIDE if wide else NEVER
        elif before.wide or after.wide:
            if evidence.before:
                said, following = evidence.before[i], evidence.after[i]
            else:
                said = texts[i - 1] if i == 1 or scores[i - 1] > 0 else texts[i - 2][-1:] + texts[i - 1]
                following = ""  # what one character leans on, nobody knows without the word
            price = price_phrase(before, after, scores[i], said, following if chinese_words else "", lang)
            if price < NEVER and (lean := price_leaning(said, following, counted=i > 1 and looks[i - 2].number)):
                leans[i] = lean
                price += lean
        else:
            price = price_pair(before, after, dangling=dangling) + foreign
        prices.append(price)
        dangling = before.stops
    for i in [i for i, text in enumerate(texts[:-1]) if text == "and"]:
        if i and looks[i - 1].magnitude and looks[i + 1].number and texts[i + 1][0].isalpha():  # two hundred and six
            prices[i] = prices[i + 1] = NEVER
    _lean_objects(prices, looks)
    return prices, leans


def _lean_objects(prices: list[float], looks: Sequence[Look]) -> None:
    """Have pronouns lean on the word before them where they are objects, or on the preposition, and that one with them.

    "make | it while", "give | you the": where a phrase begins after it, or nothing is said, a pronoun is no subject.
    """
    last = len(looks) - 1
    for i in [i for i, look in enumerate(looks) if look.role in _OBJECTS and i]:
        look, before = looks[i], looks[i - 1]
        if look.role == "maybe object":
            if not (look.stops or i == last or looks[i + 1].role in _PHRASES):
                continue
            prices[i] += BEFORE_PRONOUN if look.stops else BEFORE_OBJECT  # a widow is dear already
            if i < last and not look.stops:
                prices[i + 1] += NOTHING - look.after
        if i > 1 and before.role == "preposition" and not looks[i - 2].stops:
            prices[i - 1] += BEFORE_PARTICLE - BEFORE_PREPOSITION


def _price_blanks(prices: list[float], texts: Sequence[str], spaces: Sequence[str]) -> None:
    """Price Thai by its blanks, which part phrases and clauses; words of one phrase have none between them."""
    for i, (before, after) in enumerate(pairwise(texts), 1):
        if _THAI.match(before[-1]) and _THAI.match(after):
            prices[i] = min(prices[i], COMMA) if spaces[i] and before[-1] != _REPETITION else prices[i] + WITHOUT_BLANK


def _price_capitals(prices: list[float], looks: Sequence[Look]) -> None:
    """Price the ends of sentences that a capital tells, in text without marks: names are no words of grammar."""
    if 2 * sum([look.capital for look in looks]) > len(looks):  # a title
        return
    for i, look in enumerate(looks):
        if look.capital and look.grammar and not look.always_capital:
            prices[i] = min(prices[i], SENTENCE_END)


def _weigh_clauses(
    prices: list[float], looks: Sequence[Look], evidence: Evidence, leans: Mapping[int, float], *, marks: bool
) -> None:
    """Weigh the *prices* of borders by what the model of clauses says of each; *leans* is what of them is leaning."""
    wide = bool(evidence.phrases)
    firm = NEVER if wide else FIRM
    third = second = last = 0.0  # how likely it is that a clause ended at the borders before
    for i, score in enumerate(evidence.clauses):
        price = prices[i]
        likely = to_probability(score) if score > _HOPELESS else 0.0
        if price == NEVER and likely >= LIKELY and wide and _may_part(looks, evidence, i):
            price = NOTHING + WEAK_BORDER
        if price < firm and score != NO_BORDER and not looks[i - 1].stops:
            begun = max(third, second, last) if wide else max(second, last)  # words of Chinese are shorter
            if i in leans and leans[i] >= LEANING:
                likely *= LEANT_ON
            prices[i] = price_clause(price, score, likely, begun, marks=marks)
        third, second, last = second, last, likely


def _part_at_pauses(prices: list[float], looks: Sequence[Look], evidence: Evidence, borders: Sequence[int]) -> None:
    """Let what BudouX takes for one phrase be two, at the *borders* of segments with a pause between."""
    for border in borders:
        if prices[border] == NEVER and _may_part(looks, evidence, border):
            prices[border] = NOTHING


def _may_part(looks: Sequence[Look], evidence: Evidence, i: int) -> bool:
    """Whether nothing but BudouX, which is not sure, forbids to part the Chinese words at border *i*."""
    before, after = looks[i - 1], looks[i]
    if evidence.inside[i] or before.opens or after.bound:
        return False
    if not evidence.before:
        return not (after.leans_back or before.number) and REFUSED <= evidence.phrases[i] <= 0
    bound = _is_bound(before, after, evidence.before[i], evidence.after[i]) or chinese.is_number(evidence.before[i])
    return not bound and evidence.phrases[i] <= 0
