"""`smartresult preview`: what is shown of what, where the page stands, and how it ends."""

import os
import re
import shlex
import signal
import webbrowser
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pytest

from smartresult import OptionError, OutputError, parse, reflow, to_preview
from smartresult.batch import Outcome
from smartresult.batch.previews import Look, preview_file
from smartresult.cli.previews import preview
from smartresult.cli.signals import Ended
from tests.cli.running import Done, run
from tests.preview.reading import read_cues, take_apart
from tests.responses import encode, fill, lines, make_response, make_texts, tree

EARLY = '[{"content": "x", "from": -1.0, "to": 1.0}]'
SILENT = encode({"JobId": "s", "State": "Finished", "JobResult": {"AiResult": "[]"}})
SRT = "7\n00:00:00,100 --> 00:00:00,900\n你好，世界\n\n9\n00:00:05,000 --> 00:00:06,000\n再见\n"


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    return fill(tmp_path, {"en.json": make_response(), "film.srt": SRT.encode(), "film.mp4": b""})


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_a_response_is_shown_as_it_came(sources: Path) -> None:
    page = sources / "en.html"
    assert run("preview", sources / "en.json") == Done(0, "", f"written: {page}\n")
    assert read(page) == to_preview(parse(make_response()), title="en.json")
    assert take_apart(read(page)).data["before"] is None


def test_with_a_profile_it_is_laid_out_and_its_segments_are_there(sources: Path) -> None:
    page = sources / "pages" / "one.html"
    done = run("preview", sources / "en.json", "-p", "bbc", "--set", "max_lines=1", "--lang", "en", "-o", page, "-q")
    assert done == Done(0, "", "")
    data = take_apart(read(page)).data
    job = parse(make_response())
    assert [text for *_, text in read_cues(data)] == [cue.text for cue in reflow(job, "bbc")]
    assert data["before"]["texts"] == [segment.text for segment in job.segments()]
    assert (data["profiles"][0]["name"], data["profiles"][0]["lines"]) == ("bbc", 1)


def test_subtitles_are_shown_as_they_are_by_their_own_numbers(sources: Path) -> None:
    done = run("preview", sources / "film.srt", "-p", "netflix-zh", "-o", "-")
    assert (done.status, done.err) == (0, "")
    data = take_apart(done.out).data
    assert data["cues"]["numbers"] == ["7", "9"]
    assert (data["title"], data["before"]) == ("film.srt", None)
    assert run("preview", "-", "-o", "-", data=SRT.encode()).out == done.out.replace('"film.srt"', '"-"').replace(
        "<title>film.srt", "<title>-"
    ).replace(">film.srt</h1>", ">-</h1>")


def test_a_page_has_the_title_that_is_named_or_that_of_the_job(sources: Path) -> None:
    titled = encode(
        {"JobId": "1", "State": "Finished", "SmartJobInfo": {"Title": "Tour"}, "JobResult": {"AiResult": "[]"}}
    )
    (sources / "tour.json").write_bytes(titled)
    assert "<title>Tour</title>" in run("preview", sources / "tour.json", "-o", "-").out
    named = run("preview", sources / "tour.json", "-o", "-", "--title", "<b>", "--page-lang", "zh").out
    assert "<title>&lt;b&gt;</title>" in named
    assert '<html lang="zh">' in named


def test_a_film_is_named_from_where_the_page_lies(sources: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(sources)
    (sources / "a #1.mp4").touch()
    assert run("preview", "film.srt", "--media", "a #1.mp4", "-o", "deep/down/page.html").status == 0
    assert take_apart(read(sources / "deep/down/page.html")).data["media"] == "../../a%20%231.mp4"
    odd = '"><b>%41?电影\udcff: x.mp4'
    (sources / odd).touch()
    assert run("preview", "film.srt", "--media", odd, "-o", "odd.html").status == 0
    media = take_apart(read(sources / "odd.html")).data["media"]
    assert unquote_to_bytes(media) == os.fsencode(odd)
    assert not {*media} & {*'":?#<> '}
    assert run("preview", "film.srt", "--media", (sources / "film.mp4").as_uri(), "-o", "uri.html").status == 0
    assert take_apart(read(sources / "uri.html")).data["media"] == "film.mp4"
    assert run("preview", "film.srt", "--media", "film.mp4").status == 0
    assert take_apart(read(sources / "film.html")).data["media"] == "film.mp4"
    url = "https://example.com/film.mp4"
    assert take_apart(run("preview", "film.srt", "-o", "-", "--media", url).out).data["media"] == url


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--media", "nowhere.mp4"], "expected a film, got 'nowhere.mp4', where no file is"),
        (["--media", "."], "expected a film, got '.', where no file is"),
        (["--media", "s3://films/one.mp4"], "expected a relative URL, or one of https, http or file"),
        (["--page-lang", "fr"], "expected one of en, zh, got 'fr'"),
        (["--lang", "tlh"], "expected one of en, zh, ja"),
        (["--set", "max_lines=1"], "of no use without --profile"),
        (["--out", "s3://pages/one.html"], "put the page there yourself"),
        (["--out", "-", "--open"], "--open is of no use with --out -"),
    ],
)
def test_what_makes_no_sense_is_refused(sources: Path, arguments: list[str], reason: str) -> None:
    before = tree(sources)
    done = run("preview", sources / "film.srt", *arguments)
    assert done.status == 2
    assert reason in done.err
    assert tree(sources) == before
    assert run("preview", "-", data=SRT.encode()).status == 2


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("none.json", None, "no such file or directory"),
        ("cut.json", b'{"JobId": "1", "JobResult": {"AiResult": "[{"}}', "expected JSON, got text that breaks off"),
        ("texts.json", make_texts(), "texts"),
        (
            "two.jsonl",
            lines(make_response(), make_response()),
            "expected one response, or one file of subtitles, got 2",
        ),
        (
            "early.json",
            encode({"JobId": "1", "JobResult": {"AiResult": EARLY}}),
            "expected a number from 0 up, got -1.0",
        ),
        ("late.srt", b"1\n-00:00:01,000 --> 00:00:02,000\nx\n", "late.srt: "),
    ],
)
def test_what_cannot_be_shown_is_named_and_leaves_nothing(
    tmp_path: Path, name: str, data: bytes | None, reason: str
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    before = tree(tmp_path)
    done = run("preview", tmp_path / name, "-o", tmp_path / "page.html")
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith(str(tmp_path / name))
    assert reason in done.err
    assert tree(tmp_path) == before


def test_a_page_replaces_nothing_but_what_it_may(sources: Path) -> None:
    page = sources / "film.html"
    page.write_text("mine", encoding="utf-8")
    done = run("preview", sources / "film.srt")
    assert done == Done(1, "", f"{page} is there already: --overwrite says what to do\n")
    assert read(page) == "mine"
    assert run("preview", sources / "film.srt", "--overwrite").status == 0
    assert read(page) != "mine"
    own = sources / "own.html"
    own.write_bytes(make_response())
    assert run("preview", own, "--overwrite") == Done(
        1, "", f"smartresult: this would overwrite the source itself – at {own}\n"
    )
    assert own.read_bytes() == make_response()
    other = run("preview", sources / "film.srt", "-o", sources / "film.srt", "--overwrite")
    assert other.status == 2
    assert "is a file, and its name is none for a page; name a folder" in other.err
    assert read(sources / "film.srt") == SRT
    assert run("preview", sources / "film.srt", "-o", page / "below.html").status == 1


@pytest.mark.parametrize("opened", [True, False])
def test_a_page_is_opened(sources: Path, monkeypatch: pytest.MonkeyPatch, *, opened: bool) -> None:
    asked: list[str] = []

    def open_page(address: str) -> bool:
        asked.append(address)
        return opened

    monkeypatch.setattr(webbrowser, "open", open_page)
    done = run("preview", sources / "film.srt", "--open", "-q")
    page = sources / "film.html"
    assert asked == [page.as_uri()]
    assert done == Done(0, "", "" if opened else f"no browser was found that could open {page}\n")


# --- A folder of pages


def test_a_folder_gets_pages_and_an_index_and_failures_are_named(sources: Path) -> None:
    fill(sources, {"silent.json": SILENT, "cut.json": b"{", "other.bin": b""})
    out = sources / "review"
    done = run("preview", sources, "-p", "auto", "-o", out)
    assert (done.status, done.out) == (1, "")
    cut, silent, summary = done.err.splitlines()
    assert cut.startswith(f"{sources / 'cut.json'}: expected JSON")
    assert silent == f"{sources / 'silent.json'}: no segments: nothing is said in it, and no file is written"
    counts = "2 of 4 responses shown, 1 failed, 1 without segments; 2 other files skipped"
    assert summary == f"{counts}: {out / 'index.html'}"
    assert [*tree(out)] == ["en.html", "film.html", "index.html"]


def test_a_folder_without_failures_is_all_well(sources: Path) -> None:
    out = sources / "review"
    done = run("preview", sources / "en.json", sources / "film.srt", "-o", f"{out}/", "--title", "Episode 1")
    assert done == Done(0, "", f"2 of 2 responses shown: {out / 'index.html'}\n")
    assert "<h1>Episode 1</h1>" in read(out / "index.html")
    again = run("preview", sources / "en.json", "-o", out)
    assert again == Done(1, "", f"{out / 'index.html'} is there already: --overwrite says what to do\n")
    assert run("preview", sources / "en.json", "-o", out, "--overwrite", "-q") == Done(0, "", "")
    assert "film.html" not in read(out / "index.html")
    (out / "index.html").unlink()
    page = run("preview", sources / "en.json", "-o", out)
    assert page.err.startswith(
        f"{sources / 'en.json'}: {out / 'en.html'} is there already: --overwrite says what to do"
    )


def test_a_folder_of_nothing_is_a_failure(sources: Path) -> None:
    (sources / "none").mkdir()
    (sources / "none" / "film.mp4").touch()
    assert run("preview", sources / "none", "-o", sources / "review", "--open") == Done(
        1, "", "smartresult: no response found; 1 other file skipped\n"
    )
    assert not (sources / "review").exists()


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["film.srt", "en.json"], "got 2 sources; name a folder"),
        (["."], "got a folder; name a folder"),
        (["*.json"], "got a pattern; name a folder"),
        (["film.srt", "en.json", "-o", "-"], "standard output takes one page, got 2 sources"),
        (["film.srt", "en.json", "-o", "page.HTML"], "page.HTML is the name of a file, which takes one page"),
        (["film.srt", "-o", "film.mp4"], "film.mp4 is a file, and its name is none for a page"),
        (["film.srt", "-o", "review", "--media", "film.mp4"], "expected none for several pages"),
        (["film.srt", "-o", ""], "expected the path of a folder, got ''"),
    ],
)
def test_a_place_that_does_not_fit_is_refused_with_advice(
    sources: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], reason: str
) -> None:
    monkeypatch.chdir(sources)
    before = tree(sources)
    done = run("preview", *arguments)
    assert done.status == 2
    assert reason in " ".join(done.err.split())
    assert tree(sources) == before


def test_a_folder_may_be_called_like_a_page(sources: Path) -> None:
    (sources / "v1.html").mkdir()
    assert run("preview", sources / "film.srt", "-o", sources / "v1.html", "-q").status == 0
    assert [*tree(sources / "v1.html")] == ["film.html", "index.html"]


def test_the_index_is_opened_though_a_source_failed(sources: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def open_page(address: str) -> bool:
        asked.append(address)
        return True

    monkeypatch.setattr(webbrowser, "open", open_page)
    done = run("preview", sources / "film.srt", sources / "none.json", "-o", sources / "a #1", "--open", "-q")
    assert done == Done(1, "", f"{sources / 'none.json'}: no such file or directory\n")
    assert asked == [(sources / "a #1" / "index.html").as_uri()]


@pytest.mark.parametrize(
    ("end", "status", "told"),
    [
        (KeyboardInterrupt(), 130, ("interrupted", "1 response shown before the interruption")),
        (Ended(signal.SIGTERM), 143, ("ended by SIGTERM", "1 response shown before the interruption")),
        (OutputError("can't be written", "index.html"), 1, ("can't be written", "1 of 1 response shown")),
    ],
)
def test_a_run_that_ends_early_says_so_and_opens_nothing(
    sources: Path, monkeypatch: pytest.MonkeyPatch, end: BaseException, status: int, told: tuple[str, str]
) -> None:
    def preview_files(*_: object, **__: object) -> Iterator[Outcome]:
        yield Outcome("a.json", "converted", outputs=("a.html",))
        raise end

    monkeypatch.setattr("smartresult.cli.reviews.preview_files", preview_files)
    monkeypatch.setattr(webbrowser, "open", lambda _: pytest.fail("there is nothing to open"))
    done = run("preview", sources / "film.srt", "-o", sources / "review", "--open")
    assert done.status == status
    first, second = done.err.splitlines()
    assert first.startswith(f"smartresult: {told[0]}")
    assert second == told[1]


# --- The examples of --help


EXAMPLES = re.findall(r"^  (smartresult .*)$", preview.epilog or "", re.MULTILINE)


@pytest.mark.parametrize("line", EXAMPLES)
def test_the_example_works(sources: Path, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    fill(sources, {"response.json": make_response(), "responses/one.json": make_response()})
    monkeypatch.chdir(sources)
    done = run(*shlex.split(line)[1:])
    assert (done.status, done.out) == (0, "")
    assert [*sources.rglob("*.html")]


def test_there_are_examples() -> None:
    assert len(EXAMPLES) == 4


def test_a_place_without_a_folder_is_refused() -> None:
    with pytest.raises(OptionError, match="has no folder that the page could go to"):
        preview_file("-", Look(), stdin=BytesIO(SRT.encode()))
