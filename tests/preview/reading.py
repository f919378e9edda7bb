"""A page, taken apart by Python's own parser of HTML: what a browser has before any script runs."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import accumulate
from typing import Any, Final

import orjson

_VOID: Final = frozenset({"meta", "input"})


@dataclass
class Page(HTMLParser):
    """The elements of a page, in order, each with its attributes and the text that is directly in it."""

    tags: list[str] = field(default_factory=list)
    attributes: list[Mapping[str, str | None]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    open: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.append(dict(attrs))
        self.texts.append("")
        if tag not in _VOID:
            self.open.append(len(self.tags) - 1)

    def handle_endtag(self, tag: str) -> None:
        assert self.tags[self.open.pop()] == tag

    def handle_data(self, data: str) -> None:
        if self.open:
            self.texts[self.open[-1]] += data

    def list_texts(self, tag: str) -> Sequence[str]:
        return [text for name, text in zip(self.tags, self.texts, strict=True) if name == tag]

    @property
    def policy(self) -> str:
        found = [one["content"] for one in self.attributes if one.get("http-equiv") == "Content-Security-Policy"]
        assert len(found) == 1
        return found[0] or ""

    @property
    def script(self) -> str:
        (script,) = [
            text
            for tag, text, one in zip(self.tags, self.texts, self.attributes, strict=True)
            if tag == "script" and one.get("type") == "module"
        ]
        return script

    @property
    def data(self) -> Any:  # noqa: ANN401 - what JSON holds
        (data,) = [text for text, one in zip(self.texts, self.attributes, strict=True) if one.get("id") == "data"]
        return orjson.loads(data)


def take_apart(html: str) -> Page:
    """The page that is *html*, every element of which is closed."""
    page = Page()
    page.feed(html)
    page.close()
    assert not page.open
    return page


def read_cues(data: Mapping[str, Any]) -> list[tuple[int, int, str]]:
    """Start, end and text of the cues of a page, read as its script reads them."""
    columns = data["cues"]
    starts = list(accumulate(columns["starts"]))
    blank = set(columns.get("blank", ()))
    blocks = re.findall(r"^(\d+)\n[\d:.]+ --> [\d:.]+\n((?:.+\n)+)", data["vtt"], re.MULTILINE)
    raw = {int(number): text.removesuffix("\n") for number, text in blocks}
    cues, number = [], 0
    for place, (start, length) in enumerate(zip(starts, columns["lengths"], strict=True)):
        number += place not in blank
        other = columns.get("texts", {}).get(str(place))
        cues.append((start, start + length, unescape(raw[number]) if other is None else other))
    assert number == len(raw)
    return cues


def unescape(raw: str) -> str:
    """The text that a cue of WebVTT shows."""
    text = re.sub(r"<[^>]*>", "", raw)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
