"""What options of the command line take: formats, profiles, sizes, pictures; and those of `convert`, by subject."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, Literal, TypedDict, TypeVar, get_args

import click

from smartresult.errors import OptionError
from smartresult.export.choices import Karaoke, Lit, Markup, Rtl
from smartresult.profiles import PROFILES, TTML_PROFILES, Profile, Stops, TtmlProfile
from smartresult.word_times.choices import Unspaced

_Command = TypeVar("_Command", bound=Callable[..., Any])

_UNITS: Final[Mapping[str, int]] = {"": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30, "T": 1 << 40}
NEWLINES: Final[Mapping[str, str]] = {"lf": "\n", "crlf": "\r\n"}
_TOML: Final = ".toml"


def parse_size(text: str) -> int:
    """The number of bytes that *text* says: `512M`, `16G`."""
    unit = text[-1:].upper()
    number, unit = (text[:-1], unit) if unit in _UNITS else (text, "")
    if not (number.isascii() and number.isdecimal() and int(number)):
        raise click.BadParameter(f"expected a number of bytes such as 512M, got {text!r:.40}")
    return int(number) * _UNITS[unit]


def parse_resolution(text: str) -> tuple[int, int]:
    """Width and height in pixels, as *text* says them: `1920x1080`."""
    parts = text.lower().replace("×", "x").split("x")
    if not (len(parts) == 2 and all(part.isascii() and part.isdecimal() and int(part) for part in parts)):  # noqa: PLR2004 - width and height
        raise click.BadParameter(f"expected a width and a height such as 1920x1080, got {text!r:.40}")
    return int(parts[0]), int(parts[1])


class FormatNames(click.ParamType):  # type: ignore[type-arg,unused-ignore]  # generic in new versions alone
    """Names of formats with commas between them, aliases, and all."""

    name = "format"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """*value*, if every format in it is known."""
        from smartresult.batch.options import choose_formats  # noqa: PLC0415 - late: `--help` needs none of it

        try:
            choose_formats(value)
        except OptionError as error:
            self.fail(error.reason, param, ctx)
        return value

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        param: click.Parameter,  # noqa: ARG002 - as above
        incomplete: str,
    ) -> "list[click.shell_completion.CompletionItem]":
        """The names that begin so."""
        from smartresult.batch.options import list_format_names  # noqa: PLC0415 - see above

        return _complete(list_format_names(), incomplete)


class ProfileName(click.ParamType):  # type: ignore[type-arg,unused-ignore]  # generic in new versions alone
    """The name of a profile, auto, or a TOML file with figures."""

    name = "profile"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """*value*, if it is a name, or a file by its suffix."""
        if value not in {"auto", *PROFILES} and not value.lower().endswith(_TOML):
            known = ", ".join(map(repr, ["auto", *PROFILES]))
            self.fail(f"{value!r:.40} is not one of {known}, nor a file *{_TOML}", param, ctx)
        return value

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        param: click.Parameter,  # noqa: ARG002 - as above
        incomplete: str,
    ) -> "list[click.shell_completion.CompletionItem]":
        """The names that begin so, or a file."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 - late: a shell asks for it

        return _complete(["auto", *PROFILES], incomplete) or [CompletionItem(incomplete, type="file")]


def _complete(words: Iterable[str], incomplete: str) -> "list[click.shell_completion.CompletionItem]":
    from click.shell_completion import CompletionItem  # noqa: PLC0415 - see above

    return [CompletionItem(word) for word in words if word.startswith(incomplete)]


def read_layout(profile: str | None, figures: Sequence[str], stops: Stops | None = None) -> Profile | str | None:
    """The *profile* with other *figures*, as `read_profile` reads it; None where no layout is asked for.

    Raises UsageError for *figures* or *stops* without a profile, and what `read_profile` raises.
    """
    for option, given in (("--stops", stops), ("--set", figures)):
        if given and not profile:
            raise click.UsageError(f"{option} is of no use without --profile")
    if not profile:
        return None
    from smartresult.cli.reading import read_profile  # noqa: PLC0415 - late: few have a profile

    return read_profile(profile, figures)


def count_cores() -> int:
    """The processors that this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def _add_all(*options: Callable[[_Command], _Command]) -> Callable[[_Command], _Command]:
    """All *options*, in their order in the help."""

    def add(command: _Command) -> _Command:
        for option in reversed(options):
            command = option(command)
        return command

    return add


#: The figures that a profile is to have instead of its own; `check` has it, too.
add_figures: Final = click.option(
    "--set",
    "figures",
    metavar="FIGURE=VALUE",
    multiple=True,
    help="Another figure for the profile, such as max_chars_per_line=32; `smartresult profiles` lists them.",
)

#: The language; `check` has it, too.
add_lang: Final = click.option(
    "--lang",
    metavar="CODE",
    help="The language, such as en, zh-TW or pt-BR: for the choice of auto, for breaks, and to be stated in WebVTT and "
    "TTML.  [default: what the text tells; WebVTT and TTML state none]",
)

#: What becomes of segments before they are written.
add_layout: Final = _add_all(
    click.option(
        "--profile",
        "-p",
        type=ProfileName(),
        help="Lay the text out as cues that meet this delivery profile, or the figures in this TOML file; auto chooses "
        f"by the language: {', '.join(['auto', *PROFILES])}.  [default: a segment is a cue]",
    ),
    add_figures,
    add_lang,
    click.option(
        "--stops",
        type=click.Choice(get_args(Stops)),
        help="With --profile: keep ，and 。, drop them at line ends, or write a blank inside lines, too.  "
        "[default: keep]",
    ),
    click.option(
        "--shift",
        type=float,
        default=0.0,
        metavar="SECONDS",
        help="Show all so much later, or earlier below 0; what would lie before 0 is cut, and named.",
    ),
    click.option(
        "--media-length",
        type=float,
        metavar="SECONDS",
        help="No cue ends after it, for some services refuse such files; TextGrid and LRC state it, too.",
    ),
)


class FormatFlags(TypedDict):
    """What the options of `add_formats` hand to a command, by the names of their parameters."""

    bom: bool
    newline: Literal["lf", "crlf"] | None
    markup: Markup | None
    rtl: Rtl | None
    guard: bool
    words: bool
    karaoke: Karaoke | None
    lead_in: float | None
    lit: Lit | None
    bare: bool
    recording: str | None
    channel: str | None
    milliseconds: bool
    lines: bool
    resolution: tuple[int, int] | None
    font: str | None
    style_file: str | None
    file_url: str | None
    ttml_profile: TtmlProfile | None
    unspaced: Unspaced | None


#: What is asked of single formats; `FormatFlags` has a name for each.
add_formats: Final = _add_all(
    click.option(
        "--bom", is_flag=True, help="Begin SRT and CSV with a byte order mark, for Excel and old Windows players."
    ),
    click.option(
        "--newline",
        type=click.Choice(list(NEWLINES)),
        help="How lines end in SRT and CSV.  [default: lf; for CSV crlf]",
    ),
    click.option(
        "--markup",
        type=click.Choice(get_args(Markup)),
        help="SRT: keep what players take for markup, or write ＜ ＞ ｛ ｝.  [default: keep]",
    ),
    click.option(
        "--rtl",
        type=click.Choice(get_args(Rtl)),
        help="SRT: keep Arabic and Hebrew lines, or mark their direction for plain players.  [default: keep]",
    ),
    click.option("--guard", is_flag=True, help="CSV: defuse cells that a spreadsheet would run as formulas."),
    click.option("--words", is_flag=True, help="WebVTT: a timestamp before each word."),
    click.option(
        "--karaoke", type=click.Choice(get_args(Karaoke)), help="ASS: light up the words, at once or filling."
    ),
    click.option(
        "--lead-in",
        type=float,
        metavar="SECONDS",
        help="ASS with --karaoke: show each cue so long before its first word, where no other is on screen.",
    ),
    click.option(
        "--lit",
        type=click.Choice(get_args(Lit)),
        help="ASS, WebVTT and SRT: the whole cue on screen, and the word that is spoken in a colour, in a box, larger, "
        "or underlined. SRT has colour and underline.",
    ),
    click.option("--bare", is_flag=True, help="CTM and TextGrid: words without punctuation, in small letters."),
    click.option("--recording", metavar="NAME", help="CTM: what the recording is called.  [default: the job's id]"),
    click.option("--channel", metavar="NAME", help="CTM: which channel of the recording it is.  [default: 1]"),
    click.option(
        "--milliseconds", is_flag=True, help="words.json: whole milliseconds, as startMs and endMs, instead of seconds."
    ),
    click.option("--lines", is_flag=True, help="LRC: a time for each line, none for words, which some players show."),
    click.option(
        "--resolution",
        type=parse_resolution,
        metavar="WIDTHxHEIGHT",
        help="ASS and TTML: the picture.  [default: 1920x1080; with vertical, one-word and few-words 1080x1920]",
    ),
    click.option("--font", metavar="NAME", help="ASS: the font.  [default: one that has the script]"),
    click.option(
        "--style-file",
        type=click.Path(exists=True, dir_okay=False),
        metavar="FILE",
        help="ASS: the style called Default of this ASS file, or its first, and its resolution. Timelines: the keys of "
        "clips in this JSON file.",
    ),
    click.option(
        "--file-url",
        metavar="URL",
        help="Timelines: point to this .srt or .ass file, which holds the same cues, instead of a clip for each.",
    ),
    click.option(
        "--ttml-profile",
        type=click.Choice(TTML_PROFILES),
        help="TTML: for any player, for the BBC and the EBU, or for Netflix.  [default: imsc; with the profile bbc "
        "ebu-tt-d]",
    ),
    click.option(
        "--unspaced",
        type=click.Choice(get_args(Unspaced)),
        help="How word times cut Chinese and Japanese.  [default: characters; with --lit phrases, which viewers take "
        "for words]",
    ),
)

#: What is read, by how many, and what is told of it.
add_reading: Final = _add_all(
    click.option(
        "--report",
        type=click.Path(dir_okay=False, allow_dash=True),
        help="Write what became of each response to this file, a line of JSON each; - for standard output.",
    ),
    click.option(
        "--include",
        multiple=True,
        metavar="PATTERN",
        help="Take only files whose name, path or folder matches: '*.json'.",
    ),
    click.option(
        "--exclude",
        multiple=True,
        metavar="PATTERN",
        help="Leave out files whose name, path or folder matches: drafts.",
    ),
    click.option(
        "--strict/--lenient",
        default=True,
        help="Refuse a response with a malformed item, or leave the item out.  [default: strict]",
    ),
    click.option(
        "--jobs",
        "-j",
        type=click.IntRange(min=1),
        metavar="N",
        help="How many processes share the work.  [default: one for each core]",
    ),
    click.option(
        "--max-unpacked",
        type=parse_size,
        metavar="SIZE",
        default="16G",
        show_default=True,
        help="The most that a packed file may unpack to.",
    ),
    click.option(
        "--max-response",
        type=parse_size,
        metavar="SIZE",
        default="512M",
        show_default=True,
        help="The largest response that is read.",
    ),
    click.option("--quiet", "-q", is_flag=True, help="No progress and no summary; failures are named all the same."),
    click.option("--verbose", "-v", is_flag=True, help="Name every response, and what is odd about it."),
)
