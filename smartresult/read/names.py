"""The vendor's names within a result, and how all spellings of a name become one.

The REST interface writes PascalCase, the Node and Java SDKs camelCase, dumped Python attributes snake_case, and some
bodies mix. The names of the envelope stand in `fields.py`.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

#: What other operations of the service answer: the key (folded) that tells, what it is, and what to feed instead.
OTHER_RESPONSES: Final[Sequence[tuple[str, str, str]]] = (
    ("smartjoblist", "a ListSmartJobs page", "feed the GetSmartHandleJob response of each JobId in it"),
    ("jobstate", "an entry of a ListSmartJobs page", "feed the GetSmartHandleJob response of its JobId"),
    ("eventtype", "an event callback", "feed the GetSmartHandleJob response of the job it announces"),
)
#: How the names of the SDK's classes for the answer, and for the objects in it, begin (folded).
RESPONSE_CLASS: Final = "getsmarthandlejobresponse"
API_ERROR: Final = frozenset({"code", "message"})

#: The keys (folded) of an AiResult that is an object and holds segments, with the spelling of the documentation or, for
#: the sibling recognisers' sentences and words, of theirs.
SPEECH_KEYS: Final[Mapping[str, str]] = {
    "subtitleclips": "subtitleClips",
    "sentences": "Sentences",
    "words": "Words",
    "outputvideourl": "outputVideoUrl",
}
AVATAR_LIST, SENTENCE_LIST, WORD_LIST, _ = SPEECH_KEYS
#: What holds segments and nothing else, whatever is in it; and what may (whisper's `segments`; those of a video, too).
SURE_LISTS: Final = frozenset({AVATAR_LIST, SENTENCE_LIST})
#: FunASR's `sentence_info` stands beside a text.
SEGMENT_LISTS: Final = SURE_LISTS | {"segments", "sentenceinfo"}
#: What people and other tools wrap such a list in, or objects with one (`transcripts`: one a channel), by preference.
LIST_WRAPPERS: Final = ("transcripts", "flashresult", "result", "results", "output", "payload", "body", "data")
#: Where an avatar's result names the produced video. Its mask, the same video in black and white, is for compositors
#: alone, and has no field.
PRODUCED_URLS: Final = frozenset({"outputvideourl", "mediaurl", "videourl"})

TOTAL_TOKENS: Final = "totaltokens"

#: The names of an item's text, and of a word's punctuation.
TEXT_KEYS: Final = ("content", "text", "word")
PUNCTUATION_KEYS: Final = ("punc", "punctuation")
#: The names of an item's start and end, and how many of their units make a second: the names alone decide.
TIME_KEYS: Final = (("from", "to", 1), ("start", "end", 1), ("begin_time", "end_time", 1000))
#: FunASR counts in milliseconds, and lists beside start and end when each token is spoken: `[[880, 1120], …]`
#: (https://github.com/modelscope/FunASR/blob/main/funasr/utils/timestamp_tools.py). That list is what tells.
STAMPS: Final = "timestamp"
STAMPED_TIMES: Final = ("start", "end")
STAMPS_UNITS: Final = 1000
TIME_NAMES: Final = frozenset(name.replace("_", "") for names in TIME_KEYS for name in names[:2])

#: No name of the vendor's is longer. Any number of underscores folds away, and paths repeat the keys that they lead by.
_LONGEST_KEY: Final = 64


def fold(key: object) -> str:
    """One spelling for all: `JobResult`, `jobResult`, `job_result` become `jobresult`; anything else becomes ""."""
    return key.replace("_", "").lower() if isinstance(key, str) and len(key) <= _LONGEST_KEY else ""


def find_key(source: Mapping[str, object], names: Iterable[str]) -> str | None:
    """The first key of *source* that is one of the folded *names*; None without one."""
    return next((key for key in source if fold(key) in names), None)
