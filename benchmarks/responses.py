"""Seeded responses: the same bytes on every machine."""

import json
import random
from collections.abc import Callable, Sequence
from typing import NamedTuple

#: Words and characters in the proportions that the lengths of real segments ask for; what they say does not matter.
ENGLISH = (
    "the",
    "speech",
    "of",
    "a",
    "recogniser",
    "comes",
    "back",
    "in",
    "segments",
    "and",
    "each",
    "has",
    "its",
    "own",
)
CHINESE = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面"


class Item(NamedTuple):
    """One segment: text, and start and end in milliseconds."""

    text: str
    start: int
    end: int


def make_items(count: int, language: str, seed: int = 1) -> list[Item]:
    """*count* segments of 3 to 16 words (English) or 3 to 12 characters (Chinese; the mean of real results is 6.6)."""
    source = random.Random(seed)  # noqa: S311 - reproducible, not secret
    items, now = [], 0
    for _ in range(count):
        start, now = now, now + source.randint(380, 2600)
        if language == "English":
            text = " ".join(source.choices(ENGLISH, k=source.randint(3, 16)))
        else:
            text = "".join(source.choices(CHINESE, k=source.randint(3, 12)))
        items.append(Item(text, start, now))
        now += source.choice((0, 0, 120, 450))
    return items


def _documented(items: Sequence[Item]) -> object:
    return [{"content": item.text, "from": item.start / 1000, "to": item.end / 1000} for item in items]


def _milliseconds(items: Sequence[Item]) -> object:
    return [{"text": item.text, "begin_time": item.start, "end_time": item.end} for item in items]


def _milliseconds_in_strings(items: Sequence[Item]) -> object:
    return [{"text": item.text, "begin_time": str(item.start), "end_time": str(item.end)} for item in items]


def _clips_in_text(items: Sequence[Item]) -> object:
    return {
        "outputVideoUrl": "https://example.com/a.mp4",
        "subtitleClips": json.dumps(_documented(items), ensure_ascii=False),
    }


def _clips(items: Sequence[Item]) -> object:
    clips = [{"Text": item.text, "Start": item.start / 1000, "End": item.end / 1000} for item in items]
    return {"outputVideoUrl": "https://example.com/a.mp4", "SubtitleClips": clips}


#: What AiResult looks like, by job type.
SHAPES: dict[str, tuple[str, Callable[[Sequence[Item]], object]]] = {
    "content, from, to": ("ASR", _documented),
    "begin_time, end_time": ("TextToSpeech", _milliseconds),
    "the same in strings": ("TextToSpeech", _milliseconds_in_strings),
    "subtitleClips in text": ("AvatarVideo", _clips_in_text),
    "Text, Start, End": ("AvatarVideo", _clips),
}


def make_response(items: Sequence[Item], shape: str = "content, from, to", indent: int | None = None) -> bytes:
    """The body as the REST interface answers it: UTF-8, AiResult as JSON text; with *indent* as it is documented."""
    job_type, encode = SHAPES[shape]
    body = {
        "RequestId": "3C4E7A52-1B0D-5E1F-9A77-0C2B7E0F6D11",
        "JobId": "9f1c2ab7d0e34c55a1f0b3d9c8e7a610",
        "State": "Finished",
        "SmartJobInfo": {
            "JobType": job_type,
            "CreateTime": "2026-05-04T08:30:02Z",
            "ModifiedTime": "2026-05-04T08:30:41Z",
            "Title": "default_title_2026-05-04T08:30:02Z",
            "InputConfig": {
                "InputFile": "oss://example-bucket.oss-cn-shanghai.aliyuncs.com/talks/0042.mp4",
                "JobParameters": '{"duration":"01:00:00","start_time":"00:00:00"}',
            },
        },
        "JobResult": {"AiResult": json.dumps(encode(items), ensure_ascii=False, separators=(",", ":"))},
    }
    return json.dumps(body, ensure_ascii=False, indent=indent).encode()
