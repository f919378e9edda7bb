"""What is known of a language: its words of grammar, by what they do in a line."""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple
from unicodedata import normalize

_NONE: Final[frozenset[str]] = frozenset()


def words(text: str) -> frozenset[str]:
    """The words of *text*, which has them between blanks."""
    return frozenset(text.split())


#: Points and vowel signs of Arabic and Hebrew, and what stretches a word: it is the same word without.
_POINTS: Final = re.compile("[\u0591-\u05bd\u05bf\u05c1\u05c2\u0640\u064b-\u0652\u0670]")


def fold_word(word: str) -> str:
    """*word* as lists have it: in small letters, with ' for apostrophes, composed, and without points."""
    folded = word.lower().replace("’", "'")
    return folded if folded.isascii() else _POINTS.sub("", normalize("NFC", folded))


class Language(NamedTuple):
    """A language, and its words by kind, in small letters with ' for every apostrophe.

    A form that is written together with the next word stands with its apostrophe: l', d', qu'. A word of two kinds has
    the one in which it stands before a break most often.
    """

    #: As in BCP 47.
    code: str
    name: str
    #: What waits for the next word: articles and all that stands before a noun instead of one.
    determiners: frozenset[str] = _NONE
    prepositions: frozenset[str] = _NONE
    #: Those of the prepositions that tie two nouns: a break before one is no better than before a noun.
    genitives: frozenset[str] = _NONE
    #: Those that join words or clauses; relatives and question words, too. A break before one is welcome.
    conjunctions: frozenset[str] = _NONE
    #: Auxiliaries, modal verbs and copulas.
    auxiliaries: frozenset[str] = _NONE
    #: Pronouns that stand before their verb.
    pronouns: frozenset[str] = _NONE
    #: Those that follow their verb as often.
    following_pronouns: frozenset[str] = _NONE
    #: Those of address that have a capital wherever they stand.
    address: frozenset[str] = _NONE
    #: Negations and words of degree, before what they bear on.
    adverbs: frozenset[str] = _NONE
    numbers: frozenset[str] = _NONE
    #: Those of the numbers that are multiplied: hundred, million.
    magnitudes: frozenset[str] = _NONE
    #: What numbers count, written out: metres, per cent.
    units: frozenset[str] = _NONE
    #: Before a name, without a full stop.
    titles: frozenset[str] = _NONE
    #: What leans on the word before: postpositions, particles, dependent nouns.
    trailing: frozenset[str] = _NONE
    #: Frequent adjectives before their noun, endings that tell others, and words that have one and are none.
    adjectives: frozenset[str] = _NONE
    adjective_endings: tuple[str, ...] = ()
    #: The shortest word that is told by its ending.
    shortest_adjective: int = 5
    no_adjectives: frozenset[str] = _NONE
    #: Small words inside of names.
    name_particles: frozenset[str] = _NONE
    #: Words of several syllables with blanks between them, here joined by _.
    compounds: frozenset[str] = _NONE
    #: Frequent words that other languages of the same script lack.
    markers: frozenset[str] = _NONE
    #: Every noun has a capital, so that two capitals tell no name.
    capital_nouns: bool = False

    def list_kinds(self) -> Mapping[str, frozenset[str]]:
        """The words that wait for the next, by kind."""
        return {
            "determiners": self.determiners,
            "prepositions": self.prepositions,
            "conjunctions": self.conjunctions,
            "auxiliaries": self.auxiliaries,
            "pronouns": self.pronouns,
            "adverbs": self.adverbs,
        }
