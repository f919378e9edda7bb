"""What it costs to break a text at a border between two words: below 0 a break is welcome, above 2 it hurts.

The unit is the price of a cue. Rules from the guides of Netflix, the BBC and TED: break behind punctuation, before a
conjunction or a preposition; never behind an article, between first and last name, between a number and its unit,
between pronoun or auxiliary and verb. For Chinese: between the phrases of BudouX, the surer the better, and never
behind a word that leans on the next (把, 在, 不) nor before one that leans back (的, 了, 吗). The figures were found by
trying.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from smartresult.word_times.tokens import CLOSING, HAN, KANA, OPENING, TITLES

SENTENCE_END: Final = -1.2
COMMA: Final = -0.5
NOTHING: Final = 0.8
#: Behind words that belong to what follows.
ARTICLE: Final = 3.6
PREPOSITION: Final = 3.1
CONJUNCTION: Final = 3.1
AUXILIARY: Final = 3.0
PRONOUN: Final = 2.9
ADVERB: Final = 2.9
POSSESSIVE: Final = 2.8
#: Behind a number, and where a word follows that it may count.
NUMBER: Final = 2.9
#: Between two words with a capital.
NAME: Final = 2.8
#: Behind the first word of a sentence or a clause, which then hangs alone.
DANGLING: Final = 1.5
#: Before the last word of a sentence or a clause, which then hangs alone.
WIDOW: Final = 1.0
#: What is better before words that begin a phrase.
BEFORE_CONJUNCTION: Final = -0.5
BEFORE_PREPOSITION: Final = -0.25
#: Inside a word; taken where nothing else is left.
NEVER: Final = 12.0
#: How much worse a phrase border of BudouX is, the least sure of all; from what score on it is sure.
WEAK_BORDER: Final = 4.0
SURE_SCORE: Final = 2500.0
#: Behind a word of Chinese that leans on the next.
LEANING: Final = 2.4
#: Behind 的, which ties what is before it to a noun.
MODIFIER: Final = 1.2
#: Between two words of another script in a Chinese text: one name, most often.
FOREIGN_RUN: Final = 1.2
#: What a pause is worth, and how long one must be to be worth all of it, in seconds.
PAUSE: Final = -1.5
FULL_PAUSE: Final = 0.6
#: Where one segment ends and the next begins; in a text without punctuation the recogniser's cut says more, and so does
#: a pause.
SEGMENT_BORDER: Final = -0.2
UNPUNCTUATED_BORDER: Final = -1.4
UNPUNCTUATED_FULL_PAUSE: Final = 0.3

_ARTICLES: Final = frozenset(
    "a an the my your his its our their this that these those every each some any no another both either "
    "which whose what such very too so quite more most less".split()
)
_PREPOSITIONS: Final = frozenset(
    "of to in on at by for from with about into onto over under after before between through during without "
    "within against among towards toward upon across behind beyond near off per than like as via until till "
    "inside outside around along despite above below beneath beside besides except throughout underneath versus "
    "amid concerning regarding".split()
)
_CONJUNCTIONS: Final = frozenset(
    "and or but nor because if when while where since although though unless whether that which who whereas "
    "so then how why".split()
)
_AUXILIARIES: Final = frozenset(
    "is am are was were be been being do does did has have had having can could will would shall should may might must "
    "isn't aren't wasn't weren't don't doesn't didn't hasn't haven't hadn't can't couldn't won't wouldn't shouldn't "
    "there's that's it's he's she's let's gonna cannot".split()
)
_PRONOUNS: Final = frozenset(
    "i you he she we they it i'm you're we're they're i've you've we've they've i'll you'll he'll she'll we'll they'll "
    "it'll i'd you'd he'd she'd we'd they'd who there".split()
)
_ADVERBS: Final = frozenset("not never just also only even really please".split())
_NUMBERS: Final = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion "
    "point".split()
)

#: Words of one character, and ends of others, that lean on the next word.
_LEANING_CHARACTERS: Final = frozenset(
    "把被在和与及跟同对向从给为以让使将由于或但而因则若如是不没很太最更都也就还又再才只每各第这那哪几某其我你他她它"
)
_ALWAYS_LEANING: Final = frozenset("不没很最把被")
_LEANING_WORDS: Final = frozenset(
    "如果 因为 所以 但是 而且 或者 并且 虽然 可以 可能 应该 需要 已经 正在 非常 比较 关于 通过 根据 对于 由于 "
    "一个 这个 那个 这些 那些 我们 你们 他们 她们 它们 还是 就是 不是 没有 为了 以及 不能 不会 只有 只要 无论 "
    "不管 即使 每个 一定 必须 大家".split()
)
#: What leans on the word before.
_LEANS_BACK: Final = frozenset("的了着过吗呢吧地得们么啊呀嘛啦之")
_NUMERALS: Final = frozenset("零〇一二三四五六七八九十百千万亿两几半第这那每上下多来")
_UNITS: Final = frozenset(
    "年月日号点时分秒元块角毛个只根颗片斤克吨米里升亩瓶杯碗张层双对套件把枚支组类群批款家座栋棵遍趟回场顿阵番句页章段级届期周季"
    "度平厘毫公次天岁倍名位人条本台辆部种项口间步笔道%％"
)
_SENTENCE_STOPS: Final = ".?!…。？！"
_OTHER_STOPS: Final = ",;:，；：、–—"
_CLOSING: Final = "\"'”’)）]»」』】》"
_OPENING: Final = "\"'“‘([（«「『【《¿¡"
_WIDE: Final = f"[{HAN}{KANA}]"


#: The price behind each word that has one of its own, of the first list that has it, and what is to be added before it.
_AFTER: Final[Mapping[str, float]] = {
    **dict.fromkeys(_NUMBERS, NUMBER),
    **dict.fromkeys(_AUXILIARIES, AUXILIARY),
    **dict.fromkeys(_PRONOUNS, PRONOUN),
    **dict.fromkeys(_CONJUNCTIONS, CONJUNCTION),
    **dict.fromkeys(_PREPOSITIONS, PREPOSITION),
    **dict.fromkeys(_ADVERBS, ADVERB),
    **dict.fromkeys(_ARTICLES, ARTICLE),
}
_BEFORE: Final[Mapping[str, float]] = {
    **dict.fromkeys(_PREPOSITIONS, BEFORE_PREPOSITION),
    **dict.fromkeys(_CONJUNCTIONS, BEFORE_CONJUNCTION),
}


class Look(NamedTuple):
    """What matters about a word for the borders beside it."""

    after: float  # the price behind it
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
def look_at(word: str) -> Look:
    """What matters about *word*, which has its punctuation."""
    body = word.rstrip(_CLOSING)
    core = body.rstrip(_SENTENCE_STOPS + _OTHER_STOPS)
    marks = body[len(core) :]
    core = core.lstrip(_OPENING)
    lower = core.lower().replace("’", "'")
    ends = comma = False
    if marks and not (marks == "." and lower in TITLES):
        ends = any(mark in marks for mark in _SENTENCE_STOPS)
        comma = not ends
    last = core[-1:]
    number = last.isdecimal() or last in _NUMERALS or lower in _NUMBERS
    return Look(
        after=SENTENCE_END if ends else COMMA if comma else _price_after(lower, number=number),
        stops=ends or comma,
        before=_BEFORE.get(lower, 0.0),
        leans_back=core[:1] in _LEANS_BACK,
        capital=core[:1].isupper() and not core.isupper(),
        number=number,
        unit=core[:1] in _UNITS or lower == "percent",
        wide=last >= "\u2e80" and re.match(_WIDE, last) is not None,
        bound=word[:1] in CLOSING and not word[1:2].isdecimal(),  # .5
        opens=word[-1:] in OPENING,
    )


def _price_after(word: str, *, number: bool) -> float:
    if word in _AFTER:
        return _AFTER[word]
    if number:
        return NUMBER
    return POSSESSIVE if word.endswith("'s") else NOTHING


def price_phrase(before: Look, after: Look, score: float, behind: str, *, is_word: bool) -> float:
    """The price of a border beside Chinese or Japanese, which BudouX gives that *score*.

    *behind* are the two characters before it; *is_word* says that the last of them is a word of its own.
    """
    if before.number and (after.unit or after.number):
        return NEVER
    both = before.wide and after.wide
    if after.leans_back or (both and score <= 0):
        return NEVER
    price = NOTHING + WEAK_BORDER * (1 - min(score, SURE_SCORE) / SURE_SCORE) if both else NOTHING
    if behind in _LEANING_WORDS or behind[-1:] in _ALWAYS_LEANING or (is_word and behind[-1:] in _LEANING_CHARACTERS):
        return price + LEANING
    return price + MODIFIER if behind[-1:] == "的" else price
