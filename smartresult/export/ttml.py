"""TTML: IMSC 1.1 text (https://www.w3.org/TR/ttml-imsc1.1/), EBU-TT-D (https://tech.ebu.ch/publications/tech3380)."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import repeat
from typing import Final, NamedTuple

from smartresult.errors import ExportError
from smartresult.export.ass import require_resolution
from smartresult.export.characters import TextRule, apply_rule, clean_lines, make_rule, require_lang
from smartresult.export.cues import place_cues
from smartresult.export.sides import find_merged, write_merged
from smartresult.export.times import count_from_one, make_clock, make_fractions
from smartresult.profiles import TTML_PROFILES, TtmlProfile
from smartresult.text.languages.tags import is_language_tag
from smartresult.text.scripts import ARABIC, HEBREW, KANA, holds_script
from smartresult.timed_text import TimedSource

#: Fonts of 100 % are as high as a cell, of which a picture has so many rows (TTML 2, section 7.2.3).
_ROWS: Final = 15
#: So many wide characters fit into the width of an upright picture, as in ASS.
_CHARACTERS: Final = 12
#: The least and the most that the BBC's validator takes in an upright picture, in hundredths of a row: 3 and 4.5 % of
#: the height.
_EBU_UPRIGHT: Final = (45, 67)

_NAMESPACES: Final = (
    ' xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter"'
    ' xmlns:tts="http://www.w3.org/ns/ttml#styling"'
)
_EBU_NAMESPACES: Final = (
    ' xmlns:ebuttm="urn:ebu:tt:metadata" xmlns:ebutts="urn:ebu:tt:style"'
    ' xmlns:ittp="http://www.w3.org/ns/ttml/profile/imsc1#parameter"'
    ' xmlns:itts="http://www.w3.org/ns/ttml/profile/imsc1#styling"'
)
_IMSC: Final = ' ttp:contentProfiles="http://www.w3.org/ns/ttml/profile/imsc1.1/text"'
_SHARED: Final = ' ttp:timeBase="media" ttp:cellResolution="32 15" xml:space="preserve" xml:lang="{lang}">\n<head>\n'
_LAYOUT: Final = '{rtl}</styling>\n<layout>\n<region xml:id="{region}" tts:origin="{origin}" tts:extent="{extent}"'
#: For cues whose first letter is written from right to left: TTML, unlike HTML, does not find that out by itself.
_RTL_STYLE: Final = '<style xml:id="rtl" tts:direction="rtl"/>\n'
_START: Final = '<?xml version="1.0" encoding="UTF-8"?>\n<tt'

_HEADS: Final[Mapping[TtmlProfile, str]] = {
    "imsc": (
        f"{_START}{_NAMESPACES}{_IMSC}{_SHARED}<styling>\n"
        '<style xml:id="cue" tts:fontFamily="proportionalSansSerif" tts:fontSize="{size}%" tts:lineHeight="125%"'
        ' tts:textAlign="center" tts:color="#FFFFFF" tts:textOutline="#000000 5%"/>\n'
        f'{_LAYOUT} tts:displayAlign="after"/>\n</layout>\n</head>\n<body region="{{region}}" style="cue"><div>\n'
    ),
    # The values are those of the BBC's Subtitle Guidelines; text may fill the middle 80 % of a picture.
    "ebu-tt-d": (
        f'{_START}{_NAMESPACES}{_EBU_NAMESPACES} ittp:activeArea="50% 50% {{extent}}"{_SHARED}'
        "<metadata><ebuttm:documentMetadata>"
        "<ebuttm:conformsToStandard>urn:ebu:tt:distribution:2018-04</ebuttm:conformsToStandard>"
        "<ebuttm:conformsToStandard>http://www.w3.org/ns/ttml/profile/imsc1/text</ebuttm:conformsToStandard>"
        "</ebuttm:documentMetadata></metadata>\n<styling>\n"
        '<style xml:id="cue" tts:fontFamily="ReithSans, Arial, Roboto, proportionalSansSerif, default"'
        ' tts:fontSize="{size}%" tts:lineHeight="120%" tts:textAlign="center" ebutts:multiRowAlign="center"'
        ' ebutts:linePadding="0.5c" itts:fillLineGap="true"/>\n'
        '<style xml:id="text" tts:color="#FFFFFF" tts:backgroundColor="#000000"/>\n'
        f'{_LAYOUT} tts:displayAlign="after" tts:writingMode="lrtb" tts:overflow="visible"/>\n</layout>\n</head>\n'
        "<body><div>\n"
    ),
    # After the writer of this form in Subtitle Edit, and Netflix's "Additional TTML Schema Inspections".
    "netflix": (
        f"{_START}{_NAMESPACES}{{profile}}{_SHARED}<styling>\n"
        '<style xml:id="cue" tts:fontStyle="normal" tts:fontWeight="normal" tts:color="white"'
        ' tts:fontFamily="proportionalSansSerif" tts:fontSize="{size}%"/>\n'
        f'{_LAYOUT} tts:displayAlign="after" tts:textAlign="center"/>\n</layout>\n</head>\n<body><div style="cue">\n'
    ),
}


class _Form(NamedTuple):
    """How a profile writes a cue: *ltr* or *rtl* before it, by its direction; its lines are spans with attributes.

    The *rule* writes the text between the first tag of a span and the last.
    """

    region: str
    ltr: str
    rtl: str
    span: str
    rule: TextRule


def _make_form(region: str, attributes: str = "", style: str = "", span: str = "") -> _Form:
    """The form of paragraphs with these *attributes* and *style*; each of their lines stands in a *span*, if any."""
    span = f' style="{span}"' if span else ""
    opened, closed = _make_tags(span)
    plain = f' style="{style}"' if style else ""
    turned = f' style="{style} rtl"' if style else ' style="rtl"'
    rule = make_rule("&<>", partial(_escape, line_break=f"{closed}<br/>{opened}"))
    return _Form(region, f'"{attributes}{plain}>', f'"{attributes}{turned}>', span, rule)


def _make_tags(span: str) -> tuple[str, str]:
    """The tags of a *span* with these attributes; without any there is none."""
    return (f"<span{span}>", "</span>") if span else ("", "")


def _escape(text: str, line_break: str) -> str:
    """*text* as the content of a paragraph, with all that needs it escaped; `>` does in `]]>`."""
    text = clean_lines(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\n", line_break)


_FORMS: Final[Mapping[TtmlProfile, _Form]] = {
    "imsc": _make_form("bottom"),
    "ebu-tt-d": _make_form("bottom", ' region="bottom"', "cue", "text"),
    "netflix": _make_form("bottomCenter", ' region="bottomCenter"'),
}


def to_ttml(
    source: TimedSource,
    *,
    profile: TtmlProfile = "imsc",
    lang: str | None = None,
    resolution: tuple[int, int] = (1920, 1080),
) -> str:
    """TTML text of *source*, as its *profile* has it; the cues are paragraphs with the identifiers c1, c2, c3….

    - "imsc" is IMSC 1.1 text, for any player: white with a thin black outline, at the bottom.
    - "ebu-tt-d" is EBU-TT-D as the BBC takes it (Subtitle Guidelines): white on black, in its fonts. The BBC's
      validator also judges the gaps between cues: `reflow(source, "bbc")` leaves those that it asks for.
    - "netflix" is the plain TTML 1 that Netflix takes, in a region called bottomCenter; a Japanese one says that it is
      IMSC 1.1, as Netflix asks. State the language there, and name such files .dfxp or .xml.

    *lang* is the language, as a tag of BCP 47 (`pt-BR`); without one the document says that it is not known. Where the
    *resolution* is that of an upright picture, text is smaller. Cues on screen at one time stand in the order of their
    starts, from top to bottom. A cue whose first letter is Arabic or Hebrew is marked to be written from right to left.
    White space is kept, and so is every character that XML can hold. Of cues that `merge` made each line stands in a
    span with its language (`xml:lang`), where that is known.

    Raises ExportError where there is no cue, for a document without one is not valid EBU-TT-D; for options that are not
    known or of another type; and what `place_cues` raises.
    """
    if profile not in TTML_PROFILES:
        raise ExportError(f"expected one of {', '.join(TTML_PROFILES)}, got {profile!r:.40}", "profile")
    if lang is not None:
        require_lang(lang)
    require_resolution(resolution)
    form = _FORMS[profile]
    source, merged = find_merged(source)
    opened, closed = _make_tags(form.span)
    if merged:  # each line is a span of its own
        source = write_merged(merged, partial(_write_lines, attributes=form.span))
        opened = closed = ""
    cues = place_cues(source)
    if not cues.texts:
        raise ExportError("expected a cue, got none, without which a TTML document is not valid", "the source")
    said = "".join(cues.texts)
    seconds = make_clock(cues.last_ms, len(cues.texts), ".")
    numbers, start_ms = count_from_one(len(cues.texts), '" begin="'), make_fractions(3, '" end="')
    end_ms: Iterable[Sequence[str]] = repeat(ltr := make_fractions(3, form.ltr + opened))
    style = ""
    if holds_script(said, ARABIC + HEBREW) and any(
        turned := [_is_rtl(text, escaped=bool(merged)) for text in cues.texts]
    ):
        rtl, style = make_fractions(3, form.rtl + opened), _RTL_STYLE
        end_ms = [rtl if is_rtl else ltr for is_rtl in turned]
    texts = cues.texts if merged else apply_rule(cues.texts, form.rule)
    rows = [
        f'<p xml:id="c{i}{seconds[start // 1000]}{start_ms[start % 1000]}{seconds[end // 1000]}{ms[end % 1000]}{text}'
        for i, start, end, ms, text in zip(numbers, cues.starts, cues.ends, end_ms, texts, strict=False)
    ]
    head = _write_head(profile, resolution, lang or "", style, holds_script(said, KANA))
    return "".join([head, f"{closed}</p>\n".join([*rows, "</div></body></tt>\n"])])


def _write_lines(lines: list[tuple[str, str, int]], attributes: str) -> str:
    """The *lines* of a cue in two languages, each in a span with these *attributes* and its language, if any."""
    written = []
    for line, lang, _ in lines:
        known = attributes + (f' xml:lang="{lang}"' if is_language_tag(lang) else "")
        opened, closed = _make_tags(known)
        written.append(opened + _escape(line, f"{closed}<br/>{opened}") + closed)
    return "<br/>".join(written)


def _is_rtl(text: str, *, escaped: bool) -> bool:
    """Whether the first letter of *text* is written from right to left (UAX #9, rules P2 and P3)."""
    if escaped:  # its tags and escapes are letters that nobody sees
        text = re.sub("<[^>]*>|&[a-z]+;", "", text)
    directions = map(unicodedata.bidirectional, text)
    return next((direction != "L" for direction in directions if direction in _STRONG), False)


_STRONG: Final = frozenset({"L", "R", "AL"})


def _write_head(
    profile: TtmlProfile,
    resolution: tuple[int, int],
    lang: str,
    rtl: str,
    kana: bool,  # noqa: FBT001 - one of the things that the head says
) -> str:
    """All before the first cue: *rtl* is the style for cues that need it, *kana* whether the text holds Kana."""
    width, height = resolution
    upright = width < height
    japanese = kana or lang.lower().partition("-")[0] == "ja"
    if profile == "netflix":
        origin, extent = "10% 50%", "80% 40%"
    else:  # the BBC's safe area, of wide and of upright pictures
        origin, extent = ("5% 10%", "90% 80%") if upright else ("10% 10%", "80% 80%")
    least, most = _EBU_UPRIGHT if upright and profile == "ebu-tt-d" else (1, 100)
    return _HEADS[profile].format(
        lang=lang,
        profile=_IMSC if japanese else "",
        size=min(max(round(100 * _ROWS * width / (_CHARACTERS * height)), least), most),
        region=_FORMS[profile].region,
        rtl=rtl,
        origin=origin,
        extent=extent,
    )
