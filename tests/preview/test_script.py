"""The script and the style as source: sound in itself, and formatted by one rule."""

from pathlib import Path
from typing import Final

import pytest

from smartresult import to_preview
from tests.oracles import miss
from tests.places import PACKAGE
from tests.players import find_node_modules, run_judge
from tests.preview.reading import take_apart

pytestmark = [pytest.mark.oracle, pytest.mark.slow]

_WEB: Final = PACKAGE / "preview" / "web"


def test_the_modules_in_one_are_a_sound_script(node: str, tmp_path: Path) -> None:
    """A name that two of them have, or that one lacks to import, would end the page before it is there."""
    script = tmp_path / "page.mjs"
    script.write_text(take_apart(to_preview([])).script, encoding="utf-8")
    run_judge([node, "--check", str(script)])


def test_everything_is_formatted_as_prettier_does(node: str) -> None:
    modules = find_node_modules("prettier") or miss("prettier (npm)")
    program = modules / "prettier" / "bin" / "prettier.cjs"
    files = [*_WEB.glob("*.js"), *_WEB.glob("*.css"), *_WEB.glob("*.json"), Path(__file__).with_name("drive.cjs")]
    assert len(files) > 10
    done = run_judge([node, str(program), "--print-width", "120", "--list-different", *map(str, files)])
    assert done.stdout == b""
