"""Styles of ASS: http://www.tcax.org/docs/ass-specs.htm; and which font and size a script needs."""

from collections.abc import Mapping, Sequence
from math import isfinite
from operator import ne
from typing import TYPE_CHECKING, Final, NamedTuple

from smartresult.errors import ExportError
from smartresult.export.characters import clean_text
from smartresult.text.scripts import (
    ARABIC,
    BURMESE,
    DEVANAGARI,
    HAN,
    HANGUL,
    HEBREW,
    KANA,
    KHMER,
    LAO,
    THAI,
    holds_script,
)

if TYPE_CHECKING:
    import pysubs2  # for its style type alone: loading it takes longer than writing a file

_MOST_COLOUR: Final = 255


class Face(NamedTuple):
    """How text of a script is drawn: in a *font*, *scale* times as large as Latin text, and in which direction.

    libass makes a font's tallest lines as high as its size says, which leaves little of that to the letters of a script
    with many marks above and below. It writes lines from left to right, unless *encoding*, that of a style, says that
    their letters tell: with 1, FFmpeg 5.1 draws the stop of an Arabic line on the wrong side.
    """

    font: str
    scale: float = 1.0
    encoding: int = 1


_AS_LETTERS_TELL: Final = -1
#: A face for each script, the first that occurs in the text; without one, Chinese gets a Japanese face.
_FACES: Final = (
    (KANA, Face("Noto Sans CJK JP")),
    (HANGUL, Face("Noto Sans CJK KR")),
    (HAN, Face("Noto Sans CJK SC")),
    (ARABIC, Face("Noto Sans Arabic", 1.4, _AS_LETTERS_TELL)),
    (HEBREW, Face("Noto Sans Hebrew", 1.0, _AS_LETTERS_TELL)),
    (DEVANAGARI, Face("Noto Sans Devanagari", 1.1)),
    (THAI, Face("Noto Sans Thai", 1.2)),
    (LAO, Face("Noto Sans Lao", 1.2)),
    (KHMER, Face("Noto Sans Khmer", 1.2)),
    (BURMESE, Face("Noto Sans Myanmar", 1.2)),
)
#: For Chinese of which so much is in Traditional characters.
_TRADITIONAL: Final = Face("Noto Sans CJK TC")
_TRADITIONAL_SHARE: Final = 0.05
_LATIN: Final = Face("Arial")

#: The styles of the two languages that a cue may show, and how large the letters of each are.
STYLES: Final = {"Default": 1.0, "Second": 0.75}

#: What the line of a style has, in this order.
STYLE_FIELDS: Final = (
    "Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, "
    "Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, "
    "BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding"
)


def write_styles(
    shown: Mapping[str, Sequence[str]],
    style: "pysubs2.SSAStyle | None",
    font: str | None,
    resolution: tuple[int, int],
    *,
    sung: bool,
) -> list[str]:
    """The line of each style by whose name texts are *shown*, by the caller's *style* or our own, in its fields' order.

    A *font* stands instead of any other. *sung* says that words change their colour. Raises ExportError, naming the
    field of *style* whose value ASS can't state.
    """
    if style is not None:
        return [_write_style(style, font, name) for name in shown]
    faces = [_choose_own(choose_face(texts), font) for texts in shown.values()]
    encoding = min(face.encoding for face in faces)  # of what stands in one event, the letters tell for all or for none
    return [
        _write_default_style(face._replace(encoding=encoding), resolution, name, sung=sung)
        for name, face in zip(shown, faces, strict=True)
    ]


def choose_face(texts: Sequence[str]) -> Face:
    """A face that has the script of the *texts*: of the first script in `_FACES` that occurs, else that for Latin."""
    text = "".join(texts)
    script, face = next((row for row in _FACES if holds_script(text, row[0])), ("", _LATIN))
    return _TRADITIONAL if script == HAN and _is_traditional(text) else face


def _is_traditional(text: str) -> bool:
    """Whether *text* has Traditional characters, and not just one or two."""
    from smartresult.text.simplified import simplify  # noqa: PLC0415 - late: a table for Chinese alone

    simplified = simplify(text)
    if simplified is text:  # most texts are
        return False
    others: int = sum(map(ne, text, simplified))
    return others > _TRADITIONAL_SHARE * len(text)


def _choose_own(face: Face, font: str | None) -> Face:
    """*face*, in the *font* that was asked for."""
    return face._replace(font=_clean_name(font), scale=1.0) if font else face


def _clean_name(font: str) -> str:
    """*font* as a field of a style, which a comma would end."""
    return clean_text(font).replace("\n", " ").replace(",", "")


def _write_default_style(face: Face, resolution: tuple[int, int], name: str, *, sung: bool) -> str:
    """White on a black outline, a twentieth of the picture high, as far from its edge; yellow where karaoke is sung.

    In an upright picture ten wide characters fill a line, and no side margin takes of their room. That of the second
    language is smaller.
    """
    width, height = resolution
    colours = ("&H0000FFFF", "&H00FFFFFF") if sung else ("&H00FFFFFF", "&H0000FFFF")
    scale = face.scale * STYLES[name]
    size, outline = round(scale * min(height / 18, width / 12)), round(min(height / 360, width / 240), 1)
    margin, side = round(height / 20), round(min(height, width) / 20)
    return (
        f"{name},{face.font},{size},{','.join(colours)},&H00000000,&H80000000,0,0,0,0,100,100,0,0,"
        f"1,{outline},0,2,{side},{side},{margin},{face.encoding}"
    )


def _write_style(style: "pysubs2.SSAStyle", font: str | None, name: str) -> str:
    import pysubs2  # noqa: PLC0415 - late: whoever has a style has loaded it

    if not isinstance(style, pysubs2.SSAStyle):
        raise ExportError(f"expected a pysubs2.SSAStyle, got a {type(style).__name__}", "style")
    if not isinstance(style.fontname, str):
        raise ExportError(f"expected a text, got {style.fontname!r:.40}", "style.fontname")
    values = [
        name,
        _clean_name(font or style.fontname),
        f"{_read_number(style, 'fontsize') * STYLES[name]:g}",
        *[_write_colour(style, field) for field in ("primarycolor", "secondarycolor", "outlinecolor", "backcolor")],
        *["-1" if getattr(style, field) else "0" for field in ("bold", "italic", "underline", "strikeout")],
        *[f"{_read_number(style, field):g}" for field in ("scalex", "scaley", "spacing", "angle")],
        *[f"{_read_number(style, field):g}" for field in ("borderstyle", "outline", "shadow")],
        *[str(int(_read_number(style, field))) for field in ("alignment", "marginl", "marginr", "marginv", "encoding")],
    ]
    return ",".join(values)


def _read_number(style: "pysubs2.SSAStyle", name: str) -> float:
    value: object = getattr(style, name)
    if isinstance(value, int | float) and isfinite(value):
        return value
    raise ExportError(f"expected a finite number, got {value!r:.40}", f"style.{name}")


def _write_colour(style: "pysubs2.SSAStyle", name: str) -> str:
    colour: object = getattr(style, name)
    parts = [getattr(colour, part, None) for part in "abgr"]
    if not all(type(part) is int and 0 <= part <= _MOST_COLOUR for part in parts):
        raise ExportError(f"expected a pysubs2.Color of numbers from 0 to 255, got {colour!r:.60}", f"style.{name}")
    return "&H" + "".join([f"{part:02X}" for part in parts])
