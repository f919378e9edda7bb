"""Golden files, options and refusals of the writers."""

import csv
import io
import re
from pathlib import Path
from types import SimpleNamespace

import pysubs2
import pytest

import smartresult
from smartresult import (
    ExportError,
    GeneratedTexts,
    JobNotFinishedError,
    OtherResult,
    Segment,
    SmartJob,
    Transcript,
    UnsupportedResultError,
)

DATA = Path(__file__).with_name("data")
GOLDEN = sorted(Path(__file__).with_name("golden").glob("*/*"))
assert len(GOLDEN) >= 18, "the golden files have gone"

DAY = 24 * 3600


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: "/".join(path.parts[-2:]))
def test_the_file_is_the_golden_one(path: Path) -> None:
    job = smartresult.parse((DATA / path.parent.name / "source.json").read_bytes())
    written = smartresult.EXPORTERS[path.name.partition(".")[2].removesuffix(".json")](job)
    assert written.encode() == path.read_bytes()


def test_every_source_gives_the_same_file() -> None:
    segments = (Segment("你好", 0.5, 1.25), Segment("Hello", 1.25, 3.0))
    cues = [SimpleNamespace(text=segment.text, start=segment.start, end=segment.end) for segment in segments]
    job = SmartJob(result=Transcript(segments))
    for exporter in smartresult.EXPORTERS.values():
        written = {exporter(job), exporter(job.result), exporter(segments), exporter(cues), exporter(iter(cues))}
        assert len(written) == 1


def test_no_segments_make_an_empty_file_of_the_format() -> None:
    written = {name: exporter(Transcript((Segment(" ", 0, 1),))) for name, exporter in smartresult.EXPORTERS.items()}
    assert (written["srt"], written["vtt"], written["txt"]) == ("", "WEBVTT\n", "")
    assert written["csv"] == "job_id,index,start,end,duration,text\r\n"
    assert written["ass"].endswith("Effect, Text\n")


@pytest.mark.parametrize("exporter", smartresult.EXPORTERS.values(), ids=smartresult.EXPORTERS)
def test_a_job_without_segments_says_so(exporter: smartresult.Exporter) -> None:
    with pytest.raises(JobNotFinishedError):
        exporter(SmartJob(state="Executing"))
    with pytest.raises(UnsupportedResultError):
        exporter(OtherResult("text"))
    with pytest.raises(UnsupportedResultError):
        exporter(SmartJob(state="Finished", result=OtherResult("text")))


@pytest.mark.parametrize("name", ["srt", "vtt", "ass", "bcc"])
def test_texts_without_times_are_refused_by_timed_formats(name: str) -> None:
    texts = GeneratedTexts(("a",))
    for source in (texts, SmartJob(job_type="TextGenerate", state="Finished", result=texts)):
        with pytest.raises(UnsupportedResultError, match="of type TextGenerate with 1 texts has no segments"):
            smartresult.EXPORTERS[name](source)


def test_generated_texts_are_written_as_csv_and_text() -> None:
    texts = GeneratedTexts(('=1+1, "quoted"\r\n\r\nsecond paragraph \ud800', "", "b "))
    job = SmartJob(job_id="42", state="Finished", result=texts)
    rows = list(csv.reader(io.StringIO(smartresult.to_csv(job), newline="")))
    assert rows == [
        ["job_id", "index", "text"],
        ["42", "1", '=1+1, "quoted"\n\nsecond paragraph \ufffd'],
        ["42", "2", ""],
        ["42", "3", "b "],
    ]
    assert smartresult.to_csv(texts, guard=True).startswith("job_id,index,text\r\n,1,\"'=1+1")
    assert smartresult.to_text(job) == smartresult.to_text(texts)
    assert smartresult.to_text(texts) == '=1+1, "quoted"\n\nsecond paragraph \ufffd\n\nb\n'


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", "－1"])
def test_a_guarded_cell_is_no_formula(formula: str) -> None:
    job = SmartJob(job_id="=cmd", result=Transcript((Segment(formula, 0, 1), Segment("plain", 1, 2))))
    rows = list(csv.reader(io.StringIO(smartresult.to_csv(job, guard=True), newline="")))
    assert [(row[0], row[5]) for row in rows[1:]] == [("'=cmd", f"'{formula}"), ("'=cmd", "plain")]
    unguarded = list(csv.reader(io.StringIO(smartresult.to_csv(job), newline="")))
    assert [(row[0], row[5]) for row in unguarded[1:]] == [("=cmd", formula), ("=cmd", "plain")]


@pytest.mark.parametrize("hours", [25, 99])
def test_long_media_are_written_in_every_format(hours: int) -> None:
    written = {
        name: e([Segment("a", hours * 3600 + 62.5, hours * 3600 + 63)]) for name, e in smartresult.EXPORTERS.items()
    }
    assert f"{hours}:01:02,500 --> {hours}:01:03,000" in written["srt"]
    assert f"{hours}:01:02.500 --> {hours}:01:03.000" in written["vtt"]
    assert f"{hours}:01:02.50,{hours}:01:03.00" in written["ass"]
    assert f"{hours * 3600 + 62}.500,{hours * 3600 + 63}.000,0.500" in written["csv"]


def test_many_cues_of_long_media_have_the_times_of_a_few() -> None:
    segments = [Segment("a", i * 15.1, i * 15.1 + 1) for i in range(6000)]
    (last,) = re.findall(r"25:09:\d\d[^\n]*", smartresult.to_vtt(segments[-1:]))
    assert smartresult.to_vtt(segments).endswith(f"\n6000\n{last}\na\n")


def test_many_cues_are_counted_past_the_table() -> None:
    segments = [Segment("a", i / 10, (i + 1) / 10) for i in range(DAY + 2)]
    assert smartresult.to_srt(segments).rpartition("\n\n")[0].rpartition("\n\n")[2].startswith(f"{DAY + 2}\n")


@pytest.mark.parametrize("hours", [100, 1234])
def test_hundred_hours_are_written_where_the_format_can(hours: int) -> None:
    segments = [Segment("a", hours * 3600 - 1, hours * 3600)]
    assert f"--> {hours}:00:00.000" in smartresult.to_vtt(segments)
    with pytest.raises(ExportError, match="SRT can't state 100 hours and more"):
        smartresult.to_srt(segments)
    with pytest.raises(ExportError, match="ASS readers take less than 100 hours"):
        smartresult.to_ass(segments)


@pytest.mark.parametrize(
    ("segment", "reason"),
    [
        (Segment("a", float("nan"), 1), "expected a finite number of seconds, got nan as the start"),
        (Segment("a", 0, float("inf")), "expected a finite number of seconds, got inf as the end"),
        (
            Segment("a", 10**400, 1),
            "expected a finite number of seconds, got 1" + "0" * 39 + " as the start",
        ),
        (Segment("a", -1, 1), "expected a start from 0 s up, got -1"),
        (Segment("a", "1", 1), "expected a finite number of seconds, got '1' as the start"),  # type: ignore[arg-type]
        (Segment(None, 0, 1), "expected a text, got None"),  # type: ignore[arg-type]
        (SimpleNamespace(text="a", start=0), "expected a finite number of seconds, got None as the end"),
        ("a line", "expected a finite number of seconds, got None as the start"),
    ],
)
def test_what_can_not_be_placed_is_named(segment: object, reason: str) -> None:
    good = Segment("a", 0, 1)
    for exporter in smartresult.EXPORTERS.values():
        with pytest.raises(ExportError) as caught:
            exporter([good, segment])
        assert str(caught.value) == f"{reason} – at segments[1]"


@pytest.mark.parametrize("source", ["text", b"bytes", 5, None])
def test_what_holds_no_segments_is_refused(source: object) -> None:
    with pytest.raises(ExportError, match=f"got a {type(source).__name__} – at the source"):
        smartresult.EXPORTERS["srt"](source)


def test_a_fault_of_the_segments_own_is_not_relabelled() -> None:
    class Broken:
        text = "a"
        start = 0.0
        asked = 0

        @property
        def end(self) -> float:
            self.asked += 1
            if self.asked == 1:
                message = "a bug elsewhere"
                raise ValueError(message)
            return 1.0

    with pytest.raises(ValueError, match="a bug elsewhere"):
        smartresult.to_srt([Broken()])


@pytest.mark.parametrize(
    ("text", "font"),
    [
        ("plain words – “quoted”", "Arial"),
        ("你好，world", "Noto Sans CJK SC"),
        ("漢字とかな", "Noto Sans CJK JP"),
        ("안녕 世界", "Noto Sans CJK KR"),
        ("مرحبا", "Noto Sans Arabic"),
        ("שלום", "Noto Sans Hebrew"),
    ],
)
def test_the_font_has_the_script_of_the_text(text: str, font: str) -> None:
    segments = [Segment("Hello", 0, 1), Segment(text, 1, 2)]
    assert f"Style: Default,{font}," in smartresult.to_ass(segments)
    assert smartresult.to_pysubs2(segments).styles["Default"].fontname == font


def test_a_style_resolution_and_title_of_ones_own() -> None:
    style = pysubs2.SSAStyle(
        fontname="Fang, Song", fontsize=31.5, bold=True, primarycolor=pysubs2.Color(1, 2, 3, 4), marginv=7
    )
    text = smartresult.to_ass([Segment("a", 0, 1)], style=style, resolution=(1280, 720), title="two\nlines")
    file = pysubs2.SSAFile.from_string(text)
    read = file.styles["Default"]
    assert (read.fontname, read.fontsize, read.bold, read.italic) == ("Fang Song", 31.5, True, False)
    assert (read.primarycolor, read.marginv) == (style.primarycolor, 7)
    assert (file.info["PlayResX"], file.info["PlayResY"], file.info["Title"]) == ("1280", "720", "two lines")


def test_texts_that_only_a_careful_writer_keeps() -> None:
    (cue,) = smartresult.to_pysubs2([Segment("C:\\New {x}", 0, 1)])
    assert cue.plaintext.replace("\u2060", "") == "C:\\New ｛x｝"
    assert smartresult.to_srt([Segment("C:\\New", 0, 1)], markup="look-alike").endswith("C:\\\u2060New\n\n")
    assert smartresult.to_srt([Segment("from 00:00:01,0 to 00:00:02,5", 0, 1)]).count("\u2060") == 2
    assert smartresult.to_srt([Segment("at 00:00:01,0", 0, 1)]).count("\u2060") == 0
