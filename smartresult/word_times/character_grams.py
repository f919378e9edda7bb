"""Linear models over the characters around a border, in the templates of BudouX: one, two or three characters.

Grams are numbers: a text becomes one long number, of which the pairs are a shift and an "or", and the triples are two
pairs that overlap, read as one. That takes a tenth of the time of as many small strings.
"""

import re
import struct
from collections.abc import Collection, Iterable, Mapping
from typing import Final, NamedTuple

from smartresult.word_times.lanes import Lanes, pack_lanes, sum_lanes

#: Where each template begins, counted from the border, and how many characters it has; as BudouX names them.
TEMPLATES: Final[Mapping[str, tuple[int, int]]] = {
    **{f"UW{i}": (offset, 1) for i, offset in enumerate(range(-3, 3), 1)},
    **{f"BW{i}": (offset, 2) for i, offset in enumerate(range(-2, 1), 1)},
    **{f"TW{i}": (offset, 3) for i, offset in enumerate(range(-3, 1), 1)},
}
#: From here on a character takes more than 16 bits; it is taken for one that is none.
BEYOND: Final = "\U00010000"
NO_CHARACTER: Final = "\uffff"
_BEYOND: Final = re.compile(f"[{BEYOND}-\U0010ffff]")


class CharacterModel(NamedTuple):
    """The base of every sum, and the weights of one, two and three characters."""

    base: int
    singles: Lanes[int]
    pairs: Lanes[int]
    triples: Lanes[int]


def pack_characters(base: int, weights: Mapping[str, Mapping[str, int]]) -> CharacterModel:
    """A model of *weights*, by template and gram, in the form in which it scores quickly."""
    by_length: dict[int, dict[int, dict[int, int]]] = {1: {}, 2: {}, 3: {}}
    for name, (offset, length) in TEMPLATES.items():
        grams = weights.get(name, {})
        by_length[length][offset] = dict(zip(_number_grams(grams, length), grams.values(), strict=True))
    return CharacterModel(base, *map(pack_lanes, by_length.values()))


def score_characters(text: str, model: CharacterModel) -> list[int]:
    """For each character of *text*, the sum for the border before it. What reaches over an end does not count."""
    flat = _BEYOND.sub(NO_CHARACTER, text)
    length = len(flat)
    data = flat.encode("utf-32-le", "surrogatepass")
    number = int.from_bytes(data, "little")
    doubled = (number | number >> 32 << 16).to_bytes(4 * length + 8, "little")
    singles = struct.unpack(f"<{length}I", data)
    pairs = struct.unpack_from(f"<{length}I", doubled)
    triples = [0] * length
    triples[::2] = struct.unpack_from(f"<{(length + 1) // 2}Q", doubled)
    triples[1::2] = struct.unpack_from(f"<{length // 2}Q", doubled, 4)
    columns = ((singles, model.singles), (pairs, model.pairs), (triples, model.triples))
    return sum_lanes(length, model.base, columns)


def _number_grams(grams: Collection[str], length: int) -> Iterable[int]:
    """The numbers that *grams* of a *length* have in a text: of three characters, both pairs."""
    flat = grams if length < 3 else [gram[:2] + gram[1:] for gram in grams]  # noqa: PLR2004
    return struct.unpack(f"<{len(grams)}{' HIQ'[length]}", "".join(flat).encode("utf-16-le"))
