"""Real players as judges: what they read, and draw, is what was meant."""

import random
import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial
from itertools import combinations, count, islice
from operator import attrgetter
from pathlib import Path
from typing import Final, TypeAlias

import pysubs2
import pytest

import smartresult
from smartresult import Segment, Transcript, Word
from smartresult.export.ass import Karaoke
from smartresult.export.characters import clean_lines
from smartresult.export.cues import place_cues
from tests.hostile import FRAGMENTS, make_transcript
from tests.oracles import miss
from tests.players import (
    Drawing,
    Picture,
    ReadCue,
    draw_with_chromium,
    draw_with_libass,
    draw_with_vlc,
    find_node_modules,
    find_program,
    has_font,
    has_libass,
    read_with_chromium,
    read_with_ffmpeg,
    read_with_webvtt_parser,
)
from tests.reading_back import collapse, show

pytestmark = [pytest.mark.oracle, pytest.mark.slow]

Writer: TypeAlias = Callable[[Transcript], str]
to_played_srt: Final = partial(smartresult.to_srt, markup="look-alike")


@pytest.fixture(scope="session")
def ffmpeg() -> str:
    return find_program("ffmpeg") or miss("FFmpeg")


@pytest.fixture(scope="session")
def libass(ffmpeg: str) -> str:
    return ffmpeg if has_libass(ffmpeg) else miss("FFmpeg's libass")


@pytest.fixture(scope="session")
def chinese_libass(libass: str) -> str:
    fc_list = find_program("fc-list") or miss("fontconfig's fc-list")
    return libass if has_font(fc_list, "Noto Sans CJK SC") else miss("the font Noto Sans CJK SC")


@pytest.fixture(scope="session")
def chromium() -> str:
    return find_program("chromium", "chromium-browser", "google-chrome") or miss("Chromium")


@pytest.fixture(scope="session")
def node() -> str:
    return find_program("node") or miss("Node.js")


@pytest.fixture(scope="session")
def node_modules() -> Path:
    return find_node_modules("webvtt-parser") or miss("W3C's webvtt-parser (npm)")


@pytest.fixture(scope="session")
def vlc() -> str:
    return find_program("vlc") or miss("VLC")


#: Of which tags, comments, blocks, commands, entities and timing lines are made.
PIECES: Final = (*'<<>>/bix_1{}\\Nhn-é&="!:$ \n', "font", "br", "amp;", "-->", "0:00:01,0")
NEARLY_TAGS: Final = (
    "i <3 u, you >3 me",
    "if a < b and c > d",
    "a<>b",
    "</>",
    "<//>",
    "< FONT x>",
    "<!-- c -->",
    "x < y > z",
)


@cache
def make_hostile_transcripts() -> Sequence[Transcript]:
    """500 that have a cue (without one, an SRT file is empty, and FFmpeg refuses it), and soups of markup."""
    hostile = islice((one for one in map(make_transcript, count()) if place_cues(one).texts), 500)
    return [*hostile, show_in_turn(NEARLY_TAGS), *map(make_soup, range(10))]


def make_soup(seed: int) -> Transcript:
    source = random.Random(seed)  # noqa: S311 - reproducible, not secret
    return show_in_turn(["".join(source.choices(PIECES, k=source.randint(1, 14))) for _ in range(300)])


def show_in_turn(texts: Sequence[str]) -> Transcript:
    """Each for a second."""
    return Transcript(tuple(Segment(text, float(i), i + 1.0) for i, text in enumerate(texts)))


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
    return [smartresult.to_vtt(transcript) for transcript in make_web_transcripts()]


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
        pytest.param(".vtt", smartresult.to_vtt, id="vtt"),
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


# libass: the picture itself

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
        (".vtt", smartresult.to_vtt, [text for text in HAZARDS if see_text(text, ".vtt") == text]),
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
