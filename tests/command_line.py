"""The command line, called in this process."""

import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from smartresult.cli import commands


class Done(NamedTuple):
    status: int
    out: str
    err: str


def run(*arguments: str | Path, data: bytes | None = None) -> Done:
    """What the command printed, line ends aside. Click's own runner loses standard error in some of its versions."""
    inlet = TextIOWrapper(BytesIO(data or b""), "utf-8")
    out, err = (TextIOWrapper(BytesIO(), "utf-8", errors) for errors in ("strict", "backslashreplace"))
    with patch.multiple(sys, stdin=inlet, stdout=out, stderr=err):
        try:
            commands.main([str(argument) for argument in arguments], prog_name="smartresult")
        except SystemExit as ended:
            status = int(ended.code or 0)
    return Done(status, read(out), read(err))


def read(stream: TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read().replace("\r\n", "\n")
