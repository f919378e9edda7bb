"""What becomes of segments before they are written, which files are taken, and what is only tried."""

import json
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import smartresult
from smartresult import EXPORTERS, OptionError, check, reflow
from smartresult.batch import Outcome, Patterns, Response, check_files, convert, drafting
from smartresult.batch.reports import to_report_line
from smartresult.subtitles.reading import read_subtitles
from tests.responses import fill, make_response, make_texts, sum_up, tree

FILM = b"1\n00:00:01,000 --> 00:00:02,000\nHello\n\n2\n00:00:02,000 --> 00:00:04,500\nthere, all of you\n"
VTT = b"WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n"


def state_segments(*items: tuple[str, float, float]) -> bytes:
    segments = [{"content": text, "from": start, "to": end} for text, start, end in items]
    return make_response(state="Success", JobResult={"AiResult": json.dumps(segments)})


def speak(*items: tuple[str, float, float]) -> Response:
    return Response(state_segments(*items))


def run(folder: Path, *sources: Any, **choices: Any) -> list[Outcome]:  # noqa: ANN401 - those of convert
    return list(convert(sources, out=folder, **choices))


# --- Another clock, and the end of the media


def test_what_is_cut_is_named(tmp_path: Path) -> None:
    talk = speak(*[(f"word {i}\nand more words", i, i + 0.9) for i in range(8)])
    [outcome] = run(tmp_path, talk, shift=-4.5, media_length=2.4)
    named = ", ".join(f"“word {i} and more word…” from {i} s" for i in range(3))
    assert outcome.notes == (
        f"4 cues left out: over before 0 s after the shift of -4.5 s: {named} and 1 more",
        "1 cue cut to begin at 0 s after the shift of -4.5 s: “word 4 and more word…” from 4 s",
        "1 cue left out: after the end of the media at 2.4 s: “word 7 and more word…” from 2.5 s",
    )
    cues = read_subtitles((tmp_path / "job.srt").read_bytes())
    assert [(cue.start, cue.end) for cue in cues] == [(0, 0.4), (0.5, 1.4), (1.5, 2.4)]
    assert outcome.cues == 3
    [outcome] = run(tmp_path, talk, media_length=7.5, overwrite=True)
    assert outcome.notes == ("1 cue cut to end with the media at 7.5 s: “word 7 and more word…” from 7 s",)
    assert run(tmp_path, talk, media_length=7.9, overwrite=True)[0].notes == ()


def test_a_layout_is_cut_to_the_media(tmp_path: Path) -> None:
    [outcome] = run(tmp_path, speak(("Quick.", 1.0, 1.1)), profile="netflix-en", media_length=1.5, judge=True)
    [cue] = read_subtitles((tmp_path / "job.srt").read_bytes())
    assert (cue.start, cue.end) == (1.0, 1.5)
    assert (len(outcome.notes), outcome.violations) == (1, {"too short": 1})


def test_texts_have_no_clock(tmp_path: Path) -> None:
    [outcome] = run(tmp_path, Response(make_texts()), to="txt", shift=-5.0, media_length=1.0, profile="auto")
    assert (outcome.status, outcome.notes) == ("converted", ())


@pytest.mark.parametrize("choices", [{"shift": float("nan")}, {"media_length": 0}, {"media_length": "1"}])
def test_a_time_that_is_none_is_refused_at_once(choices: dict[str, Any]) -> None:
    with pytest.raises(OptionError, match=f"– at {next(iter(choices))}"):
        convert("a.json", **choices)


# --- What the judge would find


def test_an_outcome_counts_what_check_would_find(tmp_path: Path) -> None:
    talk = speak(("Much too much for somebody to read in no more than this time. " * 3, 0.0, 2.0))
    for judge in (False, True):
        [outcome] = run(tmp_path, talk, profile="netflix-en", judge=judge, overwrite=True)
        cues = reflow(smartresult.parse(talk.data), "netflix-en")
        assert outcome.violations == (check(cues, "netflix-en").count_rules() if judge else {})
    assert run(tmp_path, talk, judge=True, overwrite=True)[0].violations == {}


# --- Subtitles that another tool wrote


@pytest.mark.parametrize("profile", [None, "netflix-en"])
def test_subtitles_are_laid_out_anew(tmp_path: Path, profile: str | None) -> None:
    root = fill(tmp_path / "in", {"film.srt": FILM, "film.en.VTT": VTT})
    outcomes = run(tmp_path / "out", root / "film.srt", root / "film.en.VTT", Response(FILM, "x"), profile=profile)
    assert [outcome.status for outcome in outcomes] == ["converted"] * 3
    cues = read_subtitles(FILM)
    written = tree(tmp_path / "out")
    assert set(written) == {"film.srt", "film.en.srt", "x.srt"}
    assert written["film.srt"] == smartresult.to_srt(reflow(cues, profile) if profile else cues).encode()
    assert written["film.srt"] == written["x.srt"]


def test_subtitles_are_known_by_how_they_begin_where_they_have_no_name(tmp_path: Path) -> None:
    for data in (FILM, VTT, FILM.decode().encode("utf-16")):
        [outcome] = run(tmp_path, Response(data), overwrite=True, to="txt")
        assert (outcome.status, outcome.cues) == ("converted", 1 + (data != VTT))


def test_json_is_a_response_whatever_it_is_called_and_prose_is_none(tmp_path: Path) -> None:
    root = fill(tmp_path, {"a.srt": b"\n" + make_response(), "b.srt": b"Once upon a time", "c.json": FILM})
    outcomes = run(tmp_path / "out", root / "a.srt", root / "b.srt", root / "c.json")
    assert [outcome.status for outcome in outcomes] == ["converted", "failed", "failed"]
    assert outcomes[1].reason.startswith("expected a number or times such as")
    assert outcomes[2].reason.startswith("expected the end of the text")


def test_the_suffix_tells_as_it_does_for_check(tmp_path: Path) -> None:
    root = fill(tmp_path, {"film.vtt": FILM, "film.srt": VTT})
    [refused], [read] = ([*convert(root / name, to="txt", out=tmp_path)] for name in ("film.vtt", "film.srt"))
    assert refused.reason == str(next(check_files(root / "film.vtt")).error)
    assert read.ok


def test_subtitles_in_folders_are_left_alone(tmp_path: Path) -> None:
    fill(tmp_path, {"in/film.srt": FILM, "in/a.json": make_response()})
    assert [Path(one.source).name for one in run(tmp_path / "out", tmp_path / "in")] == ["a.json"]


def test_a_source_is_not_overwritten_by_what_is_made_of_it(tmp_path: Path) -> None:
    root = fill(tmp_path, {"film.srt": FILM})
    [outcome] = convert(root / "film.srt", overwrite=True)
    assert outcome.reason == f"this would overwrite the source itself – at {root}/film.srt"
    assert tree(root) == {"film.srt": FILM}


# --- All formats, one file, no file


def test_all_formats_are_those_that_can_state_the_result(tmp_path: Path) -> None:
    late = speak(("a", 400_000.0, 400_001.0))
    texts, talk, after = run(tmp_path, Response(make_texts("t")), Response(make_response("s")), late, to="all")
    assert {Path(path).name for path in texts.outputs} == {"t.csv", "t.txt"}
    assert set(texts.left_out) == {*EXPORTERS} - {"csv", "txt"}
    assert (len(talk.outputs), talk.left_out) == (len(EXPORTERS), ())
    assert {"srt", "ass"} <= set(after.left_out) < {*EXPORTERS}
    assert [one.status for one in (texts, talk, after)] == ["converted"] * 3


def test_what_no_format_can_state_is_a_failure(tmp_path: Path) -> None:
    other = Response(make_response(state="Success", JobResult={"AiResult": '{"a": 1}'}))
    [outcome] = run(tmp_path, other, to="all")
    assert (outcome.status, outcome.left_out, outcome.outputs) == ("failed", (), ())


def test_with_all_a_file_that_is_there_is_an_error_all_the_same(tmp_path: Path) -> None:
    fill(tmp_path, {"t.txt": b"mine"})
    [outcome] = run(tmp_path, Response(make_texts("t")), to="all")
    assert (outcome.status, "srt" in outcome.left_out) == ("failed", True)
    assert "there is a file already" in outcome.reason


def test_one_response_goes_to_the_file_that_is_named(tmp_path: Path) -> None:
    file = tmp_path / "new" / "Film [final].SRT"
    [outcome] = convert(Response(make_response()), file=file)
    assert outcome.outputs == (str(file),)
    assert file.read_text() == smartresult.to_srt(smartresult.parse(make_response()))
    outcomes = list(convert([Response(make_response()), Response(make_response("b"))], file=file, overwrite=True))
    assert sum_up(outcomes)[0] == ("converted", "")
    assert outcomes[1].status == "failed"
    for choices in ({"out": "x"}, {"name": "{stem}"}, {"number": True}, {"to": ["srt", "vtt"]}):
        with pytest.raises(OptionError, match="expected one format, and no out, name or number"):
            convert("a.json", file=file, **choices)


@pytest.mark.parametrize("number", [False, True])
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_dry_run_says_what_a_run_would_say_and_writes_nothing(
    tmp_path: Path, jobs: int, monkeypatch: pytest.MonkeyPatch, *, number: bool
) -> None:
    monkeypatch.setattr(drafting, "_SMALL_BYTES", 0)
    root = fill(tmp_path / "in", {f"{name}.json": make_response(name) for name in "abc"} | {"d.json": b"{"})
    fill(root, {"late.json": state_segments(("a", 400_000.0, 400_001.0))})
    out = fill(tmp_path / "out", {"a.srt": b"there"})
    for choices in ({}, {"resume": True}, {"overwrite": True}):
        before = tree(tmp_path)
        options: dict[str, Any] = {"to": ["srt", "vtt"], "name": "{job_id}", "number": number}
        tried = list(convert(root, out=out, jobs=jobs, dry_run=True, **options, **choices))  # type: ignore[arg-type]
        assert tree(tmp_path) == before
        done = list(convert(root, out=out, jobs=jobs, **options, **choices))  # type: ignore[arg-type]  # as above
        assert list(map(to_report_line, tried)) == list(map(to_report_line, done))
        assert not choices or any(one.ok for one in done)


# --- Patterns

NAMES = st.sampled_from(["a.json", "b.json", "raw", "drafts", "x.y", "2026"])


@given(st.lists(NAMES, max_size=3), NAMES, st.sampled_from(["*.json", "raw", "2026/*", "a*", "*/raw/*", "*"]))
def test_a_pattern_is_held_against_name_path_and_folders(folders: list[str], name: str, pattern: str) -> None:
    paths = [name, "/".join([*folders, name]), *folders, *("/".join(folders[:i]) for i in range(1, len(folders) + 1))]
    matches = any(fnmatchcase(path, pattern) for path in paths)
    folder = "/".join(folders)
    assert Patterns(include=[pattern]).take(folder, name) == matches
    assert Patterns(exclude=[pattern]).take(folder, name) != matches
    assert not Patterns([pattern], [pattern]).take(folder, name)
    for completed in (f"{pattern}/", f"./{pattern}", f"./{pattern}/"):
        assert Patterns([completed]).take(folder, name) == matches
    assert Patterns().take(folder, name)


def test_only_what_patterns_take_is_converted(tmp_path: Path) -> None:
    names = ["a.json", "b.json", "raw/a.json", "raw/deep/c.json", "2026/raw/d.json"]
    root = fill(tmp_path / "in", {name: make_response(name) for name in names})

    def find(*sources: Any, **patterns: Any) -> list[str]:  # noqa: ANN401 - those of Patterns
        done = convert(sources or root, out=tmp_path / "out", overwrite=True, patterns=Patterns(**patterns))
        return [Path(one.source).relative_to(root).as_posix() for one in done if one.ok]

    assert find() == ["2026/raw/d.json", "a.json", "b.json", "raw/a.json", "raw/deep/c.json"]
    assert find(exclude=["raw"]) == ["a.json", "b.json"]
    assert find(include=["a.*"]) == ["a.json", "raw/a.json"]
    assert find(include=["raw/*"], exclude=["deep"]) == ["raw/a.json"]
    assert find(root / "a.json", root / "b.json", exclude=["a*"]) == ["b.json"]
    assert find(exclude=["*"]) == []


def test_patterns_hold_for_urls(tmp_path: Path) -> None:
    fsspec = pytest.importorskip("fsspec")
    memory = fsspec.filesystem("memory")
    for name in ("patterns/a.json", "patterns/raw/b.json"):
        memory.pipe(name, make_response(name[-6:-5]))
    done = list(convert("memory://patterns", out=tmp_path, patterns=Patterns(exclude=["raw"])))
    assert [Path(path).name for one in done for path in one.outputs] == ["a.srt"]
    memory.rm("patterns", recursive=True)


@pytest.mark.parametrize(("data", "size"), [(b"abc", 3), (bytearray(5), 5), ("四字", 2), ({}, 0), (None, 0)])
def test_a_response_knows_its_size(tmp_path: Path, data: object, size: int) -> None:
    assert Response(data).size == size
    assert [outcome.input_bytes for outcome in convert(Response(data), out=tmp_path)] == [size]


@pytest.mark.parametrize("pattern", ["", "./", "/", "././"])
def test_a_pattern_of_no_name_is_refused(pattern: str) -> None:
    with pytest.raises(OptionError, match="a pattern of names"):
        Patterns(exclude=[pattern]).take("", "a.json")


def test_folders_are_written_as_the_system_writes_them(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not Patterns(exclude=["././drafts//"]).take("drafts", "a.json")
    assert Patterns(exclude=[".\\draughts\\"]).take("draughts", "a.json")
    monkeypatch.setattr("os.sep", "\\")
    assert not Patterns(exclude=[".\\sketches\\"]).take("sketches", "a.json")
