r"""Value objects → text, one room a format.

>>> import smartresult
>>> print(smartresult.to_vtt([smartresult.Segment("if a<b: print('-->')", 0.0005, 1.5)]), end="")
WEBVTT
<BLANKLINE>
1
00:00:00.001 --> 00:00:01.500
if a&lt;b: print('--&gt;')

Each writer takes a job, its result, or any objects with `start`, `end` (seconds, or a `timedelta`) and `text`; so do
`words`, `reflow` and `check`. Subtitles of pysubs2, webvtt-py, srt, pysrt and ass are taken by their own units, without
comments and drawings. `EXPORTERS` maps the name of each format to an `Exporter`, the suffix of its files and its
function. `to_pysubs2` and `to_webvtt` give objects of those libraries, whose own writers then make a right file, where
they can.

Times
=====

- They are rounded once, halves up, on the decimal as written: 6.2655 s is 6,266 ms.
- Cues are sorted and numbered 1, 2, 3…; none has zero length; overlaps stay. Empty text makes no cue.
- Players put the later of two cues above the earlier. In WebVTT, ASS and SRT with look-alikes, cues that start together
  stand in reverse, so that they are read from top to bottom; in WebVTT each keeps its number. Browsers, though, put the
  one that ends last at the bottom. Cues that only overlap are stacked as they come: the later above. In TTML all stand
  in order, from top to bottom.
- What a format can't state raises an `ExportError`: SRT and ASS end at 100 hours, webvtt-py at 10¹⁰, captions and JSON
  in milliseconds at 2⁵³ ms; TTML states a cue at least.

Text
====

What a reader shows is the text.

- In WebVTT and TTML `&`, `<` and `>` are escaped. ASS can't hold braces: they become ｛｝, in timelines, too, for the
  service obeys ASS codes there.
- SRT has no escape: by default the text is written to the character, which is what parsers read back, though players
  hide `<b>` and `{…}`; `markup="look-alike"` writes ＜ ＞ ｛ ｝ there, and FFmpeg, mpv and VLC show all of it.
- WebVTT can't escape a backslash: browsers show `C:\New` as it is, FFmpeg obeys the `\N` in it.
- LRC has no escape, and readers take what `<` and `[` open for a time: in its text they are ＜ and ［.
- U+FEFF inside of text, a byte order mark that was pasted, means nothing and makes readers drop the cue: it is left
  out.
- Line breaks of every sort become the format's own, blank lines in a cue vanish. Control characters, lone surrogates,
  U+FFFE and U+FFFF, over which players stumble, become U+FFFD (�).

Formats
=======

- SubRip, `to_srt`: `bom`, `newline`, `markup`; `rtl="marks"` for players that take every line for left to right; `lit`
  shows the whole cue with the spoken word underlined or in colour.
- WebVTT, `to_vtt`: cues are numbered by identifier, and there is no other block but the STYLE of `lit`; `words` puts a
  timestamp before each word; `lit` shows the spoken word in a colour, a box, larger or underlined.
- ASS, `to_ass`: `style` is a `pysubs2.SSAStyle`; the default one names a font that has the script, `font` another.
  `karaoke` lights up words, `lit` as in WebVTT by a style called Lit; `resolution` is that of the picture.
- CSV, `to_csv`: `job_id,index,start,end,duration,text`, of generated texts `job_id,index,text`; `bom` for Excel,
  `guard` against formulas. pandas reads it back with
  `read_csv(…, keep_default_na=False, dtype={"job_id": str})`.
- BCC, `to_bcc`: what Bilibili takes. Plain text, `to_text`: a line a cue.
- Word times, `to_words_json`, `to_words_csv`: `{"job_id", "words": [{"text", "start", "end", "estimated",
  "segment"}]}`, and the same as a table; `milliseconds` makes whole `startMs` and `endMs` of the times in JSON.
- Captions of Remotion, `to_captions`: a word each, with the white space before it:
  `[{"text", "startMs", "endMs", "timestampMs", "confidence"}]`. The last two are null, for nobody has measured them.
- Word times for speech tools: NIST's CTM with a confidence, `to_ctm` (`recording`, `channel`), and Praat's TextGrid,
  `to_textgrid` (`media_length`); `bare` words are for scorers and lexicons.
- LRC, `to_lrc`: enhanced (A2), lyrics with a time for each word, or by `lines`; `media_length` is `[length:]`.
- TTML, `to_ttml`: `profile` is IMSC 1.1 text (`imsc`), what the BBC and the EBU take (`ebu-tt-d`), or what Netflix
  takes (`netflix`; name that file .dfxp or .xml). It is read back by ttconv, drawn by imsc.js in Chromium, and what is
  laid out passes IMSC's render model (imschrm). Text that begins from right to left is marked so.
- Timelines of the same service, `to_timeline`: a Text clip a cue, or one Subtitle clip with a `file_url`; `style` by
  the vendor's keys. A timeline of subtitles alone fails: the docstring shows it merged into one with video, and sent.
  Keys that the vendor does not document are refused by name, for the service can refuse the whole for them. Nothing was
  sent to the service to test this.

When each word is spoken is said in `smartresult.word_times`.
"""

from collections.abc import Callable, Mapping
from functools import cached_property
from importlib import import_module
from typing import Final

__all__ = ["EXPORTERS", "Exporter"]


class Exporter:
    """A format: the *suffix* of its files, and the *function* that writes one from a source.

    The function stands in a module of this package, which is loaded when it is asked for: most programs write one
    format or two, and loading all of them takes longer than the rest.
    """

    def __init__(self, suffix: str, module: str, name: str) -> None:
        self.suffix = suffix
        self._module = module
        self._name = name

    def __repr__(self) -> str:
        return f"Exporter({self.suffix!r}, {self._module!r}, {self._name!r})"

    @cached_property
    def function(self) -> Callable[..., str]:
        """`to_x(source, *, …) -> str`."""
        function: Callable[..., str] = getattr(import_module(f"{__name__}.{self._module}"), self._name)
        return function


EXPORTERS: Final[Mapping[str, Exporter]] = {
    "srt": Exporter(".srt", "srt", "to_srt"),
    "vtt": Exporter(".vtt", "vtt", "to_vtt"),
    "ass": Exporter(".ass", "ass", "to_ass"),
    "csv": Exporter(".csv", "csv", "to_csv"),
    "bcc": Exporter(".bcc.json", "bcc", "to_bcc"),
    "txt": Exporter(".txt", "text", "to_text"),
    "words.json": Exporter(".words.json", "words", "to_words_json"),
    "words.csv": Exporter(".words.csv", "words", "to_words_csv"),
    "captions": Exporter(".captions.json", "captions", "to_captions"),
    "ctm": Exporter(".ctm", "words", "to_ctm"),
    "textgrid": Exporter(".TextGrid", "textgrid", "to_textgrid"),
    "lrc": Exporter(".lrc", "lrc", "to_lrc"),
    "ttml": Exporter(".ttml", "ttml", "to_ttml"),
    "timeline": Exporter(".timeline.json", "timeline", "to_timeline"),
}
#: What each format is, in a few words.
TITLES: Final[Mapping[str, str]] = {
    "srt": "SubRip",
    "vtt": "WebVTT",
    "ass": "Advanced SubStation Alpha",
    "csv": "a table of cues or texts",
    "bcc": "Bilibili's subtitle JSON",
    "txt": "plain text",
    "words.json": "word times",
    "words.csv": "a table of word times",
    "captions": "Remotion's captions, a word each",
    "ctm": "NIST's word times",
    "textgrid": "Praat's word times",
    "lrc": "lyrics with word times",
    "ttml": "TTML: IMSC 1.1, EBU-TT-D",
    "timeline": "subtitle tracks of the service's timelines",
}


def __dir__() -> list[str]:
    """The public names, and what every module says of itself."""
    return sorted([*__all__, *(name for name in globals() if name.startswith("__"))])
