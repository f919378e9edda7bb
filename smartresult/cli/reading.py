"""Files that options name → values: the figures of a profile in TOML, a style in ASS or JSON."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from warnings import catch_warnings, simplefilter

import orjson

from smartresult.errors import OptionError
from smartresult.profiles import PROFILES, Profile, find_profile

if TYPE_CHECKING:
    import pysubs2

#: TOML has no word for a figure that is not asked for.
_MISSING: Final = "none"
_JSON: Final = ".json"


def read_profile(named: str, figures: Sequence[str]) -> Profile | str:
    """The profile that is *named*, or stands in the TOML file of that name, with other *figures*, each `name=value`.

    Raises OptionError for what can't be read, for a figure that no profile has or no cue can meet, and for figures
    beside auto.
    """
    if named == "auto" and figures:
        raise OptionError("expected a profile by its name, got auto, which is one or another", "--set")
    if named == "auto":
        return named
    profile = PROFILES[named] if named in PROFILES else _read_file(named)
    changes: dict[str, Any] = {}
    for text in figures:
        changes |= _parse_figure(text)
    return _change(profile, changes, "--set")


def _read_file(path: str) -> Profile:
    """The profile in the TOML file at *path*: figures by their names, on top of those of the profile *base*."""
    given = _parse_toml(_read_text(path, "--profile"), path)
    base = given.pop("base", None)
    given.setdefault("name", Path(path).stem)
    if base is None and "max_chars_per_line" not in given:
        raise OptionError("expected base, the name of a profile, or max_chars_per_line, got neither", path)
    try:
        profile = (
            Profile(name="", max_chars_per_line=given["max_chars_per_line"]) if base is None else find_profile(base)
        )
    except OptionError as error:
        reason = error.reason
    else:
        return _change(profile, given, path)
    raise OptionError(reason, f"{path}: {'max_chars_per_line' if base is None else 'base'}")


def _change(profile: Profile, figures: Mapping[str, Any], place: str) -> Profile:
    try:
        return profile.with_(**{name: None if value == _MISSING else value for name, value in figures.items()})
    except OptionError as error:
        reason, name = error.reason, error.option
    raise OptionError(reason, f"{place}: {name}")


def _parse_figure(text: str) -> dict[str, Any]:
    """The figure in *text*: a name and a value of TOML, or none."""
    name, sign, value = text.partition("=")
    if not sign or not value.strip():
        raise OptionError(f"expected a figure such as max_chars_per_line=32, got {text!r:.60}", "--set")
    if value.strip() == _MISSING:
        return {name.strip(): _MISSING}
    return _parse_toml(text, "--set")


def _parse_toml(text: str, place: str) -> dict[str, Any]:
    from tomllib import TOMLDecodeError, loads  # noqa: PLC0415 - late: few commands have any

    try:
        return loads(text)
    except TOMLDecodeError as error:
        fault = str(error)
    raise OptionError(f"expected TOML, got {text!r:.60} ({fault})", place)


def read_style(path: str) -> "tuple[pysubs2.SSAStyle | Mapping[str, object], tuple[int, int] | None]":
    """The style in the file at *path*, and the picture that its sizes are meant for, where that is ASS's.

    In a JSON file, by its name, stand the keys of a timeline's clips; of an ASS file it is the style called Default, or
    the first. Raises OptionError for a file that can't be read, or has no style.
    """
    return (_read_json(path), None) if path.lower().endswith(_JSON) else _read_ass(path)


def _read_json(path: str) -> Mapping[str, object]:
    fault = "another value"
    try:
        keys = orjson.loads(_read_text(path, "--style-file"))
    except orjson.JSONDecodeError as error:
        fault = str(error)
    else:
        if isinstance(keys, dict):
            return keys
    raise OptionError(f"expected a JSON object, got {fault}", f"--style-file {path}")


def _read_ass(path: str) -> "tuple[pysubs2.SSAStyle, tuple[int, int] | None]":
    import pysubs2  # noqa: PLC0415 - late: it takes longer to load than a file to write

    text = _read_text(path, "--style-file")
    try:
        with catch_warnings():
            simplefilter("error", UserWarning)  # from 1.9 it warns of a broken field and makes up a value
            file = pysubs2.SSAFile.from_string(text, format_="ass")
    except (pysubs2.Pysubs2Error, ValueError, LookupError, UserWarning) as error:  # what it says of broken fields
        fault = str(error) or type(error).__name__
    else:
        if "\nStyle:" in text.replace("\r", "\n"):  # it makes up one where there is none
            style = file.styles.get("Default") or next(iter(file.styles.values()))
            return style, _read_picture(file.info)
        fault = "a file without any"
    raise OptionError(f"expected a line of ASS that begins with Style:, got {fault}", f"--style-file {path}")


def _read_picture(info: Mapping[str, str]) -> tuple[int, int] | None:
    width, height = (info.get(name, "").strip() for name in ("PlayResX", "PlayResY"))
    if width.isdecimal() and height.isdecimal():
        return int(width), int(height)
    return None


def _read_text(path: str, option: str) -> str:
    try:
        return Path(path).read_text("utf-8-sig")
    except OSError as error:
        fault = error.strerror or str(error)
    except UnicodeDecodeError:
        fault = "expected UTF-8"
    raise OptionError(f"{path}: {fault}", option)
