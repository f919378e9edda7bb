"""Real players as judges: what they draw is what was meant."""

import re
from collections.abc import Sequence
from functools import cache, partial
from itertools import combinations
from pathlib import Path
from typing import Final

import pysubs2
import pytest

import smartresult
from smartresult import Segment, Transcript, Word
from smartresult.export.choices import Karaoke
from tests.hostile import FRAGMENTS
from tests.markup import NEARLY_TAGS, make_soup, show_in_turn
from tests.players import (
    Drawing,
    Picture,
    Writer,
    draw_with_chromium,
    draw_with_libass,
    draw_with_vlc,
    to_played_srt,
)

pytestmark = [pytest.mark.oracle, pytest.mark.slow]

# libass

SIZE: Final = (640, 360)
to_small_ass: Final = partial(smartresult.to_ass, resolution=SIZE)


def draw(libass: str, path: Path, file: str, seconds: int, rate: int = 1) -> Drawing:
    path.write_text(file, encoding="utf-8", newline="")
    return draw_with_libass(libass, path, size=SIZE, rate=rate, seconds=seconds)


def test_libass_draws_chinese_while_the_cue_lasts(chinese_libass: str, tmp_path: Path) -> None:
    segments = [Segment("你好，世界。", 1.0, 2.0), Segment("今天天气很好，\n我们去公园散步。", 3.0, 4.5)]
    file = to_small_ass(segments)
    drawing = draw(chinese_libass, tmp_path / "chinese.ass", file, seconds=6, rate=10)
    drawn = [i / 10 for i, picture in enumerate(drawing.pictures) if picture.ink]
    assert drawn == [i / 10 for i in range(60) if 10 <= i < 20 or 30 <= i < 45]
    assert drawing.faces == {"NotoSansCJKsc-Regular"}  # and not its Japanese sister, the default


def test_libass_draws_every_character_its_own_way(chinese_libass: str, tmp_path: Path) -> None:
    characters = "你好世界骨直门\U0010fffe"  # the last has no glyph: what it looks like, no other may
    file = to_small_ass(show_in_turn(characters))
    pictures = draw(chinese_libass, tmp_path / "characters.ass", file, len(characters)).pictures
    assert [pair for pair in combinations(pictures, 2) if pair[0] == pair[1]] == []
    assert all(picture.ink for picture in pictures[:-1])


#: Text without letters that have forms or marks: each of its characters makes a line wider.
HAZARDS: Final = [text for text in FRAGMENTS if text.isascii() and text.isprintable() and not text.isspace()]


@pytest.mark.parametrize(
    ("suffix", "write", "hazards"),
    [
        (".srt", to_played_srt, HAZARDS),
        (".vtt", smartresult.to_vtt, [text for text in HAZARDS if not re.search(r"\\[Nnh]", text)]),
        (".ass", to_small_ass, HAZARDS),
    ],
    ids=["srt", "vtt", "ass"],
)
def test_libass_draws_what_looks_like_commands(
    libass: str, tmp_path: Path, suffix: str, write: Writer, hazards: Sequence[str]
) -> None:
    texts = ["MM", *[f"M{text}M" for text in hazards]]
    file = write(show_in_turn(texts))
    borders, *pictures = draw(libass, tmp_path / f"hazards{suffix}", file, len(texts)).pictures
    thin = 2  # pixels: the least that a character takes
    for text, picture in zip(hazards, pictures, strict=True):
        assert picture.ink_width >= borders.ink_width + thin * len(text), text
        assert picture.ink_height < 2 * borders.ink_height, text


# VLC: its own parser of SubRip, and its own renderer


@cache
def make_markup_hazards() -> Sequence[str]:
    """150 lines and more that some player takes for markup, or nearly, of printable ASCII."""
    soups = [segment.text for one in map(make_soup, range(10, 12)) for segment in one]
    texts = [*VLC_HAZARDS, *NEARLY_TAGS, *HAZARDS, *[text for text in soups if re.search(r"[<{\\].", text)]]
    return [f"M{text}M" for text in dict.fromkeys(texts) if re.fullmatch(r"[\n -~]*", text)][:160]


#: What VLC alone hides or obeys, first the tags that stay open.
VLC_HAZARDS: Final = (
    *("a < b and c", "a <  b\nand c > d", "if a < b:\nreturn a", "</ b>x", "a </b", "< a_1>", "\\H", "a\\Hb", "a\\nb"),
    *("{\\an8}", "{\\x}y", "{y:i}z", "{x:y}", "{y:i", "<s>x</s>", "<v>x</v>", "<v>x", "</v>", "<font size=9>x", "<br>"),
)


def show_by_the_dozen(texts: Sequence[str]) -> Transcript:
    """A dozen lines for two seconds, then nothing for one."""
    dozens = ["\n".join(texts[i : i + 12]) for i in range(0, len(texts), 12)]
    return Transcript(tuple(Segment(dozen, i * 3 + 1.0, i * 3 + 3.0) for i, dozen in enumerate(dozens)))


def part_signs(file: str) -> str:
    """The SubRip *file* with a joiner, which has no width, after all that could begin markup."""
    return re.sub(r"[<{\\]", "\\g<0>\u2060", file)


def test_vlc_draws_what_looks_like_markup(vlc: str, ffmpeg: str) -> None:
    """The picture is that of the same signs where they can't be obeyed; as they are, many are not."""
    hazards = make_markup_hazards()
    assert len(hazards) >= 150
    transcript = show_by_the_dozen(hazards)
    kept, played = smartresult.to_srt(transcript), to_played_srt(transcript)
    draw_cues = partial(draw_with_vlc, vlc, ffmpeg, size=SIZE, moments=[segment.start + 1 for segment in transcript])
    shown, neutral = draw_cues(played), draw_cues(part_signs(played))
    assert all(picture.ink for picture in neutral)
    assert not find_hidden(transcript, shown, neutral)
    assert len(find_hidden(transcript, draw_cues(kept), draw_cues(part_signs(kept)))) >= len(transcript) / 2


def find_hidden(transcript: Transcript, shown: Sequence[Picture], neutral: Sequence[Picture]) -> list[str]:
    """The texts of which something is missing: a letter is 40 pixels and more, what pairs of signs overlap under 20."""
    pairs = zip(transcript, shown, neutral, strict=True)
    return [segment.text for segment, one, other in pairs if abs(one.ink - other.ink) > 25]


# Cues that start together: the first is on top

TOGETHER: Final = Transcript((Segment("i", 1.0, 3.0), Segment("MMMMMMMM", 1.0, 3.0), Segment("later", 5.0, 6.0)))


def is_in_order(picture: Picture) -> bool:
    above, below = (half.ink_width for half in picture.halve())
    return above < below / 2


@pytest.mark.parametrize(
    ("suffix", "write"),
    [
        pytest.param(".ass", partial(smartresult.to_ass, resolution=(640, 360)), id="ass"),
        pytest.param(".ass", partial(smartresult.to_ass, resolution=(640, 360), karaoke="k"), id="karaoke"),
        pytest.param(".vtt", smartresult.to_vtt, id="vtt"),
        pytest.param(".vtt", partial(smartresult.to_vtt, words=True), id="stamped"),
        pytest.param(".srt", to_played_srt, id="srt"),
    ],
)
def test_libass_shows_the_first_of_two_on_top(libass: str, tmp_path: Path, suffix: str, write: Writer) -> None:
    picture = draw(libass, tmp_path / f"two{suffix}", write(TOGETHER), 3).pictures[2]
    assert is_in_order(picture)
    picture = draw(libass, tmp_path / f"swapped{suffix}", write(Transcript(TOGETHER[1::-1])), 3).pictures[2]
    assert not is_in_order(picture)


def test_vlc_shows_the_first_of_two_on_top(vlc: str, ffmpeg: str) -> None:
    (picture,) = draw_with_vlc(vlc, ffmpeg, to_played_srt(TOGETHER), size=SIZE, moments=[2])
    assert is_in_order(picture)


def test_chromium_shows_the_first_of_two_on_top(chromium: str, ffmpeg: str, tmp_path: Path) -> None:
    path = tmp_path / "scene.vtt"
    for transcript, in_order in ((TOGETHER, True), (Transcript(TOGETHER[1::-1]), False)):
        path.write_text(smartresult.to_vtt(transcript), encoding="utf-8")
        assert is_in_order(draw_with_chromium(chromium, ffmpeg, path, size=SIZE, second=2)) == in_order


@pytest.mark.parametrize("text", ["{hidden}", "\\N", "\\h\\n"])
def test_libass_hides_what_is_not_escaped(libass: str, tmp_path: Path, text: str) -> None:
    file = to_small_ass(show_in_turn([f"M{text}M"]))
    naive = file.replace("｛", "{").replace("｝", "}").replace("\u2060", "")
    (shown,) = draw(libass, tmp_path / "shown.ass", file, 1).pictures
    (hidden,) = draw(libass, tmp_path / "hidden.ass", naive, 1).pictures
    assert hidden.ink_width < shown.ink_width


@pytest.mark.parametrize("text", ["שלום, עולם.", "مرحبا، يا عالم!"])
def test_libass_draws_the_stop_of_a_line_that_runs_from_right_to_left_on_its_left(
    libass: str, tmp_path: Path, text: str
) -> None:
    """As it does in a run that says that it is one, whatever the style."""
    files = [to_small_ass([Segment(said, 0.0, 1.0)]) for said in (text, f"\u202b{text}\u202c")]
    left_to_right = re.sub(r"(Style: .*),-1\n", r"\1,1\n", files[0])
    told = re.sub(r"(Style: .*),-1\n", r"\1,1\n", files[1])
    ours, meant, naive = (
        draw(libass, tmp_path / f"{i}.ass", file, 1).pictures[0]
        for i, file in enumerate((files[0], told, left_to_right))
    )
    assert ours == meant != naive


SUNG: Final = Segment(
    "你好世界", 0.0, 2.0, (Word("你", 0.2, 0.8), Word("好", 0.9, 1.0), Word("世", 1.0, 1.4), Word("界", 1.4, 2.0))
)


@pytest.mark.parametrize("karaoke", ["k", "kf"])
def test_libass_lights_up_the_syllable_that_is_sung(chinese_libass: str, tmp_path: Path, karaoke: Karaoke) -> None:
    """What is not sung yet is transparent."""
    white, none = pysubs2.Color(255, 255, 255), pysubs2.Color(0, 0, 0, 255)
    style = pysubs2.SSAStyle(
        fontname="Noto Sans CJK SC", fontsize=60, primarycolor=white, secondarycolor=none, outline=0, shadow=0
    )
    file = to_small_ass([SUNG], karaoke=karaoke, style=style)
    widths = [picture.ink_width for picture in draw(chinese_libass, tmp_path / "sung.ass", file, 2, rate=20).pictures]
    syllable = max(widths) / len(SUNG.words)
    for sung, word in enumerate(SUNG.words):
        start, end = round(word.start * 20), round(word.end * 20) - 1
        before, after = (start - 1, start) if karaoke == "k" else (start, end)  # at once, or filling from the left
        assert widths[before] == pytest.approx(sung * syllable, abs=syllable / 4)
        assert widths[after] >= (sung + 0.5 if karaoke == "kf" else sung + 0.9) * syllable
    assert widths == sorted(widths)
    assert (len(set(widths)) > len(SUNG.words) + 1) == (karaoke == "kf")
