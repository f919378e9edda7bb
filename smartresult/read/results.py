"""Envelope → SmartJob: the result by its kind, and the fields around it."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias

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
)
from smartresult.read.documented import read_documented
from smartresult.read.envelope import Envelope, find_body, open_envelope
from smartresult.read.fields import MEMBERS, PLACES, READERS, UnreadableError, compose, read_name
from smartresult.read.findings import Findings
from smartresult.read.json_text import (
    TOO_DEEP,
    TooDeepError,
    begins_like_json,
    decode_deep,
    describe_value,
    is_too_deep,
)
from smartresult.read.names import PRODUCED_URLS, SEGMENT_LISTS, SURE_LISTS, TOTAL_TOKENS, find_key, fold
from smartresult.read.segments import decode_segments
from smartresult.read.speech import SpeechReader, decode_levels, has_timed_text, holds_speech

_Kind: TypeAlias = type[Transcript | SpeechMapping | GeneratedTexts]

#: What the AiResult of a job type is. The shape of the value decides for all others, and where none is stated.
_KINDS: Final[Mapping[str, _Kind]] = {
    "ASR": Transcript,
    "TextToSpeech": SpeechMapping,
    "AvatarVideo": SpeechMapping,
    "TextGenerate": GeneratedTexts,
}
#: The fields that may hold what the service wrote as it stands: where that is too deep to be decoded, or no result.
_KEPT_AS_WRITTEN: Final = (*(field for field, reader in READERS.items() if reader is decode_deep), "output")
_FLAT: Final = frozenset({str, int, float, bool, type(None)})
_KINDS_BY_FOLDED_NAME: Final = {fold(job_type): kind for job_type, kind in _KINDS.items()}


def parse(source: object, *, strict: bool = True) -> SmartJob:
    """Read one saved GetSmartHandleJob response.

    *source* is bytes, bytearray, memoryview or str (JSON text, be it after a BOM, in UTF-16 or UTF-32, inside a code
    fence, or encoded once more as a JSON string); a mapping; a list (an AiResult alone); or an object of the SDK. The
    response may be wrapped and spelled as any SDK or proxy does it.

    Raises ParseError if the result is malformed, and its child WrongResponseError if *source* is no such response. With
    *strict* False, malformed items are left out of the result instead, listed in `SmartJob.left_out`, and kept in
    `SmartJob.extra`. A malformed word, date, id or usage never costs the result: it is treated that way at any rate.
    What a mapping or a `to_map()` of the caller's raises is the cause of a ParseError.

    Takes time and memory in proportion to the size of *source*.
    """
    findings = Findings(strict)
    found = find_body(source, findings)
    values = read_documented(found[0]) if isinstance(found[0], dict) else None
    if values and "result" in values and not findings.extra:  # most likely, all is as documented
        kind = _find_kind(values.get("job_type", ""))
        segments = decode_segments(values["result"]) if kind is not GeneratedTexts else None
        if segments:
            values["result"] = _hold_speech(segments, kind)
            return SmartJob(**values)
    return _read_job(open_envelope(found, findings), values, findings)


def _read_job(envelope: Envelope, values: dict[str, Any] | None, findings: Findings) -> SmartJob:
    """The job of the *envelope*, of which the *values* of the fields may be known."""
    if values is None:
        values = _read_fields(envelope, findings)
    result, result_field = _read_result(envelope, values.get("job_type", ""), findings)
    if isinstance(result, GeneratedTexts):
        result = GeneratedTexts(result.texts, values.get("usage"))
    if result_field == "output":
        del values["output"]
    if isinstance(result, OtherResult):
        _require_shallow(result.value, PLACES[result_field])
    for field in _KEPT_AS_WRITTEN if findings.issues else ("output",):
        _require_shallow(values.get(field), PLACES[field])
    for place, value in findings.extra.items():
        _require_shallow(value, place)
    values["result"] = result
    values["extra"] = findings.extra
    values["left_out"] = tuple(findings.issues)
    return SmartJob(**values)


def _require_shallow(value: object, place: str) -> None:
    """Raise ParseError for a *value* of the job, at *place*, that is too deep to be worked with."""
    if type(value) not in _FLAT and is_too_deep(value):
        raise ParseError("JSON", f"{TOO_DEEP}, in {place:.100}", "$")


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
            except TooDeepError:
                findings.note(ParseError("JSON", TOO_DEEP, envelope.path(field)))
                values[field] = value
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
    kind = _find_kind(job_type)
    empty: tuple[Result | None, str] = None, ""
    for field in ("result", "output"):
        value = envelope.fields.get(field)
        if value is None or (field == "output" and isinstance(value, str) and not begins_like_json(value)):
            continue  # nothing, or a media id or URL
        if isinstance(value, str) and kind is not GeneratedTexts:
            segments = decode_segments(value)
            if segments:
                return _hold_speech(segments, kind), field
        value, path = decode_levels(value, envelope.path(field), PLACES[field], findings)
        if value is not None and value not in ({}, []):
            if kind is None and isinstance(value, list | tuple):
                kind = _recognise(value, times=2 if job_type else 1)
            return _read_value(value, path, PLACES[field], kind, findings), field
        if value == [] and empty[0] is None:
            empty = (kind(()) if kind else OtherResult([]) if job_type else Transcript(())), field
    return empty


def _find_kind(job_type: str) -> _Kind | None:
    return _KINDS.get(job_type) or _KINDS_BY_FOLDED_NAME.get(fold(job_type))


def _hold_speech(segments: tuple[Segment, ...], kind: _Kind | None) -> Transcript | SpeechMapping:
    """The result that *segments* are: of a job of no known type, recognised speech."""
    return (SpeechMapping if kind is SpeechMapping else Transcript)(segments)


def _read_value(
    value: object,
    path: str,
    place: str,
    kind: _Kind | None,
    findings: Findings,
) -> Result:
    if isinstance(value, list | tuple) and kind is GeneratedTexts:
        return _read_texts(value, path, place, findings)
    speech = kind in {Transcript, SpeechMapping}
    reader = SpeechReader(findings)
    if isinstance(value, list | tuple) and (speech or holds_speech(value)):
        segments = reader.read(value, path, place)
    elif isinstance(value, Mapping) and (
        holds_speech(value, SEGMENT_LISTS if speech else SURE_LISTS)
        or (kind is SpeechMapping and find_key(value, PRODUCED_URLS))
    ):
        segments = reader.read_object(value, path, place)
    else:
        return OtherResult(value)
    if kind is SpeechMapping or (reader.is_avatar and kind is not Transcript):
        return SpeechMapping(segments, reader.media_url)
    reader.drop_url()
    return Transcript(segments)


def _recognise(items: Sequence[object], times: int) -> type[Transcript | GeneratedTexts] | None:
    """What *items* are when no known job type says it: one that has a text and so many *times* makes them segments."""
    if all(isinstance(item, str) for item in items):
        return GeneratedTexts
    return Transcript if has_timed_text(items, times) else None


def _read_texts(items: Sequence[object], path: str, place: str, findings: Findings) -> GeneratedTexts:
    texts = []
    for i, item in enumerate(items):
        if isinstance(item, str):
            texts.append(item)
        else:
            error = ParseError("a string", describe_value(item), f"{path}[{i}]")
            findings.leave_out(error, f"{place}[{i}]", item)
    return GeneratedTexts(tuple(texts))
