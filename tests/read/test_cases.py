"""Every shape that is known, one folder a case in `data/`: what was saved, and the exact outcome.

A folder holds `source.*` (the bytes as saved) and `outcome.json`: for each of `strict` and `lenient` (the latter only
where it differs) either `{"error": "ParseError: …"}` or the fields of the job that are not empty, `result` with its
kind, and `issues` as their texts. A new case is a new folder.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import msgspec
import pytest

import smartresult
from tests.places import DATA

CASES = sorted(path.parent for path in DATA.glob("*/outcome.json"))
assert len(CASES) >= 50, "the cases have gone"


def describe_value(value: object) -> object:
    if isinstance(value, msgspec.Struct):
        fields = {name: describe_value(getattr(value, name)) for name in value.__struct_fields__}
        return {name: inner for name, inner in fields.items() if inner not in ("", None, {}, [])}
    if isinstance(value, tuple | list):
        return [describe_value(item) for item in value]
    if isinstance(value, Mapping):
        return {key: describe_value(inner) for key, inner in value.items()}
    return value.isoformat() if isinstance(value, datetime) else value


def describe_outcome(source: bytes, *, strict: bool) -> object:
    try:
        job = smartresult.parse(source, strict=strict)
    except smartresult.SmartResultError as error:
        return {"error": f"{type(error).__name__}: {error}"}
    outcome = {name: getattr(job, name) for name in job.__struct_fields__ if name not in {"result", "left_out"}}
    described = {name: describe_value(value) for name, value in outcome.items() if value not in ("", None, {})}
    if job.result is not None:
        described["result"] = {"kind": type(job.result).__name__, **dict_of(job.result)}
    if job.issues:
        described["issues"] = [f"{issue.kind}: {issue}" for issue in job.issues]
    return described


def dict_of(result: msgspec.Struct) -> dict[str, object]:
    return {name: describe_value(getattr(result, name)) for name in result.__struct_fields__}


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_the_outcome_is_the_one_written_down(folder: Path) -> None:
    (source,) = folder.glob("source.*")
    expected = json.loads((folder / "outcome.json").read_text(encoding="utf-8"))
    data = source.read_bytes()
    assert describe_outcome(data, strict=True) == expected["strict"]
    assert describe_outcome(data, strict=False) == expected.get("lenient", expected["strict"])
