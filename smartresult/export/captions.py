"""Captions of Remotion, which makes videos in React: https://www.remotion.dev/docs/captions/caption."""

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Any

import orjson

from smartresult.export.characters import clean_text
from smartresult.export.spoken_cues import time_clean_words
from smartresult.export.times import ms_for_scripts
from smartresult.model import Word
from smartresult.timed_text import TimedSource
from smartresult.word_times.choices import Unspaced


def to_captions(source: TimedSource, *, unspaced: Unspaced = "characters") -> str:
    """JSON of the words of *source*, each a `Caption` of Remotion.

    That is `[{"text", "startMs", "endMs", "timestampMs", "confidence"}, …]`. Times are whole milliseconds, in the order
    of the starts; no end lies before its start. Where segments overlap, their words stand mixed, for Remotion shows one
    caption after the other. *unspaced* cuts text without blanks, as for `words`.

    The white space before a word is part of its text, as Remotion asks; line breaks are blanks, for it parts words at
    blanks alone, and makes lines of its own. The texts of a segment, joined, are its text, white space at both ends
    aside. The first word of each segment but the first has a blank before it, in Chinese and Japanese, too: without
    one, `createTikTokStyleCaptions` would begin no page there.

    *timestampMs* and *confidence* are null. The first is the one moment of a word, which nobody has measured. The
    second says how sure the text is, of which the service says nothing; that a time is estimated is another thing, and
    `to_words_json` says that. Raises ExportError for times that JavaScript can't hold (285,000 years), and what `words`
    raises.
    """
    captions: list[dict[str, Any]] = []
    for _, spoken in groupby(time_clean_words(source, unspaced), key=attrgetter("segment")):
        captions += _list_captions(spoken)
    captions.sort(key=itemgetter("startMs"))
    if captions:
        captions[0]["text"] = captions[0]["text"].lstrip()
    return orjson.dumps(captions).decode()


def _list_captions(spoken: Iterable[Word]) -> list[dict[str, Any]]:
    """The captions of the words of a segment, each with the white space that stands after the word before."""
    captions: list[dict[str, Any]] = []
    blanks = " "
    for word in spoken:
        text = clean_text(word.text).replace("\n", " ")
        shown = text.rstrip()
        captions.append(
            {
                "text": blanks + (shown if captions else shown.lstrip()),
                "startMs": ms_for_scripts(word.start),
                "endMs": ms_for_scripts(word.end),
                "timestampMs": None,
                "confidence": None,
            }
        )
        blanks = text[len(shown) :]
    return captions
