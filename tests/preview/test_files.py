"""What of the script and the style comes into a page: all but what only people need."""

import re
from typing import Final

from smartresult.preview.files import load_file, load_script, load_style
from smartresult.preview.page import MODULES, SHEETS
from tests.places import PACKAGE

WEB: Final = PACKAGE / "preview" / "web"
ALL_SHEETS: Final = ("index.css", *SHEETS)


def read(name: str) -> str:
    return (WEB / name).read_text(encoding="utf-8")


def test_a_script_loses_indentation_comments_and_what_modules_say_to_each_other() -> None:
    lines = [line.strip() for name in MODULES for line in read(name).splitlines()]
    kept = [line for line in lines if line and not line.startswith(("//", "import "))]
    assert load_script(MODULES).splitlines() == [line.removeprefix("export ") for line in kept]


def test_no_text_or_comment_of_a_script_runs_over_lines() -> None:
    """Indentation in it would be lost, and what looks like a comment or an import there."""
    for name in MODULES:
        for line in read(name).splitlines():
            assert line.count("`") % 2 == 0
            assert not line.endswith("\\")
            assert "/*" not in line


def test_a_style_loses_comments_and_blanks_that_part_nothing() -> None:
    for name in ALL_SHEETS:
        source, written = re.sub(r"/\*.*?\*/", "", read(name), flags=re.DOTALL), load_style((name,))
        assert re.split(r"[\s{};:,]+", written.strip()) == re.split(r"[\s{};:,]+", source.strip())
        assert re.sub(r"\s", "", written) == re.sub(r"\s", "", source)
        assert len(written) < 0.9 * len(source)


def test_no_text_of_a_style_holds_what_is_left_out() -> None:
    for name in ALL_SHEETS:
        for text in re.findall(r'"[^"]*"', read(name)):
            assert not re.search(r"[:,{;}\n]|/\*", text)


def test_all_sheets_are_in_some_page() -> None:
    assert {path.name for path in WEB.glob("*.css")} == {*ALL_SHEETS}
    assert load_file("page.html").decode() == read("page.html")
