"""Linear models over the words around a border: two on either side, their endings, and pairs of them."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple, TypeAlias

from smartresult.word_times.lanes import Lanes, pack_lanes, sum_lanes

#: A word, or two.
WordGram: TypeAlias = str | tuple[str, ...]

#: Of which kind the grams of a template are, and where they begin, counted from the border.
TEMPLATES: Final[Mapping[str, tuple[str, int]]] = {
    "A2": ("word", -2),
    "A1": ("word", -1),
    "B1": ("word", 0),
    "B2": ("word", 1),
    "EA1": ("ending", -1),
    "EB1": ("ending", 0),
    "AA": ("word word", -2),
    "AB": ("word word", -1),
    "BB": ("word word", 0),
    "EAB": ("ending word", -1),
    "AEB": ("word ending", -1),
}
#: A word that is longer than this has an ending, of so many letters.
_LONGEST_WITHOUT_ENDING: Final = 4
_ENDING: Final = 3


class WordModel(NamedTuple):
    """The base of every sum, and the weights of each kind of gram."""

    base: int
    kinds: Mapping[str, Lanes[WordGram]]


def find_grams(words: Sequence[str]) -> dict[str, Iterable[WordGram]]:
    """The grams of *words* by kind, the one that begins with each word at its place; a missing ending is empty."""
    known = {word: f"~{word[-_ENDING:]}" if len(word) > _LONGEST_WITHOUT_ENDING else "" for word in set(words)}
    endings = [known[word] for word in words]
    return {
        "word": words,
        "ending": endings,
        "word word": pairwise(words),
        "ending word": zip(endings, words[1:], strict=False),
        "word ending": zip(words, endings[1:], strict=False),
    }


def pack_words(base: int, weights: Mapping[str, Mapping[str, int]]) -> WordModel:
    """A model of *weights*, by template and gram (two words with a blank between), in which it scores quickly."""
    kinds: dict[str, dict[int, dict[WordGram, int]]] = {}
    for name, (kind, offset) in TEMPLATES.items():
        grams: dict[WordGram, int] = {
            tuple(gram.split(" ")) if " " in kind else gram: weight for gram, weight in weights.get(name, {}).items()
        }
        kinds.setdefault(kind, {})[offset] = grams
    return WordModel(base, {kind: pack_lanes(by_offset) for kind, by_offset in kinds.items()})


def score_words(words: Sequence[str], model: WordModel) -> list[int]:
    """For each of *words*, the sum for the border before it. What reaches over an end does not count."""
    grams = find_grams(words)
    return sum_lanes(len(words), model.base, [(grams[kind], lanes) for kind, lanes in model.kinds.items()])
