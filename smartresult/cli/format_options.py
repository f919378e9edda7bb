"""What the command line asks of the formats → `FormatOptions`, for every command that writes them."""

from typing import TYPE_CHECKING, Any

from smartresult.batch import FormatOptions
from smartresult.cli.options import NEWLINES, FormatFlags

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pysubs2  # for its style type alone


def read_format_options(asked: FormatFlags) -> FormatOptions:
    """The options of formats that were *asked* for. Raises OptionError for a *style_file* that can't be read."""
    style, picture = _read_style(asked["style_file"])
    return FormatOptions(
        bom=asked["bom"] or None,
        newline=asked["newline"] and NEWLINES[asked["newline"]],
        markup=asked["markup"],
        rtl=asked["rtl"],
        guard=asked["guard"] or None,
        words=asked["words"] or None,
        karaoke=asked["karaoke"],
        lead_in=asked["lead_in"],
        lit=asked["lit"],
        bare=asked["bare"] or None,
        recording=asked["recording"],
        channel=asked["channel"],
        milliseconds=asked["milliseconds"] or None,
        lines=asked["lines"] or None,
        resolution=asked["resolution"] or picture,
        font=asked["font"],
        style=style,
        file_url=asked["file_url"],
        profile=asked["ttml_profile"],
        unspaced=asked["unspaced"] or ("phrases" if asked["lit"] else None),
    )


def _read_style(
    path: str | None,
) -> "tuple[pysubs2.SSAStyle | Mapping[str, Any] | None, tuple[int, int] | None]":
    """The style and the picture of the file at *path*, if one is named."""
    if path is None:
        return None, None
    from smartresult.cli.reading import read_style  # noqa: PLC0415 - late: few have one

    return read_style(path)
