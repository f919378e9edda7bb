"""What was named is found, in one order, and what is packed is unpacked, to the last whole line and no further."""

import gzip
import io
import os
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from smartresult.batch import Limits, Response, convert
from smartresult.batch.opening import open_entry
from smartresult.batch.sources import Entry, find_entries, measure_sources
from smartresult.batch.unpack import PACKINGS, Unpacker, holds_lines, is_packed
from smartresult.errors import OptionError, SourceError
from tests.batch.finding import find, name, run
from tests.responses import fill, lines, make_response

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

A, B, C = (make_response(job_id) for job_id in "abc")
PACKERS: Mapping[str, Callable[[bytes], bytes]] = {
    "": bytes,
    ".gz": lambda data: gzip.compress(data, mtime=0),
    ".GZ": lambda data: b"".join(gzip.compress(data[i : i + 100]) for i in range(0, len(data), 100)),
    ".zst": zstd.compress,
    ".zstd": lambda data: zstd.compress(data[:99]) + zstd.compress(data[99:]),
    ".ZST": lambda data: b"\x53\x2a\x4d\x18\x03\0\0\0abc" + zstd.compress(data),  # after a frame to be skipped
}
#: One for each way to pack.
PACK: list[Callable[[bytes], bytes]] = [PACKERS[f".{packing.suffixes[0]}"] for packing in PACKINGS]
packers = st.sampled_from(list(PACKERS.values()))
packed = pytest.mark.parametrize("suffix", PACKERS)
Line = tuple[int, bytes | str]


def split(data: bytes, limits: Limits = Limits(), head: int = 0) -> Iterator[Line]:  # noqa: B008 - a tuple
    stream = Unpacker(io.BytesIO(data), "x", limits)
    try:
        for number, line in stream.split_lines(stream.read(head) if head else b""):
            yield number, f"{line.source}: {line}" if isinstance(line, SourceError) else line
    except SourceError as error:
        yield 0, str(error)


# --- Unpacking


@given(st.lists(st.binary().map(lambda line: line.replace(b"\n", b"")), max_size=9), packers, st.integers(0, 40))
@example(["a\u2028b\u2029\x85c\x0b\x0c\x1cd\r".encode(), b"", b" \t", b"\xc2\x85x"], bytes, 3)
def test_lines_come_back_as_they_were(written: list[bytes], pack: Callable[[bytes], bytes], head: int) -> None:
    meant: list[Line] = [(i, line) for i, line in enumerate(written, 1) if line and not line.isspace()]
    for end in (b"", b"\n"):
        data = b"\n".join(written) + end
        if pack is not bytes or not is_packed(data):
            assert list(split(pack(data), head=head)) == meant


@given(st.binary(max_size=200), packers, st.integers(0, 60))
def test_a_response_comes_back_as_it_was(data: bytes, pack: Callable[[bytes], bytes], head: int) -> None:
    if pack is not bytes or not is_packed(data):
        stream = Unpacker(io.BytesIO(pack(data)), "x", Limits())
        assert stream.read_response(stream.read(head) if head else b"") == data


def test_lines_longer_than_a_block_are_joined() -> None:
    long = b"x" * 3_000_000
    assert list(split(gzip.compress(lines(b"a", long, b"b")))) == [(1, b"a"), (2, long), (3, b"b")]


@pytest.mark.parametrize("pack", PACK)
def test_what_breaks_off_keeps_its_whole_lines(pack: Callable[[bytes], bytes]) -> None:
    written = [os.urandom(50_000).replace(b"\n", b"") + b"." for _ in range(40)]
    data = pack(lines(*written))
    *got, (_, fault) = split(data[: len(data) * 3 // 4])
    assert 26 < len(got) < 40  # of 30: packers give whole blocks
    assert [line for _, line in got] == written[: len(got)]
    assert str(fault).startswith("packed data that breaks off after 1")


@given(st.integers(0, 2000), st.integers(0, 255), st.sampled_from(PACK), st.booleans())
def test_no_damage_is_more_than_an_error(place: int, byte: int, pack: Callable[[bytes], bytes], cut: bool) -> None:  # noqa: FBT001 - drawn
    data = bytearray(pack(lines(*[b"%d" % (i * i) for i in range(500)])))
    place %= len(data)
    data[place:] = b"" if cut else bytes([byte]) + data[place + 1 :]
    for _ in split(bytes(data)):
        pass


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (gzip.compress(A, mtime=0)[:-9], "packed data that breaks off after"),
        (gzip.compress(A, mtime=0)[:-8] + b"\0" * 8, "damaged packed data after"),
        (gzip.compress(A, mtime=0)[:10] + b"\xff" * 20, "damaged packed data after 0 unpacked bytes (Error -3"),
        (gzip.compress(A, mtime=0) + b"rest", "damaged packed data after"),
        (zstd.compress(A)[:-3], "packed data that breaks off after"),
        (zstd.compress(A)[:6] + b"\xff" * 90, "damaged packed data after 0 unpacked bytes ("),
    ],
)
def test_what_is_damaged_is_an_error_with_no_other_after_it(tmp_path: Path, data: bytes, fault: str) -> None:
    path = fill(tmp_path, {"a.json": data}) / "a.json"
    [outcome] = run(path, tmp_path / "out")
    assert outcome.reason.startswith(fault)
    assert outcome.errors[0].__context__ is None


@pytest.mark.parametrize("pack", PACK)
def test_a_bomb_is_cut_at_the_limit(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    bomb = pack(lines(A) + bytes(50_000_000))
    assert list(split(pack(lines(A, B)), Limits(unpacked=len(lines(A, B))))) == [(1, A), (2, B)]
    limits = Limits(unpacked=3_000_000, response=2_000_000)
    assert list(split(bomb, limits))[-1] == (0, "unpacks to more than the limit of 3000000 bytes")
    fill(tmp_path, {"a.json": pack(bytes(2_500_000)), "b.json": bytes(2_500_000)})
    reasons = [outcome.reason for outcome in run([tmp_path / "a.json", tmp_path / "b.json"], tmp_path, limits=limits)]
    assert reasons == ["larger than the limit of 2000000 bytes for a response"] * 2


def test_a_line_that_is_too_long_does_not_take_the_next_with_it() -> None:
    limits = Limits(response=len(A))
    fault = f"larger than the limit of {len(A)} bytes for a response"
    data = lines(A, b"x" * 3_000_000, B, A + b" ")
    assert list(split(data, limits)) == [(1, A), (2, f"x:2: {fault}"), (3, B), (4, f"x:4: {fault}")]
    opened = open_entry(Entry("x", data=lines(A, b"[" * 999, B)), Limits(response=len(A)))
    assert name(opened) == ["x:1", f"x:2 ! {fault}", "x:3"]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (lines(A, B), True),
        (b"\xef\xbb\xbf" + lines(A, B), True),
        (lines(b"[1] \r", b"", b" \t[2]"), True),
        (lines(A), False),
        (A, False),
        (b'{\n "a": {}\n}\n', False),
        (b"[\n{}\n]", False),
        (lines(A, b"x"), False),
        (b"", False),
    ],
)
def test_json_lines_are_known_by_their_first_two(head: bytes, expected: bool) -> None:  # noqa: FBT001 - a parameter
    assert holds_lines(head) == expected


@packed
@pytest.mark.parametrize("file", ["a.jsonl", "a.NDJSON", "a.json", "a.txt"])
def test_json_lines_are_read_under_every_name(tmp_path: Path, suffix: str, file: str) -> None:
    path = fill(tmp_path, {file + suffix: PACKERS[suffix](lines(A, b" ", B, b"{") + C)}) / (file + suffix)
    outcomes = run(path, tmp_path / "out")
    assert [outcome.source for outcome in outcomes] == [f"{path}:{number}" for number in (1, 3, 4, 5)]
    assert [outcome.job_id for outcome in outcomes] == ["a", "b", "", "c"]
    again = run("-", tmp_path / "again", stdin=io.BytesIO(path.read_bytes()))
    assert [(outcome.source, outcome.job_id) for outcome in again] == [
        ("-:1", "a"),
        ("-:3", "b"),
        ("-:4", ""),
        ("-:5", "c"),
    ]


def test_the_bytes_of_lines_are_counted_once(tmp_path: Path) -> None:
    written = [make_response(f"j{i}", os.urandom(200_000).hex()) for i in range(6)]
    data = lines(*written)
    zipped = gzip.compress(data)
    files = (("a.jsonl", data, 0), ("b.jsonl.gz", zipped, 0), ("c.jsonl.gz", zipped[:-9], 0), ("d.json", data, 6))
    for file, content, ends in files:
        path = fill(tmp_path, {file: content}) / file
        counts = [outcome.input_bytes for outcome in run(path, tmp_path / file.replace(".", "-"))]
        assert sum(counts) == len(content) - ends
        assert all(0 <= count < len(content) for count in counts)


@packed
def test_one_response_is_read_under_every_name(tmp_path: Path, suffix: str) -> None:
    for file in (f"a.json{suffix}", "a.json", "plain"):
        path = fill(tmp_path, {file: PACKERS[suffix](A)}) / file
        [outcome] = run(path, tmp_path / "out", overwrite=True)
        assert outcome.outputs == (str(tmp_path / "out" / f"{'a' if 'a.' in file else 'plain'}.srt"),)
        assert outcome.input_bytes == path.stat().st_size


# --- Finding


def test_a_folder_is_walked_in_order_and_mirrored(tmp_path: Path) -> None:
    files = {"b.json": A, "a.json": B, "sub/deep/z.json": C, "sub/a.json": A, "Z.json": A, "s.jsonl": lines(A, B)}
    other = {
        ".hidden.json": A,
        ".git/a.json": A,
        "v.mp4": b"\0",
        "odd.resp": b" \n" + A,
        "saved.txt": A,
        "spoken.txt": b"Hi",
    }
    written = {"b.srt": b"1\n", "b.bcc.json": b"{}", "b.vtt": b"{", "b.csv": b"", "b.ass": b"", "empty.json.gz": b""}
    root = fill(tmp_path / "in", files | other | written)
    entries = find([root])
    found = ["Z.json", "a.json", "b.json", "empty.json.gz", "odd.resp", "s.jsonl:1", "s.jsonl:2", "saved.txt"]
    assert name(entries, root) == [*found, "sub/a.json", "sub/deep/z.json", "v.mp4 skipped"]
    assert [entry.folder for entry in entries[-3:]] == ["sub", "sub/deep", ""]
    assert measure_sources([root]) == sum(
        len(data) for file, data in (files | other | written).items() if file[0] != "."
    )
    outputs = [outcome.outputs for outcome in run(root, tmp_path / "out")]
    assert outputs[-3:] == [(f"{tmp_path}/out/sub/a.srt",), (f"{tmp_path}/out/sub/deep/z.srt",), ()]


@pytest.mark.parametrize("data", [b"", b"\n \n"])
@pytest.mark.parametrize("file", ["a.jsonl", "a.ndjson.gz", "a.jsonl.zst"])
def test_lines_without_any_are_an_error_where_they_are_named_and_counted_in_folders(
    tmp_path: Path, file: str, data: bytes
) -> None:
    pack = PACKERS.get(os.path.splitext(file)[1], bytes)  # noqa: PTH122 - a str
    root = fill(tmp_path, {file: pack(data)})
    assert name(find([root / file]), root) == [f"{file} ! no response in this file"]
    assert name(find([root]), root) == [f"{file} skipped"]


def test_files_are_found_below_no_folder_that_is_excluded(tmp_path: Path) -> None:
    root = fill(tmp_path, {"a.json": A, "out/b.json": B, "report.json": B, "c/report.json": C})
    outcomes = run(root, root / "out", exclude=[root / "c/../report.json"])
    assert [outcome.source.removeprefix(f"{root}/") for outcome in outcomes] == ["a.json", "c/report.json"]
    assert [outcome.job_id for outcome in run(root / "out", root / "out")] == ["b"]
    (root / "link.json").symlink_to(root / "report.json")
    assert name(find(root, exclude=[str(root / "report.json"), str(root / "out")]), root) == ["a.json", "c/report.json"]


def test_a_pattern_matches_files_and_mirrors_from_its_fixed_part(tmp_path: Path) -> None:
    fill(tmp_path, {"in/x/a.json": A, "in/y/b.json": B, "in/y/c.txt": C, "in/[d].json": A, "d.json/e": A})
    entries = find(f"{tmp_path}/in/*/*.json")
    assert name(entries, tmp_path) == ["in/x/a.json", "in/y/b.json"]
    assert [entry.folder for entry in entries] == ["x", "y"]
    assert name(find(f"{tmp_path}/**/*.json"), tmp_path) == ["in/[d].json", "in/x/a.json", "in/y/b.json"]
    assert name(find(f"{tmp_path}/in/[d].json"), tmp_path) == ["in/[d].json"]
    assert name(find(f"{tmp_path}/*.nothing"), tmp_path) == ["*.nothing ! no file matches this pattern"]


def test_the_matches_of_a_pattern_come_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever order the file system gives them in."""
    files = [f"{tmp_path}/{name}.json" for name in "cadb"]
    fill(tmp_path, {os.path.basename(path): A for path in files})  # noqa: PTH119 - a str
    monkeypatch.setattr("glob.iglob", lambda *_, **__: iter(files))
    assert name(find(f"{tmp_path}/*.json"), tmp_path) == ["a.json", "b.json", "c.json", "d.json"]


def test_what_is_not_there_is_an_error_in_its_place(tmp_path: Path) -> None:
    root = fill(tmp_path, {"in/b.json": A})
    (root / "in/a.json").symlink_to(root / "nothing")
    (root / "in/c.json").symlink_to(root / "in/c.json")
    (root / "in/d.json").symlink_to(root / "in/b.json")
    (root / "in/e").symlink_to(root)
    os.mkfifo(root / "in/f.json")
    (root / "empty").mkdir()
    assert name(find([root / "no", root / "in", root / "empty", root / "in/c.json", "a\0b"]), root) == [
        "no ! no such file or directory",
        "in/a.json ! a link to nothing",
        "in/b.json",
        "in/c.json ! too many levels of symbolic links",
        "in/d.json",
        "in/e skipped",
        "in/f.json skipped",
        "empty ! no file in this folder",
        "in/c.json ! too many levels of symbolic links",
        "a\0b ! no file can have this name",
    ]
    assert measure_sources([root / "no"]) == 0
    for source in ("-", "memory://x", Response(A)):
        assert measure_sources([root, source]) is None


def test_what_can_not_be_read_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = ["0.json", "a.json", "a.jsonl", "a.odd", "z.json"]
    entries = find_entries(fill(tmp_path, dict.fromkeys(files, A)), Limits())
    next(entries)
    for opening in ("builtins.open", "os.open"):
        monkeypatch.setattr(opening, refuse)
    opened = [entry for found in entries for entry in open_entry(found, Limits())]
    assert name(opened, tmp_path) == [f"{file} ! permission denied" for file in files[1:]]
    monkeypatch.setattr("os.scandir", refuse)
    assert name(find(tmp_path)) == [f"{tmp_path} ! permission denied"]


def refuse(*_: object, **__: object) -> None:
    raise PermissionError(13, "Permission denied")


def test_a_pipe_is_read_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=[gzip.compress(lines(A, B))])
    writer.start()
    outcomes = run(pipe, tmp_path / "out")
    writer.join()
    assert [outcome.source for outcome in outcomes] == [f"{pipe}:1", f"{pipe}:2"]
    writer = threading.Thread(target=pipe.write_bytes, args=[lines(A, B)])
    writer.start()
    entries = find(pipe)
    writer.join()
    assert [(entry.path, entry.offset, entry.data) for entry in entries] == [("", None, A), ("", None, B)]


def test_standard_input_needs_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(A)))
    [outcome] = convert("-")
    assert outcome.reason == "expected a folder for the files, for this source has none (out) – at -"
    [outcome] = run("-", tmp_path, stdin=io.BytesIO(A))
    assert outcome.outputs == (str(tmp_path / "stdin.srt"),)
    [outcome] = run("-", tmp_path, stdin=io.BytesIO(gzip.compress(A)[:-9]))
    assert outcome.reason.startswith("packed data that breaks off")


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_depth_of_folders_is_no_matter(tmp_path: Path, jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("smartresult.batch.drafting._SMALL_BYTES", 0)
    levels = 1200
    deep = f"{tmp_path}/in"
    os.mkdir(deep)  # noqa: PTH102 - paths so long
    for _ in range(levels):
        deep += "/d"
        os.mkdir(deep)  # noqa: PTH102 - see above
    with open(f"{deep}/a.json", "wb") as file:  # noqa: PTH123 - see above
        file.write(A)
    fill(tmp_path, {"in/d/b.json": B, "in/z.json": C, "in/x/out/b.json": B})
    outcomes = run(f"{tmp_path}/in", tmp_path / "out", jobs=jobs, exclude=[f"{tmp_path}/in/x/out"])
    assert [outcome.job_id for outcome in outcomes] == ["b", "a", "c"]
    assert outcomes[1].outputs == (f"{tmp_path}/out{'/d' * levels}/a.srt",)
    assert measure_sources([f"{tmp_path}/in"]) == sum(map(len, (A, B, B, C)))
    with open(outcomes[1].outputs[0], "rb") as file:  # noqa: PTH123 - see above
        assert file.read(2) == b"1\n"
    for root in ("in", "out"):  # pytest, which removes what is left, calls itself for each
        os.system(f"rm -r '{tmp_path}/{root}'")  # noqa: S605 - our own


@pytest.mark.parametrize("source", [A, bytearray(A), {"JobId": "j"}, 5, None], ids=lambda source: type(source).__name__)
def test_what_holds_a_response_itself_is_to_be_wrapped(source: Any) -> None:  # noqa: ANN401 - of no kind that it takes
    expected = f"got a {type(source).__name__}: what holds a response itself, wrap it in Response"
    for sources in (source, [source], iter(["-", source])):
        with pytest.raises(OptionError, match=expected):
            list(convert(sources, stdin=io.BytesIO()))
    with pytest.raises(OptionError, match=expected):
        measure_sources([source])
