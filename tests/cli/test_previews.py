"""`smartresult preview`: what is shown of what, where the page stands, and how it ends."""

import webbrowser
from io import BytesIO
from pathlib import Path

import pytest

from smartresult import OptionError, parse, reflow, to_preview
from smartresult.batch.previews import Look, preview_file
from tests.cli.running import Done, run
from tests.preview.reading import read_cues, take_apart
from tests.responses import encode, fill, lines, make_response, make_texts, tree

EARLY = '[{"content": "x", "from": -1.0, "to": 1.0}]'
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
    assert run("preview", "film.srt", "--media", "film.mp4").status == 0
    assert take_apart(read(sources / "film.html")).data["media"] == "film.mp4"
    url = "https://example.com/film.mp4"
    assert take_apart(run("preview", "film.srt", "-o", "-", "--media", url).out).data["media"] == url


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--media", "nowhere.mp4"], "expected a film, got 'nowhere.mp4', where no file is"),
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
    own = run("preview", sources / "film.srt", "-o", sources / "film.srt", "--overwrite")
    assert own == Done(1, "", f"smartresult: this would overwrite the source itself – at {sources / 'film.srt'}\n")
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
    assert done == (Done(0, "", "") if opened else Done(1, "", f"no browser was found that could open {page}\n"))


def test_a_place_without_a_folder_is_refused() -> None:
    with pytest.raises(OptionError, match="has no folder that the page could go to"):
        preview_file("-", Look(), stdin=BytesIO(SRT.encode()))
