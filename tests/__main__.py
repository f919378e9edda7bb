"""All checks, as CI runs them: `python -m tests`. It fuzzes for a minute in CI, elsewhere for a glance."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.places import DATA, ROOT


def run(*command: str) -> None:
    print("$ python -m", *command, flush=True)
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, check=False)  # noqa: S603 - our own commands
    if done.returncode:
        sys.exit(done.returncode)


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
    run("coverage", "run", "-m", "pytest", "-q")
    run("coverage", "report", "--skip-covered")
    with tempfile.TemporaryDirectory() as found, tempfile.TemporaryDirectory() as seeds:
        for source in DATA.glob("*/source.*"):
            shutil.copy(source, Path(seeds) / source.parent.name)
        run("tests.read.fuzz_parse", f"-max_total_time={seconds}", "-max_len=4096", "-verbosity=0", found, seeds)


if __name__ == "__main__":
    main()
