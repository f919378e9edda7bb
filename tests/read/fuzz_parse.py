"""Coverage-guided fuzzing of `parse`: `python -m tests.read.fuzz_parse -max_total_time=60 [corpus]` (needs atheris).

The invariant is the promise of the library: a SmartJob, or a SmartResultError that survives pickle.
"""

import sys

import atheris

with atheris.instrument_imports(include=["smartresult"]):
    import smartresult
    from tests.promise import check_error, check_job


def check_parse(data: bytes) -> None:
    strict = not data.endswith(b" ")
    source: bytes | str = data if data[:1] != b" " else data.decode("utf-8", "surrogateescape")
    try:
        job = smartresult.parse(source, strict=strict)
    except smartresult.SmartResultError as error:
        check_error(error)
    else:
        assert isinstance(job, smartresult.SmartJob)
        check_job(job)


if __name__ == "__main__":
    atheris.Setup(sys.argv, check_parse)
    atheris.Fuzz()
