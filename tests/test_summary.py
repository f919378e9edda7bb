"""The run of all checks ends with what passed, and with what was skipped and why."""

from pathlib import Path

import pytest

from tests.__main__ import fuzz, run, sum_up

RESULTS = """<testsuites><testsuite>
<testcase name="a"/><testcase name="b"><skipped message="no node"/></testcase>
<testcase name="c"><skipped message="no font"/></testcase><testcase name="d"><skipped message="no node"/></testcase>
</testsuite></testsuites>"""


def test_passed_and_skipped_are_counted_by_reason(tmp_path: Path) -> None:
    results = tmp_path / "results.xml"
    results.write_text(RESULTS, encoding="utf-8")
    assert sum_up(results, ["nothing was fuzzed"]).splitlines() == [
        "all checks passed: 1 tests passed, 3 skipped",
        "  2 skipped: no node",
        "  1 skipped: no font",
        "  nothing was fuzzed",
    ]


def test_what_fails_ends_the_run_and_shows_what_it_printed() -> None:
    run("timeit", "-n1", "-r1", quiet=True)
    with pytest.raises(SystemExit, match=r"(?s)broken.*python -m timeit ended with 1"):
        run("timeit", "-n1", "-r1", "raise OSError('broken')", quiet=True)


def test_a_missing_fuzzer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.__main__.find_spec", lambda _: None)
    monkeypatch.setattr("tests.__main__.REQUIRED", False)
    assert "nothing was fuzzed" in fuzz(1)
    monkeypatch.setattr("tests.__main__.REQUIRED", True)
    with pytest.raises(SystemExit, match="nothing was fuzzed"):
        fuzz(1)
