"""Cases of each language, written down as a subtitler of it would: where a line may break, and where it must not.

In `cases/<language>.txt`, `#` names a rule; `+` is a text of two lines, with | wherever its line may break; `-` a bad
break, with what is parted after a tab, and `=` a good one. `~` before one of them says that it is wanted, and not
reached: the layout breaks elsewhere, or the judge is of another mind.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple
from unittest.mock import patch

from smartresult import PROFILES, Profile, Segment, check, reflow
from smartresult.layout import optimum
from tests.places import TESTS

CASES: Final = TESTS / "languages" / "cases"
#: Each has cases: the languages, and Traditional Chinese.
CODES: Final = sorted(path.stem for path in CASES.glob("*.txt"))
_KINDS: Final = "+-="
#: Of a cue, so that a text becomes one, and not two.
_DEAR: Final = 60.0
_BREAKS: Final = {"bad line break", "forbidden line start", "forbidden line end"}


class Case(NamedTuple):
    """A *text* of a language; *reached* says that smartresult does as the case asks."""

    code: str
    kind: str
    text: str
    reached: bool


def list_cases(kinds: str, *, reached: bool) -> list[Case]:
    """The cases of all languages that are of one of the *kinds*."""
    cases = [
        case
        for code in CODES
        for case in read_cases((CASES / f"{code}.txt").read_text(encoding="utf-8").splitlines(), code)
    ]
    return [case for case in cases if case.kind in kinds and case.reached is reached]


def read_cases(lines: Iterable[str], code: str) -> list[Case]:
    cases = []
    for line in lines:
        kind, _, text = line.strip().lstrip("~").partition(" ")
        if kind in _KINDS and text:
            cases.append(Case(code, kind, text.partition("\t")[0], not line.startswith("~")))
    return cases


def meets(case: Case) -> bool:
    """Whether smartresult does as the *case* asks."""
    if case.kind == "+":
        return breaks_well(case)
    return has_fault(case) is (case.kind == "-")


def breaks_well(case: Case) -> bool:
    """Whether the line of a text breaks where a subtitler would break it."""
    profile = find_profile(case).with_(max_chars_per_second=None, max_duration=None, min_duration=0.0)
    said = " ".join(case.text.replace("|", "").split())
    with patch.object(optimum, "CUE", _DEAR):
        (cue, *more) = reflow([Segment(said, 0.0, 6.0)], profile, lang=case.code)
    ends = {len(squeeze(case.text[:place])) for place, mark in enumerate(case.text) if mark == "|"}
    return not more and len(cue.lines) == profile.max_lines and len(squeeze(cue.lines[0])) in ends


def has_fault(case: Case) -> bool:
    """Whether the judge finds a fault in the break of a text."""
    lines = [line.strip() for line in case.text.split(" / ")]
    report = check([Segment("\n".join(lines), 0.0, 6.0)], find_profile(case), lang=case.code)
    return not _BREAKS.isdisjoint(report.count_rules())


def find_profile(case: Case) -> Profile:
    return PROFILES[f"netflix-{case.code.partition('-')[0]}"]


def squeeze(text: str) -> str:
    return "".join(text.replace("|", "").split())
