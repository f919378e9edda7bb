"""What `smartresult formats` and `profiles` print: what there is to choose from."""

from collections.abc import Iterator
from textwrap import wrap
from typing import Final

import msgspec

from smartresult.batch.options import ALIASES, list_keywords
from smartresult.batch.outcomes import encode_line
from smartresult.cli.streams import Outlet
from smartresult.export import EXPORTERS, TITLES
from smartresult.profiles import GUIDES, PROFILES, Profile

#: The width of a terminal that nobody has widened.
_COLUMNS: Final = 80


def print_formats(out: Outlet, *, as_json: bool) -> None:
    """Print each format: its names, its suffix, what it is, and the options that it takes."""
    if not as_json:
        out.write_line(f"{'format':<11}{'also':<8}{'suffix':<16}what it is, and its options")
    for name, exporter in EXPORTERS.items():
        aliases = [alias for alias, meant in ALIASES.items() if meant == name]
        options = list_keywords(name)
        if as_json:
            row = {"format": name, "aliases": aliases, "suffix": exporter.suffix, "options": options}
            out.write_data(encode_line({**row, "title": TITLES[name]}))
        else:
            out.write_line(f"{name:<11}{', '.join(aliases):<8}{exporter.suffix:<16}{TITLES[name]}")
            if options:
                out.write_line(f"  {', '.join(options)}")


def print_profiles(out: Outlet, *, as_json: bool) -> None:
    """Print each profile: where its figures come from, and what they are."""
    for name, profile in PROFILES.items():
        if as_json:
            out.write_data(encode_line({**msgspec.structs.asdict(profile), "source": GUIDES[name]}))
            continue
        out.write_line(name)
        for line in wrap(GUIDES[name], _COLUMNS - 4, break_on_hyphens=False):
            out.write_line(f"    {line}")
        for figure, value in _list_figures(profile):
            out.write_line(f"  {figure:<21} {value}")


def _list_figures(profile: Profile) -> Iterator[tuple[str, str]]:
    """The names and values of all figures, as `--set` takes them."""
    for name, value in msgspec.structs.asdict(profile).items():
        if isinstance(value, bool):
            yield name, str(value).lower()
        elif name in {"name", "lang"}:
            continue
        elif isinstance(value, str):
            yield name, f'"{value}"'
        else:
            yield name, "none" if value is None else f"{value:.6g}"
