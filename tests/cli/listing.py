"""The commands of the program, as it lists them: some are loaded when they are asked for."""

from collections.abc import Mapping

import click


def list_commands(command: click.Command) -> Mapping[str, click.Command]:
    """Those of *command*, by name; none unless it is a group."""
    if not isinstance(command, click.Group):
        return {}
    context = click.Context(command)
    found = {name: command.get_command(context, name) for name in command.list_commands(context)}
    return {name: one for name, one in found.items() if one is not None}
