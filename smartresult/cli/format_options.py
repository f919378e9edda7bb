"""What the command line asks of the formats → `FormatOptions`, for every command that writes them."""

from typing import TYPE_CHECKING, Any

from smartresult.batch import FormatOptions
from smartresult.cli.options import NEWLINES
from smartresult.export.choices import Karaoke, Lit, Markup, Rtl
from smartresult.profiles import TtmlProfile
from smartresult.word_times.choices import Unspaced

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pysubs2  # for its style type alone


def read_format_options(  # noqa: PLR0913 - each is an option of its own
    *,
    bom: bool,
    newline: str | None,
    markup: Markup | None,
    rtl: Rtl | None,
    guard: bool,
    words: bool,
    karaoke: Karaoke | None,
    lead_in: float | None,
    lit: Lit | None,
    bare: bool,
    recording: str | None,
    channel: str | None,
    milliseconds: bool,
    lines: bool,
    resolution: tuple[int, int] | None,
    font: str | None,
    style_file: str | None,
    file_url: str | None,
    ttml_profile: TtmlProfile | None,
    unspaced: Unspaced | None,
) -> FormatOptions:
    """The options that `add_formats` gives a command. Raises OptionError for a *style_file* that can't be read."""
    style, picture = _read_style(style_file)
    return FormatOptions(
        bom=bom or None,
        newline=newline and NEWLINES[newline],
        markup=markup,
        rtl=rtl,
        guard=guard or None,
        words=words or None,
        karaoke=karaoke,
        lead_in=lead_in,
        lit=lit,
        bare=bare or None,
        recording=recording,
        channel=channel,
        milliseconds=milliseconds or None,
        lines=lines or None,
        resolution=resolution or picture,
        font=font,
        style=style,
        file_url=file_url,
        profile=ttml_profile,
        unspaced=unspaced or ("phrases" if lit else None),
    )


def _read_style(
    path: str | None,
) -> "tuple[pysubs2.SSAStyle | Mapping[str, Any] | None, tuple[int, int] | None]":
    """The style and the picture of the file at *path*, if one is named."""
    if path is None:
        return None, None
    from smartresult.cli.reading import read_style  # noqa: PLC0415 - late: few have one

    return read_style(path)
