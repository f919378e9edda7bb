"""Over HTTP, against servers on this machine: moto's S3 with s3fs, and plain files with fsspec's http.

Connections break off and processes are killed at a request that is known by its number, so that nothing waits.
"""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from typing import Any, Final

import pytest
from fsspec.config import conf

from smartresult.batch import Outcome, Response, convert
from tests.cli.running import run, start
from tests.oracles import import_judge
from tests.responses import fill, lines, make_response, sum_up, tree

pytestmark = pytest.mark.slow
KEYS: Final = {"AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_DEFAULT_REGION": "us-east-1"}
JOBS: Final = [f"j{i:02}" for i in range(24)]
HEADERS: Final = {"content-type", "content-length", "etag", "last-modified", "x-amz-request-id"}
#: What becomes of the request of that number, method and path: "" for what is right.
Fate = Callable[[int, str, str], str]


class Proxy(ThreadingHTTPServer):
    """What stands before the store at *port*, and lets requests come to their *fate*."""

    daemon_threads = True

    def __init__(self, port: int) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.upstream = port
        self.fate: Fate = lambda *_: ""
        self.idle = threading.Condition()
        self.active = 0
        self.numbers = {method: count(1) for method in ("GET", "PUT", "HEAD", "POST")}

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def count(self, change: int) -> None:
        with self.idle:
            self.active += change
            self.idle.notify_all()

    def drain(self) -> None:
        """Wait until all that was asked is done."""
        with self.idle:
            assert self.idle.wait_for(lambda: not self.active, 60)

    def handle_error(self, *_: object) -> None:
        """Say nothing of clients that have gone."""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Proxy

    def serve(self) -> None:
        self.server.count(1)
        try:
            self.answer()
        finally:
            self.server.count(-1)

    def answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        fate = self.server.fate(next(self.server.numbers[self.command]), self.command, self.path)
        if fate == "dropped":
            self.close_connection = True
            return
        if fate == "500":
            self.send_error(500)
            return
        upstream = HTTPConnection("127.0.0.1", self.server.upstream, timeout=60)
        upstream.request(self.command, self.path, body, dict(self.headers))
        found = upstream.getresponse()
        data = found.read()
        upstream.close()
        if fate == "unanswered":
            self.close_connection = True
            return
        self.send_response(found.status)
        for name, value in found.getheaders():
            if name.lower() in HEADERS:
                self.send_header(name, value)
        if "Content-Length" not in found.headers:
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if fate == "halved":
            self.close_connection = True
            data = data[: len(data) // 2]
        self.wfile.write(data)

    do_GET = do_PUT = do_HEAD = do_POST = serve  # noqa: N815 - as the base wants them

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


def serve(server: ThreadingHTTPServer) -> Iterator[None]:
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield
    server.shutdown()
    server.server_close()
    thread.join()


class Bucket:
    """A bucket of its own in moto's S3, behind a proxy."""

    def __init__(self, name: str, moto: str, proxy: Proxy) -> None:
        self.name, self.url, self.proxy = name, f"s3://{name}", proxy
        s3fs = import_judge("s3fs")
        self.system = s3fs.S3FileSystem(endpoint_url=moto, use_listings_cache=False)
        self.system.mkdir(name)

    def fill(self, files: dict[str, bytes]) -> None:
        self.system.pipe({f"{self.name}/{name}": data for name, data in files.items()})

    def tree(self, folder: str) -> dict[str, bytes]:
        root = f"{self.name}/{folder}"
        return {path.removeprefix(f"{root}/"): self.system.cat_file(path) for path in self.system.find(root)}


@pytest.fixture(scope="module")
def moto() -> Iterator[int]:
    server = import_judge("moto.server").ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    import_judge("s3fs")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in KEYS.items():
            patch.setenv(name, value)
        server.start()
        yield server.get_host_and_port()[1]
        server.stop()


numbers = count(1)


@pytest.fixture
def bucket(moto: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bucket]:
    proxy = Proxy(moto)
    monkeypatch.setenv("AWS_ENDPOINT_URL", proxy.url)
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")  # what s3fs tries besides takes a second
    monkeypatch.setitem(conf, "s3", {"endpoint_url": proxy.url})  # another instance for each proxy
    bucket = Bucket(f"bucket-{next(numbers)}", f"http://127.0.0.1:{moto}", proxy)
    bucket.fill({f"in/{job}.json": make_response(job, text=job) for job in JOBS})
    for _ in serve(proxy):
        yield bucket


@pytest.fixture
def expected(tmp_path: Path) -> dict[str, bytes]:
    """What becomes of the responses here."""
    root = fill(tmp_path / "here", {f"{job}.json": make_response(job, text=job) for job in JOBS})
    assert all(outcome.ok for outcome in convert(root, out=tmp_path / "expected"))
    return tree(tmp_path / "expected")


def count_states(outcomes: list[Outcome]) -> dict[str, int]:
    states = [outcome.kind or outcome.status for outcome in outcomes]
    return {state: states.count(state) for state in states}


@pytest.mark.parametrize("jobs", [1, 2])
def test_from_bucket_to_bucket(
    bucket: Bucket, expected: dict[str, bytes], jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("smartresult.batch.drafting._SMALL_BYTES", 0)
    choices: dict[str, Any] = {"out": f"{bucket.url}/out", "jobs": jobs}
    for resume, state in ((False, "converted"), (False, "exists"), (True, "up to date")):
        outcomes = list(convert(f"{bucket.url}/in", resume=resume, **choices))
        assert count_states(outcomes) == {state: 24}
        assert [outcome.job_id for outcome in outcomes] == JOBS
    assert bucket.tree("out") == expected
    bucket.fill({"out/j03.srt": b"other"})
    assert count_states(list(convert(f"{bucket.url}/in", resume=True, **choices))) == {"up to date": 23, "converted": 1}
    assert bucket.tree("out") == expected


def test_what_was_listed_before_is_looked_for_again(bucket: Bucket, tmp_path: Path) -> None:
    assert count_states(list(convert(f"{bucket.url}/in", out=tmp_path / "out"))) == {"converted": 24}
    bucket.fill({"in/j00.srt": b"another's"})
    again = Response(make_response("j00"))
    assert count_states(list(convert(again, out=f"{bucket.url}/in"))) == {"exists": 1}
    assert count_states(list(convert(again, out=f"{bucket.url}/in", resume=True))) == {"converted": 1}


def test_the_command_line_writes_to_a_bucket(bucket: Bucket) -> None:
    done = run("convert", f"{bucket.url}/in/j00.json", "-o", f"{bucket.url}/one/film.srt", "--report", "-")
    assert (done.status, done.out.count(f"{bucket.url}/one/film.srt")) == (0, 2)
    done = run("convert", f"{bucket.url}/in/j00.json", "-o", f"{bucket.url}/one/film.srt")
    assert (done.status, "there already" in done.err) == (1, True)
    done = run("convert", f"{bucket.url}/in/j00.json", "-o", "s3://nobody-has-it/out", "-q")
    assert (done.status, "The specified bucket does not exist" in done.err, "Traceback" in done.err) == (1, True, False)
    done = run("convert", f"{bucket.url}/in/j00.json", "-o", bucket.url, "--report", f"{bucket.url}/r.jsonl")
    assert (done.status, "--report" in done.err) == (2, True)


# --- What breaks


@pytest.mark.parametrize("fate", ["halved", "500"])
def test_an_object_that_can_not_be_read_is_one_failure(bucket: Bucket, expected: dict[str, bytes], fate: str) -> None:
    bucket.proxy.fate = lambda _, method, path: fate if method == "GET" and path.endswith("j07.json") else ""
    outcomes = list(convert(f"{bucket.url}/in", out=f"{bucket.url}/out"))
    (failed,) = [outcome for outcome in outcomes if not outcome.ok]
    assert (failed.source, failed.kind) == (f"{bucket.url}/in/j07.json", "unreadable")
    assert bucket.tree("out") == {name: data for name, data in expected.items() if name != "j07.srt"}


@pytest.mark.parametrize("fate", ["dropped", "500", "unanswered"])
def test_an_object_that_can_not_be_put_is_one_failure(bucket: Bucket, expected: dict[str, bytes], fate: str) -> None:
    """Where the answer alone was lost, the object is there, and whole."""
    bucket.proxy.fate = lambda _, method, path: fate if method == "PUT" and path.endswith("j07.srt") else ""
    outcomes = list(convert(f"{bucket.url}/in", out=f"{bucket.url}/out"))
    (failed,) = [outcome for outcome in outcomes if not outcome.ok]
    assert (failed.job_id, failed.kind) == ("j07", "not written")
    assert str(failed.errors[0]).endswith(f" – at {bucket.url}/out/j07.srt")
    lost = set() if fate == "unanswered" else {"j07.srt"}
    assert bucket.tree("out") == {name: data for name, data in expected.items() if name not in lost}


@pytest.mark.parametrize("fate", ["dropped", "halved", "500", "unanswered"])
def test_what_breaks_once_is_tried_again_by_the_driver(
    bucket: Bucket, expected: dict[str, bytes], fate: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also a put whose answer was lost: what the second finds there is its own."""
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "2")
    method = "GET" if fate == "halved" else "PUT"
    bucket.proxy.fate = lambda number, asked, _: fate if (number, asked) == (9, method) else ""
    assert count_states(list(convert(f"{bucket.url}/in", out=f"{bucket.url}/out"))) == {"converted": 24}
    assert bucket.tree("out") == expected


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_what_a_run_that_ends_has_put_is_whole_and_the_rest_is_resumed(
    bucket: Bucket, expected: dict[str, bytes], number: signal.Signals, tmp_path: Path
) -> None:
    """It is ended at its twentieth put, of which no answer comes."""
    held = threading.Event()
    ready = threading.Event()

    def end(count: int, method: str, _: str) -> str:
        if method == "PUT" and count >= 20:
            ready.wait(60)
            if count == 20:
                os.kill(process.pid, number)
            held.wait(60)
            return "dropped"
        return ""

    bucket.proxy.fate = end
    with (tmp_path / "err").open("wb") as err:
        process = start(
            "convert", f"{bucket.url}/in", "-o", f"{bucket.url}/out", "--report", tmp_path / "r", stderr=err
        )
        ready.set()
        process.wait(60)  # it waits for no connection
    held.set()
    bucket.proxy.drain()
    bucket.proxy.fate = lambda *_: ""
    put = bucket.tree("out")
    assert 0 < len(put) < 20
    assert put.items() <= expected.items()
    told = (tmp_path / "err").read_text()
    assert "Traceback" not in told
    if number == signal.SIGKILL:
        assert process.returncode == -number
    else:
        assert process.returncode == 128 + number
        assert "the same command with --resume does the rest" in told
        assert (tmp_path / "r").exists()
    outcomes = list(convert(f"{bucket.url}/in", out=f"{bucket.url}/out", resume=True))
    assert count_states(outcomes) == {"up to date": len(put), "converted": 24 - len(put)}
    assert bucket.tree("out") == expected


def test_two_runs_at_once_put_no_object_over_another(bucket: Bucket) -> None:
    """S3 can put conditionally: of each object, one run says that it is its own."""
    gate = threading.Barrier(2, timeout=60)
    done: dict[str, list[Outcome]] = {}

    def work(newline: str) -> None:
        gate.wait()
        options = {"srt": {"newline": newline}}
        done[newline] = list(convert(f"{bucket.url}/in", out=f"{bucket.url}/out", options=options))

    threads = [threading.Thread(target=work, args=[newline]) for newline in ("\n", "\r\n")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = bucket.tree("out")
    for lf, crlf in zip(done["\n"], done["\r\n"], strict=True):
        assert sorted([lf.kind, crlf.kind]) == ["", "exists"]
        assert (b"\r\n" in found[f"{lf.job_id}.srt"]) == crlf.ok


# --- The web


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    fill(tmp_path / "site", {f"in/{job}.json": make_response(job) for job in JOBS[:5]})
    fill(tmp_path / "site", {"in/l.jsonl": lines(make_response("a"), make_response("b"))})
    import_judge("aiohttp")
    handler = partial(Quiet, directory=str(tmp_path / "site"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    for _ in serve(server):
        yield f"http://127.0.0.1:{server.server_port}"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/in/j00.json?Expires=1.5&Signature=a%2Fb/c%3D", {"j00.srt"}),
        ("/in/l.jsonl?X-Amz-Signature=ab#c", {"a.srt", "b.srt"}),
        ("/odd/one%20l.jsonl?x", {"o.srt"}),
        ("/odd/%E4%BD%A0%20a.json", {"你 a.srt"}),
        ("/odd/", {"你 a.srt", "o.srt", "b c/d.srt"}),
        ("/odd/**/*.json", {"你 a.srt", "b c/d.srt"}),
    ],
)
def test_files_of_the_web_are_named_by_their_paths(site: str, tmp_path: Path, path: str, expected: set[str]) -> None:
    """Without the signature of a URL that is signed, and as percent signs say."""
    odd = {"你 a.json": make_response("a"), "b c/d.json": make_response("d"), "one l.jsonl": lines(make_response("o"))}
    fill(tmp_path / "site/odd", odd)
    outcomes = list(convert(f"{site}{path}", out=tmp_path / "out"))
    assert [outcome.reason for outcome in outcomes if not outcome.ok] == []
    assert set(tree(tmp_path / "out")) == expected


def test_what_is_missing_in_the_web_is_no_pattern(site: str, tmp_path: Path) -> None:
    [outcome] = convert(f"{site}/in/none.json?x=1", out=tmp_path / "out")
    assert outcome.reason == "no such file"


class Quiet(SimpleHTTPRequestHandler):
    """Of one file, less comes than was said."""

    def copyfile(self, source: Any, outputfile: Any) -> None:  # noqa: ANN401 - as the base has it
        data = source.read()
        outputfile.write(data[: len(data) // 2] if self.path.endswith("j03.json") else data)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


def test_the_web_is_read_file_by_file_and_by_folder(site: str, tmp_path: Path) -> None:
    names = [*JOBS[:5], "none"]
    outcomes = list(convert([f"{site}/in/{name}.json" for name in names], out=tmp_path / "1"))
    assert [outcome.ok for outcome in outcomes] == [True, True, True, False, True, False]
    assert [outcome.kind for outcome in outcomes if not outcome.ok] == ["unreadable"] * 2
    assert sum_up(outcomes)[-1] == ("failed", "no such file")
    outcomes = list(convert(f"{site}/in/", out=tmp_path / "2"))
    assert [outcome.job_id for outcome in outcomes if outcome.ok] == ["j00", "j01", "j02", "j04", "a", "b"]
    assert len([outcome for outcome in outcomes if not outcome.ok]) == 1
