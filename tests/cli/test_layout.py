"""`convert --profile`: every file holds what `reflow` lays out, and nothing else is any different."""

import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

import pytest

import smartresult
from smartresult import PROFILES, Profile, Segment, reflow
from smartresult.batch import Response, convert, drafting, workers
from smartresult.errors import OptionError
from tests.cli.running import run
from tests.places import SAMPLES
from tests.responses import fill, lines, make_response, make_texts, tree

Items = Iterable[tuple[str, float, float]]

TALK: Final = (
    (
        "The harbour is quiet in the morning, and nobody is there to see the two boats leave before the sun is up.",
        1.004,
        9.017,
    ),
    ("They sail to the island in the north,", 9.117, 12.2),
    ("where the water is deep and the fish are plenty.", 12.2, 16.3),
)
MARKET: Final = (
    ("大家好，欢迎收听今天的节目。", 0.1, 3.5),
    ("今天我们聊一聊城市里的夜市，先从一碗馄饨说起，", 4.0, 10.0),
    ("然后去看看河边的老茶馆。", 10.0, 13.0),
)


CLEAN: Final = "check would find no violations\n"


def transcribe(items: Items, job_id: str = "job") -> bytes:
    segments = [{"content": text, "from": start, "to": end} for text, start, end in items]
    return make_response(job_id, state="Success", JobResult={"AiResult": json.dumps(segments)})


def segments_of(items: Items) -> list[Segment]:
    return [Segment(*item) for item in items]


def write(folder: Path, **responses: Items) -> Path:
    return fill(folder, {f"{name}.json": transcribe(items, f"id of {name}") for name, items in responses.items()})


# --- convert --profile


@pytest.mark.parametrize("profile", ["auto", *PROFILES])
@pytest.mark.parametrize("stops", ["keep", "drop", "space"])
def test_files_hold_what_reflow_lays_out(tmp_path: Path, profile: str, stops: Any) -> None:  # noqa: ANN401 - a literal
    write(tmp_path, talk=TALK, market=MARKET)
    options = ["--profile", profile, "--stops", stops, "--to", "srt", "--to", "vtt", "--to", "ass", "--to", "txt"]
    assert run("convert", tmp_path, "--out", tmp_path / "out", *options).status == 0
    written = tree(tmp_path / "out")
    assert len(written) == 8
    for name, items in (("talk", TALK), ("market", MARKET)):
        cues = reflow(segments_of(items), profile, stops=stops)
        assert written[f"{name}.srt"].decode() == smartresult.to_srt(cues)
        assert written[f"{name}.vtt"].decode() == smartresult.to_vtt(cues)
        upright = profile != "auto" and PROFILES[profile].upright
        picture = (1080, 1920) if upright else (1920, 1080)
        assert written[f"{name}.ass"].decode() == smartresult.to_ass(cues, resolution=picture)
        assert written[f"{name}.txt"].decode() == smartresult.to_text(cues)


def test_stops_are_kept_unless_they_are_to_go(tmp_path: Path) -> None:
    write(tmp_path, market=MARKET)
    found = {}
    for stops in ([], ["--stops", "keep"], ["--stops", "drop"], ["--stops", "space"]):
        done = run("convert", tmp_path / "market.json", "-p", "ted", *stops, "--out", "-")
        assert (done.status, done.err) == (0, "")
        texts = [line for line in done.out.splitlines() if line and not line[0].isdecimal()]
        found[stops[-1] if stops else "default"] = texts
    assert found["default"] == found["keep"]
    assert any(line.endswith("。") for line in found["keep"])
    assert not any(line.endswith(("，", "。")) for line in found["drop"] + found["space"])
    assert "，" in "".join(found["drop"])
    assert found["space"] == [line.replace("，", " ") for line in found["drop"]]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--stops", "drop"], "--stops is of no use without --profile"),
        (["--stops", "keep"], "--stops is of no use without --profile"),
        (
            ["--profile", "netflix"],
            "Invalid value for '--profile' / '-p': 'netflix' is not one of 'auto', 'netflix-en'",
        ),
        (["--profile", ""], "Invalid value for '--profile' / '-p': '' is not one of 'auto'"),
        (["--profile", "bbc", "--stops", "none"], "Invalid value for '--stops': 'none' is not one of 'keep'"),
    ],
)
def test_a_choice_that_makes_no_sense_ends_with_2_and_does_nothing(
    tmp_path: Path, arguments: Sequence[str], said: str
) -> None:
    write(tmp_path, talk=TALK)
    done = run("convert", tmp_path, *arguments)
    assert (done.status, done.out) == (2, "")
    assert said in done.err
    assert list(tree(tmp_path)) == ["talk.json"]


def test_without_a_profile_a_segment_is_a_cue_byte_for_byte(tmp_path: Path) -> None:
    root = fill(tmp_path / "in", {path.name: path.read_bytes() for path in SAMPLES.iterdir()})
    write(root, talk=TALK, market=MARKET)
    formats = [f"--to={name}" for name in smartresult.EXPORTERS]
    assert run("convert", root, "--out", tmp_path / "out", *formats).status == 0
    written = tree(tmp_path / "out")
    for path in root.iterdir():
        job = smartresult.parse(path.read_bytes())
        for exporter in smartresult.EXPORTERS.values():
            assert written[f"{path.stem}{exporter.suffix}"].decode() == exporter.function(job)


def test_workers_lay_out_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafting, "_SMALL_BYTES", 0)
    monkeypatch.setattr(workers, "_CHUNK_ENTRIES", 2)
    root = write(tmp_path / "in", talk=TALK, market=MARKET, **{f"n{i}": TALK[:i] for i in range(3)})
    fill(
        root, {"l.jsonl": lines(transcribe(MARKET, "m"), make_response("w", state="Executing"), make_texts("t"), b"{")}
    )
    told = []
    for jobs in ("1", "2"):
        out, report = tmp_path / jobs, tmp_path / f"{jobs}.jsonl"
        options = ["--profile", "auto", "--to", "srt", "--to", "ass", "--stops", "space", "--number"]
        run("convert", root, *options, "--jobs", jobs, "--out", out, "--report", report)
        told.append(report.read_text("utf-8").partition("\n")[2].replace(f"{tmp_path}/{jobs}/", ""))
    assert told[0] == told[1]
    assert tree(tmp_path / "1") == tree(tmp_path / "2")
    assert len(tree(tmp_path / "1")) == 10  # nothing is said in n0


def report_of(folder: Path, *arguments: str | Path) -> list[dict[str, Any]]:
    report = folder / "report.jsonl"
    run("convert", *arguments, "--report", report, "--overwrite")
    rows: list[dict[str, Any]] = [json.loads(line) for line in report.read_text("utf-8").splitlines()[1:]]
    return rows


def test_a_report_counts_the_cues_that_were_written(tmp_path: Path) -> None:
    root = write(tmp_path / "in", talk=TALK, blank=[(" ", 0.0, 1.0)])
    blank, talk = report_of(tmp_path, root, "--profile", "netflix-en", "--out", tmp_path / "out")
    assert (talk["job_id"], talk["state"], talk["status"], talk["error"]) == (
        "id of talk",
        "Success",
        "converted",
        None,
    )
    assert talk["cues"] == len(reflow(segments_of(TALK), "netflix-en")) > 3
    assert (tmp_path / "out" / "talk.srt").read_text().count("-->") == talk["cues"]
    assert (blank["status"], blank["cues"], blank["issues"]) == (
        *("no segments", 0),
        [
            "expected text, got white space alone – at segments[0]",
            "expected a segment with a text, got none – at segments",
        ],
    )
    assert [row["cues"] for row in report_of(tmp_path, root, "--out", tmp_path / "out")] == [0, 3]


def test_a_report_tells_the_end_of_the_speech(tmp_path: Path) -> None:
    root = write(tmp_path / "in", short=[("He went home, then.", 5.0, 5.9)])
    [row] = report_of(tmp_path, root, "--profile", "netflix-en", "--out", tmp_path / "out")
    assert row["duration"] == 5.9


def test_tables_and_words_keep_the_job_and_say_what_is_estimated(tmp_path: Path) -> None:
    root = write(tmp_path, talk=TALK)
    formats = ("--to", "csv", "--to", "words.json", "--to", "words.csv")
    assert run("convert", root / "talk.json", "--profile", "ted", *formats).status == 0
    cues = reflow(segments_of(TALK), "ted")
    assert (root / "talk.words.csv").read_text().count('"id of talk",') == sum(len(cue.words) for cue in cues) == 40
    assert (root / "talk.csv").read_text().count('"id of talk",') == len(cues)
    written = json.loads((root / "talk.words.json").read_text())
    assert written["job_id"] == "id of talk"
    by_cue: list[list[dict[str, Any]]] = [[] for _ in cues]
    for word in written["words"]:
        assert word["estimated"]
        by_cue[word["segment"]].append(word)
    for cue, found in zip(cues, by_cue, strict=True):
        assert "".join(word["text"] for word in found) == cue.text
        assert cue.start <= found[0]["start"] <= found[-1]["end"] <= cue.end
    plain = [word.text.strip() for word in smartresult.words(segments_of(TALK))]
    assert [word["text"].strip() for word in written["words"]] == plain


def test_words_that_the_service_timed_are_not_called_estimates(tmp_path: Path) -> None:
    timed: list[dict[str, Any]] = [
        {"text": f"{text} ", "from": i, "to": i + 0.5} for i, text in enumerate(TALK[0][0].split())
    ]
    segment = {"content": TALK[0][0], "from": 0, "to": len(timed), "words": timed}
    response = make_response(state="Success", JobResult={"AiResult": json.dumps([segment])})
    [outcome] = convert(Response(response), to="words.json", out=tmp_path, profile="netflix-en")
    assert outcome.cues > 1
    written = json.loads((tmp_path / "job.words.json").read_text())["words"]
    assert [(word["text"].strip(), word["start"], word["end"]) for word in written] == [
        (word["text"].strip(), word["from"], word["to"]) for word in timed
    ]
    assert {word["estimated"] for word in written} == {False}


def test_generated_texts_are_not_laid_out(tmp_path: Path) -> None:
    root = fill(tmp_path, {"t.json": make_texts("t", ["one two " * 40, "three，four。"])})
    for out, options in (("plain", []), ("laid-out", ["--profile", "auto", "--stops", "space"])):
        formats = ["--to", "txt", "--to", "srt"]
        done = run("convert", root / "t.json", *formats, "--out", tmp_path / out, *options)
        assert (done.status, done.err.count("has no segments")) == (1, 1)
    assert tree(tmp_path / "plain") == tree(tmp_path / "laid-out")
    assert list(tree(tmp_path / "plain")) == ["t.txt"]


def test_what_can_not_be_converted_is_told_as_without(tmp_path: Path) -> None:
    states = [make_response("w", state="Executing"), make_response("f", state="Failed", ErrorCode="E"), b"{", b"[1]"]
    other = make_response("o", state="Success", JobResult={"AiResult": '{"a": 1}'})
    bad = transcribe([("a", -1, 2)], "bad")
    root = fill(tmp_path / "in", {"l.jsonl": lines(*states, other, bad), "e.json": b"", "n.md": b""})
    plain = report_of(tmp_path, root, "--out", tmp_path / "out")
    assert report_of(tmp_path, root, "--out", tmp_path / "out", "--profile", "bbc") == plain
    told = ["failed", "not finished", "job failed", "failed", "failed", "failed", "failed", "skipped"]
    assert [row["status"] for row in plain] == told
    assert not (tmp_path / "out").exists()


def test_karaoke_and_stamps_follow_the_layout(tmp_path: Path) -> None:
    root = write(tmp_path, talk=TALK)
    options = ["--to", "ass", "--karaoke", "kf", "--to", "vtt", "--words", "--to", "lrc"]
    assert run("convert", root / "talk.json", "--profile", "netflix-en", *options).status == 0
    cues = reflow(segments_of(TALK), "netflix-en")
    ass, vtt = (root / "talk.ass").read_text(), (root / "talk.vtt").read_text()
    assert "; word times: all estimated" in ass
    assert vtt.startswith("WEBVTT word times: all estimated\n")
    events = re.findall(r"^Dialogue: 0,0:00:([\d.]+),0:00:([\d.]+),Default,,0,0,0,,(.*)", ass, re.MULTILINE)
    for cue, (start, end, text) in zip(cues, events, strict=True):
        shares = [int(share) for share in re.findall(r"\{\\kf(\d+)\}", text)]
        assert sum(shares) == round((float(end) - float(start)) * 100)
        assert re.sub(r"\{.*?\}", "", text) == cue.text.replace("\n", "\\N")
        assert len(shares) >= len(cue.words)
    for cue, block in zip(cues, vtt.split("\n\n")[1:], strict=True):
        text = block.strip().split("\n", 2)[2]
        assert re.sub(r"<.*?>", "", text) == cue.text
        stamps = [float(stamp) for stamp in re.findall(r"<00:00:([\d.]+)>", text)]
        assert stamps == sorted(set(stamps))
        assert cue.start < stamps[0] < stamps[-1] < cue.end


def test_resume_does_what_is_missing_and_lays_it_out(tmp_path: Path) -> None:
    root, options = write(tmp_path / "in", talk=TALK, market=MARKET, short=TALK[1:2]), ["--profile", "auto", "--resume"]
    assert run("convert", root, *options, "--out", tmp_path / "whole").status == 0
    out = tmp_path / "out"
    run("convert", root / "talk.json", "--out", out)  # no layout: that is not what is asked for
    run("convert", root / "market.json", *options, "--out", out)
    done = run("convert", root, *options, "--out", out)
    assert (done.status, done.err) == (0, f"{CLEAN}3 of 3 responses converted (1 up to date)\n")
    assert tree(out) == tree(tmp_path / "whole")
    (out / "talk.srt").unlink()
    assert run("convert", root, *options, "--out", out).err == f"{CLEAN}3 of 3 responses converted (2 up to date)\n"
    assert tree(out) == tree(tmp_path / "whole")
    assert run("convert", root, *options, "--out", out).err == f"{CLEAN}3 of 3 responses converted (3 up to date)\n"


# --- The same from Python


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_profile_may_be_of_your_own(tmp_path: Path, jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafting, "_SMALL_BYTES", 0)
    monkeypatch.setattr(workers, "_CHUNK_ENTRIES", 1)
    root = write(tmp_path / "in", talk=TALK, market=MARKET)
    mine = Profile(name="mine", max_chars_per_line=20, half_width=0.5, max_duration=5.0)
    outcomes = list(convert(root, out=tmp_path / "out", profile=mine, stops="drop", jobs=jobs))
    for outcome, items in zip(outcomes, (MARKET, TALK), strict=True):
        cues = reflow(segments_of(items), mine, stops="drop")
        assert outcome.cues == len(cues)
        assert Path(outcome.outputs[0]).read_text("utf-8") == smartresult.to_srt(cues)


@pytest.mark.parametrize(
    "choices",
    [
        *({"profile": "netflix"}, {"profile": ""}, {"profile": 5}, {"stops": "none"}, {"stops": None}, {"stops": []}),
        {"profile": "bbc", "stops": ""},
        pytest.param({"profile": []}),
    ],
)
def test_a_choice_that_is_none_is_refused_at_once(choices: dict[str, Any]) -> None:
    with pytest.raises(OptionError, match=f"expected one of .* – at {list(choices)[-1]}"):
        convert("a.json", **choices)
