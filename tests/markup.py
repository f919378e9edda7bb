"""Text that players take for markup, or nearly, one after the other."""

import random
from collections.abc import Sequence
from typing import Final

from smartresult import Segment, Transcript

#: Of which tags, comments, blocks, commands, entities and timing lines are made.
PIECES: Final = (*'<<>>/bix_1{}\\Nhn-é&="!:$ \n', "font", "br", "amp;", "-->", "0:00:01,0")
NEARLY_TAGS: Final = (
    "i <3 u, you >3 me",
    "if a < b and c > d",
    "a<>b",
    "</>",
    "<//>",
    "< FONT x>",
    "<!-- c -->",
    "x < y > z",
)


def make_soup(seed: int) -> Transcript:
    source = random.Random(seed)  # noqa: S311 - reproducible, not secret
    return show_in_turn(["".join(source.choices(PIECES, k=source.randint(1, 14))) for _ in range(300)])


def show_in_turn(texts: Sequence[str]) -> Transcript:
    """Each for a second."""
    return Transcript(tuple(Segment(text, float(i), i + 1.0) for i, text in enumerate(texts)))
