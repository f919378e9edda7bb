"""A folder of pages and their index: what is a page, a failure or nothing, and what is there when it ends early."""

import gzip
import tracemalloc
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pytest

from smartresult import ExistingFileError, OptionError, OutputError, parse, reflow
from smartresult.batch import Limits, Outcome, Response
from smartresult.batch.outputs import Stage
from smartresult.batch.previews import Look
from smartresult.batch.reviews import preview_files
from tests.preview.reading import Page, read_cues, take_apart
from tests.responses import encode, fill, lines, make_response, make_texts, sum_up, tree

SRT = b"7\n00:00:00,100 --> 00:00:00,900\nHello there\n"
SILENT = encode({"JobId": "s", "State": "Finished", "JobResult": {"AiResult": "[]"}})
FAILED = encode({"JobId": "f", "State": "Failed", "ErrorCode": "Oops", "ErrorMessage": "no"})
LAID_OUT = Look(profile="auto", lay_out=True)


def list_links(html: bytes) -> list[str]:
    return [address for one in take_apart(html.decode()).attributes if (address := one.get("href"))]


def read_index(folder: Path) -> Page:
    return take_apart((folder / "index.html").read_text(encoding="utf-8"))


def review(
    folder: Path, *sources: str | Path | Response, look: Look = LAID_OUT, overwrite: bool = False
) -> list[Outcome]:
    return list(preview_files(sources, look, out=str(folder), overwrite=overwrite))


def test_a_folder_has_a_page_a_job_and_an_index_that_leads_to_them(tmp_path: Path) -> None:
    folder = fill(
        tmp_path / "in",
        {
            "a.json": make_response("a"),
            "sub/深 #1?.json": make_response("b", "好的。"),
            "packed.json.gz": gzip.compress(make_response("c")),
            "many.jsonl": lines(make_response("x%41"), SILENT, make_response("y")),
            "film.srt": SRT,
            "silent.json": SILENT,
            "failed.json": FAILED,
            "running.json": make_response("r", state="Executing"),
            "texts.json": make_texts(),
            "cut.json": b'{"JobId": "1", "JobResult": {"AiResult": "[{"}}',
            "late.vtt": b"WEBVTT\n\nx --> y\nz\n",
            "package.json": b'{"name": "none"}',
            "notes.bin": b"none",
        },
    )
    out = tmp_path / "out"
    outcomes = review(out, folder)
    pages = ["a.html", "film.html", "packed.html", "sub/深 #1_.html", "x%41.html", "y.html"]
    assert sorted(tree(out)) == sorted([*pages, "index.html"])
    assert sorted(unquote_to_bytes(link).decode() for link in list_links((out / "index.html").read_bytes())) == pages
    assert {Path(one.source).name: one.status for one in outcomes} == {
        **dict.fromkeys(("a.json", "深 #1?.json", "packed.json.gz", "many.jsonl:1", "many.jsonl:3"), "converted"),
        **dict.fromkeys(("many.jsonl:2", "silent.json"), "no segments"),
        **dict.fromkeys(("texts.json", "cut.json", "late.vtt"), "failed"),
        **dict.fromkeys(("package.json", "notes.bin"), "skipped"),
        "film.srt": "converted",
        "failed.json": "job failed",
        "running.json": "not finished",
    }
    assert {one.kind for one in outcomes if one.source.endswith(("cut.json", "late.vtt"))} == {"malformed"}
    index = read_index(out)
    assert index.list_texts("h2")[0] == "Failed"
    kinds = ["job failed", "malformed", "no such result", "not finished"]
    assert sorted({*index.list_texts("td")} & {*kinds}) == kinds
    assert [text for text in index.list_texts("li") if "silent" in text or ":2" in text] == [
        str(folder / "many.jsonl:2"),
        str(folder / "silent.json"),
    ]


def test_a_response_is_laid_out_and_subtitles_are_shown_as_they_are(tmp_path: Path) -> None:
    fill(tmp_path, {"a.json": make_response(), "b.srt": SRT})
    first, second = review(
        tmp_path / "out", tmp_path / "a.json", tmp_path / "b.srt", look=Look(profile="bbc", lay_out=True)
    )
    data = take_apart(Path(first.outputs[0]).read_text(encoding="utf-8")).data
    job = parse(make_response())
    assert [text for *_, text in read_cues(data)] == [cue.text for cue in reflow(job, "bbc")]
    assert data["before"]["texts"] == ["Hello"]
    assert (first.job_id, first.cues, first.duration) == ("job", 1, read_cues(data)[-1][1] / 1000)
    data = take_apart(Path(second.outputs[0]).read_text(encoding="utf-8")).data
    assert (data["before"], data["cues"]["numbers"], data["title"]) == (None, ["7"], "b.srt")


def test_names_that_are_taken_get_numbers_and_the_index_keeps_its_own(tmp_path: Path) -> None:
    fill(tmp_path / "in", {"INDEX.json": make_response(), "a.json": make_response(), "a.srt": SRT})
    review(tmp_path / "out", tmp_path / "in", Response(make_response(), "b/a.json"))
    assert [*tree(tmp_path / "out")] == ["INDEX-2.html", "a-2.html", "a-3.html", "a.html", "index.html"]
    assert len(list_links((tmp_path / "out/index.html").read_bytes())) == 4


def test_an_index_is_that_of_the_same_sources_in_any_order(tmp_path: Path) -> None:
    names = ["a.json", "b.json", "c.json", "d.json"]
    fill(tmp_path, dict(zip(names, (make_response(), make_response(), SILENT, FAILED), strict=True)))
    for out, order in (("one", names), ("other", names[::-1])):
        review(tmp_path / out, *(tmp_path / name for name in order))
    assert tree(tmp_path / "one") == tree(tmp_path / "other")


def test_the_index_has_the_title_and_the_language_that_are_asked_for(tmp_path: Path) -> None:
    source = Response(make_response(), "a.json")
    review(tmp_path, source, look=Look(title="<b>", page_lang="zh_CN"))
    index = read_index(tmp_path)
    assert index.list_texts("h1") == ["<b>"]
    assert index.attributes[0]["lang"] == "zh"
    assert take_apart((tmp_path / "a.html").read_text(encoding="utf-8")).list_texts("title") == ["a.json"]


def test_standard_input_is_a_source(tmp_path: Path) -> None:
    (done,) = preview_files("-", Look(), out=str(tmp_path), stdin=BytesIO(SRT))
    assert done.outputs == (str(tmp_path / "stdin.html"),)


# --- What is there already


def test_what_is_there_is_replaced_only_where_that_is_said(tmp_path: Path) -> None:
    fill(tmp_path, {"in/a.json": make_response(), "in/b.json": make_response(), "out/a.html": b"mine"})
    assert sum_up(review(tmp_path / "out", tmp_path / "in")) == [
        ("failed", f"there is a file already; overwrite replaces it, resume keeps it – at {tmp_path / 'out/a.html'}"),
        ("converted", ""),
    ]
    assert (tmp_path / "out/a.html").read_bytes() == b"mine"
    assert list_links((tmp_path / "out/index.html").read_bytes()) == ["b.html"]
    with pytest.raises(ExistingFileError, match=r"out.index\.html"):
        review(tmp_path / "out", tmp_path / "in")
    review(tmp_path / "out", tmp_path / "in", overwrite=True)
    assert list_links((tmp_path / "out/index.html").read_bytes()) == ["a.html", "b.html"]


def test_pages_of_an_earlier_run_are_no_sources(tmp_path: Path) -> None:
    fill(tmp_path, {"a.json": make_response()})
    review(tmp_path / "review", tmp_path)
    assert [one.status for one in review(tmp_path / "review", tmp_path, overwrite=True)] == ["converted"]


def test_no_source_is_lost_for_the_index_or_its_own_page(tmp_path: Path) -> None:
    fill(tmp_path, {"one/index.html": make_response(), "two/own.html": make_response()})
    with pytest.raises(OutputError, match=r"this would overwrite the source itself – at .*index\.html"):
        review(tmp_path / "one", tmp_path / "one/index.html", overwrite=True)
    (done,) = review(tmp_path / "two", tmp_path / "two/own.html", overwrite=True)
    assert done.reason == f"this would overwrite the source itself – at {tmp_path / 'two/own.html'}"
    assert (tmp_path / "one/index.html").read_bytes() == (tmp_path / "two/own.html").read_bytes() == make_response()


def test_where_no_page_can_be_written_each_is_named_and_so_is_the_index(tmp_path: Path) -> None:
    fill(tmp_path, {"a.json": make_response(), "out": b"a file"})
    outcomes = preview_files([tmp_path / "a.json"], Look(), out=str(tmp_path / "out"))
    first = next(outcomes)
    assert (first.status, first.kind) == ("failed", "not written")
    with pytest.raises(OutputError, match=r"can't be written: .*index\.html"):
        next(outcomes)


# --- Where it ends early


def test_a_run_that_met_no_source_writes_no_index(tmp_path: Path) -> None:
    fill(tmp_path / "in", {"notes.bin": b"none", "report.json": b'{"type":"smartresult report"}\n'})
    assert [one.status for one in review(tmp_path / "out", tmp_path / "in")] == ["skipped", "skipped"]
    assert not (tmp_path / "out").exists()


def test_a_run_that_is_closed_leaves_whole_pages_and_no_index(tmp_path: Path) -> None:
    fill(tmp_path / "in", {"a.json": make_response(), "b.json": make_response()})
    outcomes = preview_files(tmp_path / "in", Look(), out=str(tmp_path / "out"))
    next(outcomes)
    outcomes.close()
    assert [*tree(tmp_path / "out")] == ["a.html"]
    take_apart((tmp_path / "out/a.html").read_text(encoding="utf-8"))


def test_an_interrupt_before_a_page_is_in_its_place_leaves_nothing_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    fill(tmp_path / "in", {"a.json": make_response()})
    monkeypatch.setattr(Stage, "place", interrupt)
    with pytest.raises(KeyboardInterrupt):
        review(tmp_path / "out", tmp_path / "in")
    assert tree(tmp_path / "out") == {}


def test_memory_does_not_grow_with_pages(tmp_path: Path) -> None:
    def make(size: int) -> Iterator[Response]:
        for i in range(size):
            yield Response(make_response(str(i)), f"{i}.json")

    review(tmp_path / "warm", *make(2))
    peaks = []
    for size in (20, 120):
        tracemalloc.start()
        for _ in preview_files(make(size), Look(), out=str(tmp_path / str(size))):
            pass
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] - peaks[0] < 100 * 6000  # a page has 60,000 bytes; a row and its line of the index, 4,000


# --- What makes no sense


@pytest.mark.parametrize(
    ("look", "out", "reason"),
    [
        (Look(media="film.mp4"), "x", "expected none for several pages"),
        (Look(profile="none"), "x", "expected one of"),
        (Look(lang="tlh"), "x", "expected one of en, zh, ja"),
        (Look(page_lang="fr"), "x", "expected one of en, zh, got 'fr'"),
        (Look(), "", "expected the path of a folder, got ''"),
        (Look(), "s3://pages/x", "expected the path of a folder, got 's3://pages/x'"),
    ],
)
def test_what_makes_no_sense_is_refused_at_once(look: Look, out: str, reason: str) -> None:
    with pytest.raises(OptionError, match=reason):
        preview_files("nowhere.json", look, out=out, limits=Limits())
