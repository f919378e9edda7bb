"""Options and refusals of the writers."""

import csv
import io
import re
from collections.abc import Callable
from functools import partial
from types import SimpleNamespace
from typing import Any

import pysubs2
import pytest

import smartresult
from smartresult import (
    ExportError,
    GeneratedTexts,
    JobNotFinishedError,
    OtherResult,
    Segment,
    SmartJob,
    Transcript,
    UnsupportedResultError,
    Word,
)
from smartresult.export.ass_text import part_events

WRITERS: dict[str, Callable[..., str]] = {name: exporter.function for name, exporter in smartresult.EXPORTERS.items()}


def test_every_source_gives_the_same_file() -> None:
    segments = (Segment("你好", 0.5, 1.25), Segment("Hello", 1.25, 3.0))
    cues = [SimpleNamespace(text=segment.text, start=segment.start, end=segment.end) for segment in segments]
    job = SmartJob(result=Transcript(segments))
    for write in WRITERS.values():
        written = {
            write(job),
            write(job.result),
            write(segments),
            write(cues),
            write(iter(cues)),
        }
        assert len(written) == 1


def test_no_segments_make_an_empty_file_of_the_format() -> None:
    empty = Transcript((Segment(" ", 0, 1),))
    written = {name: write(empty) for name, write in WRITERS.items() if name != "ttml"}  # it is none without a cue
    assert (written["srt"], written["vtt"], written["txt"]) == ("", "WEBVTT\n", "")
    assert written["csv"] == "job_id,index,start,end,duration,text\r\n"
    assert written["ass"].endswith("Effect, Text\n")


@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
def test_a_job_without_segments_says_so(write: Callable[..., str]) -> None:
    with pytest.raises(JobNotFinishedError):
        write(SmartJob(state="Executing"))
    with pytest.raises(UnsupportedResultError):
        write(OtherResult("text"))
    with pytest.raises(UnsupportedResultError):
        write(SmartJob(state="Finished", result=OtherResult("text")))


@pytest.mark.parametrize("name", sorted(WRITERS.keys() - {"csv", "txt"}))
def test_texts_without_times_are_refused_by_timed_formats(name: str) -> None:
    texts = GeneratedTexts(("a",))
    for source in (texts, SmartJob(job_type="TextGenerate", state="Finished", result=texts)):
        with pytest.raises(UnsupportedResultError, match="of type TextGenerate with 1 texts has no segments"):
            WRITERS[name](source)


def test_generated_texts_are_written_as_csv_and_text() -> None:
    texts = GeneratedTexts(('=1+1, "quoted"\r\n\r\nsecond paragraph \ud800', "", "b "))
    job = SmartJob(job_id="42", state="Finished", result=texts)
    rows = list(csv.reader(io.StringIO(smartresult.to_csv(job), newline="")))
    assert rows == [
        ["job_id", "index", "text"],
        ["42", "1", '=1+1, "quoted"\n\nsecond paragraph \ufffd'],
        ["42", "2", ""],
        ["42", "3", "b "],
    ]
    assert smartresult.to_csv(texts, guard=True).startswith("job_id,index,text\r\n,1,\"'=1+1")
    assert smartresult.to_csv(texts, bom=True, newline="\n") == "\ufeff" + smartresult.to_csv(texts).replace(
        "\r\n", "\n"
    )
    assert smartresult.to_text(job) == smartresult.to_text(texts)
    assert smartresult.to_text(texts) == '=1+1, "quoted"\n\nsecond paragraph \ufffd\n\nb\n'


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\tb", "＝1", "＋1", "－1", "＠1"])
def test_a_guarded_cell_is_no_formula(formula: str) -> None:
    job = SmartJob(job_id="=cmd", result=Transcript((Segment(formula, 0, 1), Segment("plain", 1, 2))))
    rows = list(csv.reader(io.StringIO(smartresult.to_csv(job, guard=True), newline="")))
    assert [(row[0], row[5]) for row in rows[1:]] == [("'=cmd", f"'{formula}"), ("'=cmd", "plain")]
    unguarded = list(csv.reader(io.StringIO(smartresult.to_csv(job), newline="")))
    assert [(row[0], row[5]) for row in unguarded[1:]] == [("=cmd", formula), ("=cmd", "plain")]
    odd = SmartJob(job_id="\x0bb\x00", result=Transcript((Segment("a", 0, 1),)))
    assert '"\'\nb\ufffd",1,0.000' in smartresult.to_csv(odd, guard=True)


@pytest.mark.parametrize("sign", "=+-@＝＋－＠")
@pytest.mark.parametrize("text", ["a;{}cmd|' /C calc'!A0;b", "{}1\n{}2", "a\t{}1", 'a;"{}1"', ";;{}1", "a\r\n;\t{}1"])
def test_no_part_of_a_guarded_cell_is_a_formula_where_other_signs_part_cells(text: str, sign: str) -> None:
    said = text.replace("{}", sign)
    spoken = Transcript((Segment(said, 0, 1), Segment(said, 1, 2, (Word(said, 1, 2),))))
    for result in (spoken, GeneratedTexts((said, said))):
        job = SmartJob(job_id=said, state="Finished", result=result)
        for write in (smartresult.to_csv, smartresult.to_words_csv):
            if write is smartresult.to_csv or result is spoken:
                file = write(job, guard=True)
                parts = [part.lstrip('"') for line in file.splitlines() for part in re.split("[;\t]", line)]
                assert not [part for part in parts if part.startswith(sign)]
                assert re.sub(f"'(?=\"*{re.escape(sign)})", "", file) == write(job)


@pytest.mark.parametrize("hours", [25, 99])
def test_long_media_are_written_in_every_format(hours: int) -> None:
    written = {name: write([Segment("a", hours * 3600 + 62.5, hours * 3600 + 63)]) for name, write in WRITERS.items()}
    assert f"{hours}:01:02,500 --> {hours}:01:03,000" in written["srt"]
    assert f"{hours}:01:02.500 --> {hours}:01:03.000" in written["vtt"]
    assert f"{hours}:01:02.50,{hours}:01:03.00" in written["ass"]
    assert f"{hours * 3600 + 62}.500,{hours * 3600 + 63}.000,0.500" in written["csv"]
    assert f'begin="{hours}:01:02.500" end="{hours}:01:03.000"' in written["ttml"]
    assert f'"TimelineIn":{hours * 3600 + 62}.5,"TimelineOut":{hours * 3600 + 63}.0,' in written["timeline"]


def test_many_cues_of_long_media_have_the_times_of_a_few() -> None:
    segments = [Segment("a", i * 15.1, i * 15.1 + 1) for i in range(6000)]
    (last,) = re.findall(r"25:09:\d\d[^\n]*", smartresult.to_vtt(segments[-1:]))
    assert smartresult.to_vtt(segments).endswith(f"\n6000\n{last}\na\n")


def test_many_cues_are_counted_past_the_table() -> None:
    many = 2**17 + 2
    segments = [Segment("a", i / 10, (i + 1) / 10) for i in range(many)]
    assert smartresult.to_srt(segments).rpartition("\n\n")[0].rpartition("\n\n")[2].startswith(f"{many}\n")


@pytest.mark.parametrize("hours", [100, 1234])
def test_hundred_hours_are_written_where_the_format_can(hours: int) -> None:
    segments = [Segment("a", hours * 3600 - 1, hours * 3600)]
    assert f"--> {hours}:00:00.000" in smartresult.to_vtt(segments)
    with pytest.raises(ExportError, match="SRT can't state 100 hours and more"):
        smartresult.to_srt(segments)
    with pytest.raises(ExportError, match="ASS readers take less than 100 hours"):
        smartresult.to_ass(segments)


def test_webvtt_py_states_less_than_ten_digits_and_one_of_hours() -> None:
    last = 10**10 * 3600.0
    assert smartresult.to_webvtt([Segment("a", 0, last - 1)]).captions[0].end == "9999999999:59:59.000"
    with pytest.raises(ExportError, match=r"webvtt-py can't state 10,000,000,000 hours .* – at the cue that ends last"):
        smartresult.to_webvtt([Segment("a", 0, last)])


TOGETHER = [Segment("first", 1, 3), Segment("second", 1, 2), Segment("third", 1, 3), Segment("later", 2, 4)]


def test_of_cues_that_start_together_the_last_comes_first_for_players() -> None:
    stacked = ["third", "second", "first", "later"]
    in_order = ["first", "second", "third", "later"]
    for write, order in (
        (smartresult.to_vtt, stacked),
        (smartresult.to_ass, stacked),
        (partial(smartresult.to_srt, markup="look-alike"), stacked),
        (smartresult.to_ttml, in_order),
        (smartresult.to_srt, in_order),
        (smartresult.to_csv, in_order),
        (smartresult.to_text, in_order),
    ):
        assert re.findall("first|second|third|later", write(TOGETHER)) == order
    assert re.findall(r"^(\d)\n", smartresult.to_vtt(TOGETHER), re.MULTILINE) == ["3", "2", "1", "4"]
    assert smartresult.to_srt(TOGETHER, markup="look-alike").startswith("1\n00:00:01,000 --> 00:00:03,000\nthird\n")
    assert "2\n00:00:01,000 --> 00:00:02,000\nsecond\n" in smartresult.to_srt(TOGETHER, markup="look-alike")


def test_starts_that_are_equal_in_centiseconds_are_equal_in_ass() -> None:
    written = smartresult.to_ass([Segment("first", 1.001, 3), Segment("second", 1.002, 3)])
    assert written.index("second") < written.index("first")


@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
def test_a_byte_order_mark_inside_of_text_is_left_out(write: Callable[..., str]) -> None:
    marked = [Segment("\ufeffone\ufeff", 0, 1), Segment(" \ufeff\n", 1, 2), Segment("two \ufeff three", 2, 3)]
    assert write(marked) == write([Segment("one", 0, 1), Segment(" \n", 1, 2), Segment("two  three", 2, 3)])
    job = SmartJob(job_id="\ufeff7", title="\ufeffa", result=Transcript(tuple(marked)))
    assert "\ufeff" not in write(job)


@pytest.mark.parametrize(
    ("segment", "reason"),
    [
        (Segment("a", float("nan"), 1), "expected a finite number of seconds, got nan as the start"),
        (Segment("a", 0, float("inf")), "expected a finite number of seconds, got inf as the end"),
        (
            Segment("a", 10**400, 1),
            "expected a finite number of seconds, got 1" + "0" * 39 + " as the start",
        ),
        (Segment("a", -1, 1), "expected a start from 0 s up, got -1"),
        (SimpleNamespace(text=b"a", start=0, end=1), "expected a text, got b'a'"),
        (SimpleNamespace(text=b" ", start=0, end=1), "expected a text, got b' '"),
        (Segment("a", "1", 1), "expected a finite number of seconds, got '1' as the start"),  # type: ignore[arg-type]
        (Segment(None, 0, 1), "expected a text, got None"),  # type: ignore[arg-type]
        (SimpleNamespace(text="a", start=0), "expected a finite number of seconds, got None as the end"),
        (
            "a line",
            "expected an object with start, end and text, got a str: make a Segment of it, or hand the whole to parse",
        ),
    ],
)
def test_what_can_not_be_placed_is_named(segment: object, reason: str) -> None:
    good = Segment("a", 0, 1)
    for write in WRITERS.values():
        with pytest.raises(ExportError) as caught:
            write([good, segment])
        assert str(caught.value) == f"{reason} – at segments[1]"


@pytest.mark.parametrize("source", ["text", b"bytes", 5, None])
def test_what_holds_no_segments_is_refused(source: object) -> None:
    with pytest.raises(ExportError, match=f"got a {type(source).__name__} – at the source"):
        WRITERS["srt"](source)


def test_a_fault_of_the_segments_own_is_the_cause_of_ours() -> None:
    class Broken:
        text = "a"
        start = 0.0
        asked = 0

        @property
        def end(self) -> float:
            self.asked += 1
            if self.asked == 1:
                message = "a bug elsewhere"
                raise ValueError(message)
            return 1.0

    with pytest.raises(ExportError, match="got a Broken that raised ValueError – at segments") as caught:
        smartresult.to_srt([Broken()])
    assert str(caught.value.__cause__) == "a bug elsewhere"


@pytest.mark.parametrize(
    ("text", "font"),
    [
        ("plain words – “quoted”", "Arial"),
        ("你好，world", "Noto Sans CJK SC"),
        ("漢字とかな", "Noto Sans CJK JP"),
        ("안녕 世界", "Noto Sans CJK KR"),
        ("مرحبا", "Noto Sans Arabic"),
        ("שלום", "Noto Sans Hebrew"),
        ("नमस्ते", "Noto Sans Devanagari"),
        ("ฮาโหล", "Noto Sans Thai"),
        ("ສະບາຍດີ", "Noto Sans Lao"),
        ("សួស្តី", "Noto Sans Khmer"),
        ("မင်္ဂလာပါ", "Noto Sans Myanmar"),
        ("這裡說的是繁體中文", "Noto Sans CJK TC"),
        ("皇后乾隆在这里说了简体中文", "Noto Sans CJK SC"),
    ],
)
def test_the_font_has_the_script_of_the_text(text: str, font: str) -> None:
    segments = [Segment("Hello", 0, 1), Segment(text, 1, 2)]
    assert f"Style: Default,{font}," in smartresult.to_ass(segments)
    assert smartresult.to_pysubs2(segments).styles["Default"].fontname == font


@pytest.mark.parametrize(("text", "encoding"), [("Hello.", 1), ("مرحبا.", -1), ("שלום.", -1), ("你好。", 1)])
def test_the_style_says_in_which_direction_lines_run(text: str, encoding: int) -> None:
    (style,) = re.findall(r"^Style: .*", smartresult.to_ass([Segment(text, 0, 1)]), re.MULTILINE)
    assert style.endswith(f",{encoding}")
    for file in (
        pysubs2.SSAFile.from_string(smartresult.to_ass([Segment(text, 0, 1)])),
        smartresult.to_pysubs2([Segment(text, 0, 1)]),
    ):
        assert file.styles["Default"].encoding == encoding


def test_scripts_with_tall_lines_are_written_larger_unless_the_font_is_ones_own() -> None:
    sizes = [
        pysubs2.SSAFile.from_string(smartresult.to_ass([Segment(text, 0, 1)], font=font)).styles["Default"].fontsize
        for text, font in (("Hello.", None), ("مرحبا.", None), ("مرحبا.", "Tahoma"))
    ]
    assert sizes == [60, 84, 60]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("שלום.", "שלום.\u200f"),
        ("- שלום, מה שלומך?", "\u200f- שלום, מה שלומך?\u200f"),
        ("مرحبا", "مرحبا"),
        ("مرحبا!\nنعم.", "مرحبا!\u200f\nنعم.\u200f"),
        ("«نعم»", "\u200f«نعم»\u200f"),
        ("Hello.", "Hello."),
        ("Hello.\nשלום.", "Hello.\nשלום.\u200f"),
        ("שלום Anna.", "שלום Anna."),
        ("25 – שלום", "\u200f25 – שלום"),
        ("25.", "25."),
    ],
)
def test_lines_from_right_to_left_are_marked_where_that_is_asked_for(text: str, marked: str) -> None:
    told = [Segment("Anna", 0, 1), Segment(text, 1, 2)]
    assert smartresult.to_srt(told) == smartresult.to_srt([told[0], Segment(text, 1, 2)], rtl="keep")
    assert smartresult.to_srt(told, rtl="marks") == smartresult.to_srt([told[0], Segment(marked, 1, 2)])


def test_a_line_without_a_letter_is_not_marked() -> None:
    assert "\n- 10!\n\n" in smartresult.to_srt([Segment("\u05e9\u05dc\u05d5\u05dd.\n- 10!", 0, 1)], rtl="marks")


def test_another_way_for_lines_from_right_to_left_is_refused() -> None:
    with pytest.raises(ExportError, match="expected one of keep, marks, got 'none' – at rtl"):
        smartresult.to_srt([], rtl="none")  # type: ignore[arg-type]  # that it is refused is the point


def test_a_language_stands_in_the_head_of_webvtt() -> None:
    assert smartresult.to_vtt([Segment("Olá.", 0, 1)], lang="pt-BR").startswith("WEBVTT Language: pt-BR\n\n1\n")
    for lang in ("", "pt BR", "pt\n", "x", 7):
        with pytest.raises(ExportError, match="expected a language tag such as pt-BR, got") as caught:
            smartresult.to_vtt([], lang=lang)  # type: ignore[arg-type]
        assert caught.value.path == "lang"


def test_a_style_of_ones_own_is_read_back_in_every_field() -> None:
    style = pysubs2.SSAStyle(
        fontname="Fang Song",
        fontsize=31.5,
        primarycolor=pysubs2.Color(1, 2, 3, 4),
        secondarycolor=pysubs2.Color(5, 6, 7, 8),
        outlinecolor=pysubs2.Color(9, 10, 11, 12),
        backcolor=pysubs2.Color(13, 14, 15, 16),
        bold=True,
        italic=False,
        underline=True,
        strikeout=False,
        scalex=90.0,
        scaley=110.0,
        spacing=1.5,
        angle=2.5,
        borderstyle=3,
        outline=4.5,
        shadow=5.5,
        alignment=pysubs2.Alignment.TOP_LEFT,
        marginl=6,
        marginr=7,
        marginv=8,
        encoding=134,
    )
    text = smartresult.to_ass([Segment("a", 0, 1)], style=style)
    assert ",-1,0,-1,0," in text
    assert pysubs2.SSAFile.from_string(text).styles["Default"].as_dict() == style.as_dict()


def test_a_resolution_and_a_title_of_ones_own() -> None:
    style = pysubs2.SSAStyle(fontname="Fang, Song\nDialogue: x\ud800")
    text = smartresult.to_ass([Segment("a", 0, 1)], style=style, resolution=(1280, 720), title="two\u2028lines\x07")
    file = pysubs2.SSAFile.from_string(text)
    assert (file.info["PlayResX"], file.info["PlayResY"], file.info["Title"]) == ("1280", "720", "two lines\ufffd")
    assert file.styles["Default"].fontname == "Fang Song Dialogue: x\ufffd"
    assert "Default,Arial,40,&H00FFFFFF" in smartresult.to_ass([Segment("a", 0, 1)], resolution=(1280, 720))


@pytest.mark.parametrize("resolution", [(0, 0), (-1, 5), (True, True), ("1\nx", 720), (1920,), (1.5, 2), 5, None])
def test_what_is_no_resolution_is_refused(resolution: Any) -> None:  # noqa: ANN401 - that it is refused is the point
    with pytest.raises(ExportError, match=r"expected width and height in pixels, got .* – at resolution"):
        smartresult.to_ass([], resolution=resolution)


@pytest.mark.parametrize("newline", ["\r", "", "\n\n", ";"])
def test_what_is_no_line_end_is_refused(newline: str) -> None:
    with pytest.raises(ExportError, match=r"got .* – at newline"):
        smartresult.to_srt([], newline=newline)
    with pytest.raises(ExportError, match=r"got .* – at newline"):
        smartresult.to_csv([], newline=newline)


@pytest.mark.parametrize("markup", ["look_alike", [], None, 5])
def test_an_unknown_markup_is_refused(markup: Any) -> None:  # noqa: ANN401 - that it is refused is the point
    with pytest.raises(ExportError, match=r"expected one of keep, look-alike, got .* – at markup"):
        smartresult.to_srt([], markup=markup)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("fontsize", "large"),
        ("fontsize", float("nan")),
        ("fontname", None),
        ("outline", None),
        ("marginl", "5"),
        ("encoding", float("inf")),
        ("primarycolor", "red"),
        ("backcolor", SimpleNamespace(a=0, b=0, g=0, r=256)),
        ("outlinecolor", SimpleNamespace(a=0, b=0, g=0)),
    ],
)
def test_a_style_that_ass_can_not_state_is_named(field: str, value: object) -> None:
    style = pysubs2.SSAStyle()
    setattr(style, field, value)
    with pytest.raises(ExportError, match=rf"expected .*, got .* – at style\.{field}"):
        smartresult.to_ass([Segment("a", 0, 1)], style=style)


@pytest.mark.parametrize("style", ["bold", {}, 0, pysubs2.Color(0, 0, 0)])
def test_a_style_of_another_type_is_refused(style: Any) -> None:  # noqa: ANN401 - that it is refused is the point
    with pytest.raises(ExportError, match=rf"expected a pysubs2.SSAStyle, got a {type(style).__name__} – at style"):
        smartresult.to_ass([Segment("a", 0, 1)], style=style)


def test_a_title_that_is_no_text_is_refused() -> None:
    with pytest.raises(ExportError, match="expected a text, got 5 – at title"):
        smartresult.to_ass([], title=5)  # type: ignore[arg-type]  # that it is refused is the point


@pytest.mark.parametrize(
    "character", ["\u2028", "\u2029", "\x85", "\x9f", "\uffff", "\ufffe", "\ud800", "\x0b", "\x7f"]
)
@pytest.mark.parametrize("text", ["a{}b", "啊{}波"])
def test_one_odd_character_alone_is_enough(text: str, character: str) -> None:
    segments = [Segment(text.format(character), 0, 1)]
    instead = text.format("\n" if character in "\u2028\u2029\x85\x0b" else "\ufffd")
    for name in ("srt", "vtt", "txt", "csv"):
        assert instead in WRITERS[name](segments)
    assert instead.replace("\n", "\\n") in WRITERS["bcc"](segments)
    assert instead.replace("\n", "\\N") in WRITERS["ass"](segments)
    assert instead.replace("\n", "\\\\N") in WRITERS["timeline"](segments)
    assert instead.replace("\n", "<br/>") in WRITERS["ttml"](segments)


def test_the_last_hundredth_of_an_hour_has_its_place() -> None:
    assert "0:59:59.99,1:00:00.00" in smartresult.to_ass([Segment("a", 3599.99, 3599.999)])


def test_the_objects_of_other_libraries_are_ready_to_use() -> None:
    file = smartresult.to_pysubs2([Segment("a", 0, 1), Segment("b", 1, 2)])
    assert (file.info["PlayResX"], file.info["PlayResY"], file.info["WrapStyle"]) == ("1920", "1080", "0")
    assert file.styles["Default"].fontsize == 60
    captions = smartresult.to_webvtt([Segment("a", 0, 1), Segment("b", 1, 2)]).captions
    assert [(caption.identifier, caption.start, caption.text) for caption in captions] == [
        ("1", "00:00:00.000", "a"),
        ("2", "00:00:01.000", "b"),
    ]


def test_every_format_has_a_suffix_of_its_own() -> None:
    suffixes = [exporter.suffix for exporter in smartresult.EXPORTERS.values()]
    assert len({suffix.lower() for suffix in suffixes}) == len(suffixes)
    assert all(suffix.startswith(".") for suffix in suffixes)


def test_every_format_has_a_public_function() -> None:
    for write in WRITERS.values():
        assert getattr(smartresult, write.__name__) is write
        assert write.__name__ in smartresult.__all__


def test_texts_that_only_a_careful_writer_keeps() -> None:
    (cue,) = smartresult.to_pysubs2([Segment("C:\\New {x}", 0, 1)])
    assert cue.plaintext.replace("\u2060", "") == "C:\\New ｛x｝"
    assert smartresult.to_srt([Segment("C:\\New", 0, 1)], markup="look-alike").endswith("C:\\\u2060New\n\n")
    assert smartresult.to_srt([Segment("from 00:00:01,0 to 00:00:02,5", 0, 1)]).count("\u2060") == 2
    assert smartresult.to_srt([Segment("at 00:00:01,0", 0, 1)]).count("\u2060") == 0
    assert smartresult.to_srt([Segment("one", 0, 1), Segment("two\n3", 1, 2)]).endswith("\ntwo 3\n\n")


# --- The picture and the font of ASS


@pytest.mark.parametrize(
    ("resolution", "style"),
    [
        (
            (1920, 1080),
            "Arial,60,",
        ),
        ((1280, 720), "Arial,40,"),
        ((1080, 1920), "Arial,90,"),
    ],
)
def test_ten_wide_characters_fit_into_a_line_of_any_picture(resolution: tuple[int, int], style: str) -> None:
    (line,) = re.findall(
        r"^Style: Default,(.*)$", smartresult.to_ass([Segment("a", 0.0, 1.0)], resolution=resolution), re.MULTILINE
    )
    assert line.startswith(style)
    size, left, right = int(line.split(",")[1]), *map(int, line.split(",")[-4:-2])
    assert 10 * size <= resolution[0] - left - right


def test_a_font_is_that_of_the_style_whose_ever_it_is() -> None:
    for style in (None, pysubs2.SSAStyle(fontname="Other")):
        text = smartresult.to_ass([Segment("今天", 0.0, 1.0)], style=style, font="Source, Han\nSans")
        assert "\nStyle: Default,Source Han Sans," in text
    with pytest.raises(ExportError, match="expected the name of a font, got 5 – at font"):
        smartresult.to_ass([], font=5)  # type: ignore[arg-type]  # that it is refused is the point


def test_events_are_parted_in_linear_time() -> None:
    """Each that could begin one would look through the rest for a time."""
    text = "Dialogue:" * 100_000
    parted = text.replace(":", "\u2060:")
    assert part_events([text, f"{text} 0:00:01.00"]) == [text, f"{parted} 0:00:01.00"]
