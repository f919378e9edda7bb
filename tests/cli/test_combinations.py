"""`smartresult merge` and `join`: what is written where, what is told, and how they end."""

import json
import os
from pathlib import Path
from typing import Final

import pytest

from smartresult import SourceError, to_vtt
from smartresult.batch.combining import Target, join_files, merge_files
from smartresult.batch.sources import Response
from tests.cli.running import Done, run
from tests.responses import encode, fill, lines, make_response, make_texts, tree

ZH: Final = "1\n00:00:00,100 --> 00:00:00,900\n你好\n\n2\n00:00:05,000 --> 00:00:06,000\n再见\n"
#: What is told of these two.
ALONE: Final = "1 of 2 segments of the second (50 %) and 0 of 1 of the first found no partner\n"
STACKED: Final = "1\n00:00:00,000 --> 00:00:01,000\nHello\n你好\n\n2\n00:00:05,000 --> 00:00:06,000\n再见\n\n"
LONG: Final = (
    ("今天的港口非常安静因为所有的船都已经开走了所以我们只好在岸边慢慢地走一走", 0.0, 9.0),
    ("The harbour is very quiet today, because all the boats have left for the island in the north.", 0.1, 9.0),
)


def make_window(start: int, *items: tuple[str, float, float]) -> bytes:
    """A window of ten minutes from minute *start* on, in times that count from there."""
    said = [{"content": text, "from": begin, "to": end} for text, begin, end in items]
    window = {"start_time": f"00:{start:02}:00", "duration": "00:10:00"}
    return encode(
        {
            "JobId": "w",
            "State": "Finished",
            "SmartJobInfo": {"JobType": "ASR", "InputConfig": {"JobParameters": json.dumps(window)}},
            "JobResult": {"AiResult": json.dumps(said)},
        }
    )


@pytest.fixture
def sides(tmp_path: Path) -> Path:
    return fill(tmp_path, {"en.json": make_response(), "zh.srt": ZH.encode()})


@pytest.fixture
def windows(tmp_path: Path) -> Path:
    parts = {
        0: make_window(0, ("One.", 1, 2)),
        10: make_window(10, ("Two.", 3, 4)),
        20: make_window(20, ("Three.", 5, 6)),
    }
    return fill(tmp_path, {f"part{i}.json": part for i, part in enumerate(parts.values(), 1)})


# --- merge


def test_files_stand_beside_the_first_source(sides: Path) -> None:
    done = run("merge", sides / "en.json", sides / "zh.srt", "-t", "srt", "-t", "ass")
    written = [sides / f"en-merged.{suffix}" for suffix in ("srt", "ass")]
    assert done == Done(0, "", f"{ALONE}written: {written[0]}, {written[1]}\n")
    assert written[0].read_text(encoding="utf-8") == STACKED
    assert r"Hello\N{\rSecond}你好" in written[1].read_text(encoding="utf-8")
    assert len(tree(sides)) == 4


def test_standard_output_takes_one_format(sides: Path) -> None:
    assert run("merge", sides / "en.json", sides / "zh.srt", "-o", "-", "-q") == Done(0, STACKED, "")
    turned = run(
        "merge", sides / "en.json", sides / "zh.srt", "-o", "-", "--order", "second", "--langs", "en,", "-t", "vtt"
    )
    assert "<lang zh>你好</lang>\n<lang en>Hello</lang>\n" in turned.out
    assert turned.err == ALONE
    piped = run("merge", "-", sides / "zh.srt", "-o", "-", "-q", data=make_response())
    assert piped.out == STACKED
    near = run("merge", sides / "en.json", sides / "zh.srt", "-o", "-", "--max-gap", "4")
    assert "再见" in near.out.split("\n\n", maxsplit=1)[0]


def test_a_profile_lays_each_out_first_in_one_line(sides: Path) -> None:
    for name, item in zip(("zh.json", "en.json"), LONG, strict=True):
        (sides / name).write_bytes(make_window(0, item))
    out = sides / "film.srt"
    done = run("merge", sides / "zh.json", sides / "en.json", "--profile", "auto", "-o", out)
    cues = out.read_text(encoding="utf-8").strip().split("\n\n")
    assert len(cues) == 3
    assert all(len(cue.split("\n")) <= 4 for cue in cues)
    alike = run("merge", sides / "en.json", sides / "en.json", "--profile", "netflix-en", "-o", "-")
    assert max(map(len, alike.out.split("\n"))) <= 42
    assert "check would " in done.err
    assert done.err.endswith(f"written: {out}\n")
    narrow = run(
        "merge",
        sides / "zh.json",
        sides / "en.json",
        "-p",
        "vertical",
        "--set",
        "max_chars_per_line=8",
        "-t",
        "ass",
        "-o",
        "-",
    )
    assert "PlayResX: 1080" in narrow.out
    assert len(narrow.out.split("Dialogue")) > len(cues) + 1
    quiet = fill(sides, {"a.srt": b"1\n00:00:01,000 --> 00:00:03,000\nIt is the harbour and that is all.\n"})
    calm = run("merge", quiet / "a.srt", quiet / "a.srt", "-p", "netflix-en", "-o", "-")
    assert "check would find no violations" in calm.err


def test_options_of_formats_are_taken(sides: Path) -> None:
    both = (sides / "en.json", sides / "zh.srt")
    assert "\r\n" in to_bytes(run("merge", *both, "-o", sides / "a.srt", "--newline", "crlf", "--bom"), sides / "a.srt")
    style = "[V4+ Styles]\nFormat: Name, Fontname, Fontsize\nStyle: Default,Georgia,80\n"
    fill(sides, {"s.ass": f"[Script Info]\nPlayResX: 640\nPlayResY: 360\n\n{style}".encode()})
    styled = run("merge", *both, "-t", "ass", "-o", "-", "--style-file", sides / "s.ass").out
    assert "Style: Second,Georgia,60," in styled
    assert "PlayResX: 640" in styled


def test_the_profile_of_ttml_is_not_that_of_the_layout(sides: Path) -> None:
    pair = (sides / "en.json", sides / "zh.srt")
    ebu = run("merge", *pair, "-o", "-", "-q", "-t", "ttml", "--ttml-profile", "ebu-tt-d", "--profile", "netflix-en")
    assert "urn:ebu:tt:distribution" in ebu.out
    assert '<span style="text">Hello</span><br/><span style="text" xml:lang="zh">你好</span>' in ebu.out
    timeline = run("merge", *pair, "-o", "-", "-q", "--file-url", "https://a.example/b.srt")
    assert '"FileURL":"https://a.example/b.srt"' in timeline.out


def to_bytes(done: Done, path: Path) -> str:
    assert done.status == 0
    return path.read_bytes().decode()


def test_words_of_two_languages_are_told_to_be_mixed(sides: Path) -> None:
    both = (sides / "en.json", sides / "zh.srt")
    told = ": word times run through both lines of a cue, as if one were spoken after the other: write them from one"
    done = run("merge", *both, "-t", "srt,vtt,ass,words.json,lrc,txt", "-o", sides / "new")
    assert done.err.startswith(f"{ALONE}words.json, lrc{told} source\nwritten: ")
    for options, name in ((["--words"], "vtt"), (["--karaoke", "k"], "ass"), (["-t", "captions"], "captions")):
        assert run("merge", *both, "-o", "-", *options).err == f"{ALONE}{name}{told} source\n"
    assert run("merge", *both, "-o", "-", "-t", "lrc", "--lines").err == ALONE
    assert run("merge", *both, "-o", "-", "-t", "ctm", "-q").err == ""
    far = fill(sides, {"far.srt": b"1\n00:01:00,000 --> 00:01:01,000\nHi\n"}) / "far.srt"
    assert told not in run("merge", sides / "zh.srt", far, "-o", "-", "-t", "ctm").err  # no cue is in two languages


def test_a_file_that_is_bilingual_already_is_told(sides: Path) -> None:
    said = ("今天港口很安静\nThe harbour is quiet.", "船都开走了\nThe boats have left.", "再见")
    cues = [f"{i}\n00:00:{5 * i:02},000 --> 00:00:{5 * i + 4:02},000\n{text}\n\n" for i, text in enumerate(said, 1)]
    both = fill(sides, {"both.srt": "".join(cues).encode()}) / "both.srt"
    told = (
        "the {} looks bilingual already: 2 of its segments have two lines in two scripts, which were put on one: "
        "take a file of one language\n"
    )
    for options in ([], ["--profile", "auto"]):
        done = run("merge", both, sides / "en.json", "-o", "-", *options)
        assert (done.status, told.format("first") in done.err) == (0, True)
        assert told.format("second") in run("merge", sides / "en.json", both, "-o", "-", *options).err
        assert "bilingual" not in run("merge", sides / "en.json", sides / "zh.srt", "-o", "-", *options).err


def test_a_file_that_is_there_stays_unless_it_is_to_be_replaced(sides: Path) -> None:
    fill(sides, {"en-merged.vtt": b"mine"})
    command = ("merge", sides / "en.json", sides / "zh.srt", "-t", "srt,vtt")
    there = f"{sides / 'en-merged.vtt'} is there already: --overwrite says what to do\n"
    assert run(*command) == Done(1, "", there)
    assert "en-merged.srt" not in tree(sides)
    assert run(*command, "--overwrite", "-q") == Done(0, "", "")
    assert tree(sides)["en-merged.vtt"].startswith(b"WEBVTT")
    own = run("merge", sides / "en.json", sides / "zh.srt", "-o", sides / "zh.srt", "--overwrite")
    assert own == Done(1, "", f"smartresult: this would overwrite the source itself – at {sides / 'zh.srt'}\n")
    assert tree(sides)["zh.srt"] == ZH.encode()


def test_nothing_half_done_is_left_where_a_file_can_not_be_put(sides: Path) -> None:
    fill(sides, {"en-merged.vtt/kept": b"a folder"})
    done = run("merge", sides / "en.json", sides / "zh.srt", "-t", "srt,vtt", "--overwrite")
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("smartresult: ")
    assert {*tree(sides)} == {"en.json", "zh.srt", "en-merged.srt", "en-merged.vtt/kept"}


def test_folders_are_made(sides: Path) -> None:
    assert run("merge", sides / "en.json", sides / "zh.srt", "-o", sides / "new" / "deep").status == 0
    assert [name for name in tree(sides) if name.startswith("new")] == ["new/deep/en-merged.srt"]


@pytest.mark.parametrize(
    ("options", "fault"),
    [
        (["--langs", "en"], "expected two languages such as zh-Hans,en, got 'en' – at --langs"),
        (["--langs", "a,b,c"], "got 'a,b,c' – at --langs"),
        (["--max-gap", "-1"], "got -1.0 – at --max-gap"),
        (["--set", "max_lines=1"], "--set is of no use without --profile"),
        (["--guard"], "expected a format that takes it"),
        (["--out", "s3://bucket/x"], "expected a path, got 's3://bucket/x'"),
        (["--out", "x.srt", "-t", "vtt"], "x.srt is the name of a file, which takes one format"),
    ],
)
def test_commands_that_make_no_sense_are_refused(sides: Path, options: list[str], fault: str) -> None:
    done = run("merge", sides / "en.json", sides / "zh.srt", "-t", "srt", *options)
    assert done.status == 2
    assert fault in done.err
    assert len(tree(sides)) == 2


def test_what_can_not_be_read_is_named(sides: Path) -> None:
    fill(sides, {"two.jsonl": lines(make_response(), make_response("b")), "t.json": make_texts(), "b.json": b"{"})
    fill(sides, {"wait.json": make_response(state="Executing")})
    for name, reason in {
        "two.jsonl": "expected one response, got 2",
        "nowhere.json": "no such file or directory",
        "t.json": "a job of type TextGenerate with 2 texts has no segments",
        "b.json": "expected JSON, got text that breaks off",
        "wait.json": "job job has not finished",
    }.items():
        done = run("merge", sides / "zh.srt", sides / name)
        assert (done.status, done.out) == (1, "")
        assert done.err.startswith(f"{sides / name}")
        assert reason in done.err
    empty = fill(sides, {"folder/x.bin": b"no"}) / "folder"
    assert run("merge", sides / "zh.srt", empty) == Done(1, "", f"{empty}: expected one response, got 0\n")
    late = fill(sides, {"late.srt": b"1\n120:00:00,000 --> 120:00:01,000\nHi\n"}) / "late.srt"
    done = run("merge", late, late)
    assert (done.status, done.err[:38]) == (1, "smartresult: SRT can't state 100 hours")


def test_nowhere_to_put_files_is_told() -> None:
    with pytest.raises(SourceError, match="no such file"):
        merge_files("nowhere.json", "nor.json", Target())
    with pytest.raises(Exception, match="has no folder that the files could go to; name one – at out"):
        merge_files(Response(make_response()), Response(make_response()), Target())


# --- join


def test_windows_are_joined_by_what_they_echo(windows: Path) -> None:
    first = windows / "part1-joined.srt"
    done = run("join", *sorted(windows.glob("part*.json"), reverse=True), "-o", windows)
    assert done == Done(0, "", f"written: {windows / 'part3-joined.srt'}\n")
    assert run("join", str(windows / "part*.json")) == Done(0, "", f"written: {first}\n")
    text = first.read_text(encoding="utf-8")
    assert text == (windows / "part3-joined.srt").read_text(encoding="utf-8")
    assert [line for line in text.split("\n") if "-->" in line] == [
        "00:00:01,000 --> 00:00:02,000",
        "00:10:03,000 --> 00:10:04,000",
        "00:20:05,000 --> 00:20:06,000",
    ]


def test_a_hole_is_named_and_shows_in_the_exit_status(windows: Path) -> None:
    done = run("join", windows / "part1.json", windows / "part3.json", "-o", "-", "-q")
    hole = f"{windows / 'part3.json'}: hole: expected a window from 600 s on, got none before 1200 s\n"
    assert (done.status, done.err) == (1, hole)
    assert done.out.count("-->") == 2


def test_a_silent_window_is_no_failure(windows: Path) -> None:
    silent = json.loads(make_window(10))
    silent |= {"State": "Failed", "ErrorCode": "SpeechTranslationNoValidVocal", "JobResult": None}
    fill(windows, {"part2.json": encode(silent), "bad.json": encode(silent | {"ErrorCode": "Other"})})
    done = run("join", *sorted(windows.glob("part*.json")), "-o", "-")
    assert (done.status, done.out.count("-->"), done.err) == (0, 2, "")
    bad = run("join", windows / "part1.json", windows / "bad.json", "-o", "-")
    assert bad == Done(1, "", f"{windows / 'bad.json'}: job w failed: Other\n")
    alone = run("merge", windows / "part1.json", windows / "part2.json", "-o", "-")
    assert alone.err.startswith(f"{windows / 'part2.json'}: job w failed")


def test_offsets_and_times_may_be_told(windows: Path) -> None:
    done = run("join", windows / "part1.json", windows / "part2.json", "--offsets", "0,60.5", "-o", "-", "-q")
    assert "00:01:03,500" in done.out
    absolute = run("join", windows / "part1.json", "--times", "absolute", "-o", "-", "-q", "--lenient")
    assert "00:00:01,000" in absolute.out


def test_a_profile_lays_the_whole_out(windows: Path) -> None:
    done = run("join", windows / "part1.json", "-p", "netflix-en", "-o", "-", "-t", "vtt", "--lang", "en")
    assert done.err == "check would find no violations\n"
    assert "WEBVTT Language: en\n" in done.out
    fast = fill(windows, {"fast.json": make_window(0, ("A great many words in hardly any time.", 1, 1.2))})
    assert "check would still find: 1 too fast" in run("join", fast / "fast.json", "-p", "netflix-en", "-o", "-").err


@pytest.mark.parametrize(
    ("options", "fault"),
    [
        (["--offsets", "0,x"], "expected numbers of seconds such as 0,600,1200, got '0,x' – at --offsets"),
        (["--offsets", "0"], "expected 2 numbers of seconds, one for each job, got [0.0] – at --offsets"),
        (["--times", "absolute"], "got 3 to 4 s in {folder}part2.json, which are relative – at --times"),
        (["--set", "max_lines=1"], "--set is of no use without --profile"),
        (["--lang", "xx", "-p", "auto"], "got 'xx'"),
    ],
)
def test_windows_that_can_not_be_placed_are_refused(windows: Path, options: list[str], fault: str) -> None:
    done = run("join", windows / "part1.json", windows / "part2.json", *options)
    assert done.status == 2
    assert fault.format(folder=f"{windows}{os.sep}") in done.err
    assert len(tree(windows)) == 3


def test_notes_of_an_arrangement_are_handed_on() -> None:
    from smartresult.batch.arrangement import Arrangement  # noqa: PLC0415 - it is for this test alone

    sources = [Response(make_window(0, ("One.", 1, 2)))]
    done = join_files(sources, Target(formats=["vtt"], in_memory=True), arrangement=Arrangement(media_length=1.5))
    assert len(done.notes) == 1
    assert done.data.decode() == to_vtt([])[:7] + "\n1\n00:00:01.000 --> 00:00:01.500\nOne.\n"
