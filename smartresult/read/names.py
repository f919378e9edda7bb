"""The vendor's names, in every spelling in use, and the fields they stand for.

Names and nesting: https://help.aliyun.com/zh/ims/developer-reference/api-ice-2020-11-09-getsmarthandlejob. The REST
interface writes PascalCase, the Node and Java SDKs camelCase, dumped Python attributes snake_case, and some bodies mix.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

#: The objects of a body: for each the names of the documentation, and our names for what they hold.
DOCUMENTED: Final[Mapping[str, Mapping[str, str]]] = {
    "": {
        "RequestId": "request_id",
        "JobId": "job_id",
        "State": "state",
        "Output": "output",
        "JobResult": "JobResult",
        "UserData": "user_data",
        "SmartJobInfo": "SmartJobInfo",
        "ErrorCode": "error_code",
        "ErrorMessage": "error_message",
        # The contents of JobResult, where somebody saved that alone.
        "MediaId": "media_id",
        "AiResult": "ai_result",
        "Usage": "usage",
        "MediaUrl": "media_url",
    },
    "JobResult": {
        "MediaId": "media_id",
        "AiResult": "ai_result",
        "Usage": "usage",
        "MediaUrl": "media_url",
    },
    "SmartJobInfo": {
        "Title": "title",
        "Description": "description",
        "UserId": "user_id",
        "InputConfig": "SmartJobInfo.InputConfig",
        "OutputConfig": "SmartJobInfo.OutputConfig",
        "EditingConfig": "editing_config",
        "CreateTime": "created_at",
        "ModifiedTime": "modified_at",
        "JobType": "job_type",
    },
    "SmartJobInfo.InputConfig": {"InputFile": "input_file", "JobParameters": "job_parameters"},
    "SmartJobInfo.OutputConfig": {"Bucket": "bucket", "Object": "object", "MediaUrl": "output_media_url"},
}


#: What other operations of the service answer: the key (folded) that tells, what it is, and what to feed instead.
OTHER_RESPONSES: Final[Sequence[tuple[str, str, str]]] = (
    ("smartjoblist", "a ListSmartJobs page", "feed the GetSmartHandleJob response of each JobId in it"),
    ("jobstate", "an entry of a ListSmartJobs page", "feed the GetSmartHandleJob response of its JobId"),
    ("eventtype", "an event callback", "feed the GetSmartHandleJob response of the job it announces"),
)
API_ERROR: Final = frozenset({"code", "message"})

#: The keys (folded) of an AiResult that is an object and holds segments, with the spelling of the documentation or, for
#: the sibling recognisers' sentences and words, of theirs.
SPEECH_KEYS: Final[Mapping[str, str]] = {
    "subtitleclips": "subtitleClips",
    "sentences": "Sentences",
    "words": "Words",
    "outputvideourl": "outputVideoUrl",
}
AVATAR_LIST, SENTENCE_LIST, WORD_LIST, PRODUCED_URL = SPEECH_KEYS
SEGMENT_LISTS: Final = (AVATAR_LIST, SENTENCE_LIST)

TOTAL_TOKENS: Final = "totaltokens"

#: The names of an item's text, and of a word's punctuation.
TEXT_KEYS: Final = ("content", "text", "word")
PUNCTUATION_KEYS: Final = ("punc", "punctuation")
#: The names of an item's start and end, and how many of their units make a second: the names alone decide.
TIME_KEYS: Final = (("from", "to", 1), ("start", "end", 1), ("begin_time", "end_time", 1000))


TIME_NAMES: Final = frozenset(name.replace("_", "") for names in TIME_KEYS for name in names[:2])

#: Where the documentation has each of our fields.
PLACES: Final[Mapping[str, str]] = {
    field: f"{place}.{name}" if place else name
    for place, fields in DOCUMENTED.items()
    for name, field in fields.items()
}


#: No name of the vendor's is longer. Any number of underscores folds away, and paths repeat the keys that they lead by.
_LONGEST_KEY: Final = 64


def fold(key: object) -> str:
    """One spelling for all: `JobResult`, `jobResult`, `job_result` become `jobresult`; anything else becomes ""."""
    return key.replace("_", "").lower() if isinstance(key, str) and len(key) <= _LONGEST_KEY else ""


def _spellings(name: str) -> set[str]:
    snake = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()
    return {name, name[0].lower() + name[1:], snake, fold(name)}


#: The tables of `DOCUMENTED` with the usual spellings spelled out: folding a key costs more than looking it up.
SPELLINGS: Final[Mapping[str, Mapping[str, str]]] = {
    place: {spelling: field for name, field in fields.items() for spelling in _spellings(name)}
    for place, fields in DOCUMENTED.items()
}


def field_of(place: str, key: object) -> str | None:
    """The field that *key* stands for in the object at *place* (a key of `DOCUMENTED`); None for an unknown key."""
    return SPELLINGS[place].get(fold(key))


def find_key(source: Mapping[str, object], names: Iterable[str]) -> str | None:
    """The first key of *source* that is one of the folded *names*; None without one."""
    return next((key for key in source if fold(key) in names), None)
