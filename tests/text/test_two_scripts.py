"""Which texts show two languages, a line each, as far as scripts tell."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartresult.text.two_scripts import TwoScripts, find_script, find_two_scripts
from tests import strategies

BOTH = ("今天港口很安静", "The harbour is quiet")


@pytest.mark.parametrize(
    ("line", "script"),
    [("", ""), ("12 – …", ""), ("Hello", "other"), ("Γειά", "other"), ("你好", find_script("カナ")), ("OK 你好", None)],
)
def test_a_line_has_the_script_that_is_not_latin(line: str, script: str | None) -> None:
    assert find_script(line) == (find_script("你好") if script is None else script)


@pytest.mark.parametrize(
    ("lined", "cues", "shown"),
    [
        ([], 5, None),
        ([BOTH], 1, None),
        ([BOTH] * 2, 2, 2),
        ([BOTH] * 2, 40, 2),
        ([BOTH] * 2, 41, None),
        ([*[BOTH] * 9, ("a", "b")], 10, 9),
        ([*[BOTH] * 8, ("a", "b")], 9, None),
        ([*[BOTH] * 9, BOTH[::-1]], 10, 9),
        ([("Hello", "Bye")] * 3, 3, None),
        ([("Hello", "…")] * 3, 3, None),
        ([(*BOTH, "x")] * 3, 3, None),
    ],
)
def test_nearly_all_with_several_lines_have_two_in_two_scripts(
    lined: Sequence[Sequence[str]], cues: int, shown: int | None
) -> None:
    scripts = (find_script(BOTH[0]), find_script(BOTH[1]))
    assert find_two_scripts(lined, cues) == (None if shown is None else TwoScripts(scripts, shown))


@given(st.lists(st.lists(strategies.cue_texts, min_size=2, max_size=3)))
def test_the_order_of_cues_does_not_matter(lined: list[list[str]]) -> None:
    found = find_two_scripts(lined, len(lined))
    assert find_two_scripts(lined[::-1], len(lined)) == found
    assert found is None or 2 <= found.shown <= len(lined)
