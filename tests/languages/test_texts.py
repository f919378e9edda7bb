"""Layouts of half an hour and more in each language: what no delivery takes is not there."""

from collections.abc import Sequence
from functools import cache

import pytest

from benchmarks.languages import ends_on, find_profile, list_words, say_lines
from smartresult import Cue, check, reflow
from smartresult.text.chinese_words import find_word_starts
from smartresult.text.languages.known import LANGUAGES
from smartresult.text.simplified import simplify
from smartresult.text.width import measure_width
from tests.languages.texts import CODES, read_lines
from tests.layout.borders import needs_words
from tests.oracles import import_judge

_SPACED = [code for code in CODES if code not in {"ja", "th", "zh-Hant"}]


@cache
def lay_out(code: str) -> tuple[Cue, ...]:
    return reflow(say_lines(read_lines(code), find_profile(code)), lang=code)


def test_each_language_that_has_words_has_a_text() -> None:
    assert LANGUAGES.keys() <= {code.partition("-")[0] for code in CODES}


@pytest.mark.parametrize("code", CODES)
def test_there_are_five_hundred_lines_and_none_twice(code: str) -> None:
    lines = read_lines(code)
    assert len(set(lines)) == len(lines) >= 500


@pytest.mark.slow
@pytest.mark.parametrize("code", CODES)
def test_no_line_is_too_wide_and_hardly_a_cue_is_found_fault_with(code: str) -> None:
    cues, profile = lay_out(code), find_profile(code)
    widest = max(measure_width(line, profile.half_width) for cue in cues for line in cue.lines)
    assert widest <= profile.max_chars_per_line
    assert check(cues, profile, lang=code).per_100_cues < 2


@pytest.mark.slow
@pytest.mark.parametrize("code", _SPACED)
def test_hardly_a_line_ends_on_a_word_of_grammar(code: str) -> None:
    words = list_words(code)
    assert words
    lines = [line for cue in lay_out(code) for line in cue.lines[:-1]]
    assert sum(ends_on(line, words) for line in lines) < 0.02 * len(lines)


def find_edges(lines: Sequence[str]) -> set[int]:
    """After how many characters other than blanks each line ends."""
    edges, said = set(), 0
    for line in lines:
        said += len("".join(line.split()))
        edges.add(said)
    return edges


@pytest.mark.slow
@pytest.mark.oracle
def test_hardly_a_line_of_thai_ends_inside_a_word() -> None:
    word_tokenize = import_judge("pythainlp.tokenize").word_tokenize
    words = [word for line in read_lines("th") for part in line.split() for word in word_tokenize(part)]
    ends = find_edges([line for cue in lay_out("th") for line in cue.lines])
    assert len(ends - find_edges(words)) <= 0.02 * len(ends)


@needs_words
@pytest.mark.slow
def test_traditional_chinese_is_broken_inside_words_as_rarely_as_simplified() -> None:
    """By the dictionary of jieba on the simplified text of both."""
    lines, profile = read_lines("zh-Hant"), find_profile("zh")
    plain = [simplify(line) for line in lines]
    starts = find_word_starts("".join("".join(line.split()) for line in plain))
    assert starts is not None
    inside = []
    for said in (lines, plain):
        cues = reflow(say_lines(said, profile), profile)
        edges = find_edges([line for cue in cues for line in cue.lines])
        inside.append(len([edge for edge in edges if edge < len(starts) and not starts[edge]]) / len(edges))
    traditional, simplified = inside
    assert simplified < 0.005
    assert traditional <= max(1.2 * simplified, 0.005)
