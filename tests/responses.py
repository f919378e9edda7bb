"""Responses as batches meet them, in a few bytes each."""

import json
from collections.abc import Iterable
from pathlib import Path

from smartresult.batch import Outcome


def make_response(job_id: str = "job", text: str = "Hello", state: str = "Finished", **fields: object) -> bytes:
    """The response for a job that says *text* for a second; without a result, if it has not finished."""
    body = {"RequestId": "r", "JobId": job_id, "State": state, "SmartJobInfo": {"JobType": "ASR"}, **fields}
    segments = [{"content": text, "from": 0, "to": 1}]
    return encode(body | {"JobResult": {"AiResult": json.dumps(segments)}} if state == "Finished" else body)


def make_texts(job_id: str = "job", texts: Iterable[str] = ("One.", "Two.")) -> bytes:
    """The response for a job that generated *texts*."""
    return encode(
        {
            "RequestId": "r",
            "JobId": job_id,
            "State": "Finished",
            "SmartJobInfo": {"JobType": "TextGenerate"},
            "JobResult": {"AiResult": json.dumps(list(texts))},
        }
    )


def encode(body: object) -> bytes:
    return json.dumps(body).encode()


def lines(*responses: bytes) -> bytes:
    return b"".join(response + b"\n" for response in responses)


def fill(folder: Path, files: dict[str, bytes]) -> Path:
    """*folder*, with *files* in it."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    """All files below *folder*, those that should not have stayed included."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def sum_up(outcomes: Iterable[Outcome]) -> list[tuple[str, str]]:
    return [(outcome.status, outcome.reason) for outcome in outcomes]
