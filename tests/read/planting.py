"""Hostile bodies with values planted in them, each of which a job must show again."""

import json
from collections.abc import Callable

from hypothesis import strategies as st

from smartresult.read.fields import SPELLINGS
from tests.strategies import hostile_texts


class Planter:
    """Draws a hostile body, and remembers what it planted in it."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.leaves: list[str] = []

    def choose(self, *makers: Callable[[], object]) -> object:
        return self.draw(st.sampled_from(makers))()

    def leaf(self) -> str:
        self.leaves.append(f"leaf {len(self.leaves)}.")
        return self.leaves[-1]

    def number(self) -> int:
        self.leaves.append(str(7_000_000 + len(self.leaves)))
        return int(self.leaves[-1])

    def text(self) -> str:
        return json.dumps(self.choose(self.leaf, self.array, self.mapping))

    def broken_text(self) -> str:
        return self.text()[:-1]

    def array(self) -> list[object]:
        return [self.value() for _ in range(self.draw(st.integers(0, 2)))]

    def mapping(self) -> dict[str, object]:
        return {self.draw(hostile_texts): self.value() for _ in range(self.draw(st.integers(0, 2)))}

    def blank(self) -> object:
        return self.draw(st.sampled_from([None, "", " \n", "null", {}, []]))

    def value(self) -> object:
        return self.choose(
            self.leaf, self.leaf, self.number, self.text, self.broken_text, self.array, self.mapping, self.blank
        )

    def item(self, *, spoken: bool = False) -> dict[str, object]:
        item: dict[str, object] = {"content": self.leaf(), "from": 0, "to": 1}
        keys = ["Text", "word", "punc", "punctuation", "speaker", "from", "end_time", "begin_time"]
        for key in self.draw(st.lists(st.sampled_from(keys), max_size=3, unique=True)):
            timing = key in {"from", "end_time", "begin_time"}
            item[key] = self.choose(lambda: 1, self.leaf) if timing else self.choose(self.leaf, self.leaf, self.mapping)
        for key in [] if spoken else self.draw(st.lists(st.sampled_from(["words", "Words"]), max_size=2, unique=True)):
            item[key] = self.choose(self.words, self.words, self.leaf)
        return item

    def items(self) -> object:
        items = [self.item() for _ in range(self.draw(st.integers(0, 2)))]
        return self.choose(lambda: items, lambda: items, lambda: json.dumps(items), lambda: [*items, self.leaf()])

    def words(self) -> object:
        return [self.item(spoken=True) for _ in range(self.draw(st.integers(1, 2)))]

    def speech(self) -> object:
        makers = {
            "subtitleClips": self.items,
            "sentences": self.items,
            "segments": self.items,
            "words": self.words,
            "outputVideoUrl": self.leaf,
            "mediaUrl": self.leaf,
            "text": self.leaf,
        }
        names = self.draw(st.lists(st.sampled_from(list(makers)), max_size=3))
        spelled = [name.lower() if self.draw(st.booleans()) else name for name in names]
        return {key: makers[name]() for key, name in zip(spelled, names, strict=True)}

    def wrapped(self) -> object:
        inner = self.choose(self.items, self.speech, lambda: [self.speech(), self.speech(), self.leaf()])
        key = self.draw(st.sampled_from(["body", "data", "Result", "transcripts", "flash_result", "segments"]))
        return self.mapping() | {key: self.choose(lambda: inner, lambda: json.dumps(inner), lambda: {"data": inner})}

    def result(self) -> object:
        value = self.choose(self.items, self.items, self.speech, self.speech, self.wrapped, self.wrapped, self.value)
        return self.choose(lambda: value, lambda: json.dumps(value), lambda: json.dumps(value)[:-1])

    def body(self, place: str = "") -> dict[str, object]:
        spellings = SPELLINGS[place]
        # Objects and results are drawn as often as all the rest, for most of what can go wrong is in them.
        rich = [key for key, stands_for in spellings.items() if stands_for in {"result", "output", *SPELLINGS}]
        known = st.sampled_from(sorted(spellings))
        keys = known | hostile_texts | (st.sampled_from(rich) if rich else known)
        body: dict[str, object] = {}
        for key in self.draw(st.lists(keys, max_size=8)):
            stands_for = spellings.get(key, key)
            body[key] = self.part(stands_for) if spellings.get(key) in SPELLINGS else self.field(stands_for)
        return body

    def part(self, place: str) -> object:
        inner = self.body(place)
        return self.choose(lambda: inner, lambda: inner, lambda: json.dumps(inner), self.value)

    def field(self, target: str) -> object:
        return self.result() if target in {"result", "output"} else self.value()


@st.composite
def hostile_bodies(draw: st.DrawFn) -> tuple[dict[str, object], list[str]]:
    planter = Planter(draw)
    job_type = draw(st.sampled_from(["", "ASR", "AvatarVideo", "TextGenerate", "?"]))
    start: dict[str, object] = {"SmartJobInfo": {"JobType": job_type}} if draw(st.booleans()) else {"JobResult": ""}
    body = start | planter.body()
    # What choosing and cutting off dropped is not in the body, and can't be found in the job.
    return body, [leaf for leaf in planter.leaves if leaf in repr(body)]
