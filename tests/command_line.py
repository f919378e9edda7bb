"""The command line, called in this process."""

from pathlib import Path
from typing import NamedTuple

from click.testing import CliRunner

from smartresult.cli import commands


class Done(NamedTuple):
    status: int
    out: str
    err: str


def run(*arguments: str | Path, data: bytes | None = None) -> Done:
    done = CliRunner().invoke(commands.main, [str(argument) for argument in arguments], input=data)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Done(done.exit_code, done.stdout, done.stderr)
