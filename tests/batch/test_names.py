"""Whatever a response says, its files have names that every system takes, no two share one; and what is said of it."""

import json
import pickle
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pathvalidate import is_valid_filename

import smartresult
from smartresult.batch import Inspection, Outcome, Response, Tally, convert, inspect
from smartresult.batch.names import fold_path, make_file_name, name_response, parse_template
from smartresult.batch.outputs import Claims
from smartresult.batch.reports import to_report_line
from smartresult.errors import OptionError, OutputError
from tests.responses import encode, fill, lines, make_response, make_texts
from tests.strategies import hostile_texts

DEVICES = ["CON", "con", "NUL ", "nul.txt", "COM1", "lpt9.a.b", "AUX . x", "COM¹", "CONIN$", ". CON", "prn\u3000."]
TRAPS = [
    "",
    ".",
    "..",
    "...",
    " . ",
    "../../etc/x",
    "a/b",
    "a\\b",
    "C:\\x",
    "x" * 300,
    "é" * 300,
    ".bashrc",
    "~",
    "-rf",
]
INVISIBLE = ["\ud800", "a\u202egpj", "\u200b", "\ufeffa", "a\x00b", "a\nb", "a\u2028b", "a\x85b", "\u2066a"]
hostile_names = (
    st.sampled_from([*DEVICES, *TRAPS, *INVISIBLE])
    | hostile_texts
    | st.text(max_size=120)
    | st.text('./\\ :*?"<>|\u3000éCONcon1$\ud800', max_size=12)
    | st.lists(st.sampled_from([*DEVICES, *TRAPS, "/", "\\", ".", " ", "字"]), max_size=8).map("".join)
)


@given(hostile_names)
@example("a" * 199 + "é")
@example("字" * 80)
@example("." * 190 + "a" * 30)
@example("a" * 180 + " ." * 30)
def test_every_name_is_valid_everywhere(text: str) -> None:
    name = make_file_name(text)
    if name:
        assert is_valid_filename(name, platform="universal")
        assert is_valid_filename(f"{name}-2.bcc.json", platform="universal")
    assert len(name.encode()) <= 200
    assert not set(name) & set('/\\:<>"|?*\x00')
    assert not name.startswith((".", " "))
    assert not name.endswith((".", " "))
    assert unicodedata.is_normalized("NFC", name)


@given(st.from_regex(r"[a-z字é][a-z字é -]{3,20}[a-z字é]", fullmatch=True))
def test_an_ordinary_name_is_kept(text: str) -> None:
    assert make_file_name(text) == unicodedata.normalize("NFC", text)


@given(hostile_names, hostile_names, st.integers(0, 3), st.none() | st.sampled_from(["{title}", "{job_id}-{line}"]))
def test_every_response_gets_a_name(text: str, stem: str, line: int, template: str | None) -> None:
    job = smartresult.SmartJob(job_id=text, title=text)
    name = name_response(job, stem, line, None if template is None else parse_template(template))
    assert is_valid_filename(name, platform="universal")


@given(st.text("ab", min_size=200, max_size=220), st.text("ab", max_size=4), st.text("ab", max_size=4))
@example("x" * 200, "a", "b")
def test_names_that_differ_late_stay_different(start: str, one: str, other: str) -> None:
    names = make_file_name(f"{start}{one}x"), make_file_name(f"{start}{other}x")
    assert (names[0] == names[1]) == (one == other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("../../etc/x", "_.._etc_x"),
        ("a/b", "a_b"),
        ("CON", "_CON"),
        ("NUL ", "_NUL"),
        (". CON", "_CON"),
        ("AUX . x", "_AUX . x"),
        ("..", ""),
        ("", ""),
        ("\ud800", "_"),
        ("e\u0301", "é"),
        ("CONTENT", "CONTENT"),
    ],
)
def test_a_name_stays_near_to_the_text(text: str, expected: str) -> None:
    assert make_file_name(text) == expected


@pytest.mark.parametrize(
    ("template", "line", "expected"),
    [
        (None, 0, "stem"),
        (None, 7, "id"),
        ("{title}", 0, "A_B"),
        ("{job_type} - {stem}", 0, "ASR - stem"),
        ("{{{job_id}}}", 0, "{id}"),
        ("{line}", 7, "7"),
        ("{line}", 0, "stem"),
        ("fixed", 0, "fixed"),
        ("..", 7, "stem-7"),
    ],
)
def test_a_template_is_filled_in(template: str | None, line: int, expected: str) -> None:
    job = smartresult.SmartJob(job_id="id", title="A/B", job_type="ASR")
    assert name_response(job, "stem", line, None if template is None else parse_template(template)) == expected


def test_where_nothing_says_a_name_there_is_still_one() -> None:
    assert name_response(smartresult.SmartJob(), "", 0, None) == "_"
    assert name_response(smartresult.SmartJob(), "", 3, None) == "-3"
    assert name_response(smartresult.SmartJob(job_id="id"), "", 0, None) == "id"


@pytest.mark.parametrize(
    ("template", "reason"),
    [
        ("", "empty"),
        ("{id}", "unknown field {id}"),
        ("{}", "unknown field {}"),
        ("{title!r}", "unknown field {title!r}"),
        ("{title:>9}", "unknown field {title:>9}"),
        ("{title.x}", "unknown field {title.x}"),
        ("{title", "expected '}' before end of string"),
        ("a}", "Single '}' encountered in format string"),
    ],
)
def test_a_template_that_makes_no_sense_is_refused(template: str, reason: str) -> None:
    with pytest.raises(OptionError) as raised:
        parse_template(template)
    assert raised.value.option == "name"
    assert str(raised.value).endswith(f"({reason}) – at name")


@given(st.lists(hostile_names.map(make_file_name), max_size=8))
def test_no_name_is_given_twice(names: list[str]) -> None:
    claims = Claims()
    given_names = []
    for name in names:
        base = f"folder/{name}"
        given_names.append(base if claims.claim([base]) else claims.number(base, [""]))
    assert len({fold_path(name) for name in given_names}) == len(names)


@pytest.mark.parametrize(
    ("one", "other"), [("Title", "tITLE"), ("STRASSE", "straße"), ("é", "e\u0301"), ("É", "e\u0301")]
)
def test_names_that_some_system_takes_for_one_are_claimed_once(one: str, other: str) -> None:
    claims = Claims()
    assert claims.claim([f"a/{one}"])
    assert not claims.claim([f"a/{other}"])
    assert not claims.claim([f"a/../a/{one}"])
    assert claims.claim([f"b/{other}"])
    assert claims.number(f"a/{other}", [""]) == f"a/{other}-2"
    assert not claims.claim([f"a/{one}-2"])
    assert claims.claim([f"a/{one}-3"])
    assert claims.number(f"a/{one}", [""]) == f"a/{one}-4"


def test_of_paths_that_belong_together_all_are_claimed_or_none() -> None:
    claims = Claims()
    assert claims.claim(["a/x.csv", "a/x.words.csv"])
    assert not claims.claim(["a/y.csv", "a/x.words.csv"])
    assert claims.claim(["a/y.csv"])
    assert claims.number("a/x", [".csv", ".words.csv"]) == "a/x-2"


# --- What is asked for, and what is said


@pytest.mark.parametrize(
    ("choices", "option"),
    [
        ({"to": "pdf"}, "to"),
        ({"to": ["srt", "SRT"]}, "to"),
        ({"to": []}, "to"),
        ({"jobs": 0}, "jobs"),
        ({"overwrite": True, "resume": True}, "resume"),
        ({"name": "{id}"}, "name"),
    ],
)
def test_options_that_make_no_sense_are_refused_at_once(choices: dict[str, Any], option: str) -> None:
    with pytest.raises(OptionError) as raised:
        convert("x", **choices)
    assert raised.value.option == option
    again = pickle.loads(pickle.dumps(raised.value))  # noqa: S301 - our own
    assert (str(again), again.option) == (str(raised.value), option)


def test_what_is_odd_is_told_if_it_is_asked_for(tmp_path: Path) -> None:
    items = [{"content": "x", "from": 2, "to": 3}, {"content": 1}]
    odd = Response(encode({"JobId": "a", "State": "Finished", "JobResult": {"AiResult": items}}))
    [outcome] = convert(odd, out=tmp_path)
    assert (outcome.status, outcome.issues) == ("failed", ())
    [outcome] = convert(odd, out=tmp_path, strict=False)
    assert (outcome.status, len(outcome.issues)) == ("converted", 1)
    assert json.loads(to_report_line(outcome))["issues"] == [str(issue) for issue in outcome.issues]
    [outcome] = convert(odd, out=tmp_path, strict=False, overwrite=True, find_issues=False)
    assert (outcome.status, outcome.issues) == ("converted", ())


def test_a_report_holds_what_is_no_unicode() -> None:
    outcome = Outcome("a\ud800", "failed", outputs=("\udcff",), errors=(OutputError("é", "x"), OutputError("é", "x")))
    line = json.loads(to_report_line(outcome))
    assert (line["source"], line["outputs"], line["error"]) == ("a\\ud800", ["\\udcff"], "é – at x")
    assert json.loads(to_report_line(Outcome("a", "converted")))["error"] is None


def test_a_tally_counts_by_status() -> None:
    tally = Tally()
    assert str(tally) == "no response found"
    statuses = ["converted", "up to date", "no segments", "not finished", "job failed", "failed", "skipped"]
    for status in statuses:
        tally.add(Outcome("a", status, outputs=("x", "y")))  # type: ignore[arg-type]  # they are statuses
    assert (tally.files, tally.responses, tally.converted) == (14, 6, 2)
    words = "1 failed, 1 not finished yet, 1 failed in the service, 1 without segments; 1 other file skipped"
    assert str(tally) == f"2 of 6 responses converted (1 up to date), {words}"
    interrupted = f"2 responses converted before the interruption (1 up to date), {words}"
    assert tally.describe(interrupted=True) == interrupted


def test_an_inspection_says_what_there_is(tmp_path: Path) -> None:
    other = encode({"JobId": "o", "State": "Finished", "JobResult": {"AiResult": {"x": 1}}})
    files = {
        "1.json": make_response("a"),
        "2.jsonl": lines(make_texts(), make_response("a", state="Executing"), b"{"),
        "3.json": other,
        "4.json": b"\x1f\x8b",
        "5.mp4": b"",
    }
    read = list(inspect(fill(tmp_path, files)))
    assert read[0] == Inspection(f"{tmp_path}/1.json", "a", "Finished", "ASR", "", "transcript", 1, 0, 1.0, 5)
    assert [(one.kind, one.items, one.characters) for one in read[1:3]] == [("generated texts", 2, 8), ("", 0, 0)]
    assert read[2].problems == ("job a has not finished: its state is Executing",)
    assert read[3].error.startswith("expected")
    assert (read[4].kind, len(read[4].problems), read[5].error[:11]) == ("other result", 1, "packed data")
    waiting = make_response("a", state="Executing", SmartJobInfo={"CreateTime": "soon"})
    [inspection] = inspect(Response(waiting))
    assert [problem[:8] for problem in inspection.problems] == ["expected", "job a ha"]
