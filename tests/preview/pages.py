"""Cues to make pages of: many, few, overlapping, hostile."""

import random
from collections.abc import Sequence
from typing import Final

from smartresult import Segment

_SAID: Final = (
    "所以时间轴很重要。",
    "这个问题其实很简单，\n需要重新断句。",
    "不能太快，再看一遍字幕。",
    "嗯。",
    "大家可能会觉得奇怪，\n导演希望保留停顿。",
    "语音识别的结果。",
)

#: Three cues, of which the first two overlap and the second is too fast.
FEW: Final = (
    Segment("你好，世界。", 1.0, 2.5),
    Segment("这个问题其实\n很简单的吧", 1.8, 2.4),
    Segment("好的，明天再见。", 4.0, 5.5),
)

#: What would run, or change the page, if it were anything but text.
HOSTILE: Final = (
    '</script><img src="x" onerror="window.owned = 1">',
    "<svg onload='window.owned = 1'>",
    "<script>window.owned = 1</script>",
    '"><a href="javascript:window.owned = 1" autofocus>',
    "<!--<script>",
    "]]>\u2028window.owned = 1\u2029",
    "{{script}} ${window.owned = 1} `",
    "&lt;b&gt; &amp; \\u003c",
    "<lang en>a</lang> <00:00:01.000>b",
    "\u202eright to left\u202c مرحبا שלום",
    "a\x00b\x07c\x1b[31m\ud800\ufeff",
    "\n\n \n",
    "x" * 400,
    "a\r\nb\vc\x85d",
)


def make_hostile() -> list[Segment]:
    return [Segment(text, i * 3.0, i * 3.0 + 2.0) for i, text in enumerate(HOSTILE)]


def make_many(size: int, seed: int = 1) -> Sequence[Segment]:
    """So many cues, some of which are too fast or overlap, and more of them where someone speaks in haste."""
    source = random.Random(seed)  # noqa: S311 - reproducible, not secret
    cues, now = [], 1.0
    for i in range(size):
        text = source.choice(_SAID)
        hurry = 0.5 if 0.53 < i / size < 0.58 else 1.0
        length = len(text) / source.uniform(4, 9.5) * hurry
        cues.append(Segment(text, round(now, 3), round(now + length, 3)))
        now += length + source.choice((0.1, 0.1, 0.9, 0.05, -0.2, 0.7))
    return cues
