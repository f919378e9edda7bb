"""Real players as judges of the spoken word lit: they show the whole cue all the time, and nothing of it moves."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, partial
from itertools import pairwise
from pathlib import Path
from typing import Final

import pysubs2
import pytest

import smartresult
from smartresult import Segment, Transcript, Word
from smartresult.export.choices import LOOKS, Lit
from smartresult.export.lit_words import MOST_WORDS
from smartresult.word_times.timing import words
from tests.hostile import make_shown_transcripts
from tests.markup import NEARLY_TAGS, make_soup, show_in_turn
from tests.players import (
    Picture,
    ReadCue,
    Writer,
    draw_with_chromium,
    draw_with_libass,
    draw_with_vlc,
    read_with_chromium,
    read_with_ffmpeg,
    read_with_webvtt_parser,
    to_played_srt,
)
from tests.reading_back import bare, undo_look_alikes

pytestmark = [pytest.mark.oracle, pytest.mark.slow]

# What they read

TO_READ: Final[dict[str, tuple[str, Writer, Writer]]] = {
    "srt": (".srt", to_played_srt, partial(to_played_srt, lit="underline")),
    "font": (".srt", partial(to_played_srt, rtl="marks"), partial(to_played_srt, lit="colour", rtl="marks")),
    "vtt": (".vtt", smartresult.to_vtt, partial(smartresult.to_vtt, lit="box")),
    "stamped": (".vtt", smartresult.to_vtt, partial(smartresult.to_vtt, lit="box", words=True)),
    "ass": (".ass", smartresult.to_ass, partial(smartresult.to_ass, lit="size")),
}


@cache
def make_transcripts() -> Sequence[Transcript]:
    """400 hostile ones that have a cue, and markup, or nearly, without cues of too many words."""
    made = [*make_shown_transcripts(400), show_in_turn(NEARLY_TAGS), *map(make_soup, range(4))]
    return [one for one in made if max(Counter(word.segment for word in words(one)).values()) <= MOST_WORDS]


def time_texts(cues: Iterable[ReadCue]) -> dict[str, int]:
    """How long each text is shown, in milliseconds; white space, joiners and look-alikes aside."""
    shown: Counter[str] = Counter()
    for cue in cues:
        shown[bare(undo_look_alikes(cue.text)).replace("\u200f", "")] += cue.end_ms - cue.start_ms
    return dict(shown)


def find_differences(plain: Sequence[Sequence[ReadCue] | None], lit: Sequence[Sequence[ReadCue] | None]) -> list[int]:
    pairs = enumerate(zip(plain, lit, strict=True))
    return [i for i, (one, other) in pairs if time_texts(one or ()) != time_texts(other or ())]


@pytest.mark.parametrize("name", TO_READ)
def test_ffmpeg_reads_each_text_for_as_long_as_its_cue(ffmpeg: str, tmp_path: Path, name: str) -> None:
    suffix, write_plain, write_lit = TO_READ[name]
    assert len(make_transcripts()) >= 400
    plain, lit = (
        read_with_ffmpeg(ffmpeg, list(map(write, make_transcripts())), suffix, tmp_path)
        for write in (write_plain, write_lit)
    )
    assert all(plain)
    assert not find_differences(plain, lit)


@pytest.mark.parametrize("name", ["vtt", "stamped"])
def test_chromium_reads_each_text_for_as_long_as_its_cue(chromium: str, tmp_path: Path, name: str) -> None:
    _, write_plain, write_lit = TO_READ[name]
    plain, lit = (
        read_with_chromium(chromium, list(map(write, make_transcripts())), tmp_path)
        for write in (write_plain, write_lit)
    )
    assert all(plain)
    assert not find_differences(plain, lit)


@pytest.mark.parametrize("name", ["vtt", "stamped"])
def test_the_validator_of_w3c_has_no_complaint(node: str, node_modules: Path, name: str) -> None:
    _, write_plain, write_lit = TO_READ[name]
    plain, lit = (
        read_with_webvtt_parser(node, node_modules, list(map(write, make_transcripts())))
        for write in (write_plain, write_lit)
    )
    assert not [(i, errors) for i, (errors, _) in enumerate(lit) if errors]
    assert not find_differences([cues for _, cues in plain], [cues for _, cues in lit])


# What they draw

SIZE: Final = (640, 360)
#: A word a second, the third after a pause; no letter reaches below the line.
SPOKEN: Final = Segment(
    "HHH HHH\nHHH HHH",
    0.0,
    5.0,
    (Word("HHH ", 0.0, 1.0), Word("HHH\n", 1.0, 2.0), Word("HHH ", 3.0, 4.0), Word("HHH", 4.0, 5.0)),
)
to_small_ass: Final = partial(smartresult.to_ass, resolution=SIZE)


def draw(libass: str, path: Path, file: str, seconds: int = 5) -> list[Picture]:
    path.write_text(file, encoding="utf-8", newline="")
    return draw_with_libass(libass, path, size=SIZE, rate=1, seconds=seconds).pictures


def list_rows(picture: Picture) -> list[bytes]:
    edges = range(0, len(picture.pixels) + 1, picture.width)
    return [picture.pixels[start:end] for start, end in pairwise(edges)]


def find_changes(picture: Picture, plain: Picture, least: int) -> tuple[int, int, int]:
    """The first and the last column, and the middle row, of what differs by that *least* shade of 255."""
    pixels = enumerate(zip(picture.pixels, plain.pixels, strict=True))
    changed = [divmod(i, picture.width) for i, (one, other) in pixels if abs(one - other) >= least]
    columns = [x for _, x in changed]
    return min(columns), max(columns), (changed[0][0] + changed[-1][0]) // 2


def find_feet(picture: Picture) -> list[int]:
    """The rows on which its lines stand."""
    inked = [any(row) for row in list_rows(picture)]
    return [y for y, (here, below) in enumerate(pairwise(inked)) if here and not below]


@pytest.mark.parametrize("lit", ["colour", "box", "underline"])
def test_libass_changes_nothing_but_the_word_that_is_spoken(libass: str, tmp_path: Path, lit: Lit) -> None:
    red, green, blue = (0, 0, 255) if lit == "colour" else (255, 255, 255)  # blue is far from yellow in grey, too
    style = pysubs2.SSAStyle(fontsize=24, primarycolor=pysubs2.Color(red, green, blue))
    write = partial(to_small_ass, [SPOKEN], style=style)
    plain, *_ = draw(libass, tmp_path / "plain.ass", write())
    first, second, pause, third, fourth = draw(libass, tmp_path / "lit.ass", write(lit=lit))
    assert pause == plain
    least = 60  # where a style changes, the text after it moves by a fraction of a pixel, and that is less
    changes = [find_changes(picture, plain, least) for picture in (first, second, third, fourth)]
    for (_, left_end, upper), (right_start, _, beside) in (changes[:2], changes[2:]):
        assert left_end <= right_start + 1
        assert upper == beside
    assert changes[0][2] < changes[2][2]


def test_libass_lets_lines_stand_where_they_are_while_a_word_is_larger(libass: str, tmp_path: Path) -> None:
    file = to_small_ass([SPOKEN], lit="size")
    feet = [find_feet(picture) for picture in draw(libass, tmp_path / "lit.ass", file)]
    assert len(feet[0]) == 2
    assert feet == [feet[0]] * 5
    jumping = [find_feet(picture) for picture in draw(libass, tmp_path / "lit.ass", file.replace("\u2060", ""))]
    assert jumping != [jumping[0]] * 5


@pytest.mark.parametrize("lit", LOOKS)
def test_libass_shows_all_of_a_long_cue_in_lines_that_do_not_change(
    chinese_libass: str, tmp_path: Path, lit: Lit
) -> None:
    said = "今天天气很好我们先去港口看船然后去吃那家开了三十年的老馄饨店再坐下午三点的渡轮" * 2
    for text in (said, "HHH HHHH HHHHH HHHHHH HHHH HHH " * 5):
        spoken = [Segment(text, 0.0, 5.0)]
        pictures = draw(chinese_libass, tmp_path / "long.ass", to_small_ass(spoken, lit=lit, unspaced="phrases"))
        assert all(picture.ink_width < SIZE[0] - 20 for picture in pictures)
        heights = [picture.ink_height for picture in pictures]
        assert max(heights) - min(heights) < 8 < min(heights) / 2  # a line more would be 20 more


def test_libass_underlines_what_is_lit_in_subrip(libass: str, tmp_path: Path) -> None:
    plain, *_ = draw(libass, tmp_path / "plain.srt", smartresult.to_srt([SPOKEN]))
    first, _, pause, _, _ = draw(libass, tmp_path / "lit.srt", smartresult.to_srt([SPOKEN], lit="underline"))
    assert pause == plain
    assert first.ink > plain.ink


def test_vlc_draws_what_is_lit_in_subrip(vlc: str, ffmpeg: str) -> None:
    looks: Sequence[Lit] = ("underline", "colour")
    for lit in looks:
        moments = [1.5, 2.5]
        spoken = [Segment(SPOKEN.text, 1.0, 4.0, (Word("HHH ", 1.0, 2.0), Word("HHH\nHHH HHH", 3.0, 4.0)))]
        first, pause = draw_with_vlc(vlc, ffmpeg, to_played_srt(spoken, lit=lit), size=SIZE, moments=moments)
        assert pause.ink
        assert first != pause
        assert first.ink_height in range(pause.ink_height, pause.ink_height + 4)


def test_chromium_obeys_the_style(chromium: str, ffmpeg: str, tmp_path: Path) -> None:
    path = tmp_path / "lit.vtt"

    def draw_page(file: str) -> Picture:
        path.write_text(file, encoding="utf-8", newline="")
        return draw_with_chromium(chromium, ffmpeg, path, size=SIZE, second=1)

    spoken = [Segment("HHH HHH", 0.0, 3.0, (Word("HHH ", 0.0, 2.0), Word("HHH", 2.0, 3.0)))]
    plain = draw_page(smartresult.to_vtt(spoken))
    for is_stamped in (False, True):
        pictures = [draw_page(smartresult.to_vtt(spoken, lit=lit, words=is_stamped)) for lit in LOOKS]
        for picture in pictures:
            left, right, _ = find_changes(picture, plain, least=10)
            assert left < SIZE[0] / 2
            if picture is not pictures[LOOKS.index("size")]:  # there the rest moves
                assert right <= SIZE[0] / 2
        assert len({picture.pixels for picture in pictures}) == len(LOOKS)
