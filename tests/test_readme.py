"""The README is true, in each language: what it says is what is run, printed, and in the package."""

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

import smartresult
from smartresult import EXPORTERS, PROFILES
from smartresult.cli.streams import ALL_WELL, SOME_FAILED
from smartresult.profiles import Profile
from tests.pages import (
    CHINESE,
    README,
    READMES,
    fill_folder,
    find_block,
    find_table,
    list_blocks,
    list_codes,
    list_figures,
    list_links,
    list_tables,
    read_prose,
    run_python,
    run_session,
    run_shell,
)
from tests.places import ROOT, SAMPLES

EACH = pytest.mark.parametrize("page", READMES, ids=lambda path: path.name)
BENCHMARKS = ROOT / "benchmarks" / "README.md"
#: The figures of speed, and the rows of the benchmarks in which each stands.
MEASURED = (
    ("smartresult, SRT", "2.91"),
    ("srt, SRT", "21.71"),
    ("pysubs2, SRT", "35.56"),
    ("smartresult", "799"),
    ("duckdb", "1,201"),
    ("smartresult", "96"),
    ("duckdb", "94"),
    ("`to_parquet`", "1.71"),
    ("dicts made by hand → Parquet by pyarrow", "3.72"),
    ("smartresult", "1.2"),
    ("srt-equalizer", "165.1"),
    ("srt-equalizer", "69.3"),
)
#: The section that only the Chinese page has: what its readers do most, an item each.
OWN = "常用做法"
#: A page of somebody in a hurry.
MOST_WORDS = 1_100


def load_project() -> dict[str, Any]:
    """What pyproject.toml says of the project."""
    return dict(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"])


def list_sections(page: Path) -> list[tuple[str, str]]:
    """The title and the prose of each section of *page*; the first is what stands above the others."""
    return [(title, text) for title, _, text in (part.partition("\n") for part in read_prose(page).split("\n## "))]


# --- Commands and code


def test_ci_runs_the_command_that_the_readme_gives() -> None:
    assert len(re.findall(r"^\S.* -m tests$", README.read_text(encoding="utf-8"), re.MULTILINE)) == 1
    assert "grep -- '-m tests$' README.md" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


@EACH
def test_the_first_command_converts_the_samples(page: Path, tmp_path: Path) -> None:
    (line,) = re.findall(r"^\S.*bin/(smartresult convert .*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    command = [sys.executable, "-m", *line.replace("tests/", f"{ROOT.as_posix()}/tests/").split()]
    subprocess.run(command, cwd=tmp_path, check=True)  # noqa: S603 - the README's own line
    samples = [path.stem for path in SAMPLES.iterdir()]
    expected = {f"{stem}{suffix}" for stem in samples for suffix in (".srt", ".vtt", ".ass", ".csv")}
    assert {path.name for path in (tmp_path / "subtitles").iterdir()} == expected


@pytest.mark.slow
@EACH
def test_the_session_on_a_terminal_is_what_is_printed(page: Path, tmp_path: Path) -> None:
    fill_folder(tmp_path)
    assert run_session(find_block(page, "console"), tmp_path) == find_block(page, "console")


@EACH
def test_the_code_prints_what_stands_below_it(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert run_python(find_block(page, "python"), {}) == find_block(page, "text")


@EACH
def test_every_block_is_run(page: Path) -> None:
    assert [block.language for block in list_blocks(page)] == ["sh", "sh", "console", "python", "text"]


# --- Tables against the package


@EACH
def test_the_table_of_formats_is_that_of_the_exporters(page: Path) -> None:
    rows = [map(list_codes, row[:2]) for row in find_table(page, "`srt`")]
    written = {name: function for names, functions in rows for name, function in zip(names, functions, strict=True)}
    assert written == {name: exporter.function.__name__ for name, exporter in EXPORTERS.items()}


def write_figures(profile: Profile) -> list[str]:
    """The cells of *profile*, as the table has them, with `…` for the unit that only one of them names."""
    longest = profile.max_duration
    speed = f"{profile.max_words_per_minute:g} …" if profile.max_words_per_minute else ""
    return [
        f"{profile.max_chars_per_line:g}",
        f"{profile.half_width:g}",
        f"{profile.max_lines}",
        f"{profile.max_chars_per_second:g}" if profile.max_chars_per_second else speed,
        "" if longest is None else f"{profile.min_duration:.3g}–{longest:g}",
        f"{profile.min_gap:.2g}",
    ]


@EACH
def test_the_table_of_profiles_has_their_figures(page: Path) -> None:
    written = {
        name: [re.sub(r"(?<=\d) \D+", " …", cell) for cell in row[1:]]
        for row in find_table(page, "`netflix-en`")
        for name in list_codes(row[0])
    }
    assert written == {name: write_figures(profile) for name, profile in PROFILES.items()}


@EACH
def test_the_figures_of_speed_stand_in_the_benchmarks(page: Path) -> None:
    (section,) = re.findall(r"\n## [^\n]*\n\n((?:- .*\n)+\n.*benchmarks/README\.md.*)\n", read_prose(page))
    figures = [figure for figure in list_figures(section) if figure not in {"3,000", "57", "3", "100"}]
    assert sorted(figures) == sorted(figure for _, figure in MEASURED)
    rows = [[cell.strip("*") for cell in row] for table in list_tables(BENCHMARKS) for row in table]
    for name, figure in MEASURED:
        assert [row for row in rows if row[0] == name and {figure, f"{figure} µs"} & set(row)], name


@EACH
def test_it_says_how_many_languages_there_are(page: Path) -> None:
    count = len({profile.lang for profile in PROFILES.values() if profile.lang})
    assert str(count) in list_figures(read_prose(page).split("\n## ")[0])


@EACH
def test_it_says_which_python_it_wants(page: Path) -> None:
    (version,) = re.findall(r"Python (\d+\.\d+)", read_prose(page))
    assert load_project()["requires-python"] == f">={version}"


@EACH
def test_it_says_how_a_command_ends(page: Path) -> None:
    (prose,) = [text for _, text in list_sections(page) if "`completion`" in text]
    assert list_figures(prose) == [str(int(status)) for status in (ALL_WELL, SOME_FAILED, click.UsageError.exit_code)]


@EACH
def test_the_extras_that_it_names_can_be_installed(page: Path) -> None:
    extras = set(re.findall(r"smartresult\[(\w+)\]", read_prose(page)))
    assert extras
    assert extras <= load_project()["optional-dependencies"].keys()


# --- The page itself


@EACH
def test_the_links_answer(page: Path) -> None:
    links = set(list_links(page))
    assert {README, CHINESE} - {page} <= links
    assert all(path.exists() for path in links)


@EACH
def test_the_first_line_leads_to_the_other_language(page: Path) -> None:
    first = page.read_text(encoding="utf-8").split("\n")[0]
    assert (".github/README.zh-CN.md" if page == README else "../README.md") in first


def test_it_is_short() -> None:
    assert len(README.read_text(encoding="utf-8").split()) <= MOST_WORDS


def test_the_picture_is_small() -> None:
    assert (ROOT / ".github" / "before-after.png").stat().st_size <= 60_000


# --- One language beside the other


@EACH
def test_it_has_the_same_blocks_as_the_english_one(page: Path) -> None:
    assert list_blocks(page) == list_blocks(README)


@EACH
def test_its_tables_have_the_same_names_and_figures(page: Path) -> None:
    def list_facts(path: Path) -> list[list[list[object]]]:
        return [
            [[list_codes(cell) or list_figures(cell) for cell in row] for row in table] for table in list_tables(path)
        ]

    assert list_facts(page) == list_facts(README)


@EACH
def test_its_sections_have_the_same_names_and_figures(page: Path) -> None:
    def list_facts(path: Path) -> list[tuple[list[str], list[str]]]:
        sections = [text for title, text in list_sections(path) if title != OWN]
        return [(sorted(set(list_codes(text))), sorted(list_figures(text))) for text in sections]

    assert list_facts(page) == list_facts(README)


@EACH
def test_its_links_lead_to_the_same_files(page: Path) -> None:
    assert set(list_links(page)) - {README, CHINESE} == set(list_links(README)) - {README, CHINESE}


# --- What only the Chinese page has


def list_items() -> list[str]:
    """The items of the section that only the Chinese page has."""
    (text,) = [text for title, text in list_sections(CHINESE) if title == OWN]
    return text.split("\n- ")[1:]


def list_commands(item: str) -> list[str]:
    """The commands of *item*: each stands on a line of its own."""
    return re.findall(r"^  `([^`]+)`$", item, re.MULTILINE)


def list_runs() -> Iterator[str]:
    """Each command; and with each option that its item names for a change, which goes to the first of the item."""
    for item in list_items():
        commands = list_commands(item)
        yield from commands
        for code in list_codes(item):
            if code.startswith("--"):
                yield f"{commands[0]} {code}"


def fill_folder_in_chinese(folder: Path) -> None:
    """Put into *folder* what the commands name."""
    fill_folder(folder)
    shutil.copy(SAMPLES / "港口.json", folder / "zh.json")
    english, chinese = (smartresult.parse((SAMPLES / name).read_bytes()) for name in ("harbour-tour.json", "港口.json"))
    (folder / "en.srt").write_text(smartresult.to_srt(english), encoding="utf-8")
    (folder / "film.srt").write_text(smartresult.to_srt(chinese), encoding="utf-8")
    (folder / "gbk.srt").write_text(smartresult.to_srt(chinese), encoding="gb18030")


@pytest.mark.parametrize("command", tuple(list_runs()))
def test_the_command_runs(command: str, tmp_path: Path) -> None:
    fill_folder_in_chinese(tmp_path)
    done = run_shell(command, tmp_path)
    found = SOME_FAILED if " check " in command else ALL_WELL  # the sample violates what the check is shown for
    assert done.returncode == found, done.stdout
    assert found or (tmp_path / re.findall(r"(?:--out|>) (\S+)", command)[0]).exists()


def test_a_file_in_gbk_is_refused_until_it_is_converted(tmp_path: Path) -> None:
    fill_folder_in_chinese(tmp_path)
    (command,) = [command for command in list_runs() if command.startswith("iconv")]
    convert = "smartresult convert gbk.srt --out laid-out.srt"
    assert run_shell(convert, tmp_path).returncode == SOME_FAILED
    converted = command.split()[-1]
    assert run_shell(f"{command}; {convert.replace('gbk.srt', converted)}", tmp_path).returncode == ALL_WELL
    assert (tmp_path / "laid-out.srt").read_bytes() == (tmp_path / "film.srt").read_bytes()


def test_every_other_name_is_python_that_runs_or_a_profile() -> None:
    source = (SAMPLES / "港口.json").read_bytes()
    names = {"smartresult": smartresult, "data": source.decode().encode("gbk")}
    for item in list_items():
        for code in set(list_codes(item)) - set(list_commands(item)) - set(PROFILES):
            if not code.startswith("--"):
                shown = run_python(f"print({code})", dict(names))
                assert shown.startswith(("Help on function", f"{smartresult.parse(source)}")), code


def test_a_figure_is_one_of_the_profile_that_is_named_with_it() -> None:
    figures = {item: list_figures(re.sub(r"`[^`\n]+`|UTF-8", "", item)) for item in list_items()}
    assert any(figures.values())
    for item, found in figures.items():
        allowed = {cell for code in list_codes(item) if code in PROFILES for cell in write_figures(PROFILES[code])}
        assert set(found) <= allowed, item


def test_blanks_part_chinese_from_what_is_not() -> None:
    # A number that Chinese touches is none to `list_figures`, and could say anything.
    prose = re.sub(r"`[^`\n]+`", "`x`", read_prose(CHINESE))
    touching = r"[\u4e00-\u9fff][A-Za-z0-9`]|[A-Za-z0-9`][\u4e00-\u9fff]"
    assert re.findall(touching, prose) == []


def test_marks_after_chinese_are_chinese() -> None:
    prose = re.sub(r"`[^`\n]+`", "`x`", read_prose(CHINESE))
    assert re.findall(r"[\u4e00-\u9fff`] ?[,.;:!?()]", prose) == []
