"""How well cues are laid out, and how fast: `python benchmarks/layout.py [FOLDER ...]`.

Laid out are made-up talks of an hour, and the JSON files of the folders, `{"segments": [{"content", "from", "to"}]}`.
Beside smartresult stand one cue a segment and two libraries, each with and without a trivial fix of its times. All are
judged by `smartresult.check`, which counts what is unavoidable, too.
"""

import argparse
import gc
import platform
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from importlib.metadata import version
from itertools import pairwise
from math import inf
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter
from typing import Final, NamedTuple, TypeAlias

import orjson

sys.path.insert(0, str(Path(__file__).parent.parent))  # the script's own folder is all that Python looks into

import smartresult
from benchmarks.layout_peers import CONTENDERS, SMARTRESULT, fix_times
from benchmarks.measure import TURNS, measure_memory
from benchmarks.talk import Language, count_units, make_talk, make_words
from smartresult import Segment
from smartresult.judging.checking import check
from smartresult.model import Cue
from smartresult.profiles import PROFILES

Talk: TypeAlias = tuple[Segment, ...]

_PROFILES: Final[dict[Language, tuple[str, ...]]] = {"English": ("netflix-en", "bbc"), "Chinese": ("netflix-zh",)}
_UNITS: Final[dict[Language, str]] = {"English": "words", "Chinese": "characters"}
#: About as many words, and characters, as an hour of the talks has.
_PER_HOUR: Final[dict[Language, int]] = {"English": 9_500, "Chinese": 15_500}
#: Loads what is loaded once, the model of Chinese phrases and what reads digits aloud: that is not counted.
_WARM_UP: Final = (Segment("Ready in 10 seconds.", 0.0, 1.0), Segment("准备好了吗？一共10分钟。", 1.0, 3.0))


class Material(NamedTuple):
    """What is laid out."""

    name: str
    language: Language
    talks: Sequence[Talk]

    def count_units(self) -> int:
        """How many words or characters there are."""
        return sum(count_units([segment.text for segment in talk], self.language) for talk in self.talks)


class Score(NamedTuple):
    """What is wrong with the cues of all talks; *changed* is how many talks lost or won text."""

    cues: int
    clean: int
    rules: Counter[str]
    unavoidable: int
    changed: int
    overlaps: int

    @property
    def violations(self) -> int:
        """How many there are, the unavoidable ones included."""
        return self.rules.total()


def make_materials() -> Iterator[Material]:
    """An hour of each language, as fragments and as sentences."""
    for language in _PROFILES:
        yield Material("an hour, fragments", language, [make_talk(language)])
        yield Material("an hour, fragments without punctuation", language, [make_talk(language, punctuated=False)])
        yield Material("an hour, sentences", language, [make_talk(language, fragments=False)])


def read_materials(folder: Path) -> Iterator[Material]:
    """The JSON files of *folder* and all below, by language."""
    talks: dict[Language, list[Talk]] = {"English": [], "Chinese": []}
    for path in sorted(folder.rglob("*.json")):
        items = orjson.loads(path.read_bytes())["segments"]
        talk = tuple(Segment(item["content"], item["from"], item["to"]) for item in items)
        is_chinese = any("\u4e00" <= character <= "\u9fff" for segment in talk for character in segment.text)
        talks["Chinese" if is_chinese else "English"].append(talk)
    for language, among in talks.items():
        if among:
            yield Material(f"{folder.name}, files: {len(among)}", language, among)


def judge(talks: Sequence[Talk], name: str, profile_name: str, *, fix: bool = False) -> Score:
    """What `check` says of the cues of the contender *name*, and whether the text was kept."""
    contender, profile = CONTENDERS[name], PROFILES[profile_name]
    cues = clean = unavoidable = changed = overlaps = 0
    rules: Counter[str] = Counter()
    for talk in talks:
        laid_out = contender.lay_out(contender.prepare(talk), profile)
        if fix:
            laid_out = fix_times(laid_out, profile)
        report = check(laid_out, profile)
        rules.update(violation.rule for violation in report.violations)
        unavoidable += sum(violation.unavoidable for violation in report.violations)
        clean += report.cues - len({violation.index for violation in report.violations})
        cues += report.cues
        changed += not is_text_kept(talk, laid_out)
        overlaps += count_overlaps(laid_out)
    return Score(cues, clean, rules, unavoidable, changed, overlaps)


def is_text_kept(segments: Iterable[Segment], cues: Iterable[Cue]) -> bool:
    """Whether the text of *cues* is that of *segments*, which stand by start, end and text, white space aside."""
    in_order = sorted(segments, key=lambda segment: (segment.start, segment.end, segment.text))
    said = "".join([segment.text for segment in in_order])
    return "".join(said.split()) == "".join("".join([cue.text for cue in cues]).split())


def count_overlaps(cues: Iterable[Cue]) -> int:
    """How many cues begin before the one before has ended."""
    return sum(later.start < sooner.end for sooner, later in pairwise(cues))


def check_answers(material: Material, profile_name: str) -> None:
    """Stop unless smartresult keeps the text, and every cue is shown, alone."""
    for talk in material.talks:
        check_cues(talk, CONTENDERS[SMARTRESULT].lay_out(talk, PROFILES[profile_name]), material.name)


def check_cues(talk: Talk, cues: Sequence[Cue], name: str) -> None:
    """Stop if the text of *talk* has changed, or a cue has no length, or overlaps another."""
    faults = {
        "another text": not is_text_kept(talk, cues),
        "overlaps": count_overlaps(cues) > 0,
        "cues without length": any(cue.end <= cue.start for cue in cues),
    }
    if any(faults.values()):
        found = ", ".join(fault for fault, is_so in faults.items() if is_so)
        sys.exit(f"{name}: {found}: a wrong answer is not worth timing")


def time_layout(talks: Sequence[Talk], name: str, profile_name: str) -> float:
    """Seconds to lay out text that this process has not met."""
    contender, profile = CONTENDERS[name], PROFILES[profile_name]
    contender.lay_out(contender.prepare(_WARM_UP), profile)
    prepared = [contender.prepare(talk) for talk in talks]
    gc.disable()
    began = perf_counter()
    for each in prepared:
        contender.lay_out(each, profile)
    return perf_counter() - began


def time_check(talks: Sequence[Talk], profile_name: str) -> float:
    """Seconds to judge the cues of smartresult."""
    profile = PROFILES[profile_name]
    laid_out = [CONTENDERS[SMARTRESULT].lay_out(talk, profile) for talk in talks]
    check(CONTENDERS[SMARTRESULT].lay_out(_WARM_UP, profile), profile)
    gc.disable()
    began = perf_counter()
    for cues in laid_out:
        check(cues, profile)
    return perf_counter() - began


def weigh_layout(talks: Sequence[Talk], profile_name: str) -> float:
    """MB by which the peak memory of this process grows while smartresult lays out *talks*, one after the other."""
    profile, lay_out = PROFILES[profile_name], CONTENDERS[SMARTRESULT].lay_out
    lay_out(_WARM_UP, profile)
    return measure_memory(lambda _: [len(lay_out(talk, profile)) for talk in talks], b"", 0)


def measure_apart(measure: Callable[..., float], *arguments: object, turns: int = TURNS) -> float:
    """The least that *measure* finds, each time in a process of its own."""
    best = inf
    for _ in range(turns):
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
            best = min(best, process.submit(measure, *arguments).result())
    return best


def print_material(material: Material, profile_name: str, remains: list[str]) -> None:
    """A table with a row for each contender."""
    units, unit = material.count_units(), _UNITS[material.language]
    check_answers(material, profile_name)
    print(f"\n### {profile_name}: {material.language}, {material.name}, {units:,} {unit}\n")
    print(
        f"| | cues | violations in 100 cues | in 1,000 {unit} | clean cues | with times fixed: in 100 cues", end=" | "
    )
    print(f"in 1,000 {unit} | clean cues | text changed | overlaps | ms for 1,000 {unit} |\n|---|{'---|' * 10}")
    for name in CONTENDERS:
        if name == "srt-equalizer" and material.language == "Chinese":
            continue
        score = judge(material.talks, name, profile_name)
        fixed = ["–"] * 3
        if name == SMARTRESULT:  # its out-times are extended as far as they may be
            remains.append(describe_remains(material, profile_name, score))
        else:
            fixed = describe_score(judge(material.talks, name, profile_name, fix=True), units)
        figures = [f"{score.cues:,}", *describe_score(score, units), *fixed, f"{score.changed}", f"{score.overlaps}"]
        time = measure_apart(time_layout, material.talks, name, profile_name) * 1000
        label, cost = name, f"{time / units * 1000:.1f}"
        if name == SMARTRESULT:
            label, cost, figures[1:4] = f"**{name}**", f"**{cost}**", [f"**{figure}**" for figure in figures[1:4]]
        print(f"| {label} | {' | '.join(figures)} | {cost} |", flush=True)


def describe_score(score: Score, units: int) -> list[str]:
    """Violations in 100 cues and in 1,000 words or characters, and the share of clean cues."""
    in_cues, in_units = 100 * score.violations / score.cues, 1000 * score.violations / units
    return [f"{in_cues:.1f}", f"{in_units:.1f}", f"{int(100 * score.clean / score.cues)} %"]


def describe_remains(material: Material, profile_name: str, score: Score) -> str:
    """A row that says which rules smartresult violates how often."""
    rules = ", ".join(f"{count:,} × {rule}" for rule, count in score.rules.most_common()) or "nothing"
    return f"| {profile_name}: {material.language}, {material.name} | {rules} | {score.unavoidable:,} |"


def print_scaling() -> None:
    """How time and memory grow with the text."""
    print("\n| smartresult, fragments | layout, ms for 1,000 | `check`, ms for 1,000 | peak memory, layout |")
    print("|---|---|---|---|")
    for language, profiles in _PROFILES.items():
        for units in (10_000, 100_000):
            talks = [take_units(language, units)]
            time = measure_apart(time_layout, talks, SMARTRESULT, profiles[0]) * 1000
            check_time = measure_apart(time_check, talks, profiles[0]) * 1000
            memory = measure_apart(weigh_layout, talks, profiles[0], turns=1)
            costs = f"**{time / units * 1000:.1f}** | {check_time / units * 1000:.1f} | {memory:.0f} MB"
            print(f"| {language}, {units:,} {_UNITS[language]} | {costs} |", flush=True)


def take_units(language: Language, units: int) -> Talk:
    """The beginning of a long talk: so many words, or a few more."""
    segments = []
    for segment in make_talk(language, hours=1.2 * units / _PER_HOUR[language]):
        segments.append(segment)
        units -= count_units([segment.text], language)
        if units <= 0:
            return tuple(segments)
    raise AssertionError


def make_hard_cases(language: Language) -> Iterator[tuple[str, Talk]]:
    """Text that nobody speaks, and times at which nobody can."""
    word = "well " if language == "English" else "好"
    yield "one word a thousand times", (Segment((word * 1000).strip(), 0.0, 300.0),)
    spoken = make_words(language, punctuated=False)
    texts = ["".join([each.text for each in spoken[i : i + 500]]).strip() for i in range(0, len(spoken), 500)]
    share = 3600 / len(texts)
    yield (
        "an hour without punctuation or pauses",
        tuple(Segment(text, i * share, (i + 1) * share) for i, text in enumerate(texts)),
    )
    text = "".join([each.text for each in make_words(language, fragments=False)])
    yield "an hour in one segment", (Segment(text.strip(), 0.0, 3600.0),)
    fragments = [segment.text for segment in make_talk(language)][:2000]
    yield "2,000 segments without length", tuple(Segment(text, float(i), float(i)) for i, text in enumerate(fragments))
    yield "2,000 segments without length, all at once", tuple(Segment(text, 1.0, 1.0) for text in fragments)


def print_hard_cases() -> None:
    """What becomes of text that is hard to lay out."""
    print("\n| smartresult, hard cases | cues | violations in 100 cues | unavoidable | ms for 1,000 | peak memory |")
    print("|---|---|---|---|---|---|")
    for language, profiles in _PROFILES.items():
        for name, talk in make_hard_cases(language):
            material = Material(name, language, [talk])
            check_answers(material, profiles[0])
            score = judge(material.talks, SMARTRESULT, profiles[0])
            units = material.count_units()
            time = measure_apart(time_layout, material.talks, SMARTRESULT, profiles[0]) * 1000
            memory = measure_apart(weigh_layout, material.talks, profiles[0], turns=1)
            figures = [f"{score.cues:,}", describe_score(score, units)[0], f"{score.unavoidable:,}"]
            costs = f"{time / units * 1000:.1f} | {memory:.0f} MB"
            print(f"| {language}, {name} | {' | '.join(figures)} | {costs} |", flush=True)


def print_tables(folders: Sequence[Path]) -> None:
    """Quality and cost, growth, and hard cases, as Markdown."""
    peers = ", ".join(f"{name} {version(name)}" for name in ("srt-equalizer", "deepgram-captions"))
    print(f"Python {platform.python_version()}, smartresult {smartresult.__version__}, {peers}, {platform.machine()}")
    remains: list[str] = []
    for material in [*make_materials(), *(each for folder in folders for each in read_materials(folder))]:
        for profile_name in _PROFILES[material.language]:
            print_material(material, profile_name, remains)
    print("\n| what remains, smartresult | violations | of these unavoidable |\n|---|---|---|")
    print("\n".join(remains))
    print_scaling()
    print_hard_cases()


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", help="with JSON files of segments")
    print_tables(arguments.parse_args().folders)
