"""How far estimated word borders are off: `python benchmarks/word_times.py FOLDER [...]`, folders of word alignments.

Read are CTM (.ctm), Praat's TextGrid and JSON: the words that smartresult writes, unless they are estimated, and
segments with their words, `{"segments": [{"content", "from", "to", "words": [{"text", "start", "end"}]}]}`, or beside
them, `"words": [[text, start, end]]`.
"""

import argparse
import gc
import platform
import sys
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import chain, pairwise
from math import inf
from multiprocessing import get_context
from pathlib import Path, PurePosixPath
from statistics import fmean, median, quantiles
from time import perf_counter
from timeit import repeat
from typing import Final, NamedTuple, TypeAlias

sys.path.insert(0, str(Path(__file__).parent.parent))  # the script's own folder is all that Python looks into

import smartresult
from benchmarks.alignments import AlignedSegment, Corpus, read_alignments
from benchmarks.measure import TURNS

#: When each word of a segment starts and ends, in seconds.
Times: TypeAlias = Sequence[tuple[float, float]]

EQUAL, BY_CHARACTERS, SMARTRESULT = "equal", "by characters", "smartresult"
#: Times the error of the shares by characters, and of the equal ones; microseconds a word.
BY_CHARACTERS_GOALS: Final = {"English and other alphabets": 0.90, "Chinese": 0.87}
EQUAL_GOAL: Final = 0.70
COST_GOAL: Final = 5
WARM_CALLS: Final = 10
#: A folder with an alignment for every sentence has its files summed up by their folders.
MOST_ROWS: Final = 40
#: Digits and signs, which load what reads them aloud: that is paid once, and not counted.
WARM_UP: Final = "Ready in 10 seconds, on the 3rd of May 2023, for $1.5"


class Hull(NamedTuple):
    """Where the letters of an estimated word are, `text[first:last]`, and when it is spoken, in seconds."""

    first: int
    last: int
    start: float
    end: float

    def time_at(self, position: int) -> float:
        """The second at which *position* is reached, by characters inside the word."""
        return self.start + (position - self.first) / (self.last - self.first) * (self.end - self.start)


def share_equally(segment: AlignedSegment) -> Times:
    """As long for each word."""
    share = (segment.end - segment.start) / len(segment.words)
    return [(segment.start + i * share, segment.start + (i + 1) * share) for i in range(len(segment.words))]


def share_by_characters(segment: AlignedSegment) -> Times:
    """As long for each character, blanks and marks included."""
    whole = Hull(0, len(segment.text), segment.start, segment.end)
    return [(whole.time_at(word.first), whole.time_at(word.last)) for word in segment.words]


def estimate_with_smartresult(segment: AlignedSegment) -> Times:
    """The times of those estimated words that begin, and end, where the true ones do, or else of places in them."""
    hulls = list_hulls(estimate_words(segment))
    firsts = [hull.first for hull in hulls]
    return [
        (
            hulls[bisect_right(firsts, word.first) - 1].time_at(word.first),
            hulls[bisect_right(firsts, word.last - 1) - 1].time_at(word.last),
        )
        for word in segment.words
    ]


def estimate_words(segment: AlignedSegment) -> list[smartresult.Word]:
    """The words of *segment*, of which smartresult gets to see the text, the time of the whole, and what follows."""
    segments = [strip_words(segment)]
    if segment.following is not None:
        segments.append(smartresult.Segment("next", segment.following, segment.following))
    return [word for word in smartresult.words(segments) if word.segment == 0]


def list_hulls(words: Iterable[smartresult.Word]) -> list[Hull]:
    """Those of *words*, which are all of their segment, that have letters."""
    hulls, position = [], 0
    for word in words:
        letters = [i for i, character in enumerate(word.text, position) if character.isalnum()]
        if letters:
            hulls.append(Hull(letters[0], letters[-1] + 1, word.start, word.end))
        position += len(word.text)
    return hulls


def strip_words(segment: AlignedSegment) -> smartresult.Segment:
    """The text, and the time of the whole."""
    return smartresult.Segment(segment.text, segment.start, segment.end)


ESTIMATORS: Final[dict[str, Callable[[AlignedSegment], Times]]] = {
    EQUAL: share_equally,
    BY_CHARACTERS: share_by_characters,
    SMARTRESULT: estimate_with_smartresult,
}


def measure_errors(segments: Iterable[AlignedSegment], estimate: Callable[[AlignedSegment], Times]) -> list[float]:
    """By how many milliseconds each border inside of a segment is off; the outer ones were given."""
    errors = []
    for segment in segments:
        starts, ends = zip(*estimate(segment), strict=True)
        errors += [abs(start - word.start) * 1000 for start, word in zip(starts[1:], segment.words[1:], strict=True)]
        errors += [abs(end - word.end) * 1000 for end, word in zip(ends[:-1], segment.words[:-1], strict=True)]
    return errors


def check_answers(segments: Iterable[AlignedSegment]) -> None:
    """Stop unless the words of each segment are its text, and lie inside of it in order."""
    for segment in segments:
        words = estimate_words(segment)
        times = [segment.start, *chain.from_iterable((word.start, word.end) for word in words), segment.end]
        text = "".join([word.text for word in words])
        if text != segment.text or any(later < sooner for sooner, later in pairwise(times)):
            sys.exit(f"{segment.source}: {segment.text!r:.60}: a wrong answer is not worth timing")


def count_words(segments: Iterable[AlignedSegment]) -> int:
    """How many words were aligned."""
    return sum(len(segment.words) for segment in segments)


def group(segments: Iterable[AlignedSegment], key: Callable[[AlignedSegment], str]) -> dict[str, list[AlignedSegment]]:
    """*segments* by their *key*, the keys in order."""
    groups: dict[str, list[AlignedSegment]] = {}
    for segment in segments:
        groups.setdefault(key(segment), []).append(segment)
    return dict(sorted(groups.items()))


def write_ratios(means: Mapping[str, float], name: str) -> list[str]:
    """The mean of the estimator *name* to those by characters and by equal shares, as far as these are off at all."""
    return [f"{means[name] / means[other]:.2f}" if means[other] else "–" for other in (BY_CHARACTERS, EQUAL)]


def print_errors(language: str, segments: Sequence[AlignedSegment]) -> None:
    """A row for each estimator."""
    errors = {name: measure_errors(segments, estimate) for name, estimate in ESTIMATORS.items()}
    means = {name: fmean(values) for name, values in errors.items()}
    for name, values in errors.items():
        figures = f"{means[name]:.0f} ms | {median(values):.0f} ms | {quantiles(values, n=10)[-1]:.0f} ms"
        ratios = write_ratios(means, name)
        if name == SMARTRESULT:
            ratios = [f"**{ratio}**" for ratio in ratios]
            if language in BY_CHARACTERS_GOALS:
                ratios[0] += f" (goal: {BY_CHARACTERS_GOALS[language]:.2f})"
                ratios[1] += f" (goal: {EQUAL_GOAL:.2f})"
        label = f"{language}, {count_words(segments):,} words" if name == EQUAL else ""
        print(f"| {label} | {name} | {figures} | {' | '.join(ratios)} |", flush=True)


def print_sources(segments: Sequence[AlignedSegment]) -> None:
    """A row for each file, or folder if there are many files, and language in it."""
    sources = group(segments, lambda segment: segment.source)
    if len(sources) > MOST_ROWS:
        sources = group(segments, lambda segment: f"{PurePosixPath(segment.source).parent}/")
    if len(sources) == 1:
        return
    print("\n| source | words | smartresult, mean | × by characters | × equal |\n|---|---|---|---|---|")
    for source, among in sources.items():
        languages = group(among, lambda segment: segment.language)
        for language, spoken in languages.items():
            means = {name: fmean(measure_errors(spoken, estimate)) for name, estimate in ESTIMATORS.items()}
            ratios = " | ".join(write_ratios(means, SMARTRESULT))
            label = source if len(languages) == 1 else f"{source}, {language}"
            print(f"| {label} | {count_words(spoken):,} | {means[SMARTRESULT]:.0f} ms | {ratios} |", flush=True)


def time_words(segments: Sequence[smartresult.Segment]) -> tuple[float, float]:
    """Microseconds a word: of text that this process has not met, and of the same text again."""
    smartresult.words([smartresult.Segment(WARM_UP, 0.0, 1.0)])
    gc.disable()
    began = perf_counter()
    words = smartresult.words(segments)
    fresh = perf_counter() - began
    warm = min(repeat(lambda: smartresult.words(segments), number=1, repeat=WARM_CALLS))
    return fresh / len(words) * 1e6, warm / len(words) * 1e6


def print_cost(languages: Mapping[str, list[AlignedSegment]]) -> None:
    """What a word costs, as Markdown: the best of some processes, for each language."""
    print(f"\n| a word, by smartresult (goal: {COST_GOAL} µs) | on fresh text | warm |\n|---|---|---|")
    for language, among in languages.items():
        segments = [strip_words(segment) for segment in among]
        fresh = warm = inf
        for _ in range(TURNS):
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
                times = process.submit(time_words, segments).result()
            fresh, warm = min(fresh, times[0]), min(warm, times[1])
        print(f"| {language} | **{fresh:.1f} µs** | {warm:.1f} µs |", flush=True)


def print_head(corpus: Corpus) -> None:
    """What is measured, with what, and what is not."""
    print(f"Python {platform.python_version()}, smartresult {smartresult.__version__}, {platform.machine()}\n")
    files = len({segment.source for segment in corpus.segments})
    reasons = ", ".join(f"{count:,} {reason}" for reason, count in sorted(corpus.skipped.items()) if count)
    print(f"- words: {count_words(corpus.segments):,}, in {len(corpus.segments):,} segments, in files: {files:,}")
    print(f"- words skipped: {corpus.skipped.total():,}{f' ({reasons})' if reasons else ''}")
    print(f"- files passed over, of other kinds: {corpus.other_files:,}\n")


def print_tables(paths: Sequence[Path]) -> None:
    """Errors, sources and cost, as Markdown; stops if any of the alignments can't be read."""
    corpus = read_alignments(paths)
    if corpus.faults:
        sys.exit("\n".join(corpus.faults))
    print_head(corpus)
    if not corpus.segments:
        sys.exit("no segment of two words or more")
    check_answers(corpus.segments)
    languages = group(corpus.segments, lambda segment: segment.language)
    print("| language | estimator | off in the mean | median | 90 % | × by characters | × equal |")
    print("|---|---|---|---|---|---|---|")
    for language, segments in languages.items():
        print_errors(language, segments)
    print_sources(corpus.segments)
    print_cost(languages)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("paths", nargs="+", type=Path, metavar="FOLDER", help="with alignments, or one of these")
    print_tables(arguments.parse_args().paths)
