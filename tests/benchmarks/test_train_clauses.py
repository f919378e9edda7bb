"""The program that makes clause models: what it takes for a clause end, and what it learns."""

import os
import subprocess
import sys
from itertools import product
from pathlib import Path
from types import ModuleType

import orjson
import pytest

from tests.oracles import import_judge
from tests.places import ROOT

WHO, WHEN, DID, THEN = "我你他她", ("今天", "昨天", "早上", "晚上"), ("去了学校", "看了电影", "买了苹果"), "就也还"
CHINESE = "\n".join(
    [f"{who}{when}{did}，{who}{then}很高兴。" for who, when, did, then in product(WHO, WHEN, DID, THEN)]
)
ENGLISH = "\n".join(
    f"{who} went {where} {when}, and {who.lower()} was {how}."
    for who, where, when, how in product(
        ("He", "She", "Nobody"), ("home", "there"), ("today", "early", "yesterday"), ("happy", "tired", "late")
    )
)


@pytest.fixture
def program() -> ModuleType:
    """It needs numpy, which is not in the extra of the tests."""
    import_judge("numpy")
    from benchmarks import train_clauses  # noqa: PLC0415

    return train_clauses


def fill(folder: Path, language: str, text: str, times: int = 10) -> Path:
    folder.joinpath("talk.txt").write_text(text, encoding="utf-8")
    recipe = folder / "recipe.json"
    about = {"source": "made up", "licence": "CC0-1.0", "times": times}
    recipe.write_bytes(orjson.dumps({"language": language, "files": {"talk.txt": about}}))
    return recipe


@pytest.mark.parametrize(("language", "text"), [("zh", CHINESE), ("en", ENGLISH)])
def test_a_model_learns_where_clauses_end(
    program: ModuleType, language: str, text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "model.json"
    program.main([str(fill(tmp_path, language, text)), str(tmp_path), "--out", str(out)])
    model = orjson.loads(out.read_bytes())
    assert model["about"]["language"] == language
    assert model["about"]["made_from"] == {"talk.txt": {"source": "made up", "licence": "CC0-1.0", "times": 10}}
    assert all(all(gram.split(" ")) for weights in model["weights"].values() for gram in weights)
    assert len(model["weights"]) > 3
    first, *_, row = capsys.readouterr().out.splitlines()
    assert first.startswith(f"model.json: {out.stat().st_size:,} bytes, ")
    assert row == "| talk.txt | 100.0 | 100.0 | 100.0 | 100.0, -200 |"


def test_the_same_text_gives_the_same_bytes(program: ModuleType, tmp_path: Path) -> None:
    recipe = fill(tmp_path, "zh", CHINESE)
    models = []
    for seed in ("1", "2"):
        out = tmp_path / f"{seed}.json"
        subprocess.run(  # noqa: S603
            [sys.executable, str(program.__file__), recipe, tmp_path, "--out", out],
            check=True,
            cwd=tmp_path,
            env={**os.environ, "PYTHONHASHSEED": seed},
            stdout=subprocess.DEVNULL,
        )
        models.append(out.read_bytes())
    assert models[0] == models[1]


def test_every_twentieth_line_is_held_out(program: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_text("\n\n".join(map(str, range(1, 46))), encoding="utf-8")
    learnt, held_out = program.read_lines(path)
    assert held_out == ["20", "40"]
    assert len(learnt) == 43


def test_what_is_read_often_weighs_more(program: ModuleType) -> None:
    """A line of each sort: the one that is read more often is believed."""
    ends, goes_on = ["看了，好" * 40] * 3, ["看了好" * 40] * 3
    models = [
        program.train([(ends, one), (goes_on, other)], "zh")[1].get("BW2", {}).get("了好", 0)
        for one, other in ((9, 1), (1, 9))
    ]
    assert models[0] > models[1]


@pytest.mark.parametrize(
    ("line", "letters", "labels"),
    [
        ("好，不好。好", "好不好好", [-1, 1, 0, 1]),
        ("好、不好——好", "好不好好", [-1, -1, 0, -1]),
        ("好，——好，、好", "好好好", [-1, 1, 1]),
        ("“好”（不好）", "好不好", [-1, 0, 0]),
        ("在 3.14 或 10:30, 好.", "在000或0000好", [-1, 0, 0, 0, 0, 0, 0, 0, 0, 1]),
        ("用 Visual Studio，GitHub", "用aa", [-1, 0, 1]),
        ("……", "", []),
    ],
)
def test_chinese_is_read(program: ModuleType, line: str, letters: str, labels: list[int]) -> None:
    assert program.read_chinese([line]) == (list(letters), labels)


@pytest.mark.parametrize(
    ("line", "words", "labels"),
    [
        ("Well, I know. “You?”", "well i know you", [-1, 1, 0, 1]),
        ("Mr. Hill - and Dr. Who, e.g. now", "mr hill and dr who e.g now", [-1, 0, 1, 0, 0, 1, 0]),
        ("so (he said) it's 3.50; right… no", "so he said it's 0 right no", [-1, 0, 0, 0, 0, 1, 1]),
        ("now.' she said—", "now she said", [-1, 1, 0]),
        ("", "", []),
    ],
)
def test_english_is_read(program: ModuleType, line: str, words: str, labels: list[int]) -> None:
    assert program.read_english([line]) == (words.split(), labels)


def test_a_line_ends_a_clause(program: ModuleType) -> None:
    assert program.read_chinese(["好", "不好"]).labels == [-1, 1, 0]
    assert program.read_english(["well", "so what"]).labels == [-1, 1, 0]


@pytest.mark.parametrize(
    ("text", "error"),
    [("……\n", "expected text with letters, got none"), (None, "talk.txt"), ("\udcff", "talk.txt: expected UTF-8")],
)
def test_what_can_not_be_read_is_an_error(program: ModuleType, text: str | None, error: str, tmp_path: Path) -> None:
    recipe = fill(tmp_path, "zh", "")
    talk = tmp_path / "talk.txt"
    if text is None:
        talk.unlink()
    else:
        talk.write_bytes(text.encode("utf-8", "surrogateescape"))
    out = tmp_path / "model.json"
    with pytest.raises(SystemExit, match=error):
        program.main([str(recipe), str(tmp_path), "--out", str(out)])
    assert not out.exists()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_shipped_models_were_made_by_the_shipped_recipes(program: ModuleType, language: str) -> None:
    recipe = program.read_recipe(ROOT / "benchmarks" / "clauses" / f"{language}.json")
    model = orjson.loads((ROOT / "smartresult" / "word_times" / f"clauses-{language}.json").read_bytes())
    assert model["about"]["language"] == recipe.language == language
    assert model["about"]["made_from"] == recipe.files
