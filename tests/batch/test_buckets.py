"""What goes to a bucket is what would go to a folder, whole or not at all, and over nothing that is to stay."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fsspec import AbstractFileSystem, register_implementation
from fsspec.implementations.local import LocalFileSystem
from fsspec.implementations.memory import MemoryFileSystem
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smartresult.batch import Outcome, Response, ahead, convert, drafting
from smartresult.batch.ahead import MOST_UNDER_WAY
from smartresult.batch.conversion import Draft
from smartresult.errors import OptionError
from tests.oracles import import_judge
from tests.responses import fill, lines, make_response, make_texts, sum_up, tree

A, B, C = (make_response(job_id) for job_id in "abc")


class Plain(MemoryFileSystem):  # type: ignore[misc]  # it has no types
    """A store whose driver can't put conditionally, as ossfs."""

    protocol = "plain"

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        stripped: str = super()._strip_protocol(path.replace("plain://", "memory://"))
        return stripped

    def pipe_file(self, path: str, value: bytes) -> None:  # as drivers before fsspec 2025.2 have it
        super().pipe_file(path, value)


class Mounted(LocalFileSystem):  # type: ignore[misc]  # it has no types
    """Files that are written in place, and can be moved, as those of SFTP."""

    protocol = "mounted"

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        stripped: str = super()._strip_protocol(path.removeprefix("mounted://"))
        return stripped


class Reader(AbstractFileSystem):  # type: ignore[misc]  # it has no types
    """What can only be read."""

    protocol = "reader"


for kind in (Plain, Mounted, Reader):
    register_implementation(kind.protocol, kind, clobber=True)


class Store:
    """A place at *url*, and what is in it, however it is reached."""

    def __init__(self, url: str, path: str, system: Any) -> None:  # noqa: ANN401 - fsspec
        self.url, self.path, self.system = url, path, system

    def fill(self, files: dict[str, bytes]) -> None:
        for name, data in files.items():
            self.system.makedirs(f"{self.path}/{name}".rpartition("/")[0], exist_ok=True)
            self.system.pipe_file(f"{self.path}/{name}", data)

    def tree(self) -> dict[str, bytes]:
        return {at.removeprefix(f"{self.path}/"): self.system.cat_file(at) for at in self.system.find(self.path)}


@pytest.fixture(params=["memory", "plain", "mounted"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    if request.param == "mounted":
        yield Store(f"mounted://{tmp_path}/store", f"{tmp_path}/store", Mounted())
        return
    yield Store(f"{request.param}://store", "/store", (Plain if request.param == "plain" else MemoryFileSystem)())
    MemoryFileSystem.store.clear()
    MemoryFileSystem.pseudo_dirs[:] = [""]


@pytest.fixture
def memory() -> Iterator[Store]:
    yield Store("memory://store", "/store", MemoryFileSystem())
    MemoryFileSystem.store.clear()
    MemoryFileSystem.pseudo_dirs[:] = [""]


def run(sources: Any, out: str, **choices: Any) -> list[Outcome]:  # noqa: ANN401 - those of convert
    return list(convert(sources, out=out, **choices))


def state(outcomes: list[Outcome]) -> list[str]:
    return [outcome.kind or outcome.status for outcome in outcomes]


# --- The same as here

responses = st.lists(
    st.builds(make_response, st.sampled_from(["a", "A", "b", "a-2"]), st.sampled_from("xy")), max_size=5
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)  # each starts threads
@given(
    st.lists(responses, min_size=1, max_size=3), st.booleans(), st.sampled_from([{}, {"resume": True}]), st.booleans()
)
def test_a_bucket_is_as_a_folder(  # noqa: PLR0913, PLR0917 - the parameters
    tmp_path_factory: pytest.TempPathFactory,
    memory: Store,
    runs: list[list[bytes]],
    number: bool,  # noqa: FBT001 - a parameter
    again: dict[str, bool],
    digest: bool,  # noqa: FBT001 - a parameter
) -> None:
    """Run after run: what they say, and what is there then."""
    folder = tmp_path_factory.mktemp("out")
    memory.system.store.clear()
    for bodies in runs:
        sources = [Response(body) for body in bodies]
        choices = {"to": ["srt", "csv"], "number": number, "digest": digest, **again}
        here = [repr(outcome) for outcome in run(sources, str(folder), **choices)]
        far = [repr(outcome).replace(memory.url, str(folder)) for outcome in run(sources, memory.url, **choices)]
        assert far == here
        assert memory.tree() == tree(folder) or not bodies


@pytest.mark.parametrize("jobs", [1, 2])
def test_folders_are_mirrored_in_a_bucket(
    store: Store, tmp_path: Path, jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafting, "_SMALL_BYTES", 0)
    fill(tmp_path / "in", {"a.json": A, "s/t/b.json": B, "s/c.jsonl": lines(C, A), "s/x.json": b"{"})
    expected = {"a.srt", "s/t/b.srt", "s/c.srt", "s/a.srt"}
    outcomes = run(tmp_path / "in", f"{store.url}/", jobs=jobs)
    assert store.tree() == {name: store.tree()["a.srt"] for name in sorted(expected)}
    assert {path for outcome in outcomes for path in outcome.outputs} == {f"{store.url}/{name}" for name in expected}
    assert [outcome.kind for outcome in outcomes if not outcome.ok] == ["malformed"]
    store.fill({"far/a.json": A, "far/s/b.json": B})
    assert state(run(f"{store.url}/far", f"{store.url}/far/out", jobs=jobs)) == ["converted"] * 2
    assert state(run(f"{store.url}/far", f"{store.url}/far/out", jobs=jobs, resume=True)) == ["up to date"] * 2
    assert {"far/out/a.srt", "far/out/s/b.srt"} <= set(store.tree())


@pytest.mark.usefixtures("memory")
def test_the_root_is_a_folder_too() -> None:
    (outcome,) = run(Response(A), "memory://")
    assert outcome.outputs == ("memory://a.srt",)
    assert list(MemoryFileSystem.store) == ["/a.srt"]


# --- What is there


@pytest.mark.parametrize(
    ("choices", "held", "expected"),
    [
        ({}, None, ["converted"]),
        ({}, b"other", ["exists"]),
        ({}, "same", ["exists"]),
        ({"overwrite": True}, None, ["converted"]),
        ({"overwrite": True}, b"other", ["converted"]),
        ({"resume": True}, None, ["converted"]),
        ({"resume": True}, b"other", ["converted"]),
        ({"resume": True}, "same", ["up to date"]),
    ],
)
@pytest.mark.parametrize("dry_run", [True, False])
@pytest.mark.parametrize("number", [True, False])
def test_what_is_there_stays_unless_it_is_to_be_replaced(  # noqa: PLR0913, PLR0917 - the parameters
    store: Store,
    choices: dict[str, bool],
    held: bytes | str | None,
    expected: list[str],
    dry_run: bool,  # noqa: FBT001 - a parameter
    number: bool,  # noqa: FBT001 - a parameter
) -> None:
    same = b"1\n00:00:00,000 --> 00:00:01,000\nHello\n\n"
    before = {} if held is None else {"a.srt": same if isinstance(held, str) else held}
    store.fill(before)
    assert state(run(Response(A), store.url, number=number, dry_run=dry_run, **choices)) == expected
    written = not dry_run and expected == ["converted"]
    assert (store.tree() if written or before else {}) == ({"a.srt": same} if written else before)


def test_one_response_has_its_object(store: Store, tmp_path: Path) -> None:
    fill(tmp_path, {"a.json": A})
    (outcome,) = convert(tmp_path / "a.json", to="vtt", file=f"{store.url}/x/film.vtt")
    assert outcome.outputs == (f"{store.url}/x/film.vtt",)
    assert list(store.tree()) == ["x/film.vtt"]


@pytest.mark.parametrize("choice", ["overwrite", "resume"])
@pytest.mark.parametrize("source", ["film.srt", "lines.jsonl"])
def test_the_source_is_never_overwritten(store: Store, choice: str, source: str) -> None:
    subtitles = b"1\n00:00:00,000 --> 00:00:01,000\nHello <b>you</b>\n"
    data = subtitles if source == "film.srt" else lines(A)
    store.fill({source: data})
    (outcome,) = convert(f"{store.url}/{source}", file=f"{store.url}/{source}", **{choice: True})  # type: ignore[arg-type]
    assert outcome.reason.startswith("this would overwrite the source itself")
    assert store.tree() == {source: data}


def test_a_bucket_may_be_source_and_place(memory: Store) -> None:
    memory.fill({"a.json": A, "s/b.json": B})
    for expected in ("converted", "up to date"):
        outcomes = run(memory.url, memory.url, to=["words.json", "srt"], resume=True)
        assert [state for state in state(outcomes) if state != "skipped"] == [expected] * 2


# --- At the same moment


def appear(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let another run put *data* at the place between the look and the put."""
    real, looks = MemoryFileSystem.cat_file, iter([True, False])

    def look(system: MemoryFileSystem, path: str, **choices: object) -> bytes:
        if next(looks):
            MemoryFileSystem.pipe_file(system, path, data)
            raise FileNotFoundError(path)
        found: bytes = real(system, path, **choices)
        return found

    monkeypatch.setattr(MemoryFileSystem, "cat_file", look)


@pytest.mark.parametrize("resume", [False, True])
def test_what_appears_meanwhile_is_not_replaced_if_the_driver_can_tell(
    memory: Store,
    resume: bool,  # noqa: FBT001 - a parameter
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    appear(b"another's", monkeypatch)
    outcomes = run(Response(A), memory.url, resume=resume)
    monkeypatch.undo()
    assert (state(outcomes), memory.tree()) == (["exists"], {"a.srt": b"another's"})
    appear(memory.tree()["a.srt"], monkeypatch)
    outcomes = run(Response(A), "plain://store", resume=resume)
    monkeypatch.undo()
    assert (state(outcomes), memory.tree() == {"a.srt": b"another's"}) == (["converted"], False)


def test_what_a_driver_put_twice_is_there(memory: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first answer was lost."""
    run(Response(A), memory.url)
    (data,) = memory.tree().values()
    appear(data, monkeypatch)
    assert state(run(Response(A), memory.url)) == ["converted"]


# --- What goes wrong


def fail(error: Exception, path: str) -> Callable[..., object]:
    def call(self: Any, at: str, *rest: Any, **choices: Any) -> object:  # noqa: ANN401 - any method of a driver
        if path in at:
            raise error
        return self.real(at, *rest, **choices)

    return call


@pytest.mark.parametrize("call", ["pipe_file", "cat_file"])
@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (LookupError("no credentials"), "no credentials"),
        (FileNotFoundError("The specified bucket does not exist"), "The specified bucket does not exist"),
        (OSError(28, "No space left on device"), "No space left on device"),
        (ValueError(), "ValueError"),
    ],
)
def test_what_a_driver_raises_is_an_error_of_that_object(
    store: Store, call: str, error: Exception, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if call == "cat_file" and isinstance(error, FileNotFoundError):
        return  # nothing is there: no error
    kind = type(store.system)
    monkeypatch.setattr(kind, "real", getattr(kind, call), raising=False)
    path = "/b.srt" if call == "cat_file" or kind is not Mounted else ".part"
    monkeypatch.setattr(kind, call, fail(error, path))
    outcomes = run([Response(A), Response(B), Response(C)], store.url, to=["srt", "csv"])
    if path == ".part":
        assert state(outcomes) == ["not written"] * 3
    else:
        assert sum_up(outcomes[::2]) == [("converted", "")] * 2
        assert outcomes[1].reason == f"can't be written: {reason} – at {store.url}/b.srt"
        assert outcomes[1].outputs == (f"{store.url}/b.csv",)
    assert not any(".part" in name for name in store.tree())


def test_who_may_not_look_may_put_if_the_driver_can_tell(memory: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    memory.fill({"b.srt": b"kept"})
    monkeypatch.setattr(MemoryFileSystem, "cat_file", fail(PermissionError(13, "Forbidden"), ""))
    assert state(run([Response(A), Response(B)], memory.url)) == ["converted", "exists"]
    assert [outcome.reason for outcome in run(Response(C), "plain://store")] == [
        "can't be written: Forbidden – at plain://store/c.srt"
    ]
    monkeypatch.undo()
    assert (sorted(memory.tree()), memory.tree()["b.srt"]) == (["a.srt", "b.srt"], b"kept")


def test_what_is_not_moved_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Mounted, "mv", lambda *_: None)
    monkeypatch.setattr(Mounted, "rm_file", fail(OSError(), ""))
    (outcome,) = run(Response(A), f"mounted://{tmp_path}/store")
    assert "did not move" in outcome.reason
    assert [name.startswith(".smartresult-") for name in tree(tmp_path / "store")] == [True]


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        # What fsspec says of its own driver, where aiohttp is not installed.
        (
            "https://example.org/x",
            "expected a bucket or a file system that moves files, got https://example.org/x|aiohttp",
        ),
        ("reader://x", "expected a bucket or a file system that moves files, got reader://x"),
        ("zip::memory://x.zip", "expected the URL of one file system, got zip::memory://x.zip"),
        ("nonsense://x", "nonsense"),
    ],
)
@pytest.mark.parametrize("option", ["out", "file"])
def test_where_nothing_can_be_put_whole_is_told_at_once(url: str, reason: str, option: str) -> None:
    with pytest.raises(OptionError, match=reason) as raised:
        convert(Response(A), **{option: url})  # type: ignore[arg-type]
    assert raised.value.option == option


def test_without_fsspec_a_url_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(OptionError, match=r"smartresult\[remote\].*\(oss://x\) – at out"):
        convert(Response(A), out="oss://x")


# --- How much is under way


def test_of_a_generator_few_are_taken_before_the_first_outcome(memory: Store) -> None:
    taken = 0

    def fetch() -> Iterator[Response]:
        nonlocal taken
        while True:
            taken += 1
            yield Response(make_response(f"j{taken}"))

    outcomes = convert(fetch(), out=memory.url)
    for i in range(1, 100):
        assert next(outcomes).ok
        assert taken - i < 16
    outcomes.close()
    assert 99 <= len(memory.tree()) < 116


def test_many_are_put_at_once_in_order(memory: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = threading.Barrier(MOST_UNDER_WAY, timeout=60)
    real = MemoryFileSystem.pipe_file

    def meet(system: MemoryFileSystem, path: str, value: bytes, mode: str = "overwrite") -> None:
        gate.wait()  # broken where fewer come
        real(system, path, value, mode)

    monkeypatch.setattr(MemoryFileSystem, "pipe_file", meet)
    names = [f"{i:02}" for i in range(2 * MOST_UNDER_WAY)]
    assert [outcome.job_id for outcome in run([Response(make_response(name)) for name in names], memory.url)] == names
    assert list(memory.tree()) == [f"{name}.srt" for name in names]


def test_where_there_is_one_connection_files_are_put_one_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: set[threading.Thread] = set()
    real = Mounted.mv

    def move(system: Mounted, *paths: str) -> None:
        threads.add(threading.current_thread())
        real(system, *paths)

    monkeypatch.setattr(Mounted, "mv", move)
    assert state(run([Response(A), Response(B)], f"mounted://{tmp_path}/store")) == ["converted"] * 2
    assert threads == {threading.main_thread()}


def test_what_waits_to_be_put_is_weighed(memory: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    weights: list[int] = []

    def weigh_ahead(place: Callable[[Draft], Outcome], drafts: Iterable[Draft], **choices: Any) -> Iterator[Outcome]:  # noqa: ANN401 - those of map_ahead
        for draft in drafts:
            weights.append(choices["weigh"](draft))
            yield place(draft)

    monkeypatch.setattr(ahead, "map_ahead", weigh_ahead)
    run(Response(A), memory.url, to=["srt", "csv"])
    assert weights == [sum(map(len, memory.tree().values()))]


@pytest.mark.skipif(sys.platform == "win32", reason="no folder there may be called so")
def test_links_here_are_no_matter_there(memory: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    fill(tmp_path, {"in/a/x.json": A, "in/b/x.json": B, "memory:/store/b/x": b""})
    (tmp_path / "memory:/store/a").symlink_to("b")
    assert state(run("in", memory.url)) == ["converted"] * 2


def test_a_lost_worker_loses_nothing(memory: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    import multiprocessing  # noqa: PLC0415 - for this test alone

    monkeypatch.setattr(drafting, "_SMALL_BYTES", 0)
    outcomes = convert([Response(make_response(f"j{i:03}")) for i in range(400)], out=memory.url, jobs=2)
    seen = [next(outcomes)]
    for child in multiprocessing.active_children():
        child.kill()
    seen += outcomes
    assert state(seen) == ["converted"] * 400
    assert len(memory.tree()) == 400


def test_what_can_not_be_read_leaves_no_object(memory: Store) -> None:
    assert state(run([Response(make_texts()), Response(b"{")], memory.url)) == ["no such result", "malformed"]
    assert memory.system.store == {}


def test_a_batch_here_loads_nothing_of_this(tmp_path: Path) -> None:
    fill(tmp_path, {"a.json": A})
    code = "import sys; from smartresult.cli.commands import main\ntry: main()\nfinally: print(*sys.modules)"
    command = [sys.executable, "-c", code, "convert", "a.json", "--out", "out"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path)  # noqa: S603 - ours
    loaded = set(done.stdout.split())
    assert "smartresult.batch.placing" in loaded
    assert not loaded & {"fsspec", "smartresult.batch.buckets", "smartresult.batch.ahead", "asyncio"}


def test_what_oss_is_asked_for_is_one_put(monkeypatch: pytest.MonkeyPatch) -> None:
    """By its driver's own source: there is no OSS to be tried here."""
    ossfs = import_judge("ossfs")
    asked: list[tuple[object, ...]] = []

    def call(_: object, method: str, *arguments: object, **choices: object) -> object:
        if method == "get_object":
            raise FileNotFoundError
        asked.append((method, *arguments, choices))
        return None

    monkeypatch.setenv("FSSPEC_OSS_ENDPOINT", "http://127.0.0.1:1")
    monkeypatch.setattr(ossfs.OSSFileSystem, "_call_oss", call)
    assert state(run(Response(A), "oss://bkt/out")) == ["converted"]
    assert asked == [("put_object", "out/a.srt", asked[0][2], {"bucket": "bkt"})]
