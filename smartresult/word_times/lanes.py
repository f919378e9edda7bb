"""Sums of weights around every border of a text at once, as linear models of BudouX's kind need them.

A gram (a character, a word, a pair) has up to six weights, one for each place that it can have beside a border. They
are kept together, as lanes of 32 bits in a string of bytes, so that a gram is looked up once, and not once for each
place. Grams a whole width apart don't share a border: their lanes are joined, and all the rest of the work is a few
additions of numbers that are as long as the text. Taken by border and by place, the same sums take five times as long.
"""

import struct
from collections.abc import Collection, Hashable, Iterable, Mapping
from itertools import repeat
from typing import Final, Generic, NamedTuple, TypeVar

Gram = TypeVar("Gram", bound=Hashable)

_BITS: Final = 32
_BYTES: Final = _BITS // 8
#: It is added to each weight, so that no lane borrows from the next.
_BIAS: Final = 1 << 24
#: As far from 0 a weight or a base may be: then no sum of 16 fills its lane.
_MOST: Final = _BIAS - 1


class Lanes(NamedTuple, Generic[Gram]):
    """The weights of the grams of one kind."""

    known: Mapping[Gram, bytes]
    unknown: bytes  # what a gram has that is not known
    first: int  # where the gram lies that is the first to touch a border, counted from that border: at most 0
    width: int  # how many borders a gram touches


def pack_lanes(weights: Mapping[int, Mapping[Gram, int]]) -> Lanes[Gram]:
    """*weights* of grams by where they lie, counted from the border; of the places, none may be missing between two.

    Raises `OverflowError` for a weight that is too big for a lane.
    """
    first, last = min(weights), max(weights)
    width = last - first + 1
    packed: dict[Gram, int] = {}
    nothing = sum([_BIAS << (_BITS * lane) for lane in range(width)])
    for offset, grams in weights.items():
        shift = _BITS * (last - offset)
        if grams and max(map(abs, grams.values())) > _MOST:
            raise OverflowError(f"expected weights up to {_MOST}, got {max(map(abs, grams.values()))}")
        for gram, weight in grams.items():
            packed[gram] = packed.get(gram, nothing) + (weight << shift)
    size = _BYTES * width
    known = {gram: number.to_bytes(size, "little") for gram, number in packed.items()}
    return Lanes(known, nothing.to_bytes(size, "little"), first, width)


def sum_lanes(count: int, base: int, columns: Collection[tuple[Iterable[Gram], Lanes[Gram]]]) -> list[int]:
    """For each of *count* borders, *base* and the weights of the grams around it, 16 at most.

    A column has the grams of one kind: that at index 0 is the one that begins at border 0. What would lie over either
    end has no weight.
    """
    total = 0
    for grams, lanes in columns:
        total += _add_column(count, grams, lanes)
    biases = sum([lanes.width for _, lanes in columns]) * _BIAS
    middle = 1 << (_BITS - 1)
    total += int.from_bytes((middle + base - biases).to_bytes(_BYTES, "little") * count, "little")
    total ^= int.from_bytes(middle.to_bytes(_BYTES, "little") * count, "little")  # what is above the middle is above 0
    total &= (1 << (_BITS * count)) - 1
    return list(struct.unpack(f"<{count}i", total.to_bytes(_BYTES * count, "little")))


def _add_column(count: int, grams: Iterable[Gram], lanes: Lanes[Gram]) -> int:
    width = lanes.width
    found = [lanes.unknown] * -lanes.first
    found += map(lanes.known.get, grams, repeat(lanes.unknown))
    found += [lanes.unknown] * (count + width - 1 - len(found))
    total = 0
    for start in range(width):
        total += int.from_bytes(bytes(_BYTES * start) + b"".join(found[start::width]), "little")
    return total >> (_BITS * (width - 1))  # those before border 0
