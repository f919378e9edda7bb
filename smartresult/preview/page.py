"""Cues, as they were judged → one HTML page that shows them, and asks no other file or host for anything.

Text of cues is hostile until shown otherwise. Two walls stand, each of which suffices. All that was said comes as JSON
in which nothing can close its element, and the script sets it as text alone. And a Content-Security-Policy allows the
page's own script and style by their hashes, and nothing else.
"""

import re
from collections.abc import Sequence
from html import escape
from typing import Any, Final

import orjson

from smartresult.errors import OptionError
from smartresult.export.characters import clean_text
from smartresult.export.vtt import to_vtt
from smartresult.judging.checking import check
from smartresult.judging.reports import RULES, Report, make_encodable
from smartresult.model import SmartJob
from smartresult.preview.columns import (
    list_cues,
    list_hints,
    list_masks,
    list_paces,
    list_profiles,
    list_spans,
    list_violations,
    order_cues,
)
from smartresult.preview.files import hash_source, load_file, load_script, load_style
from smartresult.preview.hints import HINT_KINDS
from smartresult.preview.judged import Judged, judge_source
from smartresult.preview.skyline import measure_paces
from smartresult.preview.verdict import Verdict, count_flagged, say_verdict, write_verdict
from smartresult.preview.words import PAGE_LANGS, PageLang, load_words, read_page_lang
from smartresult.profiles import Profile
from smartresult.timed_text import TimedSource, list_segments

#: The modules of the script: each imports from those before it alone.
MODULES: Final = (
    "data.js",
    "words.js",
    "deck.js",
    "state.js",
    "drawing.js",
    "header.js",
    "glance.js",
    "timeline.js",
    "stage.js",
    "card.js",
    "list.js",
    "keys.js",
    "print.js",
    "main.js",
)
#: Its style: colours and fonts, the frame with both timelines, what is below them, and other sizes and paper.
SHEETS: Final = ("theme.css", "page.css", "panels.css", "media.css")
_FIELD: Final = re.compile(r"\{\{(\w+)\}\}")
#: In JSON these stand in strings alone. The first three open and close elements, the last two were no characters of a
#: string in scripts before ES2019.
_ESCAPES: Final = {character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}
#: A scheme, as in URLs.
_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
#: Where media may come from, by what is named: a file beside the page is of another origin to browsers.
_MEDIA_SOURCES: Final = {"https": "https:", "http": "http:", "file": "file:", "": "'self' file:"}


def to_preview(  # noqa: PLR0913 - what is shown, and how
    source: TimedSource,
    *,
    before: TimedSource | None = None,
    profile: Profile | str = "auto",
    lang: str | None = None,
    title: str | None = None,
    media: str | None = None,
    page_lang: str | None = None,
) -> str:
    """An HTML page that shows the cues of *source*, as they are, with what `check` says of them.

    *profile* and *lang* are those of `check`. *before* are the segments from which the cues were laid out, to be seen
    beside them. *title* is by default that of the job, or its id. *media* is the URL of the film, a relative one from
    where the page will lie; without it a film can be chosen on the page, or the cues play by a clock. The page speaks
    the language of the browser, English or Chinese, unless *page_lang* says which.

    The page is one text, to be written as UTF-8. It makes no request to anywhere but for *media*, and nothing that a
    text holds can run in it. Takes time in proportion to the text. Raises what `check` and `to_vtt` raise, and
    OptionError for a *page_lang* or a *media* that no page can have.
    """
    if title is None and isinstance(source, SmartJob):
        title = source.title or source.job_id
    judged = judge_source(source, profile, lang)
    return write_page(judged, before=before, title=title or "", media=media, page_lang=page_lang)


def write_page(
    judged: Judged, *, before: TimedSource | None, title: str, media: str | None, page_lang: str | None
) -> str:
    """The page of cues that are *judged* already; all else is as in `to_preview`."""
    speaks = PAGE_LANGS if page_lang is None else (read_page_lang(page_lang),)
    allowed = _find_media_source(media)
    data = {
        "title": " ".join(clean_text(title).split()),
        "media": make_encodable(media or ""),
        **_show_cues(judged, speaks),
        "before": None if before is None else _show_before(before, judged.report),
        "words": {code: {part: load_words(code)[part] for part in ("rules", "page")} for code in speaks},
        "kinds": HINT_KINDS,
    }
    style, script = load_style(SHEETS), load_script(MODULES)
    return _fill_page(
        {
            "policy": f"default-src 'none'; script-src '{hash_source(script)}'; style-src '{hash_source(style)}'; "
            f"media-src {allowed}; base-uri 'none'; form-action 'none'",
            "title": escape(data["title"] or "smartresult"),
            "verdict": escape(make_encodable(write_verdict(judged.verdict, speaks[0]))),
            "lang": speaks[0],
            "style": style,
            "script": script,
            "data": encode_data(data),
        }
    )


def _find_media_source(media: str | None) -> str:
    """The source list of the policy; what a user chooses on the page, and the track, are blobs."""
    if media is None:
        return "blob:"
    scheme = _SCHEME.match(media)
    name = scheme[1].lower() if scheme else ""
    if not media or name not in _MEDIA_SOURCES:
        raise OptionError(f"expected a relative URL, or one of https, http or file, got {media!r:.60}", "media")
    return f"blob: {_MEDIA_SOURCES[name]}"


def _show_cues(judged: Judged, speaks: Sequence[PageLang]) -> dict[str, Any]:
    cues, report, verdict, paces = judged
    rules = count_flagged(report)
    order = order_cues(cues)
    places = [0] * len(order)
    for place, i in enumerate(order):
        places[i] = place
    return {
        "verdict": {lang: _say(verdict, lang) for lang in speaks},
        "worst": verdict.worst and (int(verdict.worst.start * 1000), int(verdict.worst.end * 1000)),
        "flagged": verdict.flagged,
        "rules": [(rule, rules[rule]) for rule in RULES],
        "profiles": list_profiles(report),
        "unruled": report.unruled,
        "sure": report.lang_sure,
        "cues": list_cues(cues, order, paces),
        "violations": list_violations(report, places),
        "hints": list_hints(report, cues, order, places),
        "vtt": to_vtt(cues),
    }


def _say(verdict: Verdict, lang: PageLang) -> list[tuple[str, str]]:
    return [(make_encodable(text), role) for text, role in say_verdict(verdict, lang)]


def _show_before(before: TimedSource, report: Report) -> dict[str, Any]:
    """The segments that were there before, judged by the same figures."""
    segments = list_segments(before)
    judged = check(segments, report.profile, lang=report.lang or None)
    order = order_cues(segments)
    paces = measure_paces(segments, judged)
    rules = count_flagged(judged)
    return {
        **list_spans([segments[i] for i in order]),
        "texts": [make_encodable(segments[i].text) for i in order],
        "paces": list_paces(paces[i] for i in order),
        "flagged": len({violation.index for violation in judged.violations}),
        "rules": [rules[rule] for rule in RULES],
        "masks": list_masks(judged, order),
    }


# --- The file


def encode_data(data: object) -> str:
    """*data* as JSON that stands in an element of HTML: nothing in it can end that, or be markup."""
    text = orjson.dumps(data).decode()
    for character, escaped in _ESCAPES.items():
        text = text.replace(character, escaped)
    return text


def _fill_page(parts: dict[str, str]) -> str:
    """The page with its *parts*; what a part holds is filled in no further."""
    return _FIELD.sub(lambda field: parts[field[1]], load_file("page.html").decode())
