"""Readers of word alignments: CTM, Praat's TextGrid and three shapes of JSON → segments, and where their words are."""

import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf
from pathlib import Path, PurePath
from typing import Final, NamedTuple, TypeAlias

import msgspec

from smartresult import Word
from smartresult.text.scripts import HAN, HANGUL, KANA
from smartresult.word_times.tokens import find_starts

# --- CTM and TextGrid know no segments: they are cut as recognisers and subtitlers do.

#: Seconds: below half a second a pause is part of a sentence.
SILENCE: Final = 0.5
#: Seconds: a longer segment is no subtitle, and a recogniser's is seldom longer.
MOST_SECONDS: Final = 10.0
#: About two lines of a subtitle; of Chinese characters, too, if each is timed.
MOST_WORDS: Final = 20

#: Labels of intervals in which nobody speaks; `sp1` has the length of the pause.
_SILENT: Final = re.compile(r"|sil|sp\d?|<sil>|<eps>", re.IGNORECASE)
#: Labels of what is heard, but has no text: noises, unknown words.
_NOISE: Final = re.compile(r"<.*>|\[.*\]|\{.*\}|spn|nsn", re.IGNORECASE)
#: Between two of these stands no blank; Korean has blanks.
_TIGHT: Final = re.compile(f"[{HAN}{KANA}\u3000-\u303f\uff00-\uff65]")
_TIER_OF_WORDS: Final = re.compile(r"(?<![a-z])words?(?![a-z])|字|词", re.IGNORECASE)
#: How smartresult marks what it estimated: the name of a tier in a TextGrid, the confidence in a CTM.
_ESTIMATED_TIER: Final = re.compile(r"\(estimated\)")
_ESTIMATED_CONFIDENCE: Final = ["0.50"]
#: How many tiers a TextGrid says it has, in the long format or the short one.
_TIERS: Final = re.compile(r"<exists>\s+(?:size ?= ?)?(\d+)")
#: How many entries a tier says it has: in the long format, and in the short one.
_ENTRIES: Final = re.compile(
    r'(?:intervals|points): size ?= ?(\d+)|"(?:IntervalTier|TextTier)"\s+".*"\s+[\d.e-]+\s+[\d.e-]+\s+(\d+)\s'
)
#: Latin, Greek, Cyrillic.
_ALPHABET: Final = re.compile("[a-zA-Z\u00c0-\u024f\u0370-\u04ff\u1e00-\u1fff]")
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")

#: The text of a segment, and its words in the order of speech.
Stretch: TypeAlias = tuple[str, Sequence[Word]]
#: The text of a file → its recordings; what is left out is counted, by the reason.
Reader: TypeAlias = Callable[[str, Counter[str]], Iterable[Sequence[Stretch]]]


class AlignmentError(ValueError):
    """Why a file is no alignment."""


class PlacedWord(NamedTuple):
    """A word that is spoken from *start* to *end* (seconds); its letters lie in `text[first:last]`."""

    first: int
    last: int
    start: float
    end: float


class AlignedSegment(NamedTuple):
    """A segment of two words or more, which file and language it is of, and when the next one starts, in seconds."""

    source: str
    language: str
    text: str
    words: Sequence[PlacedWord]
    following: float | None

    @property
    def start(self) -> float:
        """In seconds: that of the first word."""
        return self.words[0].start

    @property
    def end(self) -> float:
        """In seconds: that of the last word."""
        return self.words[-1].end


@dataclass
class Corpus:
    """What is measured; how many words were *skipped*, by the reason; the *faults* of what could not be read."""

    segments: list[AlignedSegment] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    other_files: int = 0


def read_alignments(paths: Sequence[Path]) -> Corpus:
    """All alignments in the files and folders at *paths*; files in folders with another suffix are counted."""
    corpus = Corpus()
    for path, name in _find_files(paths, corpus):
        try:
            recordings = _read_file(path, corpus.skipped)
        except AlignmentError as error:
            corpus.faults.append(f"{path}: {error}")
            continue
        for stretches in recordings:
            corpus.segments += _align(name, stretches, corpus.skipped)
    return corpus


def _read_file(path: Path, skipped: Counter[str]) -> list[Sequence[Stretch]]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise AlignmentError(error.strerror) from error
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise AlignmentError(f"expected a name that ends in {', '.join(READERS)}")
    recordings = list(reader(_decode(data), skipped))
    if not any(words for stretches in recordings for _, words in stretches):
        raise AlignmentError("no words with times in it")
    return recordings


def _find_files(paths: Sequence[Path], corpus: Corpus) -> Iterator[tuple[Path, str]]:
    """Each file at or below *paths*, and its name: within the folder, if that is the only one."""

    def keep(error: OSError) -> None:
        corpus.faults.append(f"{error.filename}: {error.strerror}")

    seen: set[Path] = set()
    for path in paths:
        found = [path]
        if path.is_dir():
            below = sorted(Path(folder, name) for folder, _, names in os.walk(path, onerror=keep) for name in names)
            found = [file for file in below if file.suffix.lower() in READERS]
            corpus.other_files += len(below) - len(found)
        for file in found:
            if file not in seen:
                seen.add(file)
                yield file, _name(file, path if len(paths) == 1 else Path())


def _name(file: Path, folder: Path) -> str:
    name: PurePath = file.relative_to(folder) if file != folder and file.is_relative_to(folder) else file
    return name.as_posix()


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-16" if data.startswith(_UTF_16) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise AlignmentError(f"neither UTF-8 nor UTF-16: {error.reason} at byte {error.start}") from error


# --- The formats.


def _read_ctm(text: str, skipped: Counter[str]) -> Iterator[list[Stretch]]:
    recordings: dict[tuple[str, str], list[Word]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith(";;"):
            continue
        try:
            file, channel, start, duration, spoken, *confidence = line.split()
            word = Word(spoken, float(start), float(start) + float(duration))
        except ValueError as error:
            expected = "file, channel, start, duration, word"
            raise AlignmentError(f"line {number}: expected {expected}, got {line!r:.60}") from error
        if confidence == _ESTIMATED_CONFIDENCE:
            raise AlignmentError(f"line {number}: the word is estimated, and an estimate is no truth")
        recordings.setdefault((file, channel), []).append(word)
    for words in recordings.values():
        words.sort(key=lambda word: word.start)
        yield list(_cut(words, skipped))


def _read_text_grid(text: str, skipped: Counter[str]) -> list[list[Stretch]]:
    tiers = _parse_text_grid(text)
    _check_count("tiers", sum(map(int, _TIERS.findall(text))), len(tiers))
    expected = sum(int(long or short) for long, short in _ENTRIES.findall(text))
    _check_count("entries", expected, sum(len(entries) for _, _, entries in tiers))
    spoken = [(name, entries) for name, kind, entries in tiers if kind == "IntervalTier"]
    if not spoken:
        raise AlignmentError("no tier of intervals in it")
    if any(_ESTIMATED_TIER.search(name) for name, _ in spoken):
        raise AlignmentError("it has a tier of estimated words, and an estimate is no truth")
    of_words = [entries for name, entries in spoken if _TIER_OF_WORDS.search(name)]
    chosen, *others = of_words or [spoken[0][1]]
    for entries in others:
        skipped["in a further tier of words"] += sum(1 for *_, label in entries if not _SILENT.fullmatch(label))
    words = [Word(label, _read_seconds(start), _read_seconds(end)) for start, end, label in chosen]
    return [list(_cut(words, skipped))]


def _check_count(what: str, stated: int, found: int) -> None:
    """The parser stops in silence at what it does not understand."""
    if found != stated:
        raise AlignmentError(f"expected {stated} {what}, as it says, got {found}")


def _parse_text_grid(text: str) -> list[tuple[str, str, list[tuple[str, ...]]]]:
    """The name, the class and the entries of each tier: start, end and label of intervals."""
    from praatio.utilities import errors, textgrid_io  # noqa: PLC0415 - late: it is not installed with the library

    try:
        # Without a last line end it drops the last entry of the short format.
        grid = textgrid_io.parseTextgridStr(f"{text}\n", includeEmptyIntervals=True)
        return [(tier["name"], tier["class"], list(tier["entries"])) for tier in grid["tiers"]]
    except (errors.PraatioException, ValueError, LookupError, TypeError, AttributeError) as error:
        raise AlignmentError(f"no TextGrid, or a damaged one ({error})") from error


def _read_seconds(number: str) -> float:
    try:
        return float(number)
    except ValueError as error:
        raise AlignmentError(f"expected seconds, got {number!r:.40}") from error


def _cut(words: Iterable[Word], skipped: Counter[str]) -> Iterator[Stretch]:
    """*words* in segments that end at silences and noises, and before they are too long."""
    segment: list[Word] = []
    for word in words:
        noise = _NOISE.fullmatch(word.text) and not _SILENT.fullmatch(word.text)
        if segment and (noise or _is_last(segment, word)):
            yield _join(segment), segment
            segment = []
        if noise:
            skipped["noises, or unknown"] += 1
        elif not _SILENT.fullmatch(word.text):
            segment.append(word)
    if segment:
        yield _join(segment), segment


def _is_last(segment: Sequence[Word], following: Word) -> bool:
    if _SILENT.fullmatch(following.text):
        return False  # the next word tells how long it is
    silence = following.start - segment[-1].end
    return silence >= SILENCE or len(segment) == MOST_WORDS or following.end - segment[0].start > MOST_SECONDS


def _join(words: Iterable[Word]) -> str:
    text = ""
    for word in words:
        tight = not text or (_TIGHT.match(text[-1]) and _TIGHT.match(word.text))
        text += word.text if tight or not _letters_of(word.text) else f" {word.text}"
    return text


class _Segment(msgspec.Struct):
    content: str
    words: tuple[Word, ...] = ()


class _Document(msgspec.Struct):
    words: tuple[Word | tuple[str, float, float], ...] = ()
    segments: msgspec.Raw = msgspec.Raw(b"[]")  # decoded where they are needed


def _read_json(text: str, _skipped: Counter[str]) -> list[list[Stretch]]:
    try:
        document = msgspec.json.decode(text, type=_Document)
    except msgspec.DecodeError as error:
        raise AlignmentError(str(error)) from error
    own = [word for word in document.words if isinstance(word, Word)]
    rows = [Word(*row) for row in document.words if not isinstance(row, Word)]
    if own and rows:
        raise AlignmentError("expected words of one shape, got objects and arrays")
    if own:
        return [_group(own)]
    segments = _decode_segments(document.segments)
    return [_deal_out(rows, segments) if rows else [(segment.content, segment.words) for segment in segments]]


def _decode_segments(data: msgspec.Raw) -> list[_Segment]:
    try:
        segments = msgspec.json.decode(data, type=list[_Segment])
    except msgspec.DecodeError as error:
        raise AlignmentError(str(error).replace("`$", "`$.segments")) from error
    for i, segment in enumerate(segments):
        _refuse_estimates(segment.words, f"segments[{i}].words")
    return segments


def _group(words: Sequence[Word]) -> list[Stretch]:
    """The library's own *words*, which are all of the text, by their segments."""
    _refuse_estimates(words, "words")
    segments: dict[int, list[Word]] = {}
    for word in words:
        segments.setdefault(word.segment, []).append(word)
    return [("".join([word.text for word in segment]), segment) for segment in segments.values()]


def _refuse_estimates(words: Sequence[Word], path: str) -> None:
    for i, word in enumerate(words):
        if word.estimated:
            raise AlignmentError(f"{path}[{i}] is estimated, and an estimate is no truth")


def _deal_out(words: Sequence[Word], segments: Sequence[_Segment]) -> list[Stretch]:
    """*words* to the *segments* whose letters they have, in order."""
    stretches: list[Stretch] = []
    first = 0
    for i, segment in enumerate(segments):
        letters, last = len(_letters_of(segment.content)), first
        while last < len(words) and (letters > 0 or not _letters_of(words[last].text)):
            letters -= len(_letters_of(words[last].text))
            last += 1
        if not _have_same_letters(segment.content, words[first:last]):
            raise AlignmentError(f"expected the words of segments[{i}] from words[{first}] on, got others")
        stretches.append((segment.content, words[first:last]))
        first = last
    if first < len(words):
        raise AlignmentError(f"expected {first} words, as the segments have, got {len(words)}")
    return stretches


READERS: Final[dict[str, Reader]] = {".ctm": _read_ctm, ".textgrid": _read_text_grid, ".json": _read_json}


# --- What they have in common.


def _align(source: str, stretches: Sequence[Stretch], skipped: Counter[str]) -> Iterator[AlignedSegment]:
    """The *stretches* of one recording in which there is something to measure."""
    recording = "".join([text for text, _ in stretches])
    starts = sorted({words[0].start for _, words in stretches if words})
    following = dict(pairwise(starts))
    for text, words in stretches:
        spoken = [word for word in words if _letters_of(word.text)]
        skipped["without letters"] += len(words) - len(spoken)
        if not words:
            skipped["in a segment without times"] += len(find_starts(text))
        elif not _have_same_letters(text, spoken):
            skipped["not those of the text of their segment"] += len(spoken)
        elif not _are_possible(spoken):
            skipped["in a segment with impossible times"] += len(spoken)
        elif len(spoken) == 1:
            skipped["alone in their segment"] += 1
        elif spoken:
            whole = text.strip()
            language, placed = _name_language(whole, recording), list(_place(whole, spoken))
            yield AlignedSegment(source, language, whole, placed, following.get(words[0].start))


def _letters_of(text: str) -> list[str]:
    return [character.casefold() for character in text if character.isalnum()]


def _have_same_letters(text: str, words: Iterable[Word]) -> bool:
    return _letters_of(text) == _letters_of("".join([word.text for word in words]))


def _are_possible(words: Sequence[Word]) -> bool:
    now = 0.0
    for word in words:
        if not now <= word.start <= word.end < inf:
            return False
        now = word.start
    return not words or words[0].start < words[-1].end


def _place(text: str, words: Iterable[Word]) -> Iterator[PlacedWord]:
    positions = [i for i, character in enumerate(text) if character.isalnum()]
    cursor = 0
    for word in words:
        first = cursor
        cursor += len(_letters_of(word.text))
        yield PlacedWord(positions[first], positions[cursor - 1] + 1, word.start, word.end)


def _name_language(text: str, recording: str) -> str:
    """By the script of *text*; whether Chinese characters are Japanese can be told from the whole *recording* alone."""
    if not re.search(f"[{HAN}{KANA}{HANGUL}]", text):
        return "English and other alphabets" if text.isascii() or _ALPHABET.search(text) else "other scripts"
    han, kana, hangul = (len(re.findall(f"[{script}]", recording)) for script in (HAN, KANA, HANGUL))
    if hangul > han + kana:
        return "Korean"
    return "Japanese" if kana > han / 10 else "Chinese"  # Japanese has far more kana than that, Chinese hardly any
