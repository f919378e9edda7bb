"""What the options of formats hand to a command: each has its name and its type, and is read."""

import click

from smartresult.cli.format_options import read_format_options
from smartresult.cli.options import FormatFlags, add_formats


def list_options() -> list[click.Parameter]:
    def take(**_: object) -> None:
        """Nothing: its options are looked at."""

    return click.command(add_formats(take)).params


def test_each_option_of_a_format_has_a_name_with_a_type() -> None:
    names = [option.name for option in list_options()]
    assert "karaoke" in names
    assert set(names) == FormatFlags.__required_keys__


def test_each_option_of_a_format_is_read() -> None:
    read = set()

    class Asked(dict[str, object]):
        def __getitem__(self, name: str) -> object:
            read.add(name)
            return super().__getitem__(name)

    read_format_options(Asked(dict.fromkeys(FormatFlags.__required_keys__)))  # type: ignore[arg-type]  # it has the keys
    assert read == FormatFlags.__required_keys__
