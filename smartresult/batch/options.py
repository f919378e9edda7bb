"""What is asked of the formats, with its types from the command line to the worker, and who takes which of it."""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

import msgspec

from smartresult.errors import ExportError, OptionError
from smartresult.export import EXPORTERS
from smartresult.export.characters import BYTE_ORDER_MARK
from smartresult.export.choices import Karaoke, Lit, Markup, Rtl
from smartresult.model import Segment, SmartJob
from smartresult.profiles import Profile, TtmlProfile, find_profile, read_lang
from smartresult.word_times.choices import Unspaced

if TYPE_CHECKING:
    import pysubs2


class FormatOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked of the functions in `EXPORTERS`: their keyword arguments, under the same names.

    None asks for the default of the function, which may be another for each format. A *style* is ASS's, or one for
    timelines, and goes to that format alone; *profile* is TTML's. The command line has no *title*.
    """

    bom: bool | None = None
    newline: str | None = None
    markup: Markup | None = None
    guard: bool | None = None
    words: bool | None = None
    karaoke: Karaoke | None = None
    lit: Lit | None = None
    unspaced: Unspaced | None = None
    milliseconds: bool | None = None
    style: "pysubs2.SSAStyle | Mapping[str, object] | None" = None
    font: str | None = None
    resolution: tuple[int, int] | None = None
    title: str | None = None
    recording: str | None = None
    channel: str | None = None
    bare: bool | None = None
    lead_in: float | None = None
    lines: bool | None = None
    media_length: float | None = None
    lang: str | None = None
    rtl: Rtl | None = None
    profile: TtmlProfile | None = None
    file_url: str | None = None


_NOTHING: Final = FormatOptions()
#: Every format that can state the result.
_ALL: Final = "all"
#: What people call formats besides.
ALIASES: Final[Mapping[str, str]] = {"subrip": "srt", "webvtt": "vtt", "text": "txt"}
#: The format that somebody means who asks for the option, and for no format.
_IMPLIED: Final[Mapping[str, str]] = {
    "markup": "srt",
    "rtl": "srt",
    "words": "vtt",
    "guard": "csv",
    "profile": "ttml",
    "file_url": "timeline",
    "lines": "lrc",
    "milliseconds": "words.json",
    **dict.fromkeys(("recording", "channel"), "ctm"),
    **dict.fromkeys(("karaoke", "lead_in", "lit", "style", "font", "resolution"), "ass"),
}
#: What every format can write: with it, and no less, one tells which of its options it refuses.
_SAMPLE: Final = (Segment("a", 0.0, 1.0),)
#: Width and height in pixels, where a profile wants the picture upright: what phones and short videos have.
_UPRIGHT: Final = (1080, 1920)


class Formats(NamedTuple):
    """What is to be written: the *names* of formats, each once; *if_possible* leaves out what can't state a result."""

    names: tuple[str, ...]
    if_possible: bool = False


def choose_formats(to: str | Sequence[str]) -> Formats:
    """The formats that *to* names: keys of `EXPORTERS` or `ALIASES`, also several with commas between them, or "all".

    Raises OptionError for none, and for one that is not known.
    """
    names = []
    for text in [to] if isinstance(to, str) else to:
        if not isinstance(text, str):
            raise _refuse_format(text)
        names += [name.strip() for name in text.split(",")]
    if not names:
        raise OptionError("expected a format, got none", "to")
    for name in names:
        if name != _ALL and name not in ALIASES and name not in EXPORTERS:
            raise _refuse_format(name)
    if _ALL in names:
        return Formats(tuple(EXPORTERS), if_possible=True)
    return Formats(tuple(dict.fromkeys([ALIASES.get(name, name) for name in names])))


def _refuse_format(name: object) -> OptionError:
    return OptionError(f"expected one of {', '.join([*EXPORTERS, _ALL])}, got {name!r:.40}", "to")


def list_format_names() -> list[str]:
    """Every word that `choose_formats` knows."""
    return [*EXPORTERS, *ALIASES, _ALL]


def imply_formats(options: FormatOptions) -> tuple[str, ...]:
    """The formats that are meant where only *options* are named; SRT where they tell none."""
    implied = {**_IMPLIED, "style": "timeline"} if isinstance(options.style, Mapping) else _IMPLIED
    given = [name for name in options.__struct_fields__ if getattr(options, name) is not None]
    return tuple(dict.fromkeys([implied[name] for name in given if name in implied])) or ("srt",)


def fit_options(
    shared: Mapping[str, FormatOptions],
    profile: Profile | str | None,
    lang: str | None,
    media_length: float | None = None,
) -> dict[str, FormatOptions]:
    """*shared*, with what the others ask of the formats that can have it, unless they were asked for it.

    That is an upright picture, the form of TTML, the language, and the length of the media. Raises OptionError for a
    *lang* that is not known, or that neither a layout nor a format has a use for.
    """
    fitted = dict(shared)
    if lang is not None:
        if profile is not None:
            read_lang(lang)
        elif not any("lang" in list_keywords(name) for name in shared):
            raise OptionError(f"expected a profile, or a format that states it, got {', '.join(shared)}", "lang")
        fitted = {name: _fill(name, options, "lang", lang.replace("_", "-")) for name, options in fitted.items()}
    if profile is not None and profile != "auto":
        figures = find_profile(profile)
        fitted = {name: _fill(name, options, "profile", figures.ttml_profile) for name, options in fitted.items()}
        if figures.upright:
            fitted = {name: _fill(name, options, "resolution", _UPRIGHT) for name, options in fitted.items()}
    if media_length is not None:
        fitted = {name: _fill(name, options, "media_length", media_length) for name, options in fitted.items()}
    return fitted


def _fill(name: str, options: FormatOptions, keyword: str, value: object) -> FormatOptions:
    """*options* with that *value*, if the format of that *name* takes it, and has none."""
    if keyword not in list_keywords(name) or getattr(options, keyword) is not None:
        return options
    return msgspec.structs.replace(options, **{keyword: value})


def share_options(
    options: FormatOptions | Mapping[str, object] | None, formats: Sequence[str]
) -> dict[str, FormatOptions]:
    """For each of the *formats* what is asked of it.

    FormatOptions go to all *formats*, each of which takes what it knows. A mapping goes by format, then by option:
    `{"srt": {"bom": True}}`; formats that are not written may be among them. Raises OptionError for a format or an
    option that is not known, for an option that no format takes, and for a value that the format refuses.
    """
    if isinstance(options, FormatOptions):
        _require_use(options, formats)
        return {name: _read_values(name, _choose_keywords(name, _fit_style(name, options)), "") for name in formats}
    asked = {name: _read_options(name, given) for name, given in (options or {}).items()}
    return {name: asked.get(name, _NOTHING) for name in formats}


def export_job(job: SmartJob, name: str, options: FormatOptions) -> str:
    """The text of *job* in the format of that *name*, with those of the *options* that it takes.

    Raises ExportError where that is empty, of words without punctuation, say: readers refuse such a file.
    """
    text = EXPORTERS[name].function(job, **_choose_keywords(name, options))
    if not text.strip(BYTE_ORDER_MARK):
        raise ExportError(f"expected anything to be written, got nothing for {name}", "the source")
    return text


def list_keywords(name: str) -> tuple[str, ...]:
    """The keyword arguments of the function for the format of that *name*."""
    return tuple(EXPORTERS[name].function.__kwdefaults__ or ())


def times_words(name: str, options: FormatOptions) -> bool:
    """Whether the format of that *name*, with these *options*, says when each word is spoken."""
    return _TIMING[name](options) if name in _TIMING else "unspaced" in list_keywords(name)


#: The formats that time words only with some of their options.
_TIMING: Final[Mapping[str, Callable[[FormatOptions], bool]]] = {
    "srt": lambda options: options.lit is not None,
    "vtt": lambda options: bool(options.words) or options.lit is not None,
    "ass": lambda options: (options.karaoke or options.lit) is not None,
    "lrc": lambda options: not options.lines,
}


def find_type(name: str, keyword: str) -> object:
    """The type of a *keyword* argument of the function for the format of that *name*."""
    function = EXPORTERS[name].function
    stated: object = function.__annotations__[keyword]
    if isinstance(stated, str):  # for type checkers alone, until now: it takes long to load
        stated = get_type_hints(function, localns={"pysubs2": import_module("pysubs2")})[keyword]
    return stated


def _fit_style(name: str, options: FormatOptions) -> FormatOptions:
    """*options* without the style that is of another format than the one of that *name*."""
    foreign = name in _STYLED and _STYLED[name] != isinstance(options.style, Mapping)
    return msgspec.structs.replace(options, style=None) if foreign else options


#: The formats that have a style, and whether it is a mapping.
_STYLED: Final = {"ass": False, "timeline": True}


def _choose_keywords(name: str, options: FormatOptions) -> dict[str, object]:
    given = {keyword: getattr(options, keyword) for keyword in list_keywords(name)}
    return {keyword: value for keyword, value in given.items() if value is not None}


def _read_options(name: str, given: object) -> FormatOptions:
    """The options in *given*, the entry of a mapping for the format of that *name*."""
    place = f"options[{name!r:.40}]"
    if name not in EXPORTERS:
        raise OptionError(f"expected one of {', '.join(EXPORTERS)}, got {name!r:.40}", "options")
    if not isinstance(given, Mapping):
        raise OptionError(f"expected a mapping of options to values, got {given!r:.40}", place)
    taken = list_keywords(name)
    for keyword in given:
        if keyword not in taken:
            raise OptionError(f"expected one of {', '.join(taken) or '(none)'}, got {keyword!r:.40}", place)
    return _read_values(name, given, place)


def _read_values(name: str, given: Mapping[str, object], place: str) -> FormatOptions:
    """The options in *given*, all of which the format of that *name* takes; *place* is where they stand, if anywhere.

    Raises OptionError for a value of another type, and for what the function refuses.
    """
    values: dict[str, object] = {}
    for keyword, value in given.items():
        if value is not None:
            kind = find_type(name, keyword)
            try:
                values[keyword] = msgspec.convert(value, kind)
            except msgspec.ValidationError:
                reason = f"expected {_describe_type(kind)}, got {value!r:.40}"
                raise OptionError(reason, _name_option(keyword, place)) from None
    try:
        EXPORTERS[name].function(_SAMPLE, **values)
    except ExportError as error:
        raise OptionError(error.reason, _name_option(error.path, place)) from None
    return msgspec.structs.replace(_NOTHING, **values)


def _name_option(keyword: str, place: str) -> str:
    return f"{place}[{keyword!r}]" if place else keyword


def _require_use(options: FormatOptions, formats: Sequence[str]) -> None:
    """Raise OptionError for an option that none of the *formats* takes: whoever asks for it expects something."""
    taken = {keyword for name in formats for keyword in _choose_keywords(name, _fit_style(name, options))}
    for keyword, value in msgspec.structs.asdict(options).items():
        if value is not None and keyword not in taken:
            raise OptionError(f"expected a format that takes it, got {', '.join(formats)}", keyword)


def _describe_type(kind: object) -> str:
    """*kind* as people write it: `bool`, `one of k, kf, None`."""
    if get_origin(kind) in {Union, UnionType}:
        return " or ".join(_describe_type(one) for one in get_args(kind) if one is not NoneType)
    if get_origin(kind) is Literal:
        return f"one of {', '.join(get_args(kind))}"
    return kind.__name__ if isinstance(kind, type) else str(kind)
