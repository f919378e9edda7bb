"""What is wrong with options, in the names that the command line has for them."""

from typing import Final

import click

from smartresult.errors import OptionError

#: What programs call otherwise; `profile` is that of TTML, for the command line has looked at that of the layout.
_MEANT: Final = {"file": "--out", "style": "--style-file", "profile": "--ttml-profile"}


def refuse(error: OptionError) -> click.UsageError:
    """The *error* for the command that runs, with the name of the option as it was typed, if the command has it."""
    taken = {name for parameter in click.get_current_context().command.params for name in parameter.opts}
    option, dot, key = error.option.partition(".")
    for name in (_MEANT.get(option, ""), f"--{option.replace('_', '-')}"):
        if name in taken:
            return click.UsageError(f"{error.reason} – at {name}{': ' if dot else ''}{key}")
    return click.UsageError(str(error))
