"""Hypothesis strategies: value objects, and the responses in which a service, an SDK or a shell would save them."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from smartresult import (
    GeneratedTexts,
    OutputLocation,
    Segment,
    ServiceError,
    SmartJob,
    SpeechMapping,
    Transcript,
    Usage,
    Word,
)
from tests import hostile

#: Text as it may occur anywhere: all of Unicode but lone surrogates, which UTF-8 files can't hold unescaped.
texts = st.text(st.characters(codec="utf-8"), max_size=30)
#: Text as hostile as an editor, a shell or a tester writes it, lone surrogates included.
hostile_texts = st.one_of(texts, st.text(max_size=10), st.sampled_from(['{"a":1}', "[1", '"', "\\", "null", "\ud800"]))
#: Text with everything in it that some format takes for markup, and line breaks of every sort.
cue_texts = st.lists(st.sampled_from([*hostile.FRAGMENTS, *hostile.BREAKS]) | hostile_texts, max_size=6).map("".join)
cue_times = st.integers(0, 10**7).map(lambda n: n / 1000) | st.integers(0, 3_599_990_000).map(lambda n: n / 10_000)
names = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=12)
milliseconds = st.integers(0, 400_000_000)
seconds = st.one_of(milliseconds.map(lambda ms: ms / 1000), st.floats(0, 1e6))
times = st.none() | st.integers(0, 4_000_000_000).map(lambda s: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(seconds=s))

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | hostile_texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(hostile_texts, inner, max_size=4),
    max_leaves=12,
)
#: Values that are the same before and after they are encoded, decoded and looked into for JSON in strings.
plain_values = st.dictionaries(
    names, st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | names, min_size=1, max_size=4
)


def segments(times: st.SearchStrategy[float] = seconds) -> st.SearchStrategy[tuple[Segment, ...]]:
    """Segments without words, in any order, of any length."""
    return st.lists(st.builds(Segment, texts, times, times), max_size=6).map(tuple)


whole_millisecond_segments = segments(milliseconds.map(lambda ms: ms / 1000))
#: Words as the siblings of the service write them: the blank after a word belongs to it.
words = st.lists(
    st.builds(
        Word, texts.map(lambda text: text.strip() + " "), milliseconds.map(lambda ms: ms / 1000), seconds.map(int)
    ),
    min_size=1,
    max_size=4,
)


# --- The shapes of an AiResult, each a function that writes what the service would


def as_documented(segments: Sequence[Segment]) -> list[dict[str, object]]:
    return [{"content": s.text, "from": s.start, "to": s.end} for s in segments]


def as_milliseconds(segments: Sequence[Segment]) -> list[dict[str, object]]:
    return [{"text": s.text, "begin_time": round(s.start * 1000), "end_time": round(s.end * 1000)} for s in segments]


def as_milliseconds_in_strings(segments: Sequence[Segment]) -> list[dict[str, object]]:
    return [{key: str(value) for key, value in item.items()} for item in as_milliseconds(segments)]


def as_sibling(segments: Sequence[Segment]) -> list[dict[str, object]]:
    return [
        dict(zip(("Text", "BeginTime", "EndTime"), item.values(), strict=True)) for item in as_milliseconds(segments)
    ]


def as_clip_texts(segments: Sequence[Segment]) -> list[dict[str, object]]:
    return [{"Text": s.text, "Start": s.start, "End": s.end} for s in segments]


ITEM_SHAPES: Sequence[Callable[[Sequence[Segment]], list[dict[str, object]]]] = (
    as_documented,
    as_milliseconds,
    as_milliseconds_in_strings,
    as_sibling,
    as_clip_texts,
)

# --- The spellings of a body's keys, and the wrappers around it


def in_pascal_case(key: str) -> str:
    return key


def in_camel_case(key: str) -> str:
    return key[0].lower() + key[1:]


def in_snake_case(key: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", key).lower()


NAMINGS: Sequence[Callable[[str], str]] = (in_pascal_case, in_camel_case, in_snake_case)


def rename(body: object, naming: Callable[[str], str]) -> object:
    """*body* with the keys of the envelope spelled by *naming*; strings are left alone, and so is what they hold."""
    if isinstance(body, Mapping):
        return {naming(key): rename(value, naming) for key, value in body.items()}
    return body


class Response:
    """An object of the Tea SDKs: it offers `to_map()`, and a `body` that does, too."""

    def __init__(self, body: object) -> None:
        self.body = body

    def to_map(self) -> dict[str, object]:
        return {"headers": {"date": "now"}, "statusCode": 200, "body": self.body}


WRAPPERS: Sequence[Callable[[object], object]] = (
    lambda body: body,
    lambda body: {"headers": {}, "statusCode": 200, "body": body},
    lambda body: {"status": 200, "data": body},
    lambda body: {"code": "200", "message": "OK", "data": {"headers": {}, "body": body}},
    lambda body: {"payload": {"results": body}},
    lambda body: {"output": body},
    lambda body: {"Output": json.dumps(body)},
    json.dumps,
    lambda body: json.dumps(json.dumps(body)),
    lambda body: f"\n```json\n{json.dumps(body, indent=2)}\n```\n",
    lambda body: json.dumps(body, ensure_ascii=False).encode(),
    lambda body: bytearray(json.dumps(body).encode("utf-8-sig")),
    lambda body: memoryview(json.dumps(body, ensure_ascii=False).encode("utf-16")),
    lambda body: (json.dumps(body, indent=1) + "\n").replace("\n", "\r\n").encode("utf-32"),
    Response,
)

wrappers = st.sampled_from(WRAPPERS)
namings = st.sampled_from(NAMINGS)

# --- Whole jobs

speech_kinds = st.sampled_from([("ASR", Transcript), ("TextToSpeech", SpeechMapping), ("AvatarVideo", SpeechMapping)])
usages = st.builds(Usage, st.none() | st.integers(0, 2**40))


@st.composite
def jobs(draw: st.DrawFn) -> SmartJob:
    """A job whose every field may be stated, with segments or texts or without a result."""
    usage = draw(st.none() | usages)
    job_type, kind = draw(speech_kinds)
    result: Transcript | SpeechMapping | GeneratedTexts | None = draw(st.none() | segments().map(kind))
    if draw(st.booleans()):
        job_type, result = "TextGenerate", GeneratedTexts(tuple(draw(st.lists(texts, max_size=4))), usage)
    configuration = st.none() | plain_values | st.just({"Type": "Copy", "GenerateConfig": {"keywords": "蛋糕"}})
    return SmartJob(
        request_id=draw(names),
        job_id=draw(names),
        state=draw(st.sampled_from(["Created", "Executing", "Finished", "Failed", "SUCCESS", "Unheard"])),
        job_type=job_type,
        title=draw(texts),
        description=draw(texts),
        user_id=draw(names),
        created_at=draw(times),
        modified_at=draw(times),
        input_file=draw(texts),
        output=draw(st.none() | st.sampled_from(["a-media-id", "https://example.com/a.mp3", "你好"])),
        output_location=draw(st.none() | st.builds(OutputLocation, names, names, names)),
        media_id=draw(names),
        media_url=draw(names),
        usage=usage,
        user_data=draw(configuration),
        editing_config=draw(configuration),
        job_parameters=draw(configuration),
        error=draw(st.none() | st.builds(ServiceError, names.filter(bool), names)),
        result=result,
        extra=draw(st.just({}) | st.just({"FEExtend": "x", "SmartJobInfo.Priority": 3, "JobResult['é è']": [1]})),
    )


def encode_config(config: object) -> object:
    """*config* as the service has it: JSON text, GenerateConfig in it JSON text once more."""
    if not isinstance(config, Mapping):
        return config
    inner = {key: json.dumps(value) if isinstance(value, dict) else value for key, value in config.items()}
    return json.dumps(inner, ensure_ascii=False)


def encode_job(job: SmartJob, ai_result: object) -> dict[str, object]:
    """The body of the response that *job* would be read from, with *ai_result* in its place."""
    location = job.output_location
    information = {
        "Title": job.title,
        "Description": job.description,
        "UserId": job.user_id,
        "InputConfig": {"InputFile": job.input_file, "JobParameters": encode_config(job.job_parameters)},
        "OutputConfig": location
        and {"Bucket": location.bucket, "Object": location.object, "MediaUrl": location.media_url},
        "EditingConfig": encode_config(job.editing_config),
        "CreateTime": job.created_at and job.created_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "ModifiedTime": job.modified_at and job.modified_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "JobType": job.job_type,
    }
    result = {
        "MediaId": job.media_id,
        "AiResult": ai_result,
        "MediaUrl": job.media_url,
        "Usage": job.usage
        and json.dumps({"total_tokens": job.usage.total_tokens} if job.usage.total_tokens is not None else {}),
    }
    body: dict[str, object] = {
        "RequestId": job.request_id,
        "JobId": job.job_id,
        "State": job.state,
        "Output": job.output,
        "JobResult": result,
        "UserData": encode_config(job.user_data),
        "SmartJobInfo": information,
        "ErrorCode": job.error.code if job.error else "",
        "ErrorMessage": job.error.message if job.error else "",
    }
    if job.extra:
        body["FEExtend"] = "x"
        information["Priority"] = 3
        result["é è"] = [1]
    return body


def encode_result(job: SmartJob) -> object:
    """The AiResult that the result of *job* would be read from, as JSON text."""
    match job.result:
        case None:
            return None
        case GeneratedTexts():
            return json.dumps(job.result.texts)
        case SpeechMapping() if job.job_type == "AvatarVideo":
            return json.dumps({"subtitleClips": json.dumps(as_documented(job.result.segments))})
        case Transcript() | SpeechMapping():
            return json.dumps(as_documented(job.result.segments), ensure_ascii=False) + "\n"
    raise AssertionError(job.result)
