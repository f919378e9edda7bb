"""What people ask of the command line: formats by other words, one file, a dry run, figures of their own."""

import json
import os
import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pysubs2
import pytest

import smartresult
from smartresult import EXPORTERS, PROFILES, Profile, check, reflow
from smartresult.batch import Outcome, convert
from smartresult.batch.options import ALIASES, list_keywords
from smartresult.cli.messages import Findings
from smartresult.errors import OptionError
from smartresult.profiles import GUIDES
from smartresult.subtitles.reading import read_subtitles
from tests.cli.running import run
from tests.places import SAMPLES
from tests.responses import fill, lines, make_response, make_texts, tree

FILM = (
    "1\n00:00:01,000 --> 00:00:02,000\nThe harbour is quiet\n\n"
    "2\n00:00:02,000 --> 00:00:06,000\nin the morning, and nobody is there to see the two boats leave.\n"
)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copy(SAMPLES / "harbour-tour.json", tmp_path / "a.json")
    return fill(tmp_path, {"film.srt": FILM.encode()})


# --- Formats


@pytest.mark.parametrize(
    ("options", "suffixes"),
    [
        (["-t", "srt,vtt"], {".srt", ".vtt"}),
        (["-t", "webvtt", "-t", "text,subrip"], {".vtt", ".txt", ".srt"}),
        (["-t", "all"], {exporter.suffix for exporter in EXPORTERS.values()}),
        (["--karaoke", "k"], {".ass"}),
        (["--lit", "box"], {".ass"}),
        (["--lit", "colour", "-t", "srt,vtt"], {".srt", ".vtt"}),
        (["--words", "--guard"], {".vtt", ".csv"}),
        (["--words", "-t", "vtt,ass"], {".vtt", ".ass"}),
        (["--resolution", "640x360", "--font", "Arial"], {".ass"}),
    ],
)
def test_formats_are_what_is_named_or_what_the_options_tell(
    root: Path, options: Sequence[str], suffixes: set[str]
) -> None:
    assert run("convert", "a.json", "-o", "out", *options).status == 0
    assert {name.removeprefix("a") for name in tree(root / "out")} == suffixes


def test_of_all_formats_those_that_can_not_state_the_result_are_named_once(root: Path) -> None:
    fill(root, {"in/t.jsonl": lines(make_texts("t"), make_texts("u"), make_response("v"))})
    done = run("convert", "in", "-o", "out", "-t", "all")
    rest = ", ".join(f"{name} (2)" for name in EXPORTERS if name not in {"csv", "txt"})
    assert done == (0, "", f"left out, for they can't state the result: {rest}\n3 of 3 responses converted\n")


# --- Where it goes


@pytest.mark.parametrize(
    ("out", "options", "function"),
    [
        ("out.srt", [], smartresult.to_srt),
        ("new/Out.VTT", [], smartresult.to_vtt),
        ("out.csv", ["-t", "words.csv"], smartresult.to_words_csv),
        ("out.words.csv", [], smartresult.to_words_csv),
        ("out.json", ["-t", "bcc"], smartresult.to_bcc),
        ("a b{stem}.txt", [], smartresult.to_text),
        ("out.dfxp", [], smartresult.to_ttml),
        ("out.XML", ["-t", "ttml"], smartresult.to_ttml),
    ],
)
def test_one_response_in_one_format_goes_to_the_file_that_is_named(
    root: Path, out: str, options: Sequence[str], function: object
) -> None:
    done = run("convert", "a.json", "-o", out, *options)
    assert done == (0, "", f"a.json: converted: {out}\n")
    assert callable(function)
    assert (root / out).read_bytes() == function(smartresult.parse((root / "a.json").read_bytes())).encode()
    again = run("convert", "a.json", "-o", out, *options)
    assert again == (1, "", f"a.json: {out} is there already: --overwrite or --resume says what to do\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["a.json", "film.srt", "-o", "x.srt"],
            "x.srt is the name of a file, which takes one response, got 2 sources;",
        ),
        (["in", "-o", "x.srt"], "x.srt is the name of a file, which takes one response, got a folder; name a folder"),
        (["in/*.json", "-o", "x.srt"], "x.srt is the name of a file, which takes one response, got a pattern; name"),
        (["a.json", "-o", "x.srt", "-t", "srt,vtt"], "x.srt is the name of a file, which takes one format; name"),
        (["a.json", "-o", "x.srt", "-t", "vtt"], "x.srt is no name for vtt, whose files end with .vtt – at --out"),
        (["a.json", "-o", "x.dfxp", "-t", "vtt"], "x.dfxp is no name for vtt, whose files end with .vtt – at --out"),
        (["a.json", "-o", "x.json"], "x.json may be bcc or words.json or captions or timeline; name one – at --to"),
        (["a.json", "-o", "x.srt", "--name", "{stem}"], "got one file, x.srt – at --name"),
        (["a.json", "-o", "-", "--number"], "of use in a folder, got standard output – at --number"),
        (["a.json", "-o", "film.sub"], "film.sub is named as a file that no format writes; name one as `smartresult"),
        (["in", "-o", "all.ZIP"], "or a folder, with / at the end – at --out"),
        (["a.json", "-t", "srt", "--ttml-profile", "imsc"], "expected a format that takes it, got srt – at --ttml-pro"),
        (["a.json", "-o", "out", "--report", ""], "expected the path of a file, got an empty one – at --report"),
        (["a.json", "-o", "plain"], "plain is a file, and its name is none for a format; name a folder – at --out"),
        (["in", "-o", "-"], "standard output takes one response, got a folder; name a folder – at --out"),
        (["in/*", "-o", "-"], "standard output takes one response, got a pattern; name a folder – at --out"),
        (["a.json", "in", "-o", "-"], "standard output takes one response, got 2 sources; name a folder – at --out"),
        (["a.json", "-o", "-", "-t", "all"], "standard output takes one format – at --to"),
        (["a.json", "-o", "-", "--report", "-"], "standard output takes the text or the report; name a file for one"),
        (
            ["a.json", "-o", "-", "--dry-run"],
            "expected files that would be written, got standard output – at --dry-run",
        ),
        (["a.json", "-o", "out", "--report", "a.json", "--overwrite"], "a.json is there already, and is no report, so"),
        (["in", "-o", "out", "--report", "in/b.json", "--resume"], "in/b.json is there already, and is no report, so"),
        (["a.json", "-o", ""], "expected a path or a URL, got an empty one – at --out"),
        (["-", "-t", "srt"], ""),
    ],
)
def test_what_can_not_go_there_is_refused_before_anything(root: Path, arguments: Sequence[str], said: str) -> None:
    fill(root, {"in/b.json": make_response(), "in/c.json": make_response(), "plain": b"mine"})
    before = tree(root)
    done = run("convert", *arguments, data=make_response())
    assert tree(root) == before
    assert (done.status, bool(done.out)) == ((2, False) if said else (0, True))
    assert said in " ".join(done.err.split())
    assert len(done.err.splitlines()) <= 4


@pytest.mark.skipif(os.name == "nt", reason="file names have no such URL there")
def test_a_report_may_be_named_by_a_url_of_a_file_here(root: Path) -> None:
    assert run("convert", "a.json", "-o", "out", "--report", f"file://{root}/a%20b.jsonl").status == 0
    assert run("convert", "a.json", "-o", "out", "--report", "a b.jsonl", "--resume").status == 0
    assert {"a b.jsonl", "out/a.srt"} <= set(tree(root))
    assert not (root / "file:").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
@pytest.mark.parametrize("choice", ["--overwrite", "--resume"])
def test_a_pipe_is_no_report(root: Path, choice: str) -> None:
    """Nor is a device: whoever is root would replace it."""
    os.mkfifo(root / "pipe")
    done = run("convert", "a.json", "-o", "out", "--report", "pipe", choice)
    assert (done.status, "pipe is there already, and is no report" in done.err) == (2, True)
    assert (root / "pipe").is_fifo()
    assert not (root / "out").exists()


@pytest.mark.parametrize("choices", [["-o", "out"], ["-o", "out/a.srt", "--overwrite"]])
def test_the_report_of_a_run_is_in_the_place_of_none_of_its_files(root: Path, choices: list[str]) -> None:
    done = run("convert", "a.json", *choices, "--report", "out/a.srt")
    said = "a.json: the name is taken by another file of this run, and they are not numbered"
    assert (done.status, said in done.err) == (1, True)
    assert '"kind":"name taken"' in (root / "out/a.srt").read_text()
    assert run("convert", "a.json", "-o", "b", "--number", "--report", "b/a.srt").status == 0
    assert {"b/a.srt", "b/a-2.srt"} <= set(tree(root))


def test_an_empty_path_is_told(root: Path) -> None:
    """That of a variable that is not set."""
    assert run("convert", "", "a.json", "-o", "out") == (
        1,
        "",
        ": expected a path, got an empty one\n1 of 2 responses converted, 1 failed\n",
    )
    with pytest.raises(OptionError, match="expected a path or a URL, got an empty one"):
        convert(root, file="")


def test_a_folder_may_be_called_as_a_file_is(root: Path) -> None:
    (root / "x.srt").mkdir()
    assert run("convert", "a.json", "-o", "x.srt").status == run("convert", "a.json", "-o", "y.srt/").status == 0
    assert {"x.srt/a.srt", "y.srt/a.srt"} <= set(tree(root))


@pytest.mark.parametrize("source", ["n" * 300, "memory://none.json", "[none].json", "none.json"])
def test_what_may_be_one_response_is_tried(root: Path, source: str) -> None:
    assert run("convert", source, "-o", "x.srt").status == (2 if "[" in source else 1)
    assert "x.srt" not in tree(root)


def test_a_report_goes_to_standard_output(root: Path) -> None:
    done = run("convert", "a.json", "film.srt", "nowhere.json", "-o", "out", "--report", "-")
    head, *rows = [json.loads(line) for line in done.out.splitlines()]
    assert (head["type"], head["options"]["out"]) == ("smartresult report", "out")
    assert [row["status"] for row in rows] == ["converted", "converted", "failed"]
    assert done.err.splitlines()[-1] == "2 of 3 responses converted, 1 failed"
    assert "-" not in tree(root)


def test_a_report_says_what_was_asked_for(root: Path) -> None:
    (root / "house.ass").write_text(smartresult.to_ass([smartresult.Segment("x", 0.0, 1.0)]))
    run("convert", "a.json", "-t", "ass", "-p", "bbc", "--style-file", "house.ass", "-o", "out", "--report", "r.jsonl")
    asked = json.loads((root / "r.jsonl").read_text().splitlines()[0])["options"]
    assert (asked["formats"], asked["profile"]["name"], asked["style"]["fontname"]) == (["ass"], "bbc", "Arial")


def test_a_report_says_both_profiles_and_the_style_of_a_timeline(root: Path) -> None:
    (root / "clip.json").write_text('{"FontSize": 48}')
    style = ["--style-file", "clip.json", "--ttml-profile", "ebu-tt-d"]
    run("convert", "a.json", "-t", "ttml,timeline", "-p", "bbc", *style, "-o", "out", "--report", "r.jsonl")
    asked = json.loads((root / "r.jsonl").read_text().splitlines()[0])["options"]
    assert (asked["profile"]["name"], asked["ttml_profile"], asked["style"]) == ("bbc", "ebu-tt-d", {"FontSize": 48})


def test_a_dry_run_names_what_would_be_written(root: Path) -> None:
    before = tree(root)
    done = run("convert", "a.json", "film.srt", "-o", "out", "-t", "srt,vtt", "--dry-run")
    assert tree(root) == before
    assert done.err.splitlines() == [
        "a.json: would be converted: out/a.srt, out/a.vtt",
        "film.srt: would be converted: out/film.srt, out/film.vtt",
        "dry run: 2 of 2 responses would be converted",
    ]
    assert run("convert", "a.json", "--dry-run").err.splitlines()[-1] == "dry run: 1 of 1 response would be converted"


def test_patterns_choose_files(root: Path) -> None:
    fill(root, {f"in/{name}": make_response() for name in ("a.json", "drafts/b.json", "c.txt")})
    patterns = ["--exclude", "drafts", "--include", "*.json", "--include", "b*"]
    assert run("convert", "in", "-o", "out", *patterns).status == 0
    assert set(tree(root / "out")) == {"a.srt"}


# --- Layout


def test_what_another_tool_wrote_is_laid_out_anew(root: Path) -> None:
    done = run("convert", "film.srt", "--profile", "netflix-en", "-o", "new.srt")
    cues = reflow(read_subtitles(FILM.encode()), "netflix-en")
    assert (root / "new.srt").read_text() == smartresult.to_srt(cues)
    assert done.status == 0
    assert done.err.splitlines() == ["check would find no violations", "film.srt: converted: new.srt"]
    assert run("convert", "-", "--profile", "netflix-en", data=FILM.encode()).out == smartresult.to_srt(cues)
    refused = run("convert", "film.srt", "--profile", "netflix-en", "--overwrite")
    assert refused.err == "film.srt: this would overwrite the source itself – at film.srt\n"


def test_what_check_would_find_is_said_in_a_line(root: Path) -> None:
    fast = FILM.replace("00:00:06,000", "00:00:02,500").replace("00:00:02,000 -->", "00:00:01,500 -->")
    fill(root, {"fast.srt": fast.encode(), "fast.vtt": b"WEBVTT\n\n00:01.000 --> 00:01.100\n" + b"word " * 40})
    done = run("convert", "fast.srt", "fast.vtt", "-p", "netflix-en", "-o", "out", "--name", "{stem}", "--number")
    found: dict[str, int] = {}
    for path in (root / "out").iterdir():
        for rule, count in check(read_subtitles(path.read_bytes()), "netflix-en").count_rules().items():
            found[rule] = found.get(rule, 0) + count
    told = ", ".join(f"{count} {rule}" for rule, count in sorted(found.items(), key=lambda item: (-item[1], item[0])))
    assert len(found) > 1
    assert done.err.splitlines()[0] == f"check would still find: {told}"
    for option in (["-q"], ["-o", "-"]):
        assert "check" not in run("convert", "fast.srt", "-p", "netflix-en", "-o", "quiet", *option).err


def test_cues_are_shifted_and_cut_and_that_is_said(root: Path) -> None:
    done = run("convert", "film.srt", "-o", "new.srt", "--shift", "-1.5", "--media-length", "3", "--quiet")
    cues = read_subtitles((root / "new.srt").read_bytes())
    assert [(cue.start, cue.end) for cue in cues] == [(0.0, 0.5), (0.5, 3.0)]
    assert done.err.splitlines() == [
        "film.srt: 1 cue cut to begin at 0 s after the shift of -1.5 s: “The harbour is quiet” from 1 s",
        "film.srt: 1 cue cut to end with the media at 3 s: “in the morning, and …” from 0.5 s",
    ]
    assert run("convert", "film.srt", "-o", "-", "--shift", "1").out.startswith("1\n00:00:02,000 -->")
    assert run("convert", "film.srt", "-o", "x.srt", "--media-length", "0").status == 2


@pytest.mark.parametrize("figures", [["max_chars_per_line=20"], ["max_chars_per_line=20", "max_duration=none"]])
def test_figures_may_be_others(root: Path, figures: Sequence[str]) -> None:
    options = [part for figure in figures for part in ("--set", figure)]
    assert run("convert", "film.srt", "-p", "netflix-en", *options, "-o", "new.srt").status == 0
    changes = {"max_chars_per_line": 20, **({"max_duration": None} if len(figures) > 1 else {})}
    profile = PROFILES["netflix-en"].with_(**changes)
    assert (root / "new.srt").read_text() == smartresult.to_srt(reflow(read_subtitles(FILM.encode()), profile))
    (row,) = map(json.loads, run("check", "new.srt", "-p", "netflix-en", *options, "--json").out.splitlines())
    assert row["report"]["profile"]["max_duration"] == profile.max_duration


def test_a_profile_may_stand_in_a_file(root: Path) -> None:
    files = {
        "house.toml": b'base = "bbc"\nmax_chars_per_line = 20\nmax_words_per_minute = "none"\nmay_touch = false\n',
        "bare.TOML": b'max_chars_per_line = 24.5\nname = "mine"\n',
    }
    fill(root, files)
    house = PROFILES["bbc"].with_(name="house", max_chars_per_line=20, max_words_per_minute=None, may_touch=False)
    bare = Profile(name="mine", max_chars_per_line=24.5)
    for path, profile in (("house.toml", house), ("bare.TOML", bare)):
        out = f"{path}.srt"
        assert run("convert", "film.srt", "-p", path, "-o", out).status == 0
        assert (root / out).read_text() == smartresult.to_srt(reflow(read_subtitles(FILM.encode()), profile))
        assert f"{out}: {profile.name}: " in run("check", out, "-p", path).out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--set", "max_lines=1"], "--set is of no use without --profile"),
        (["-p", "auto", "--set", "max_lines=1"], "expected a profile by its name, got auto, which is one or another"),
        (["-p", "bbc", "--set", "max_lines"], "expected a figure such as max_chars_per_line=32, got 'max_lines'"),
        (["-p", "bbc", "--set", "max_lines="], "expected a figure such as max_chars_per_line=32, got 'max_lines='"),
        (["-p", "bbc", "--set", "max_lines=two"], "expected TOML, got 'max_lines=two' ("),
        (["-p", "bbc", "--set", "lines=2"], "got 'lines' – at --set: profile"),
        (["-p", "bbc", "--set", "max_lines=0"], "expected a number above 0, got 0 – at --set: max_lines"),
        (["-p", "none.toml"], "none.toml: No such file or directory – at --profile"),
        (["-p", "latin.toml"], "latin.toml: expected UTF-8 – at --profile"),
        (["-p", "bad.toml"], "expected TOML, got 'max_lines = ' ("),
        (["-p", "empty.toml"], "expected base, the name of a profile, or max_chars_per_line, got neither – at empty"),
        (["-p", "base.toml"], f"expected one of {', '.join(PROFILES)}, got 'x' – at base"),
        (["-p", "wide.toml"], "expected a finite number, got 'wide' – at wide.toml: max_chars_per_line"),
        (["-p", "house"], "'house' is not one of 'auto', 'netflix-en'"),
        (["--resolution", "1920"], "expected a width and a height such as 1920x1080, got '1920'"),
        (["--resolution", "0x1080"], "expected a width and a height such as 1920x1080, got '0x1080'"),
        (["--style-file", "film.srt"], "expected a line of ASS that begins with Style:, got a file without any – at"),
        (["--style-file", "broken.ass"], "expected a line of ASS that begins with Style:, got"),
        (["--style-file", "bad.json"], "expected a JSON object, got "),
        (["--style-file", "list.json"], "expected a JSON object, got another value – at --style-file list.json"),
        (["--style-file", "size.json"], "expected a whole number from 1 to 5000, got '48' – at --style-file: FontSize"),
        (["--style-file", "size.json", "-t", "ass"], "expected a format that takes it, got ass – at --style-file"),
        (["--file-url", "film.srt"], "expected the URL of an .srt or .ass file, got 'film.srt' – at --file-url"),
        (["--ttml-profile", "bbc"], "'bbc' is not one of 'imsc', 'ebu-tt-d', 'netflix'"),
        (["--shift", "soon"], "'soon' is not a valid float"),
        (["-t", "srt,doc"], "got 'doc'"),
    ],
)
def test_a_choice_that_makes_no_sense_is_explained(root: Path, options: Sequence[str], said: str) -> None:
    files = {
        "latin.toml": b'name = "caf\xe9"',
        "bad.toml": b"max_lines = ",
        "bad.json": b'{"FontSize": 48',
        "list.json": b"[]",
        "size.json": b'{"FontSize": "48"}',
        "empty.toml": b"",
        "base.toml": b'base = "x"',
        "wide.toml": b'max_chars_per_line = "wide"',
        "broken.ass": b"[V4+ Styles]\nFormat: Name, Fontname, Fontsize, PrimaryColour\nStyle: Default,A,20,&HGG\n",
    }
    before = fill(root, files) and tree(root)
    done = run("convert", "film.srt", "-o", "out", *options)
    assert (done.status, done.out) == (2, "")
    assert said in " ".join(done.err.split())
    assert tree(root) == before
    if options[0] == "-p":
        assert run("check", "film.srt", *options).status == 2


def test_of_what_is_violated_the_most_frequent_comes_first() -> None:
    findings = Findings()
    for violations in ({"gap": 2, "too fast": 1}, {"too fast": 2, "empty": 2}):
        findings.add(Outcome("a", "converted", violations=violations))
    assert findings.describe(laid_out=True) == ["check would still find: 3 too fast, 2 empty, 2 gap"]
    assert findings.describe(laid_out=False) == []


# --- The picture


def read_ass(path: Path) -> pysubs2.SSAFile:
    return pysubs2.SSAFile.load(str(path))


def test_the_picture_is_that_of_the_profile_or_what_is_asked_for(root: Path) -> None:
    for out, options, picture in (
        ("a.ass", [], (1920, 1080)),
        ("b.ass", ["-p", "vertical"], (1080, 1920)),
        ("c.ass", ["-p", "vertical", "--resolution", "720×1280"], (720, 1280)),
        ("d.ass", ["-p", "bbc", "--resolution", "640x360", "--font", "Mine"], (640, 360)),
    ):
        assert run("convert", "a.json", "-o", out, *options).status == 0
        file = read_ass(root / out)
        assert (int(file.info["PlayResX"]), int(file.info["PlayResY"])) == picture
    assert file.styles["Default"].fontname == "Mine"


@pytest.mark.parametrize("named", ["Default", "Other"])
def test_a_style_is_that_of_a_file(root: Path, named: str) -> None:
    file = pysubs2.SSAFile()
    others = {"Another": pysubs2.SSAStyle(fontname="No")} if named == "Default" else {}
    file.styles = others | {named: pysubs2.SSAStyle(fontname="Mine", fontsize=33.0, bold=True)}
    file.info["PlayResX"], file.info["PlayResY"] = "800", "450"
    file.save(str(root / "style.ass"))
    assert run("convert", "a.json", "--style-file", "style.ass").status == 0
    written = read_ass(root / "a.ass")
    assert written.styles["Default"].as_dict() == file.styles[named].as_dict()
    assert (written.info["PlayResX"], written.info["PlayResY"]) == ("800", "450")
    del file.info["PlayResX"]
    file.save(str(root / "style.ass"))
    assert run("convert", "a.json", "--style-file", "style.ass", "--font", "Yours", "--overwrite").status == 0
    written = read_ass(root / "a.ass")
    assert (written.styles["Default"].fontname, written.info["PlayResX"]) == ("Yours", "1920")


def test_the_style_of_a_timeline_is_a_json_file(root: Path) -> None:
    (root / "clip.JSON").write_text('{"FontSize": 48, "FontFace": {"Bold": true}}')
    assert run("convert", "a.json", "--style-file", "clip.JSON").status == 0
    job = smartresult.parse((root / "a.json").read_bytes())
    written = (root / "a.timeline.json").read_text()
    assert written == smartresult.to_timeline(job, style={"FontSize": 48, "FontFace": {"Bold": True}})
    url = "https://bucket.oss-cn-shanghai.aliyuncs.com/a.srt"
    assert run("convert", "a.json", "--file-url", url, "-o", "b.timeline.json").status == 0
    assert (root / "b.timeline.json").read_text() == smartresult.to_timeline(job, file_url=url)


#: What says that a TTML document is EBU-TT-D.
EBU: Final = "urn:ebu:tt:distribution"


def test_ttml_is_written_as_its_profile_has_it(root: Path) -> None:
    assert run("convert", "a.json", "--ttml-profile", "ebu-tt-d").status == 0
    job = smartresult.parse((root / "a.json").read_bytes())
    assert (root / "a.ttml").read_text() == smartresult.to_ttml(job, profile="ebu-tt-d")
    assert run("convert", "a.json", "-p", "vertical", "-o", "b.ttml").status == 0
    assert 'tts:fontSize="70%"' in (root / "b.ttml").read_text()
    (root / "house.toml").write_text('base = "bbc"\nmax_lines = 3\n')
    for profile in ("bbc", "house.toml"):
        assert EBU in run("convert", "a.json", "-p", profile, "-t", "ttml", "-o", "-").out
    asked = run("convert", "a.json", "-p", "bbc", "--ttml-profile", "imsc", "-o", "-").out
    assert asked.startswith("<?xml")
    assert EBU not in asked
    assert EBU in run("merge", "a.json", "a.json", "-p", "bbc", "-t", "ttml", "-o", "-").out


# --- What there is to choose from


def test_the_formats_are_listed(root: Path) -> None:  # noqa: ARG001 - its folder
    shown = run("formats").out
    rows = {row["format"]: row for row in map(json.loads, run("formats", "--json").out.splitlines())}
    assert set(rows) == set(EXPORTERS)
    for name, row in rows.items():
        assert (row["suffix"], tuple(row["options"])) == (EXPORTERS[name].suffix, list_keywords(name))
        assert all(ALIASES[alias] == name for alias in row["aliases"])
        suffix, title = map(re.escape, (row["suffix"], row["title"]))
        assert re.search(rf"^{re.escape(name)} .*{suffix} +{title}$", shown, re.MULTILINE)
    assert {alias for row in rows.values() for alias in row["aliases"]} == set(ALIASES)
    assert max(map(len, shown.splitlines())) <= 80


def test_the_profiles_are_listed_with_figures_and_sources(root: Path) -> None:  # noqa: ARG001 - its folder
    shown = run("profiles").out
    rows = {row["name"]: row for row in map(json.loads, run("profiles", "--json").out.splitlines())}
    assert set(rows) == set(PROFILES)
    for name, profile in PROFILES.items():
        ((source, block),) = re.findall(rf"^{name}\n((?:    .*\n)+)((?:  \w.*\n)+)", shown, re.MULTILINE)
        assert " ".join(source.split()) == rows[name]["source"] == GUIDES[name]
        figures = dict(line.split() for line in block.splitlines())
        for figure, text in figures.items():
            value = getattr(profile, figure)
            as_text = json.dumps(value) if isinstance(value, bool | str) else f"{value or 0:.6g}"
            assert text == ("none" if value is None else as_text)
        assert set(figures) == set(profile.__struct_fields__) - {"name", "lang"}
    assert max(map(len, shown.splitlines())) <= 80


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("convert x --to w", ["words.json", "words.csv", "webvtt"]),
        ("convert x --profile netflix-", [name for name in PROFILES if name.startswith("netflix-")]),
        ("check x --profile my", ["my"]),
    ],
)
def test_a_shell_completes_formats_and_profiles(
    words: str, found: Sequence[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_SMARTRESULT_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", f"smartresult {words}")
    monkeypatch.setenv("COMP_CWORD", str(len(words.split())))
    assert [line.split(",")[1] for line in run().out.splitlines()] == found
