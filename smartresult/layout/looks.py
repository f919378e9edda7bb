"""What one word shows of itself: the price of a break after it, and what it changes before it, by its language.

The figures were found by trying; the unit is the price of a cue.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache, lru_cache, partial
from types import MappingProxyType
from typing import Final, Literal, NamedTuple, TypeAlias

from smartresult.layout import chinese, english, japanese
from smartresult.text.languages.known import LANGUAGES, find_language
from smartresult.text.languages.language import Language, fold_word
from smartresult.text.marks import (
    CLOSED_BY,
    CLOSING,
    NEUTRAL_QUOTES,
    OPENING,
    SENTENCE_ENDS,
    SONG_SIGNS,
    STOPS,
    TURN_DASHES,
    TURN_SIGNS,
)
from smartresult.text.quotes import settle_quotes
from smartresult.text.scripts import UNSPACED
from smartresult.text.sentences import find_stop

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
TITLE: Final = 3.6
#: After a number, and where a word follows that it may count.
NUMBER: Final = 2.9
#: Between two words with a capital; and in a language that gives one to every noun.
NAME: Final = 2.8
NOUNS: Final = 1.6
#: Between an adjective and what it describes; between an adverb and what it does.
ADJECTIVE: Final = 1.2
ADVERB_OF_MANNER: Final = 0.7
#: What is better before words that begin a phrase.
BEFORE_CONJUNCTION: Final = -0.5
BEFORE_PREPOSITION: Final = -0.25
#: Before a word that goes with the verb before it: up, away; him, them.
BEFORE_PARTICLE: Final = 0.8
BEFORE_OBJECT: Final = 1.6
#: Before a pronoun that follows its verb, and before a preposition that ties two nouns.
BEFORE_PRONOUN: Final = 0.8
BEFORE_GENITIVE: Final = 0.4
#: Before a number, which is that of the word before: a year, a page. English does without it.
BEFORE_NUMBER: Final = 1.0
#: Before one that leans on the word before: a postposition, a dependent noun, a particle.
TRAILING: Final = 2.6
#: Between two words of one expression, and before a number that is the name of the word before.
TIED: Final = 2.9

CLOSED_BY_OR_BLANK: Final = f"{CLOSED_BY}{SONG_SIGNS} "
OPENED_BY: Final = f"{OPENING}{NEUTRAL_QUOTES}{SONG_SIGNS}{TURN_SIGNS}{TURN_DASHES} …#"
_WIDE: Final = re.compile(f"[{UNSPACED}]")

#: What a word of grammar is to those beside it: a preposition, another one with which a phrase begins, an object of a
#: verb, or what is one if a phrase begins after it.
Role: TypeAlias = Literal["", "preposition", "opening", "object", "maybe object"]


class Look(NamedTuple):
    """What matters about a word for the borders beside it."""

    after: float  # the price after it
    stops: bool  # it ends with punctuation
    grammar: bool  # it is a word of grammar
    always_capital: bool  # it has a capital wherever it stands
    describes: float  # the price after it, where it describes what comes next
    before: float  # what is to be added before it
    leans_back: bool
    capital: bool
    named: float  # the price beside another such word: it has a capital, or stands between words that have one
    number: bool
    magnitude: bool
    unit: bool
    wide: bool  # it is Chinese or Japanese
    bound: bool  # it begins with a mark that may not begin a line
    opens: bool  # it ends with one that may not end a line
    role: Role
    tied: str  # the next word of an expression that it begins
    numbered: bool  # a number after it is its name
    word: str  # in small letters, without marks


class Lexicon(NamedTuple):
    """What the lists of a language say of words in small letters.

    *after* has the price after each word that has one of its own, *before* what is to be added before it.
    """

    after: Mapping[str, float]
    before: Mapping[str, float]
    grammar: Collection[str]
    numbers: Collection[str]
    magnitudes: Collection[str]
    units: Collection[str]
    name_particles: Collection[str]
    describe: Callable[[str], float]
    #: Characters with which a word of Chinese begins that leans on the one before.
    leaning_back: Collection[str] = frozenset()
    #: Characters of numbers, and those with which what they count begins.
    numerals: Collection[str] = chinese.NUMERALS
    counted: Collection[str] = chinese.UNITS
    #: Between two words with a capital, and beside a small word of a name.
    name: float = NAME
    particle: float = NAME
    #: Acronyms are parts of names, words may be written together with an apostrophe, and what precedes a number names
    #: it (a year, a page). English is no such language: its acronyms describe, its apostrophes shorten.
    elides: bool = False
    #: With a capital wherever they stand: the first person, or pronouns of address.
    always_capital: Collection[str] = ()
    roles: Mapping[str, Role] = MappingProxyType({})
    tied: Mapping[str, str] = MappingProxyType({})
    numbered: Collection[str] = ()


#: What says how a word looks; False for the second argument says that its marks are its own, and stop nothing.
LookAt: TypeAlias = Callable[..., Look]


@cache  # of each language, its lists and the words that were met
def find_looks(lang: str) -> LookAt:
    """What tells the look of a word of the language *lang*: of Chinese and Japanese, their Latin words are English.

    Where nothing is known of a language, no word has a price of its own.
    """
    return lru_cache(1 << 13)(partial(_look_at, _find_lexicon(lang)))


def _find_lexicon(lang: str) -> Lexicon:
    if lang in {"en", "zh"}:
        return _ENGLISH
    if lang == "ja":
        return _ENGLISH._replace(leaning_back=(), numerals=japanese.NUMERALS, counted=japanese.UNITS)
    return _list_prices(find_language(lang)) if lang in LANGUAGES else _NOTHING_KNOWN


def _look_at(lexicon: Lexicon, word: str, stops: bool = True) -> Look:  # noqa: FBT001, FBT002 - by name it takes twice as long
    """What matters about *word*, which has its punctuation; that *stops*, unless it belongs to the word."""
    word = settle_quotes(word)
    body = word.rstrip(CLOSED_BY_OR_BLANK)
    core = body.rstrip(STOPS)
    marks = body[len(core) :]
    core = core.rstrip().lstrip(OPENED_BY)
    lower = fold_word(core)
    ends = comma = False
    if marks and stops:
        ends = any(mark in SENTENCE_ENDS for mark in marks)
        comma = not ends
    last = core[-1:]
    capital = core[:1].isupper() and not core.isupper()
    number = last.isdecimal() or last in lexicon.numerals or _is_spelled_number(lexicon, lower)
    return Look(
        after=SENTENCE_END if ends else COMMA if comma else _price_after(lexicon, lower, number=number),
        stops=ends or comma,
        grammar=lower in lexicon.grammar,
        always_capital=lower.partition("'")[0] in lexicon.always_capital,
        describes=lexicon.describe(lower),
        before=_price_before(lexicon, lower) + (BEFORE_NUMBER if lexicon.elides and core[:1].isdecimal() else 0.0),
        leans_back=core[:1] in lexicon.leaning_back,
        capital=capital,
        named=_price_name(lexicon, core, capital=capital),
        number=number,
        magnitude=lower in lexicon.magnitudes,
        unit=core[:1] in lexicon.counted or lower in lexicon.units,
        wide=last >= "\u2e80" and _WIDE.match(last) is not None,
        bound=word[:1] in CLOSING and not word.lstrip(".…")[:1].isalnum(),  # .5, …and
        opens=word[-1:] in OPENING,
        role=lexicon.roles.get(lower, ""),
        tied=lexicon.tied.get(lower, ""),
        numbered=lower in lexicon.numbered,
        word=lower,
    )


def _is_spelled_number(lexicon: Lexicon, word: str) -> bool:
    """Whether *word* is a number in letters, or several with hyphens between: forty-two."""
    return word in lexicon.numbers or ("-" in word and all(part in lexicon.numbers for part in word.split("-")))


def _price_name(lexicon: Lexicon, core: str, *, capital: bool) -> float:
    """The price beside *core* of a border inside a name, of which it is part by its look; 0 where it is none."""
    if capital or (lexicon.elides and len(core) > 1 and core.isupper() and core.isalpha()):
        return lexicon.name
    return lexicon.particle if core in lexicon.name_particles else 0.0


def _price_after(lexicon: Lexicon, word: str, *, number: bool) -> float:
    if word in lexicon.after:
        return lexicon.after[word]
    if number:
        return NUMBER
    if lexicon.elides:
        return lexicon.after.get(word.rpartition("'")[2], NOTHING)  # qu'il
    return POSSESSIVE if word.endswith("'s") else NOTHING


def _price_before(lexicon: Lexicon, word: str) -> float:
    if word in lexicon.before or not lexicon.elides:
        return lexicon.before.get(word, 0.0)
    head, apostrophe, _ = word.partition("'")
    return lexicon.before.get(head + apostrophe, 0.0)  # d'un


def _describe_english(word: str) -> float:
    return ADJECTIVE if english.is_adjective(word) else ADVERB_OF_MANNER if english.is_adverb(word) else 0.0


#: A word of several lists has the price of the last of them.
_ENGLISH: Final = Lexicon(
    after={
        **dict.fromkeys(english.NUMBERS, NUMBER),
        **dict.fromkeys(english.AUXILIARIES, AUXILIARY),
        **dict.fromkeys(english.PRONOUNS, PRONOUN),
        **dict.fromkeys(english.CONJUNCTIONS, CONJUNCTION),
        **dict.fromkeys(english.PREPOSITIONS, PREPOSITION),
        **dict.fromkeys(english.ADVERBS, ADVERB),
        **dict.fromkeys(english.ARTICLES, ARTICLE),
        **dict.fromkeys(english.TITLES, TITLE),
    },
    before={
        **dict.fromkeys(english.PREPOSITIONS, BEFORE_PREPOSITION),
        **dict.fromkeys(english.CONJUNCTIONS, BEFORE_CONJUNCTION),
        **dict.fromkeys(english.PARTICLES, BEFORE_PARTICLE),
        **dict.fromkeys(english.OBJECTS, BEFORE_OBJECT),
    },
    grammar=english.FUNCTION_WORDS,
    numbers=english.NUMBERS,
    magnitudes=english.MAGNITUDES,
    units=frozenset({"percent"}),
    name_particles=english.NAME_PARTICLES,
    describe=_describe_english,
    leaning_back=chinese.LEANS_BACK,
    always_capital=frozenset({"i"}),
    roles={
        **dict.fromkeys(english.ARTICLES | english.CONJUNCTIONS, "opening"),
        **dict.fromkeys(english.PREPOSITIONS, "preposition"),
        **dict.fromkeys(english.OBJECTS, "object"),
        **dict.fromkeys(english.MAYBE_OBJECTS, "maybe object"),
        "like": "",  # "if you like"
    },
    tied=english.TIED,
    numbered=english.NUMBERED,
)
_NOTHING_KNOWN: Final = Lexicon({}, {}, (), (), (), (), (), lambda _: 0.0)


def _list_prices(language: Language) -> Lexicon:
    """The prices of the words of *language*, by their kinds."""
    kinds = language.list_kinds()
    return Lexicon(
        after={
            **dict.fromkeys(language.numbers, NUMBER),
            **dict.fromkeys(language.auxiliaries, AUXILIARY),
            **dict.fromkeys(language.pronouns, PRONOUN),
            **dict.fromkeys(language.adverbs, ADVERB),
            **dict.fromkeys(language.conjunctions, CONJUNCTION),
            **dict.fromkeys(language.prepositions, PREPOSITION),
            **dict.fromkeys(language.determiners, ARTICLE),
            **dict.fromkeys(language.titles, TITLE),
        },
        before={
            **dict.fromkeys(language.prepositions, BEFORE_PREPOSITION),
            **dict.fromkeys(language.conjunctions, BEFORE_CONJUNCTION),
            **dict.fromkeys(language.genitives, BEFORE_GENITIVE),
            **dict.fromkeys(language.following_pronouns, BEFORE_PRONOUN),
            **dict.fromkeys(language.trailing, TRAILING),
        },
        grammar=frozenset().union(*kinds.values()),
        numbers=language.numbers,
        magnitudes=language.magnitudes,
        units=language.units,
        name_particles=language.name_particles,
        describe=partial(_describe_listed, language),
        always_capital=language.address,
        name=NOUNS if language.capital_nouns else NAME,
        particle=NOUNS,
        elides=True,
    )


def _describe_listed(language: Language, word: str) -> float:
    """The price after *word* of *language*, if it is an adjective that stands before its noun."""
    if word in language.adjectives:
        return ADJECTIVE
    ends = len(word) >= language.shortest_adjective and word.endswith(language.adjective_endings)
    return ADJECTIVE if ends and word not in language.no_adjectives else 0.0


def ask_next_words(looks: list[Look], texts: Sequence[str], look_at: LookAt) -> None:
    """Put into *looks* what the next of *texts* says of each: whether its marks end a sentence."""
    cased = any(look.capital for look in looks)
    first = True
    for i, following in enumerate(texts[1:]):
        look = looks[i]
        if look.after == SENTENCE_END:
            word = texts[i].lstrip(OPENED_BY) or texts[i]
            stop = find_stop(word, following, first=first, cased=cased)
            if stop == "clause":
                looks[i] = look._replace(after=COMMA)
            elif not stop:
                look = look_at(texts[i], False)  # noqa: FBT003 - as above
                looks[i] = look if following.islower() else look._replace(after=max(look.after, NAME))
        first = looks[i].after == SENTENCE_END
