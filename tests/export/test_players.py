"""Real players as judges: what they read is what was meant."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, partial
from operator import attrgetter
from pathlib import Path
from typing import Final

import pytest

import smartresult
from smartresult import Segment, Transcript
from smartresult.export.characters import clean_lines
from smartresult.export.cues import place_cues
from tests.hostile import make_shown_transcripts
from tests.markup import NEARLY_TAGS, make_soup, show_in_turn
from tests.players import (
    ReadCue,
    Writer,
    read_with_chromium,
    read_with_ffmpeg,
    read_with_webvtt_parser,
    to_played_srt,
)
from tests.reading_back import collapse, show

pytestmark = [pytest.mark.oracle, pytest.mark.slow]


@cache
def make_hostile_transcripts() -> Sequence[Transcript]:
    """500 that have a cue, and soups of markup."""
    return [*make_shown_transcripts(500), show_in_turn(NEARLY_TAGS), *map(make_soup, range(10))]


@cache
def make_late_transcripts() -> Sequence[Transcript]:
    """The same, and 100 hours and more, which only WebVTT states."""
    late = [Segment(text, hours * 3600.0, hours * 3600.0 + 1.5) for hours in (99.999, 100, 12_345) for text in "&你"]
    return [*make_hostile_transcripts(), Transcript(tuple(late))]


@cache
def make_web_transcripts() -> Sequence[Transcript]:
    """The same, and one without a cue, which makes a good WebVTT file."""
    return [*make_late_transcripts(), Transcript(())]


@cache
def write_web_files() -> Sequence[str]:
    return [smartresult.to_vtt(transcript, lang="pt-BR") for transcript in make_web_transcripts()]


def list_cues(transcript: Transcript) -> list[ReadCue]:
    rows = enumerate(place_cues(transcript).rows(), 1)
    cues = [ReadCue(str(i), start_ms, end_ms, clean_lines(text)) for i, (start_ms, end_ms, text) in rows]
    assert [(cue.start_ms, cue.end_ms, collapse(cue.text)) for cue in cues] == show(
        transcript
    )  # in other words than its own
    return cues


def find_misreadings(
    meant: Sequence[list[ReadCue]], read: Sequence[list[ReadCue] | None]
) -> list[tuple[int, list[ReadCue], list[ReadCue] | None]]:
    """Number of the file, what was meant, and what was read, for the files where those differ."""
    pairs = zip(meant, read, strict=True)
    return [(i, is_meant, is_read) for i, (is_meant, is_read) in enumerate(pairs) if is_meant != is_read]


# FFmpeg, and with it mpv, VLC and whatever else is built on its decoders

SEEN_AS: Final = str.maketrans({"＜": "<", "＞": ">", "｛": "{", "｝": "}", "\u2060": None})


def see_cues(cues: Iterable[ReadCue], suffix: str) -> list[ReadCue]:
    """The *cues* as viewers see them, white space and look-alikes aside."""
    return [cue._replace(text=see_text(cue.text, suffix)) for cue in cues]


def see_text(text: str, suffix: str) -> str:
    r"""WebVTT can't escape a backslash: FFmpeg 5.1 obeys `\N`, `\n` and `\h`, and shows white space for them."""
    text = text.translate(SEEN_AS)
    return " ".join((re.sub(r"\\[Nnh]", " ", text) if suffix == ".vtt" else text).split())


def list_played_cues(transcript: Transcript, suffix: str) -> list[ReadCue]:
    """The cues in the order of the file, and counted in it."""
    cues = list_cues(transcript)
    if suffix == ".ass":
        cues = [round_to_centiseconds(cue) for cue in cues]
    stacked = sorted(cues[::-1], key=attrgetter("start_ms"))  # noqa: C415 - of equal ones, the order is the point
    return see_cues([cue._replace(identifier=str(i)) for i, cue in enumerate(stacked, 1)], suffix)


def round_to_centiseconds(cue: ReadCue) -> ReadCue:
    start_ms, end_ms = ((ms + 5) // 10 * 10 for ms in (cue.start_ms, cue.end_ms))
    return cue._replace(start_ms=start_ms, end_ms=max(end_ms, start_ms + 10))


@pytest.mark.parametrize(
    ("suffix", "write"),
    [
        pytest.param(".srt", to_played_srt, id="srt"),
        pytest.param(".srt", partial(to_played_srt, bom=True, newline="\r\n"), id="srt-windows"),
        pytest.param(".vtt", partial(smartresult.to_vtt, lang="pt-BR"), id="vtt"),
        pytest.param(".ass", smartresult.to_ass, id="ass"),
    ],
)
def test_ffmpeg_reads_what_was_meant(ffmpeg: str, tmp_path: Path, suffix: str, write: Writer) -> None:
    transcripts = make_late_transcripts() if suffix == ".vtt" else make_hostile_transcripts()
    read = read_with_ffmpeg(ffmpeg, [write(transcript) for transcript in transcripts], suffix, tmp_path)
    assert len(read) >= 500
    meant = [list_played_cues(transcript, suffix) for transcript in transcripts]
    assert not find_misreadings(meant, [see_cues(cues, suffix) for cues in read])


HIDDEN: Final = Transcript((Segment("a <b>tag</b> and {a block}", 0.0, 1.0),))


@pytest.mark.parametrize(
    ("suffix", "file"),
    [
        (".srt", smartresult.to_srt(HIDDEN, markup="keep")),
        (".vtt", smartresult.to_vtt(HIDDEN).replace("&lt;", "<").replace("&gt;", ">")),
        (".ass", smartresult.to_ass(HIDDEN).replace("｛", "{").replace("｝", "}")),
    ],
    ids=["srt", "vtt", "ass"],
)
def test_ffmpeg_hides_what_is_not_escaped(ffmpeg: str, tmp_path: Path, suffix: str, file: str) -> None:
    (read,) = read_with_ffmpeg(ffmpeg, [file], suffix, tmp_path)
    assert find_misreadings([list_played_cues(HIDDEN, suffix)], [see_cues(read, suffix)])


# Browsers, and the validator of those who wrote the standard: to the character


def test_chromium_reads_what_was_meant(chromium: str, tmp_path: Path) -> None:
    read = read_with_chromium(chromium, write_web_files(), tmp_path)
    assert len(read) >= 500
    assert not find_misreadings([list_cues(transcript) for transcript in make_web_transcripts()], read)


def test_chromium_hides_what_is_not_escaped(chromium: str, tmp_path: Path) -> None:
    file = smartresult.to_vtt(HIDDEN)
    files = [file, file.replace("&lt;", "<"), file.replace("WEBVTT", ""), file.replace("-->", "->")]
    read = read_with_chromium(chromium, files, tmp_path)
    assert [i for i, _, _ in find_misreadings([list_cues(HIDDEN)] * 4, read)] == [1, 2, 3]


def test_the_validator_of_w3c_reads_what_was_meant_and_has_no_complaint(node: str, node_modules: Path) -> None:
    judged = read_with_webvtt_parser(node, node_modules, write_web_files())
    assert len(judged) >= 500
    assert not [(i, errors) for i, (errors, _) in enumerate(judged) if errors]
    meant = [list_cues(transcript) for transcript in make_web_transcripts()]
    assert not find_misreadings(meant, [cues for _, cues in judged])


def test_the_validator_of_w3c_complains_of_what_is_not_escaped(node: str, node_modules: Path) -> None:
    file = smartresult.to_vtt(HIDDEN)
    (none, read), (tag, misread), (order, _) = read_with_webvtt_parser(
        node, node_modules, [file, file.replace("&lt;b", "<b"), file.replace("00:00:01.000", "00:00:00.000")]
    )
    assert not none
    assert tag
    assert order
    assert [i for i, _, _ in find_misreadings([list_cues(HIDDEN)] * 2, [read, misread])] == [1]


# Word times: the same cues, though stamps stand between their words

to_stamped_vtt: Final = partial(smartresult.to_vtt, words=True)


def test_ffmpeg_reads_cues_with_stamps(ffmpeg: str, tmp_path: Path) -> None:
    transcripts = make_late_transcripts()
    read = read_with_ffmpeg(ffmpeg, list(map(to_stamped_vtt, transcripts)), ".vtt", tmp_path)
    meant = [list_played_cues(transcript, ".vtt") for transcript in transcripts]
    assert not find_misreadings(meant, [see_cues(cues, ".vtt") for cues in read])


def test_chromium_reads_cues_with_stamps(chromium: str, tmp_path: Path) -> None:
    read = read_with_chromium(chromium, list(map(to_stamped_vtt, make_web_transcripts())), tmp_path)
    assert not find_misreadings([list_cues(transcript) for transcript in make_web_transcripts()], read)


def test_the_validator_of_w3c_has_no_complaint_of_stamps(node: str, node_modules: Path) -> None:
    files = list(map(to_stamped_vtt, make_web_transcripts()))
    judged = read_with_webvtt_parser(node, node_modules, files)
    assert not [(i, errors) for i, (errors, _) in enumerate(judged) if errors]
    assert not find_misreadings([list_cues(one) for one in make_web_transcripts()], [cues for _, cues in judged])
    late = to_stamped_vtt([Segment("a b", 0.0, 1.0)]).replace("<00:00:00.", "<00:00:01.")
    assert read_with_webvtt_parser(node, node_modules, [late])[0][0]
