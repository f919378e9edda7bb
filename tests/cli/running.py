"""The command line as tests run it: in this process, or in one of its own."""

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from click.testing import CliRunner

from smartresult.cli import commands


class Done(NamedTuple):
    status: int
    out: str
    err: str


def make_body(job_id: str, count: int = 3, **fields: object) -> dict[str, object]:
    items = [{"content": f"{job_id} {i}", "from": float(i), "to": i + 0.5} for i in range(count)]
    return {"JobId": job_id, "State": "Finished", "JobResult": {"AiResult": json.dumps(items)}, **fields}


def run(*arguments: str | Path, data: bytes | None = None) -> Done:
    done = CliRunner().invoke(commands.main, [str(argument) for argument in arguments], input=data)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Done(done.exit_code, done.stdout, done.stderr)


def start(*arguments: str | Path, **options: object) -> "subprocess.Popen[bytes]":
    """The program in a process of its own, which obeys interrupts even where this one, run by nohup, ignores them."""
    command = [sys.executable, "-m", "smartresult", *map(str, arguments)]
    handler = signal.signal(signal.SIGINT, signal.default_int_handler)  # what is ignored stays so in a child
    try:
        return subprocess.Popen(command, **options)  # type: ignore[call-overload,no-any-return]  # noqa: S603 - our own
    finally:
        signal.signal(signal.SIGINT, handler)
