"""Files at URLs are found and read as those here are, several at a time; what goes wrong is an error of one of them."""

import gzip
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from fsspec import AbstractFileSystem, register_implementation
from fsspec.implementations.memory import MemoryFileSystem

from smartresult.batch import Patterns, Response, convert, remote
from smartresult.batch.ahead import MOST_UNDER_WAY
from smartresult.batch.remote import RemoteFile, is_url, join_url, strip_local
from smartresult.errors import SourceError
from tests.batch.finding import find, name, run
from tests.oracles import import_judge
from tests.responses import fill, lines, make_response, make_texts

A, B, C = (make_response(job_id) for job_id in "abc")


def refuse(*_: object, **__: object) -> None:
    raise PermissionError(13, "Permission denied")


@pytest.fixture
def memory() -> Iterator[Any]:
    system = MemoryFileSystem()
    data = {
        "a.json": A,
        "s/b.json": B,
        "s/c.jsonl.gz": gzip.compress(lines(A, C)),
        "s/x.mp4": b"\0",
        "odd": make_texts(),
    }
    for path, content in data.items():
        system.pipe(f"/in/{path}", content)
    yield system
    system.store.clear()
    system.pseudo_dirs[:] = [""]


def test_what_is_no_response_is_skipped_where_it_was_not_named(tmp_path: Path, memory: Any) -> None:  # noqa: ANN401 - fsspec
    memory.pipe({"/x/config.json": b'{"a": 1}', "/x/empty.jsonl": b""})
    assert [outcome.status for outcome in convert("memory://x", out=tmp_path)] == ["skipped", "skipped"]
    named = convert(["memory://x/config.json", "memory://x/empty.jsonl"], out=tmp_path)
    assert [outcome.status for outcome in named] == ["failed", "failed"]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("memory://in/a.json", ["a.json"]),
        ("memory://in/odd", ["odd"]),
        ("memory://in", ["a.json", "odd skipped", "s/b.json", "s/c.jsonl.gz:1", "s/c.jsonl.gz:2", "s/x.mp4 skipped"]),
        ("memory://in/*/*.json*", ["s/b.json", "s/c.jsonl.gz:1", "s/c.jsonl.gz:2"]),
        ("memory://in/*.nothing", ["*.nothing ! no file matches this pattern"]),
        ("memory://in/no.json", ["no.json ! no such file"]),
        ("memory://in/empty", ["empty ! no file in this folder"]),
    ],
)
def test_urls_name_files_folders_and_patterns(url: str, expected: list[str], memory: Any) -> None:  # noqa: ANN401 - fsspec
    memory.mkdir("/in/empty")
    assert [word.replace("memory:///in/", "").replace("memory://in/", "") for word in name(find(url))] == expected


@pytest.mark.parametrize("odd", ["a[1].json", "a?b.json", "a*.json"])
def test_a_file_may_be_called_as_a_pattern_is(odd: str, memory: Any) -> None:  # noqa: ANN401 - fsspec
    """As here: what matches besides is not meant."""
    memory.pipe({f"/in/{name}": A for name in (odd, "a1.json", "axb.json")})
    assert name(find(f"memory://in/{odd}")) == [f"memory:///in/{odd}"]
    memory.pipe("/in/[x]/b.json", B)
    assert name(find("memory://in/[x]")) == ["memory:///in/[x]/b.json"]


def test_an_object_that_stands_for_a_folder_is_no_file(memory: Any, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ANN401 - fsspec
    """S3's console puts such, and s3fs lists them."""
    marker = {"/in/s/": {"name": "/in/s/", "size": 0, "type": "file"}}
    found = memory.find("/in", detail=True) | marker
    expected = name(find("memory://in"))
    monkeypatch.setattr(MemoryFileSystem, "find", lambda *_, **__: found)
    assert name(find("memory://in")) == expected


@pytest.mark.usefixtures("memory")
def test_folders_far_away_are_mirrored_here(tmp_path: Path) -> None:
    outcomes = run(["memory://in"], tmp_path)
    assert [path for outcome in outcomes for path in outcome.outputs] == [
        str(tmp_path / path) for path in ("a.srt", "s/b.srt", "s/a.srt", "s/c.srt")
    ]
    assert [outcome.input_bytes for outcome in outcomes if outcome.status == "skipped"] == [0, 0]


@pytest.fixture
def streaming(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is so small that it is read ahead."""
    monkeypatch.setattr(remote, "_SMALL_BYTES", -1)


@pytest.mark.usefixtures("streaming")
def test_what_a_driver_can_not_read_is_an_error(memory: Any, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ANN401 - fsspec
    monkeypatch.setattr(type(memory), "open", refuse)
    assert name(find("memory://in/a.json")) == ["memory:///in/a.json ! Permission denied"]


def test_a_server_that_is_not_there_is_not_called_a_missing_file(tmp_path: Path) -> None:
    """Of whatever keeps it from a file, fsspec's http says `FileNotFoundError`."""
    import_judge("aiohttp")
    with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:
        port = server.server_port  # from here on nobody listens to it
    [outcome] = convert(f"http://127.0.0.1:{port}/a.json", out=tmp_path)
    assert "onnect" in outcome.reason  # each system has words of its own


@pytest.mark.parametrize(("status", "said"), [(403, "403, forbidden"), (404, "no such file")])
def test_a_status_that_forbids_is_told(status: int, said: str) -> None:
    class StatusError(Exception):
        def __str__(self) -> str:
            return f"{self.status}, forbidden"

        status = 0

    cause = StatusError()
    cause.status = status
    with pytest.raises(SourceError, match=said), remote.driver_errors_at("http://x/a", SourceError):
        raise FileNotFoundError("http://x/a") from cause


def test_what_no_driver_is_there_for_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    [entry] = find("nonsense://x")
    assert "nonsense" in str(entry.error)
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    assert name(find("oss://x")) == ["oss://x ! URLs need fsspec: pip install 'smartresult[remote]'"]


@pytest.mark.usefixtures("streaming")
def test_whatever_a_driver_raises_is_an_error_of_that_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise LookupError("no credentials")

    MemoryFileSystem().pipe_file("/far/a.json", A)
    monkeypatch.setattr("fsspec.implementations.memory.MemoryFile.read", fail)
    assert [outcome.reason for outcome in run("memory://far/a.json", tmp_path)] == ["no credentials"]


# --- Ahead


def test_many_are_read_at_once_in_order(tmp_path: Path, memory: Any, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ANN401 - fsspec
    gate = threading.Barrier(MOST_UNDER_WAY, timeout=60)
    real = MemoryFileSystem.cat_file

    def meet(system: MemoryFileSystem, path: str, *rest: object) -> bytes:
        gate.wait()  # broken where fewer come
        data: bytes = real(system, path, *rest)
        return data

    names = [f"{i:02}" for i in range(2 * MOST_UNDER_WAY)]
    for job_id in names:
        memory.pipe(f"/many/{job_id}.json", make_response(job_id))
    monkeypatch.setattr(MemoryFileSystem, "cat_file", meet)
    assert [outcome.job_id for outcome in run("memory://many", tmp_path / "1")] == names
    single = [f"memory://many/{job_id}.json" for job_id in names]
    assert [outcome.job_id for outcome in run(single, tmp_path / "2")] == names


@pytest.mark.usefixtures("memory")
def test_of_a_generator_of_urls_few_are_taken_before_the_first_outcome(tmp_path: Path) -> None:
    taken = 0

    def fetch() -> Iterator[str | Response]:
        nonlocal taken
        while True:
            taken += 1
            yield "memory://in/a.json" if taken % 3 else Response(A)

    outcomes = convert(fetch(), out=tmp_path, number=True)
    for i in range(1, 60):
        assert next(outcomes).ok
        assert taken - i <= 3  # a URL, a second, and what is none


@pytest.mark.parametrize(("small", "reading"), [(1 << 20, "cat_file"), (-1, "open")])
def test_what_breaks_off_is_an_error(
    small: int,
    reading: str,
    memory: Any,  # noqa: ANN401 - fsspec
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    memory.pipe("/in/l.jsonl", lines(A, B))
    monkeypatch.setattr(remote, "_SMALL_BYTES", small)
    monkeypatch.setattr(MemoryFileSystem, "cat_file", lambda *_: lines(A))
    monkeypatch.setattr(MemoryFileSystem, "open", lambda *_: BytesIO(lines(A)))
    found = name(find("memory://in/l.jsonl"))
    assert found[-1] == f"memory:///in/l.jsonl ! breaks off after {len(lines(A))} of {len(lines(A, B))} bytes", reading


class Single(AbstractFileSystem):  # type: ignore[misc]  # it has no types
    """A driver with one connection, which says of no file how large it is, and mixes up what is asked at once."""

    protocol = "single"
    cachable = False

    def __init__(self) -> None:
        super().__init__()
        self.thread = threading.get_ident()

    def info(self, path: str, **_: object) -> dict[str, object]:
        assert threading.get_ident() == self.thread
        return {"name": path, "type": "file" if path.endswith(".json") else "directory", "size": None}

    def find(self, path: str, **_: object) -> dict[str, dict[str, object]]:
        return {at: self.info(at) for at in (f"{path}/b.json", f"{path}/a.json")}

    def open(self, path: str, _: str) -> object:
        assert threading.get_ident() == self.thread
        return BytesIO(make_response(path[0]))


def test_a_driver_with_one_connection_is_asked_one_at_a_time(tmp_path: Path) -> None:
    register_implementation("single", Single, clobber=True)
    outcomes = run(["single://x", *[f"single://{letter}.json" for letter in "abc"]], tmp_path, number=True)
    assert [outcome.job_id for outcome in outcomes] == [*"xxabc"]


# --- Names


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("file:///a/b%20c.json", "/a/b c.json"),
        ("FILE://localhost/a", "/a"),
        ("file:///C:/a.json", "C:/a.json"),
        ("local:///a%20b", "/a%20b"),
        ("local://a/b", "a/b"),
        ("/a/file://b", "/a/file://b"),
        ("memory://a%20b", "memory://a%20b"),
    ],
)
def test_urls_of_files_here_are_paths(url: str, path: str) -> None:
    assert strip_local(url) == path
    assert is_url(url) == url.startswith("memory")


def test_files_here_may_be_named_by_urls(tmp_path: Path) -> None:
    root = fill(tmp_path, {"in/a b.json": A, "in/out/c.json": C})
    outcomes = run(root.joinpath("in").as_uri(), root.joinpath("in/out").as_uri())  # type: ignore[arg-type]
    assert [outcome.outputs for outcome in outcomes] == [(f"{tmp_path}/in/out/a b.srt",)]
    (outcome,) = convert(root.joinpath("in/a b.json").as_uri(), file=f"local://{tmp_path}/x.srt")
    assert outcome.outputs == (f"{tmp_path}/x.srt",)


class Web(AbstractFileSystem):  # type: ignore[misc]  # it has no types
    """Called as that of fsspec, which needs aiohttp."""

    protocol = ("http", "https")


def test_a_file_of_the_web_has_the_name_of_its_path() -> None:
    assert RemoteFile("http://h/d/a%20b.jsonl.gz?x=/y.z#/w", 1, Web()).name == "a b.jsonl.gz"


def test_names_are_joined_by_slashes() -> None:
    assert [join_url(url, "a", "", "b") for url in ("s3://x", "s3://x/", "memory://")] == [
        *("s3://x/a/b", "s3://x/a/b"),
        "memory://a/b",
    ]


@pytest.mark.usefixtures("memory")
def test_what_is_excluded_far_away_is_no_source(tmp_path: Path) -> None:
    excluded = ["memory://in/s/", "memory://i", "nonsense://in/a.json", "memory://in", f"{tmp_path}"]
    assert [outcome.job_id for outcome in run("memory://in", tmp_path, exclude=excluded) if outcome.ok] == ["a"]
    assert [outcome.job_id for outcome in run("memory://in/s", tmp_path / "x", exclude=excluded) if outcome.ok] == [
        *("b", "a", "c")
    ]
    patterns = Patterns(exclude=["s"])
    assert [outcome.source for outcome in run("memory://in", tmp_path / "y", patterns=patterns)] == [
        *("memory:///in/a.json", "memory:///in/odd")
    ]


def test_what_was_written_is_no_source(tmp_path: Path, memory: Any) -> None:  # noqa: ANN401 - fsspec
    memory.pipe("/in/a.words.json", b"{}")
    outcomes = run("memory://in", tmp_path)
    assert [outcome.status for outcome in outcomes if "words" in outcome.source] == ["skipped"]
