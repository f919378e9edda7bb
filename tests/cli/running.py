"""The command line as tests run it: in this process, or in one of its own."""

import json
import os
import signal
import subprocess
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import IO, NamedTuple
from unittest.mock import patch

from smartresult.cli import commands


class Done(NamedTuple):
    status: int
    out: str
    err: str


def make_body(job_id: str, count: int = 3, **fields: object) -> dict[str, object]:
    items = [{"content": f"{job_id} {i}", "from": float(i), "to": i + 0.5} for i in range(count)]
    return {"JobId": job_id, "State": "Finished", "JobResult": {"AiResult": json.dumps(items)}, **fields}


def run(*arguments: str | Path, data: bytes | None = None) -> Done:
    """What the command printed, line ends aside. Click's own runner loses standard error in some of its versions."""
    inlet = TextIOWrapper(BytesIO(data or b""), "utf-8")
    out, err = (TextIOWrapper(BytesIO(), "utf-8", errors) for errors in ("strict", "backslashreplace"))
    with patch.multiple(sys, stdin=inlet, stdout=out, stderr=err):
        try:
            commands.main([str(argument) for argument in arguments])
        except SystemExit as ended:
            status = int(ended.code or 0)
    return Done(status, _read(out), _read(err))


def _read(stream: TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read().replace("\r\n", "\n")


def open_left() -> IO[bytes]:
    """The end of a pipe whose reader has left."""
    reader, writer = os.pipe()
    os.close(reader)
    return os.fdopen(writer, "wb")


def start(*arguments: str | Path, **options: object) -> "subprocess.Popen[bytes]":
    """The program in a process of its own, which obeys interrupts even where this one, run by nohup, ignores them."""
    command = [sys.executable, "-m", "smartresult", *map(str, arguments)]
    handler = signal.signal(signal.SIGINT, signal.default_int_handler)  # what is ignored stays so in a child
    try:
        return subprocess.Popen(command, **options)  # type: ignore[call-overload,no-any-return]  # noqa: S603 - our own
    finally:
        signal.signal(signal.SIGINT, handler)
