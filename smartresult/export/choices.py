"""What may be chosen of the formats; apart, for the command line has use for it before it has for the formats."""

from collections.abc import Sequence
from typing import Final, Literal, TypeAlias, get_args

from smartresult.errors import ExportError

#: What SRT does with text that a player would hide: it stays as it is, or is written in characters that look alike.
Markup: TypeAlias = Literal["keep", "look-alike"]

#: Whether lines of SRT that are written from right to left get marks that say so.
Rtl: TypeAlias = Literal["keep", "marks"]

#: How the words of karaoke in ASS light up: at once, or filling.
Karaoke: TypeAlias = Literal["k", "kf"]

#: How the word that is spoken differs from those around it.
Lit: TypeAlias = Literal["colour", "box", "size", "underline"]
LOOKS: Final[tuple[Lit, ...]] = get_args(Lit)


def require_look(lit: Lit | None, looks: Sequence[Lit] = LOOKS) -> None:
    """Raise ExportError unless *lit* is None or one of the *looks* that a format has."""
    if lit is not None and lit not in looks:
        raise ExportError(f"expected one of {', '.join(looks)}, None, got {lit!r:.40}", "lit")
