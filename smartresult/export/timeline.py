"""Timelines of Intelligent Media Services, which the same service renders (SubmitMediaProducingJob).

https://www.alibabacloud.com/help/en/ims/developer-reference/timeline-configuration-description
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

import orjson

from smartresult.errors import ExportError
from smartresult.export.ass_text import ASS_RULE
from smartresult.export.characters import apply_rule
from smartresult.export.cues import place_cues
from smartresult.timed_text import TimedSource

_URL: Final = r"(?i)https?://[^\s/?#]+/[^\s?#]+"
_SUBTITLE_URL: Final = rf"{_URL}\.(?:srt|ass)(?:\?[^\s#]*)?"
#: What any program takes for a whole number.
_MOST: Final = 2**31 - 1
_SIDES: Final = ("Left", "Center", "Right")


class _Kind(NamedTuple):
    """What a key takes: in words, and as a test."""

    expected: str
    takes: Callable[[object], bool]


def _is_number(value: object, least: float, most: float) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and least <= value <= most


def _make_whole(least: int, most: int = _MOST) -> _Kind:
    return _Kind(
        f"a whole number from {least} to {most}",
        lambda value: isinstance(value, int) and _is_number(value, least, most),
    )


def _make_number(expected: str, least: float, most: float) -> _Kind:
    return _Kind(expected, lambda value: _is_number(value, least, most))


def _make_choice(*values: object) -> _Kind:
    return _Kind(
        f"one of {', '.join(map(str, values))}",
        lambda value: any(type(value) is type(one) and value == one for one in values),
    )


def _matches(value: object, pattern: str) -> bool:
    return isinstance(value, str) and value.isprintable() and re.fullmatch(pattern, value) is not None


def _make_text(expected: str, pattern: str) -> _Kind:
    return _Kind(expected, lambda value: _matches(value, pattern))


_FLAG: Final = _Kind("true or false", lambda value: isinstance(value, bool))
_COLOUR: Final = _make_text("a colour such as #ffffff", "#[0-9A-Fa-f]{6}")
_PLACE: Final = _Kind(
    "a share of the picture from 0 to 0.9999, or whole pixels from 2 up",
    lambda value: _is_number(value, 0, 0.9999) or (isinstance(value, int) and _is_number(value, 2, _MOST)),
)

#: The keys of a clip that are a matter of style, and what they take, as the vendor documents them. A timeline with a
#: key that the service does not know can be refused, so there are no others.
_STYLE_KEYS: Final[Mapping[str, _Kind | Mapping[str, _Kind]]] = {
    "FontSize": _make_whole(1, 5000),
    "Font": _make_text("the name of a font", ".*[^ ].*"),
    "FontURL": _make_text("the URL of a font", _URL),
    "FontColor": _COLOUR,
    "FontColorOpacity": _make_number("a number from 0 to 1", 0, 1),
    "FontFace": {"Bold": _FLAG, "Italic": _FLAG, "Underline": _FLAG},
    "Outline": _make_whole(0),
    "OutlineColour": _COLOUR,
    "Shadow": _make_whole(0),
    "BackColour": _COLOUR,
    "BorderStyle": _make_choice(1, 3),  # an outline, or a box
    "Spacing": _make_whole(-_MOST),
    "LineSpacing": _make_whole(-_MOST),
    "Angle": _make_number("degrees from -360 to 360", -360, 360),
    "X": _PLACE,
    "Y": _PLACE,
    "Alignment": _make_choice(*[f"{row}{side}" for row in ("Top", "Center", "Bottom") for side in _SIDES]),
    "AdaptMode": _make_choice("AutoWrap", "AutoScale", "AutoWrapAtSpaces"),
    "TextWidth": _Kind(
        "a share of the picture up to 1, or pixels above", lambda value: _is_number(value, 0, _MOST) and value != 0
    ),
}
#: The keys of the picture for which all sizes are meant.
_CANVAS_KEYS: Final = {"Width": _make_whole(1), "Height": _make_whole(1)}
_CANVAS: Final = "FECanvas"

#: A text needs a size. White on an outline at the bottom is what players show of other formats; 60 pixels are the size
#: of `to_ass`, for a picture that is 1080 pixels high.
_DEFAULT_STYLE: Final = {
    "FontSize": 60,
    "FontColor": "#ffffff",
    "Outline": 3,
    "OutlineColour": "#000000",
    "Alignment": "BottomCenter",
    "AdaptMode": "AutoWrap",
}


def to_timeline(source: TimedSource, *, style: Mapping[str, object] | None = None, file_url: str | None = None) -> str:
    r"""JSON of *source* as `SubtitleTracks` of a timeline: a track with a Text clip for each cue.

    A timeline of subtitles alone fails: merge it into one that has video or audio, and send that.

    >>> import json
    >>> import smartresult
    >>> cues = [smartresult.Segment("Good morning", 0.33, 1.705)]
    >>> subtitles = json.loads(smartresult.to_timeline(cues, style={"FontSize": 48, "FontFace": {"Bold": True}}))
    >>> subtitles["SubtitleTracks"][0]["SubtitleTrackClips"][0]["Content"]
    'Good morning'
    >>> film = {"MediaURL": "https://bucket.oss-cn-shanghai.aliyuncs.com/film.mp4"}
    >>> timeline = {"VideoTracks": [{"VideoTrackClips": [film]}], **subtitles}
    >>> request = {
    ...     "Timeline": json.dumps(timeline, ensure_ascii=False),
    ...     "OutputMediaConfig": json.dumps({"MediaURL": "https://bucket.oss-cn-shanghai.aliyuncs.com/out.mp4"}),
    ... }

    That is what the SDK sends: `client.submit_media_producing_job(SubmitMediaProducingJobRequest(timeline=…,
    output_media_config=…))`.

    *style* has keys of clips, by the vendor's names: Font, FontURL, FontSize, FontColor, FontColorOpacity, FontFace
    (Bold, Italic, Underline), Outline, OutlineColour, Shadow, BackColour, BorderStyle (3 is a box), Spacing,
    LineSpacing, Angle, X, Y, Alignment, AdaptMode, TextWidth; and FECanvas (Width, Height), which stands above the
    tracks: the picture for which the sizes are meant. FontSize is required, and 60 unless *style* says otherwise; what
    else is not said is white with a black outline of 3 at the bottom (FontColor, Outline, OutlineColour, Alignment),
    and wrapped (AdaptMode).

    With *file_url*, the address of an .srt or .ass file that holds the cues, there is one Subtitle clip that points to
    it, with no more style than *style* says. Without a cue there is no track.

    The service obeys ASS codes in text, so that text is written as in ASS: braces become ｛｝, line breaks `\N`, and a
    backslash that would be a code is followed by U+2060, which has no width. Times are seconds with three decimals.
    Raises ExportError for a key that is not among these, and for a value that it does not take, naming it, for a
    *file_url* that is none; and what `place_cues` raises.
    """
    asked = _check_keys({} if style is None else style, {**_STYLE_KEYS, _CANVAS: _CANVAS_KEYS}, "style")
    if file_url is not None and not _matches(file_url, _SUBTITLE_URL):
        raise ExportError(f"expected the URL of an .srt or .ass file, got {file_url!r:.60}", "file_url")
    canvas = {_CANVAS: asked.pop(_CANVAS)} if _CANVAS in asked else {}
    cues = place_cues(source)
    clips: list[dict[str, Any]]
    if file_url is not None:
        clips = [{"Type": "Subtitle", "FileURL": file_url, **asked}][: len(cues.texts)]
    else:
        shared = _DEFAULT_STYLE | asked
        clips = [
            {"Type": "Text", "Content": text, "TimelineIn": start / 1000, "TimelineOut": end / 1000, **shared}
            for start, end, text in zip(cues.starts, cues.ends, apply_rule(cues.texts, ASS_RULE), strict=True)
        ]
    tracks = [{"SubtitleTrackClips": clips}] if clips else []
    return orjson.dumps({**canvas, "SubtitleTracks": tracks}).decode()


def _check_keys(given: object, known: Mapping[str, _Kind | Mapping[str, _Kind]], path: str) -> dict[str, Any]:
    """*given*, all of whose keys are *known*, and have values that they take. Raises ExportError with the *path*."""
    if not isinstance(given, Mapping):
        raise ExportError(f"expected a mapping of keys to values, got {given!r:.40}", path)
    checked = {}
    for key, value in given.items():
        if key not in known:
            raise ExportError(f"expected one of {', '.join(known)}, got {key!r:.40}", path)
        kind = known[key]
        if isinstance(kind, Mapping):
            checked[key] = _check_keys(value, kind, f"{path}.{key}")
        elif not kind.takes(value):
            raise ExportError(f"expected {kind.expected}, got {value!r:.40}", f"{path}.{key}")
        else:
            checked[key] = value
    return checked
