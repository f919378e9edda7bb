"""Where the system gives little: few descriptors, no processes, no room; in processes of their own."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.running import make_body
from tests.responses import fill, tree

pytestmark = pytest.mark.slow

RESPONSES = 700  # with two jobs, the last third is for processes


@pytest.fixture(scope="module")
def shard(tmp_path_factory: pytest.TempPathFactory) -> Path:
    bodies = (json.dumps(make_body(f"job-{i:03}", 5)).encode() for i in range(RESPONSES))
    return fill(tmp_path_factory.mktemp("in"), {"shard.jsonl": b"\n".join(bodies)}) / "shard.jsonl"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own that takes 400 kB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:  # noqa: S603 - our own
        pytest.skip("only root may mount a file system")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)  # noqa: S603, S607 - see above


def run_limited(limits: str, *arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    """The program, where *limits* are what `resource.setrlimit` is called with."""
    code = f"""if True:
    import resource, signal
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    if __name__ == "__main__":
        from smartresult.cli.commands import main
        {limits}
        main()
    """
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("limit", ["RLIMIT_NOFILE, (12, 12)", "RLIMIT_NPROC, (1, 1)"])
def test_few_descriptors_and_processes_are_enough(shard: Path, tmp_path: Path, limit: str, jobs: int) -> None:
    done = run_limited(f"resource.setrlimit(resource.{limit})", "convert", shard, "--out", tmp_path, "-j", str(jobs))
    assert (done.returncode, done.stderr.splitlines()[-1]) == (0, "700 of 700 responses converted")
    assert len(tree(tmp_path)) == RESPONSES
    if "NOFILE" in limit and jobs > 1:
        assert "no more worker processes are to be had (too many open files): one process will do" in done.stderr


#: What is mounted where only the process itself sees it; /dev is another there that holds no more than it needs.
SHARED_MEMORY = {
    "read-only": "mount -t tmpfs -o ro tmpfs /dev/shm",
    "missing": """
        mount -t tmpfs tmpfs "$0"
        for name in null urandom; do touch "$0/$name"; mount --bind "/dev/$name" "$0/$name"; done
        mount --rbind "$0" /dev
        test ! -e /dev/shm""",
}


def run_mounted(mounts: str, folder: Path, *arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    """Python with *arguments* in a mount namespace of its own, after *mounts*, which may use *folder* as `$0`."""
    unshare = shutil.which("unshare")
    if unshare is None:
        pytest.skip("mount namespaces are Linux's")
    isolated = [unshare, "--mount", "--propagation", "private", *(["--map-root-user"] if os.geteuid() else [])]

    def run_isolated(script: str, *more: str | Path) -> "subprocess.CompletedProcess[str]":
        command = [*isolated, "sh", "-ec", script, str(folder), *map(str, more)]
        return subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own

    tried = run_isolated(mounts)
    if tried.returncode:
        pytest.skip(f"mounts in a namespace are not permitted here: {tried.stderr.strip()}")
    return run_isolated(f'{mounts}\nexec "$@"', sys.executable, *arguments)


@pytest.mark.parametrize("state", SHARED_MEMORY)
def test_processes_need_no_shared_memory(shard: Path, tmp_path: Path, state: str) -> None:
    """Containers of functions have none, so that no semaphore is to be had: a pipe for each worker is enough."""
    other = tmp_path / "dev"
    other.mkdir()
    lock = run_mounted(SHARED_MEMORY[state], other, "-c", "import multiprocessing; multiprocessing.Lock()")
    assert (lock.returncode, "Error" in lock.stderr) == (1, True)
    out = tmp_path / "out"
    done = run_mounted(SHARED_MEMORY[state], other, "-m", "smartresult", "convert", shard, "--out", out, "--jobs", "2")
    assert (done.returncode, done.stderr) == (0, "700 of 700 responses converted\n")  # without a word of processes
    assert len(tree(out)) == RESPONSES


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_report_that_grows_too_large_ends_the_run_in_order(shard: Path, tmp_path: Path, jobs: int) -> None:
    limits = "resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))"
    report = tmp_path / "report.jsonl"
    done = run_limited(limits, "convert", shard, "--out", tmp_path / "out", "--report", report, "-j", str(jobs))
    assert done.returncode == 1
    assert f"smartresult: can't be written: file too large – at {report}\n" in done.stderr
    assert not done.stderr.endswith(f": {report}\n")
    assert "Traceback" not in done.stderr
    assert {path.partition("/")[0] for path in tree(tmp_path)} == {"out"}
    assert not [path for path in tree(tmp_path) if "/." in path]


@pytest.mark.parametrize("jobs", [1, 2])
def test_on_a_full_disk_files_are_whole_or_missing_and_named(shard: Path, small_disk: Path, jobs: int) -> None:
    done = run_limited("", "convert", shard, "--out", small_disk / "out", "-j", str(jobs))
    assert done.returncode == 1
    written = tree(small_disk)
    assert 0 < len(written) < RESPONSES
    assert all(data.endswith(b"\n\n") and data.count(b"-->") == 5 for data in written.values())
    assert done.stderr.count("no space left on device") == RESPONSES - len(written)
    assert f"{len(written)} of 700 responses converted" in done.stderr
