"""Objects of other libraries are taken by their own units, or refused with advice; nothing is guessed."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import time, timedelta
from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import msgspec
import pysubs2
import pytest
import srt  # type: ignore[import-untyped]  # it has types, but says so nowhere
import webvtt
from hypothesis import given
from hypothesis import strategies as st

import smartresult
from smartresult import EXPORTERS, Cue, ExportError, Segment, Word, words
from smartresult.retiming import shift_segments
from smartresult.timed_text import list_segments
from tests.oracles import import_judge
from tests.strategies import cue_texts

SEGMENTS = (Segment("Good morning,\nall.", 1.001, 3_599.5), Segment("再见", 3_600.25, 7_200.999))


def as_events(segments: Sequence[Segment]) -> list[pysubs2.SSAEvent]:
    return [pysubs2.SSAEvent(round(s.start * 1000), round(s.end * 1000), s.text.replace("\n", r"\N")) for s in segments]


def as_ssa_file(segments: Sequence[Segment]) -> pysubs2.SSAFile:
    file = pysubs2.SSAFile()
    file.events = as_events(segments)
    return file


def as_captions(segments: Sequence[Segment]) -> webvtt.WebVTT:
    return webvtt.from_string(smartresult.to_vtt(segments))


def as_subtitles(segments: Sequence[Segment]) -> list[srt.Subtitle]:
    return [
        srt.Subtitle(i, timedelta(seconds=s.start), timedelta(seconds=s.end), s.text) for i, s in enumerate(segments, 1)
    ]


def as_generator(segments: Sequence[Segment]) -> Iterator[srt.Subtitle]:
    yield from srt.parse(smartresult.to_srt(segments))


def as_subrip_file(segments: Sequence[Segment]) -> Any:  # noqa: ANN401 - a pysrt.SubRipFile
    return import_judge("pysrt").from_string(smartresult.to_srt(segments))


def as_ass_document(segments: Sequence[Segment]) -> Any:  # noqa: ANN401 - an ass.Document
    ass = import_judge("ass")
    document = ass.Document()
    for one in segments:
        start, end = timedelta(seconds=one.start), timedelta(seconds=one.end)
        document.events.append(ass.Dialogue(start=start, end=end, text=one.text.replace("\n", r"\N")))
    document.events.append(ass.Comment(start=timedelta(0), end=timedelta(1), text="a note"))
    return document


@dataclass
class Timed:
    """An object of nobody's, with times that say their unit themselves."""

    start: timedelta
    end: timedelta
    text: str


def as_timedeltas(segments: Sequence[Segment]) -> list[Timed]:
    return [Timed(timedelta(seconds=s.start), timedelta(seconds=s.end), s.text) for s in segments]


KINDS: Sequence[Callable[[Sequence[Segment]], Any]] = (
    as_events,
    as_ssa_file,
    as_captions,
    lambda segments: as_captions(segments).captions,
    as_subtitles,
    as_generator,
    as_subrip_file,
    as_ass_document,
    as_timedeltas,
)
kinds = pytest.mark.parametrize("make", KINDS)


@kinds
def test_objects_of_other_libraries_are_segments(make: Callable[[Sequence[Segment]], Any]) -> None:
    assert list_segments(make(SEGMENTS)) == SEGMENTS


@kinds
def test_every_function_takes_them(make: Callable[[Sequence[Segment]], Any]) -> None:
    for exporter in EXPORTERS.values():
        assert exporter.function(make(SEGMENTS)) == exporter.function(SEGMENTS)
    assert smartresult.words(make(SEGMENTS)) == smartresult.words(SEGMENTS)
    for profile in ("auto", "bbc"):
        assert smartresult.reflow(make(SEGMENTS), profile) == smartresult.reflow(SEGMENTS, profile)
        assert smartresult.check(make(SEGMENTS), profile) == smartresult.check(SEGMENTS, profile)


def test_a_list_may_hold_several_kinds() -> None:
    mixed = [*as_events(SEGMENTS), *as_subtitles(SEGMENTS), *SEGMENTS, *as_captions(SEGMENTS).captions]
    assert list_segments(mixed) == SEGMENTS * 4


@given(st.lists(st.builds(Segment, cue_texts, *[st.integers(0, 35_999_999).map(lambda ms: ms / 1000)] * 2), max_size=4))
def test_what_we_hand_over_comes_back(segments: list[Segment]) -> None:
    file = smartresult.to_pysubs2(segments)
    assert list_segments(file) == tuple(Segment(one.plaintext, one.start / 1000, one.end / 1000) for one in file.events)
    assert smartresult.to_vtt(smartresult.to_webvtt(segments)) == smartresult.to_vtt(segments)


events = st.lists(st.sampled_from(["{", "}", r"{\i1}", r"\N", r"\n", r"\h", "a", " ", r"{\pos(1,2)}", "{x}", "\\"]))


@given(events.map("".join))
def test_the_text_of_an_event_is_what_pysubs2_says(text: str) -> None:
    event = pysubs2.SSAEvent(0, 1000, text)
    assert [one.text for one in list_segments([event])] == [event.plaintext]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (r"{\p1}m 0 0 l 9 9{\p0}text", "text"),
        (r"{\an8\p1}m 0 0 l 9 9", None),
        (r"{\p1}m 0 0{\p0} {\p2}m 1 1", None),
        (r"a{\p04}m 0 0{\p0}b", "ab"),
        (r"{\p0}m 0 0", "m 0 0"),
        (r"{\pos(3,4)}text", "text"),
        ("", ""),
        (r"{\i1}", ""),
    ],
)
def test_drawings_are_left_out(text: str, shown: str | None) -> None:
    segments = list_segments([pysubs2.SSAEvent(0, 1000, text)])
    assert [one.text for one in segments] == ([] if shown is None else [shown])


def test_comments_are_left_out() -> None:
    comment = pysubs2.SSAEvent(0, 1000, "a note", type="Comment")
    assert list_segments([comment, *as_events(SEGMENTS), comment]) == SEGMENTS


@pytest.mark.slow
def test_hostile_events_take_time_in_proportion() -> None:
    for text in ("{" * 10**6, "}" * 10**6, "{}" * 10**6, r"{\p1" * 10**6, r"{\p1}" * 10**6, r"{\p" + " " * 10**6 + "}"):
        assert len(list_segments([pysubs2.SSAEvent(0, 1, text)])) <= 1


def test_markup_is_taken_out_where_the_library_does_it() -> None:
    file = webvtt.from_string("WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Ann>AT&amp;T <i>&lt;3</i></v>\n")
    assert list_segments(file) == (Segment("AT&T <3", 1.0, 2.0),)
    assert list_segments([srt.Subtitle(1, timedelta(0), timedelta(seconds=1), "<i>a</i>")]) == (
        Segment("<i>a</i>", 0.0, 1.0),
    )


def stand_in(module: str, name: str, **fields: object) -> object:
    """An object that says it is of a class *name* in *module*, which need not be installed."""
    made: object = type(name, (SimpleNamespace,), {"__module__": module})(**fields)
    return made


def test_classes_are_known_by_package_and_name() -> None:
    clock = SimpleNamespace(hours=1, minutes=2, seconds=3, milliseconds=4)
    item = stand_in("pysrt.srtitem", "SubRipItem", start=clock, end=clock, text="a")
    assert list_segments([item]) == (Segment("a", 3723.004, 3723.004),)
    event = {"start": timedelta(seconds=1), "end": timedelta(seconds=2), "text": r"{\i1}a\Nb"}
    lines = [stand_in("ass.line", name, **event) for name in ("Dialogue", "Comment", "Picture", "Sound", "Movie")]
    for source in (lines, stand_in("ass.document", "Document", events=lines)):
        assert list_segments(source) == (Segment("a\nb", 1.0, 2.0),)
    nameless = stand_in("", "SubRipItem", start=1.0, end=2.0, text="a")
    assert list_segments([nameless]) == (Segment("a", 1.0, 2.0),)


def test_what_a_known_class_should_not_hold_is_refused() -> None:
    for item in (
        stand_in("pysrt", "SubRipItem", start=None, end=1, text="a"),
        stand_in("pysrt", "SubRipItem", start=SimpleNamespace(hours=1, minutes="2"), end=1, text="a"),
        stand_in("ass", "Dialogue", start=1.5, end=None, text="a"),
    ):
        with pytest.raises(ExportError, match=r"expected a finite number of seconds, got (None|namespace.*) as the"):
            list_segments([item])
    with pytest.raises(ExportError, match="got a NoneType – at the source"):
        list_segments(stand_in("ass", "Document", events=None))


class Derived(pysubs2.SSAEvent):
    pass


def test_a_derived_class_is_known() -> None:
    assert list_segments([Derived(1000, 2000, "a")]) == (Segment("a", 1.0, 2.0),)


def seconds(**fields: object) -> SimpleNamespace:
    return SimpleNamespace(**{"start": 1.0, "end": 2.0, "text": "a", **fields})


@pytest.mark.parametrize(
    ("item", "message"),
    [
        (
            {"start": 1.0, "end": 2.0, "text": "a"},
            "expected an object with start, end and text, got a dict: make a Segment of it, or hand the whole to parse",
        ),
        (seconds(start="00:00:01.000"), "expected a finite number of seconds, got '00:00:01.000' as the start"),
        (seconds(end=Decimal(2)), "expected a finite number of seconds, got Decimal('2') as the end"),
        (seconds(start=time(0, 0, 1)), "expected a finite number of seconds, got datetime.time(0, 0, 1) as the start"),
        (seconds(start=timedelta(0), text=None), "expected a text, got None"),
        (seconds(start=True), "expected a finite number of seconds, got True as the start"),
        (seconds(start=Fraction(10**400)), "expected a finite number of seconds, got Fraction("),
        (Segment("a", None, 1.0), "expected a finite number of seconds, got None as the start"),  # type: ignore[arg-type]
        (seconds(text=None), "expected a text, got None"),
        (seconds(start=-1), "expected a start from 0 s up, got -1"),
        (pysubs2.SSAEvent("0", 1, "a"), "expected a finite number of seconds, got '0' as the start"),  # type: ignore[arg-type]
        (pysubs2.SSAEvent(-1000, 1, "a"), "expected a start from 0 s up, got -1.0"),
        (pysubs2.SSAEvent(0, 1, None), "expected a text, got None"),  # type: ignore[arg-type]
        (srt.Subtitle(1, 5.0, timedelta(1), None), "expected a text, got None"),
        (seconds(start=None), "expected a finite number of seconds, got None as the start"),
        (object(), "expected an object with start, end and text, got a object: make a Segment of it"),
        ("a", "expected an object with start, end and text, got a str: make a Segment of it"),
        ((1.0, 2.0, "a"), "expected an object with start, end and text, got a tuple: make a Segment of it"),
    ],
)
def test_what_is_not_known_is_refused_with_advice(item: Any, message: str) -> None:  # noqa: ANN401 - nothing to be timed
    takers: Sequence[Callable[[Any], object]] = (
        list_segments,
        smartresult.reflow,
        smartresult.check,
        smartresult.words,
        *(exporter.function for exporter in EXPORTERS.values()),
    )
    for take in takers:
        with pytest.raises(ExportError, match=re.escape(message)) as caught:
            take([*SEGMENTS, item])
        assert caught.value.path == "segments[2]"


def test_the_words_of_an_object_with_timedeltas_are_kept() -> None:
    timed = Word("a", 0.25, 0.5)
    item = seconds(start=timedelta(0), end=timedelta(seconds=1), words=(timed,))
    assert smartresult.words([item]) == (timed,)
    assert smartresult.words([seconds(start=timedelta(seconds=1), end=2)])[0].estimated


def test_whole_numbers_of_an_unknown_class_are_seconds() -> None:
    assert list_segments([seconds(start=1000, end=2000)]) == (Segment("a", 1000, 2000),)


@pytest.mark.parametrize("kind", ["float64", "float32", "float16", "longdouble", "int16", "Fraction"])
def test_a_number_of_any_kind_is_written_as_the_float_that_it_is(kind: str) -> None:
    """Reckoned with as what they are, small ones of numpy would be off, and 16 bits can't hold the milliseconds."""
    make: Callable[[float], Any] = Fraction if kind == "Fraction" else getattr(import_judge("numpy"), kind)
    start, end = make(204.9), make(1000.7)
    plain = (Segment("a b", float(start), float(end), (Word("a ", float(start), float(end)),)),)
    words = (Word("a ", start, end),)
    for item in (seconds(text="a b", start=start, end=end, words=words), Segment("a b", start, end, words)):
        for exporter in EXPORTERS.values():
            assert exporter.function([item]) == exporter.function(plain)
        assert smartresult.words([item]) == smartresult.words(plain)
        assert repr(smartresult.reflow([item], "bbc")) == repr(smartresult.reflow(plain, "bbc"))
    assert {type(one.start) for one in list_segments([Cue(start, end, ("a",))])} <= {float, int}


def test_what_numpy_calls_a_number_and_is_none_is_refused() -> None:
    numpy = import_judge("numpy")
    for value in (numpy.timedelta64(5, "s"), numpy.timedelta64(5, "ns"), numpy.bool_(1), numpy.float32("nan")):
        with pytest.raises(ExportError, match=re.escape(f"a finite number of seconds, got {value!r:.40} as the end")):
            list_segments([seconds(end=value)])


def test_the_words_of_whisper_are_words() -> None:
    """They have `word` for a text; a segment whose words nobody asked for has None."""
    spoken = [SimpleNamespace(word=" a", start=Fraction(1), end=Fraction(3, 2), probability=0.9)]
    (segment,) = list_segments([seconds(text=" a b", words=spoken)])
    assert segment == Segment(" a b", 1.0, 2.0, (Word(" a", 1.0, 1.5),))
    assert list_segments([seconds(words=None), seconds(words=[])]) == (Segment("a", 1.0, 2.0),) * 2
    assert list_segments(spoken) == (Segment(" a", 1.0, 1.5),)
    assert shift_segments([seconds(words=None)], 1.0).segments == (Segment("a", 2.0, 3.0),)


@pytest.mark.parametrize("words", [5, "ab", [{"word": "a"}], [SimpleNamespace(word="a", start=None, end=1)]])
def test_words_that_are_none_are_refused_where_they_are_asked_for(words: object) -> None:
    item = seconds(words=words)
    assert smartresult.to_srt([item]) == smartresult.to_srt([seconds()])
    with pytest.raises(ExportError, match=r"^expected (words|objects of type Word).* at segments\[0\]\.words$"):
        smartresult.words([item])


def test_the_objects_of_assemblyai_are_milliseconds() -> None:
    word = stand_in("assemblyai.types", "Word", text="a", start=1000, end=1500)
    for name in ("Word", "Sentence", "Paragraph"):
        item = stand_in("assemblyai.types", name, text="a", start=1000, end=2000, words=[word])
        assert list_segments([item]) == (Segment("a", 1.0, 2.0, (Word("a", 1.0, 1.5),)),)


class Raising:
    """An object of which reading one attribute raises."""

    def __init__(self, name: str, error: BaseException) -> None:
        self.name, self.error = name, error

    def __getattr__(self, name: str) -> object:
        if name == self.name:
            raise self.error
        return {"start": 1.0, "end": 2.0, "text": "a"}[name]


def raise_later(error: BaseException) -> Iterator[Segment]:
    yield SEGMENTS[0]
    raise error


@pytest.mark.parametrize("name", ["start", "end", "text", "words"])
def test_what_an_object_raises_is_the_cause_of_our_error(name: str) -> None:
    cause = ValueError("k")
    takers: Sequence[Callable[[Any], object]] = (
        smartresult.words,
        smartresult.reflow,
        smartresult.check,
        *(exporter.function for exporter in EXPORTERS.values()),
    )
    for take in takers:
        with pytest.raises(ExportError) as caught:
            take([*SEGMENTS, Raising(name, cause)])
        assert str(caught.value) == (
            "expected an object that can be read, got a Raising that raised ValueError – at segments[2]"
        )
        assert caught.value.__cause__ is cause
    with pytest.raises(MemoryError):
        list_segments([Raising(name, MemoryError())])


def test_what_a_generator_raises_is_the_cause_of_our_error() -> None:
    with pytest.raises(ExportError, match="expected segments, got a generator that raised OSError – at the source"):
        list_segments(raise_later(OSError("disk")))
    for error in (MemoryError(), smartresult.JobFailedError("j", "", ""), KeyboardInterrupt()):
        with pytest.raises(type(error)):
            list_segments(raise_later(error))


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ({"segments": []}, "got a dict: hand it to parse first"),
        (b"[]", "got a bytes"),
        ("film.srt", "got a str"),
        (SEGMENTS[0], "got a Segment"),
        (as_events(SEGMENTS)[0], "got a SSAEvent"),
    ],
)
def test_what_holds_no_segments_is_refused_with_advice(source: Any, message: str) -> None:  # noqa: ANN401 - none of ours
    with pytest.raises(ExportError, match=rf"{message} – at the source$"):
        list_segments(source)


def test_our_own_objects_are_handed_on_as_they_are() -> None:
    own: tuple[Segment | Cue, ...] = (*SEGMENTS, Cue(1.0, 2.0, ("a",)))
    assert list_segments(own) is own
    assert list_segments(iter(own)) == own


def test_no_library_is_loaded_for_its_objects() -> None:
    code = (
        "import sys; from datetime import timedelta; from types import SimpleNamespace as N; import smartresult;"
        "smartresult.to_srt([N(start=timedelta(0), end=timedelta(1), text='a')]);"
        "assert not {'pysubs2', 'webvtt', 'srt', 'pysrt', 'ass'} & {*sys.modules}"
    )
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - our own code


def test_a_value_without_a_text_is_refused() -> None:
    class Stretch(msgspec.Struct):
        start: float
        end: float

    with pytest.raises(ExportError, match="expected a text"):
        list_segments([Stretch(0.0, 1.0)])


@pytest.mark.parametrize("kind", ["Fraction", "float64", "float32"])
def test_stated_times_are_numbers_as_python_has_them(kind: str) -> None:
    make: Callable[[float], Any] = Fraction if kind == "Fraction" else getattr(import_judge("numpy"), kind)
    stated = (Word("a ", make(0.0), make(0.5)), Word("b", 0.5, 1))
    timed = words([Segment("a b", 0.0, 1.5, stated)])
    assert [(word.start, word.end, word.estimated) for word in timed] == [(0.0, 0.5, False), (0.5, 1, False)]
    assert {type(time) for word in timed for time in (word.start, word.end)} == {float}
