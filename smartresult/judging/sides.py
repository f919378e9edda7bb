"""Which lines of cues are one text: all of them, or, where cues show two languages, those of each."""

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from smartresult.errors import OptionError
from smartresult.judging.reports import Rule, Violation
from smartresult.model import Cue
from smartresult.profiles import read_lang
from smartresult.text.languages.detection import detect_language
from smartresult.text.two_scripts import find_script, find_two_scripts
from smartresult.timed_text import TimedText

#: What is said of a cue once, whatever it shows.
_PACES: Final = frozenset({"too fast", "too short"})


class Side(msgspec.Struct, frozen=True):
    """The *texts* of one language, by the index of their cue; none where all that cues show is one text.

    *lang* is what it is known to be in, None where its text has to tell.
    """

    texts: Mapping[int, str] = {}
    lang: str | None = None


def divide_sides(cues: Sequence[TimedText]) -> list[Side]:
    """One side for all that *cues* show; or two, where they are bilingual: as `merge` made them, or by their scripts.

    Takes time in proportion to the text.
    """
    if any(isinstance(cue, Cue) and cue.sides for cue in cues):
        return _divide_merged(cues)
    lined = {i: cue.text.split("\n") for i, cue in enumerate(cues) if "\n" in cue.text}
    two = find_two_scripts(lined.values(), len(cues))
    if two is None:
        return [Side()]
    found: tuple[dict[int, list[str]], ...] = ({}, {})
    for i, cue in enumerate(cues):
        lines = lined.get(i, [cue.text])
        for place, line in enumerate(lines):
            script = find_script(line)
            side = two.scripts.index(script) if script in two.scripts else int(place > 0)
            found[side].setdefault(i, []).append(line)
    return [Side({i: "\n".join(lines) for i, lines in texts.items()}) for texts in found]


def _divide_merged(cues: Sequence[TimedText]) -> list[Side]:
    found: dict[int, dict[int, list[str]]] = {}
    langs: dict[int, str] = {}
    for i, cue in enumerate(cues):
        sided = zip(cue.sides, cue.lines, strict=False) if isinstance(cue, Cue) and cue.sides else ((0, cue.text),)
        for side, line in sided:
            found.setdefault(side, {}).setdefault(i, []).append(line)
        if isinstance(cue, Cue):
            langs.update(zip(cue.sides, cue.langs, strict=False))
    return [
        Side({i: "\n".join(lines) for i, lines in found[side].items()}, _find_known(langs.get(side, "")))
        for side in sorted(found)
    ]


def _find_known(lang: str) -> str | None:
    """*lang*, if it has words and rules here."""
    try:
        return read_lang(lang)
    except OptionError:
        return None


def assign_lang(sides: Sequence[Side], lang: str | None) -> list[Side]:
    """*sides*, of which the one that is in *lang* knows it; the first, where none of two seems to be."""
    if lang is None:
        return list(sides)
    if len(sides) == 1:
        return [msgspec.structs.replace(sides[0], lang=lang)]
    code = lang.replace("_", "-").partition("-")[0].lower() if isinstance(lang, str) else ""
    codes = [side.lang or detect_language("\n".join(side.texts.values())).code for side in sides]
    chosen = codes.index(code) if code in codes else 0
    return [msgspec.structs.replace(side, lang=lang) if i == chosen else side for i, side in enumerate(sides)]


def join_violations(sides: Sequence[Sequence[Violation]]) -> Sequence[Violation]:
    """The violations of all *sides*; that a cue stands too short for its lines is said once, for the gravest of them.

    Who reads one of the languages has all the time of the cue for it.
    """
    if len(sides) == 1:
        return sides[0]
    joined: list[Violation] = []
    gravest: dict[tuple[int, Rule], Violation] = {}
    for violation in [violation for violations in sides for violation in violations]:
        key = violation.index, violation.rule
        if violation.rule not in _PACES:
            joined.append(violation)
        elif key not in gravest or _weigh(violation) > _weigh(gravest[key]):
            gravest[key] = violation
    return [*joined, *gravest.values()]


def _weigh(violation: Violation) -> float:
    """How many times as much time the cue would need."""
    least, most = sorted([float(violation.figure), float(violation.limit)])
    return most / max(least, 0.001)
