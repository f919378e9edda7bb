"""Envelope → SmartJob: the result by its kind, and the fields around it."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from smartresult.errors import ParseError
from smartresult.model import (
    GeneratedTexts,
    OtherResult,
    Result,
    Segment,
    SmartJob,
    SpeechMapping,
    Transcript,
    Usage,
    Word,
)
from smartresult.read.envelope import Envelope, open_envelope
from smartresult.read.fields import MEMBERS, PLACES, READERS, UnreadableError, compose, read_name
from smartresult.read.findings import Findings
from smartresult.read.json_text import begins_like_json, decode_items, decode_json, describe_value
from smartresult.read.names import (
    AVATAR_LIST,
    PRODUCED_URL,
    SEGMENT_LISTS,
    SPEECH_KEYS,
    TEXT_KEYS,
    TIME_NAMES,
    TOTAL_TOKENS,
    WORD_LIST,
    find_key,
    fold,
)
from smartresult.read.segments import decode_segments, read_segments, read_words, share_out

#: What the AiResult of a job type is. The shape of the value decides for all others, and where none is stated.
_KINDS: Final[Mapping[str, type[Transcript | SpeechMapping | GeneratedTexts]]] = {
    "ASR": Transcript,
    "TextToSpeech": SpeechMapping,
    "AvatarVideo": SpeechMapping,
    "TextGenerate": GeneratedTexts,
}
_KINDS_BY_FOLDED_NAME: Final = {fold(job_type): kind for job_type, kind in _KINDS.items()}


def parse(source: object, *, strict: bool = True) -> SmartJob:
    """Read one saved GetSmartHandleJob response.

    *source* is bytes, bytearray, memoryview or str (JSON text, be it after a BOM, in UTF-16 or UTF-32, inside a code
    fence, or encoded once more as a JSON string); a mapping; a list (an AiResult alone); or an object of the SDK. The
    response may be wrapped and spelled as any SDK or proxy does it.

    Raises ParseError if the result is malformed, and its child WrongResponseError if *source* is no such response. With
    *strict* False, malformed items are left out of the result instead, listed in `SmartJob.left_out`, and kept in
    `SmartJob.extra`. A malformed date, id or usage never costs the result: it is treated that way at any rate.
    An exception of an object's own `to_map()` passes through.

    Takes time and memory in proportion to the size of *source*.
    """
    findings = Findings(strict)
    return _read_job(open_envelope(source, findings), findings)


def _read_job(envelope: Envelope, findings: Findings) -> SmartJob:
    values = _read_fields(envelope, findings)
    result, result_field = _read_result(envelope, values.get("job_type", ""), findings)
    if isinstance(result, GeneratedTexts):
        result = GeneratedTexts(result.texts, values.get("usage"))
    if result_field == "output":
        del values["output"]
    values["result"] = result
    values["extra"] = findings.extra
    values["left_out"] = tuple(findings.issues)
    return SmartJob(**values)


def _read_fields(envelope: Envelope, findings: Findings) -> dict[str, Any]:
    """The fields that the response states, as SmartJob wants them; what may hold the result as it stands.

    One that can't be read is set aside: nobody shall lose a transcript over a date.
    """
    values: dict[str, Any] = {}  # SmartJob declares the types, and the readers keep to them
    reader_of = READERS.get  # once: a method of an imported name is looked up in the slow way
    for field, value in envelope.fields.items():
        reader = reader_of(field)  # None: an object, whose own fields stand beside it
        if reader is read_name and type(value) is str:  # without the call: a tenth of the time of a short response
            values[field] = value.strip()
        elif reader is not None:
            try:
                values[field] = reader(value)
            except UnreadableError as error:
                fault = ParseError(str(error), describe_value(value), envelope.path(field))
                findings.set_aside(fault, PLACES[field], value)
    if "usage" in values:
        values["usage"] = _read_usage(values["usage"], findings)
    if not MEMBERS.isdisjoint(values):
        compose(values)
    return values


def _read_usage(usage: Mapping[str, object] | None, findings: Findings) -> Usage | None:
    if usage is None:
        return None
    total_tokens = None
    for key, value in usage.items():
        if fold(key) == TOTAL_TOKENS and type(value) is int and total_tokens is None:
            total_tokens = value
        else:
            findings.keep_unknown(PLACES["usage"], key, value)
    return Usage(total_tokens)


def _read_result(envelope: Envelope, job_type: str, findings: Findings) -> tuple[Result | None, str]:
    """The result and the field that holds it: AiResult, or Output where AiResult holds nothing."""
    kind = _KINDS.get(job_type) or _KINDS_BY_FOLDED_NAME.get(fold(job_type))
    empty: tuple[Result | None, str] = None, ""
    for field in ("result", "output"):
        value = envelope.fields.get(field)
        if value is None or (field == "output" and isinstance(value, str) and not begins_like_json(value)):
            continue  # nothing, or a media id or URL
        if isinstance(value, str) and kind is not GeneratedTexts:
            segments = decode_segments(value)
            if segments:
                return (SpeechMapping if kind is SpeechMapping else Transcript)(segments), field
        value, path = _decode_levels(value, envelope.path(field), PLACES[field], findings)
        if value is not None and value not in ({}, []):
            if kind is None and isinstance(value, list | tuple):
                kind = _recognise(value, times=2 if job_type else 1)
            return _read_value(value, path, PLACES[field], kind, findings), field
        if value == [] and empty[0] is None:
            empty = (kind(()) if kind else OtherResult([]) if job_type else Transcript(())), field
    return empty


def _decode_levels(value: object, path: str, place: str, findings: Findings) -> tuple[object, str]:
    """The value within all levels of JSON text, with its path: None where that is blank, free text as it is.

    Of a broken array it is what comes before the fault, if *findings* lets it pass.
    """
    inner = value
    try:
        while isinstance(inner, str) and begins_like_json(inner):
            path = f"{path} > $"
            inner = decode_json(inner, path)
    except ParseError as error:
        findings.leave_out(error, place, value)
        whole = [] if error.position is None else decode_items(str(inner))  # None: too deep to be decoded at all
        return whole or None, path
    blank = isinstance(inner, str) and inner.strip() in ("", "null")
    return None if blank else inner, path


def _read_value(
    value: object,
    path: str,
    place: str,
    kind: type[Transcript | SpeechMapping | GeneratedTexts] | None,
    findings: Findings,
) -> Result:
    if isinstance(value, list | tuple) and kind is GeneratedTexts:
        return _read_texts(value, path, place, findings)
    if isinstance(value, list | tuple) and kind is not None:
        segments = read_segments(value, path, place, findings)
        return SpeechMapping(segments) if kind is SpeechMapping else Transcript(segments)
    if isinstance(value, Mapping) and (key := find_key(value, SEGMENT_LISTS)):
        speech_kind = Transcript if kind is Transcript or fold(key) != AVATAR_LIST else SpeechMapping
        return _read_speech_object(value, path, place, speech_kind, findings)
    return OtherResult(value)


def _recognise(items: Sequence[object], times: int) -> type[Transcript | GeneratedTexts] | None:
    """What *items* are when no known job type says it: one that has a text and so many *times* makes them segments."""
    if all(isinstance(item, str) for item in items):
        return GeneratedTexts
    for item in items:
        names = {fold(key) for key in item} if isinstance(item, Mapping) else set()
        if len(names & TIME_NAMES) >= times and not names.isdisjoint(TEXT_KEYS):
            return Transcript
    return None


def _read_texts(items: Sequence[object], path: str, place: str, findings: Findings) -> GeneratedTexts:
    texts = []
    for i, item in enumerate(items):
        if isinstance(item, str):
            texts.append(item)
        else:
            error = ParseError("a string", describe_value(item), f"{path}[{i}]")
            findings.leave_out(error, f"{place}[{i}]", item)
    return GeneratedTexts(tuple(texts))


def _read_speech_object(
    value: Mapping[str, object],
    path: str,
    place: str,
    kind: type[Transcript | SpeechMapping],
    findings: Findings,
) -> Transcript | SpeechMapping:
    """An object with a list of segments in it: an avatar's clips, or sentences with their words beside them."""
    segments: tuple[Segment, ...] = ()
    words: tuple[Word, ...] = ()
    media_url = ""
    for key, inner in value.items():
        name = fold(key)
        inner_path, inner_place = f"{path}.{key}", f"{place}.{SPEECH_KEYS.get(name, key)}"
        if name in SEGMENT_LISTS and not segments:
            segments = _read_segment_list(inner, inner_path, inner_place, findings)
        elif name == WORD_LIST and not words:
            words = read_words(inner, inner_path, inner_place, findings)
        elif name == PRODUCED_URL and isinstance(inner, str) and kind is SpeechMapping and not media_url:
            media_url = inner
        else:
            findings.keep_unknown(place, key, inner)
    if words and segments:
        segments = share_out(words, segments)
    elif words:
        findings.keep(f"{place}.{SPEECH_KEYS[WORD_LIST]}", words)
    return SpeechMapping(segments, media_url) if kind is SpeechMapping else Transcript(segments)


def _read_segment_list(value: object, path: str, place: str, findings: Findings) -> tuple[Segment, ...]:
    if isinstance(value, str):
        segments = decode_segments(value)
        if segments is not None:
            return segments
    items, path = _decode_levels(value, path, place, findings)
    if isinstance(items, list | tuple):
        return read_segments(items, path, place, findings)
    if items is not None:
        findings.leave_out(ParseError("an array", describe_value(items), path), place, value)
    return ()
