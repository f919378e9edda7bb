"""How well cues of other languages are laid out: `python benchmarks/languages.py [--words] [FOLDER ...]`.

Laid out are the texts in `spoken/`, at 0.8 of the pace that a profile allows. Beside smartresult stands the blank
nearest to the middle, where people break a line without looking. In folders, `<language>-*.srt` are subtitles that
people made: their lines and cues are what is agreed with; their words, cut anew as a recogniser cuts, are laid out.
`--words` prints the words by which line ends are counted, those of the judge.
"""

import argparse
import platform
import random
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from time import process_time
from typing import Final, NamedTuple

import pysubs2

sys.path.insert(0, str(Path(__file__).parent.parent))  # the script's own folder is all that Python looks into

import smartresult
from smartresult import PROFILES, Profile, Segment, check, reflow
from smartresult.judging.languages.known import RULED, find_break_words
from smartresult.text.width import measure_width

TEXTS: Final = Path(__file__).parent / "spoken"
#: Of the time that a reader has, in seconds; and between turns.
_PACE: Final = 0.8
_PAUSE: Final = 0.3
#: A recogniser cuts at such a silence, in seconds, and after so many words.
_SILENCE: Final = 0.4
_FEWEST, _MOST = 6, 20
_MARKS: Final = ".,;:!?…«»\"'“”„()-–—¿¡،؛؟।"
_TURNS: Final = ("-", "–", "—")
_TAGS: Final = re.compile(r"<[^>]*>|\{[^}]*\}")


class Shown(NamedTuple):
    """A cue that somebody made, its lines without tags."""

    start: float
    end: float
    lines: Sequence[str]


def find_profile(code: str) -> Profile:
    """The profile of the language of *code*, which may have a script: zh-Hant."""
    return PROFILES[f"netflix-{code.partition('-')[0]}"]


def list_words(code: str) -> frozenset[str]:
    """The words on which no line is to end, by the judge; none for a language that it knows by rules."""
    known = find_break_words(code) if code in RULED else None
    return frozenset() if known is None or known.unspaced else frozenset().union(*known.never_last.values())


def say_lines(lines: Sequence[str], profile: Profile) -> list[Segment]:
    """A segment a line, each as long as its width takes to say."""
    pace = _PACE * (profile.max_chars_per_second or 1.0)
    lengths = [measure_width(line, profile.half_width) / pace + _PAUSE for line in lines]
    edges = pairwise(accumulate(lengths, initial=0.0))
    return [Segment(line, start, end - _PAUSE) for line, (start, end) in zip(lines, edges, strict=True)]


def ends_on(line: str, words: frozenset[str]) -> bool:
    """Whether the last word of *line* is one of the *words*."""
    return line.rsplit(maxsplit=1)[-1].strip(_MARKS).lower().replace("’", "'") in words


def halve(text: str) -> int:
    """Where *text* breaks at the blank nearest to its middle; 0 where it has none."""
    blanks = [match.start() for match in re.finditer(" ", text)]
    return min(blanks, key=lambda blank: abs(blank - len(text) / 2), default=0)


def measure_texts() -> Iterator[str]:
    """A row a text: cues, line breaks, what is wrong with them, and what a second of text took."""
    yield (
        "| language | cues | lines too wide | violations in 100 cues | lines end on a word of grammar "
        "| at the middle | ms for 1,000 characters |"
    )
    yield "|---|---|---|---|---|---|---|"
    for path in sorted(TEXTS.glob("*.txt")):
        code, lines = path.stem, path.read_text(encoding="utf-8").splitlines()
        profile, words = find_profile(code), list_words(path.stem)
        said = say_lines(lines, profile)
        reflow(said[:20], profile, lang=code)  # loads what is loaded once
        began = process_time()
        cues = reflow(said, profile, lang=code)
        cost = 1e6 * (process_time() - began) / sum(map(len, lines))
        wide = sum(
            measure_width(line, profile.half_width) > profile.max_chars_per_line for cue in cues for line in cue.lines
        )
        broken = [cue for cue in cues if len(cue.lines) > 1]
        ours = _share([ends_on(cue.lines[0], words) for cue in broken]) if words else "–"
        texts = [" ".join(cue.lines) for cue in broken]
        middle = _share([ends_on(text[: halve(text)] or "x", words) for text in texts]) if words else "–"
        found = check(cues, profile, lang=code).per_100_cues
        yield f"| {code} | {len(cues):,} | {wide} | {found:.1f} | **{ours}** | {middle} | {cost:.1f} |"


def read_cues(path: Path) -> list[Shown]:
    """The cues of a file, in order of start."""
    shown = []
    for event in sorted(pysubs2.load(str(path), encoding="utf-8"), key=lambda event: event.start):
        lines = [line.strip() for line in _TAGS.sub("", event.text.replace("\\N", "\n")).split("\n") if line.strip()]
        if lines:
            shown.append(Shown(event.start / 1000, max(event.end, event.start + 500) / 1000, lines))
    return shown


def measure_people(folders: Sequence[Path]) -> Iterator[str]:
    """A row a language: how often lines break, and cues end, where people broke and ended them."""
    yield (
        "| language | files | lines broken as by people | at the middle | lines end on a word of grammar "
        "| people's | cues end as people's, F1 |"
    )
    yield "|---|---|---|---|---|---|---|"
    for code in sorted(RULED):
        paths = sorted(path for folder in folders for path in folder.glob(f"{code}-*.srt"))
        files = [read_cues(path) for path in paths]
        if files:
            yield f"| {code} | {len(files)} | {' | '.join(_agree(files, code))} | {_match_ends(files, code)} |"


def _agree(files: Iterable[Sequence[Shown]], code: str) -> list[str]:
    """How often a text that people broke in two lines is broken at the same place, and what its lines end on."""
    profile, words = find_profile(code), list_words(code)
    loose = profile.with_(max_chars_per_second=None, max_duration=None, min_duration=0.0, lang=code)
    same, middle, ours, people = [], [], [], []
    for cue in (cue for shown in files for cue in shown):
        if len(cue.lines) != 2 or cue.lines[1].startswith(_TURNS):  # noqa: PLR2004 - two lines
            continue
        text = " ".join(cue.lines)
        widest = max(profile.max_chars_per_line, *[measure_width(line, profile.half_width) for line in cue.lines])
        if measure_width(text, profile.half_width) <= widest:
            continue
        laid = reflow([Segment(text, cue.start, cue.end)], loose.with_(max_chars_per_line=widest))
        if len(laid) > 1 or len(laid[0].lines) == 1:
            continue
        top = laid[0].lines[0]
        same.append(len(top) == len(cue.lines[0]))
        middle.append(halve(text) == len(cue.lines[0]))
        ours.append(ends_on(top, words))
        people.append(ends_on(cue.lines[0], words))
    return [f"**{_share(same)}**", _share(middle), _share(ours), _share(people)]


def _match_ends(files: Iterable[Sequence[Shown]], code: str) -> str:
    """The F1 of the ends of cues, by how many letters were said until then."""
    right = ours = theirs = 0
    for shown in files:
        people = _find_ends([" ".join(cue.lines) for cue in shown])
        laid = _find_ends([cue.text for cue in reflow(_cut_anew(shown), find_profile(code), lang=code)])
        right, ours, theirs = right + len(people & laid), ours + len(laid), theirs + len(people)
    return f"{200 * right / (ours + theirs):.0f}"


def _find_ends(texts: Iterable[str]) -> set[int]:
    return set(accumulate(len("".join(text.split())) for text in texts))


def _cut_anew(shown: Sequence[Shown]) -> list[Segment]:
    """The words of *shown* at an even pace, cut by silences and by chance, seeded."""
    cut: list[list[tuple[str, float, float]]] = [[]]
    limits, last = random.Random(1), 0.0  # noqa: S311 - no secret
    limit = limits.randint(_FEWEST, _MOST)
    for cue in shown:
        words = " ".join(cue.lines).split()
        start = max(cue.start, last)
        last = max(cue.end, start + _PAUSE)
        edges = accumulate(((last - start) * len(word) / len("".join(words)) for word in words), initial=start)
        for word, (begin, end) in zip(words, pairwise(edges), strict=True):
            if cut[-1] and (begin - cut[-1][-1][2] > _SILENCE or len(cut[-1]) >= limit):
                cut.append([])
                limit = limits.randint(_FEWEST, _MOST)
            cut[-1].append((word, begin, end))
    return [Segment(" ".join(word for word, _, _ in part), part[0][1], part[-1][2]) for part in cut if part]


def _share(found: Sequence[bool]) -> str:
    return f"{100 * sum(found) / len(found):.0f} %" if found else "–"


def main() -> int:
    """Print what was measured, as Markdown."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition(":")[0])
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--words", action="store_true", help="print the words by which line ends are counted")
    options = parser.parse_args()
    if options.words:
        for code in sorted(RULED):
            print(f"{code}: {' '.join(sorted(list_words(code))) or '–'}")
        return 0
    print(f"Python {platform.python_version()}, smartresult {smartresult.__version__}, {platform.machine()}\n")
    print("\n".join(measure_texts()))
    if options.folders:
        print()
        print("\n".join(measure_people(options.folders)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
