"""All checks, as CI runs them: `python -m tests`. It fuzzes for a minute in CI, elsewhere for a glance.

The last lines say how many tests passed, and what was skipped and why. The first check that fails ends the run, with
exit status 1.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree as ET

from tests.oracles import REQUIRED
from tests.places import DATA, MANUAL, ROOT


def run(*arguments: str, quiet: bool = False) -> None:
    """Run the module; what a *quiet* one prints is shown when it fails, and the program ends then."""
    print("$ python -m", *arguments, flush=True)
    done = subprocess.run(  # noqa: S603 - our own commands
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        check=False,
        stdout=subprocess.PIPE if quiet else None,
        stderr=subprocess.STDOUT if quiet else None,
        text=True,
        errors="replace",
    )
    if done.returncode:
        sys.exit(f"{done.stdout or ''}python -m {arguments[0]} ended with {done.returncode}")


def run_tests(results: Path) -> None:
    """Run the tests, on all cores, and measure what they cover."""
    run(
        "pytest",
        "-q",
        "-n",
        "auto",
        "--dist",
        "worksteal",
        "--cov",
        "--cov-report=term-missing:skip-covered",
        f"--junitxml={results}",
    )


def fuzz(seconds: int) -> str:
    """Fuzz `parse` for so long; the reason, if that can't be done."""
    if find_spec("atheris") is None:
        reason = "the Python package atheris is not installed, so nothing was fuzzed"
        if REQUIRED:
            sys.exit(reason)
        return reason
    with tempfile.TemporaryDirectory() as found, tempfile.TemporaryDirectory() as seeds:
        for source in DATA.glob("*/source.*"):
            shutil.copy(source, Path(seeds) / source.parent.name)
        run("tests.read.fuzz_parse", f"-max_total_time={seconds}", "-max_len=4096", found, seeds, quiet=True)
    return ""


def build_manual() -> str:
    """Make the manual of the docstrings, in which a warning is an error; the reason, if that can't be done."""
    if not (find_spec("sphinx") and find_spec("myst_parser")):
        reason = "the Python packages sphinx and myst-parser are not installed, so the manual was not built"
        if REQUIRED:
            sys.exit(reason)
        return reason
    with tempfile.TemporaryDirectory() as pages:
        run("sphinx", "-q", "-W", "--keep-going", "-n", str(MANUAL), pages, quiet=True)
    return ""


def sum_up(results: Path, left_out: Sequence[str]) -> str:
    """How many tests passed, by the JUnit report at *results*; why others were skipped, and what was *left_out*."""
    cases = list(ET.parse(results).iter("testcase"))  # noqa: S314 - pytest wrote it
    skipped = Counter(reason.get("message", "") for case in cases for reason in case.iter("skipped"))
    head = f"all checks passed: {len(cases) - skipped.total()} tests passed, {skipped.total()} skipped"
    reasons = [f"  {count} skipped: {reason}" for reason, count in skipped.most_common()]
    return "\n".join([head, *reasons, *[f"  {reason}" for reason in left_out]])


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests", description="Run every check of the project.")
    default = 60 if os.environ.get("CI") else 5
    parser.add_argument(
        "--fuzz", type=int, default=default, metavar="SECONDS", help="how long to fuzz (default: 5; in CI 60)"
    )
    seconds = parser.parse_args().fuzz
    run("ruff", "check")
    run("ruff", "format", "--check")
    run("mypy")
    unbuilt = build_manual()
    with tempfile.TemporaryDirectory() as folder:
        results = Path(folder) / "results.xml"
        run_tests(results)
        unfuzzed = fuzz(seconds)
        print(sum_up(results, list(filter(None, [unbuilt, unfuzzed]))))


if __name__ == "__main__":
    main()
