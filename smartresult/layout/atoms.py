"""Segments → words in a row, with what a layout has to know about each and about the borders between them."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from operator import ne, sub
from typing import Final, NamedTuple

import msgspec

from smartresult.layout.prices import Borders, price_borders
from smartresult.layout.turns import SONG, goes_on_singing
from smartresult.model import Word
from smartresult.profiles import Profile
from smartresult.text.marks import CLOSING, OPENING, SONG_SIGNS, TURN_DASHES, TURN_SIGNS
from smartresult.text.quotes import settle_quotes
from smartresult.text.scripts import BURMESE, KHMER, LAO, THAI, holds_script
from smartresult.text.sentences import has_end_mark
from smartresult.text.width import measure_width, shows_nothing, split_graphemes, stands_close
from smartresult.timed_text import TimedText
from smartresult.word_times.timing import find_following, time_segment

#: What has no blank may break after these (UAX #14, classes SY, HY, B2), and as addresses are broken.
_STRETCH: Final = r"[^/\-—@.?&=]*[/\-—@.?&=]+|[^/\-—@.?&=]+"


_CLOSING: Final = frozenset(CLOSING) - frozenset(TURN_SIGNS)
#: What belongs to what follows, if it stands alone; dashes do so where a sentence has ended.
_LEADING: Final = frozenset(OPENING + TURN_SIGNS + TURN_DASHES)


#: Before it, nothing is written without blanks around it (`stands_close`).
_CJK: Final = "\u2e80"
#: Without blanks between words; one is written between phrases. So long a pause ends one, in seconds.
_PHRASED: Final = THAI + LAO + BURMESE + KHMER
_PHRASE_PAUSE: Final = 0.2


class Atoms(NamedTuple):
    """Words in columns, in the order in which they are spoken; a border is named by the word after it."""

    words: Sequence[Word]
    texts: Sequence[str]  # without white space around or inside
    spaces: Sequence[str]  # what stands before each: a blank, or nothing
    left: Sequence[float]  # how wide the whole text is up to the word, the blank before it included
    right: Sequence[float]  # and up to its end
    starts: Sequence[float]  # in seconds, never falling
    ends: Sequence[float]
    borders: Borders


def cut_atoms(segments: Sequence[TimedText], profile: Profile, lang: str) -> Atoms:
    """The words of *segments* in the order of their start, end and text, none wider than a line of *profile*.

    *segments* are what `require_segments` lets pass, *lang* is their language, "" where nothing is known of it. Raises
    ExportError for stated words that are none.
    """
    words = _list_words(segments, profile)
    raws = [word.text for word in words]
    shown = {raw: " ".join(raw.split()) for raw in {*raws}}  # words come again
    texts = [shown[raw] for raw in raws]
    segment_borders = _find_segment_borders(words)
    silent = {i for i in segment_borders if words[i].start - words[i - 1].end >= _PHRASE_PAUSE}
    spaces = _find_spaces(raws, texts, segment_borders, silent)
    widths = _measure_all(texts, profile.half_width)
    blank = profile.half_width
    right = list(accumulate([width + blank if space else width for width, space in zip(widths, spaces, strict=True)]))
    left = list(map(sub, right, widths))
    starts = list(accumulate([word.start for word in words], max))
    ends = list(map(max, [word.end for word in words], starts))
    for i in segment_borders:
        if texts[i][0] in _CLOSING and not any(map(str.isalnum, texts[i])):
            starts[i] = ends[i] = ends[i - 1]  # marks are not spoken: no pause keeps them from their word
    borders = price_borders(texts, spaces, starts, ends, segment_borders, lang)
    return Atoms(words, texts, spaces, left, right, starts, ends, borders)


def _list_words(segments: Sequence[TimedText], profile: Profile) -> list[Word]:
    following = find_following(segments)
    timed = [(segment, time_segment(i, segment, "characters", following)) for i, segment in enumerate(segments)]
    timed.sort(key=_order_of)
    words = _move_marks([word for _, spoken in timed for word in spoken])
    most = profile.max_chars_per_line
    if max([len(word.text) for word in words], default=0) <= most:  # no character is wider than 1
        return words
    return [
        part
        for word in words
        for part in (_split_wide(word, most, profile.half_width) if len(word.text) > most else [word])
    ]


def _find_segment_borders(words: Sequence[Word]) -> list[int]:
    """The indexes of the *words* with which a segment begins, but for the first."""
    indexes = [word.segment for word in words]
    return [i for i, differ in enumerate(map(ne, indexes, indexes[1:]), 1) if differ]


def _move_marks(words: list[Word]) -> list[Word]:
    """*words*, with lone marks at the edges of segments given to the word that they belong to.

    Those that close go from the start of a segment to the word before: they never begin a line. Signs that a turn
    begins and marks that open go from the end to the word after.
    """
    _end_songs(words)
    for i in _find_segment_borders(words):
        before, word = words[i - 1], words[i]
        lead, close = _find_leading(before.text.rstrip()), _count_closing(before.text, word.text)
        if lead:
            said = before.text.rstrip()[: -len(lead)]
            blank = "" if lead[-1] in OPENING else " "
            words[i - 1] = msgspec.structs.replace(before, text=said.rstrip())
            words[i] = msgspec.structs.replace(word, text=lead + blank + word.text.lstrip())
        elif close:
            text = before.text.rstrip() + word.text[:close].strip()
            words[i - 1] = msgspec.structs.replace(before, text=text)
            words[i] = msgspec.structs.replace(word, text=word.text[close:])
    return words


def _end_songs(words: list[Word]) -> None:
    """Give signs at the start of segments that end a song to the last of its *words*.

    A song that has begun ends there if another sign follows, or if its end is marked elsewhere: there are captions that
    mark nothing but where each line of a song begins. A segment with signs at both ends is a song of its own.
    """
    if not SONG.search("".join([word.text for word in words])):
        return
    signs = [i for i, word in enumerate(words) if SONG.search(word.text)]
    whole = _find_whole_songs(words)
    marked = any(words[i].text.lstrip()[0] not in SONG_SIGNS for i in signs if words[i].segment not in whole)
    sung = False
    for i in signs:
        before, word = words[i - 1], words[i]
        if word.segment in whole:
            sung = False
            continue
        text = word.text.lstrip()
        lead = SONG.match(text)
        rest = text[lead.end() :].lstrip() if lead else ""
        if sung and lead and not rest:
            marked = True
        elif sung and lead and before.segment != word.segment and (marked or SONG.match(rest)):
            words[i - 1] = msgspec.structs.replace(before, text=f"{before.text.rstrip()} {lead[0]}")
            words[i] = msgspec.structs.replace(word, text=rest)
        sung = goes_on_singing(word.text, sung=sung)


def _find_whole_songs(words: Sequence[Word]) -> Collection[int]:
    """The segments that begin and end with a sign, and have an even number of them."""
    edges = [0, *_find_segment_borders(words), len(words)]
    texts = {
        words[first].segment: "".join([word.text for word in words[first:last]]) for first, last in pairwise(edges)
    }
    return {
        segment
        for segment, text in texts.items()
        if SONG.match(text.lstrip()) and text.rstrip()[-1] in SONG_SIGNS and len(SONG.findall(text)) % 2 == 0
    }


def _find_leading(text: str) -> str:
    """The marks at the end of *text*, alone after a blank of any kind, that belong to what follows; "" if none do."""
    if text[-1:] not in _LEADING:  # what is settled at the end of a text does not open any more
        return ""
    said, *rest = settle_quotes(text).rsplit(maxsplit=1) or [""]
    sign = "".join(rest)
    if shows_nothing(said) or not sign or not _LEADING.issuperset(sign):
        return ""
    return sign if sign[0] not in TURN_DASHES or has_end_mark(said, " ") else ""


def _count_closing(before: str, text: str) -> int:
    """How many characters at the start of *text* are marks that close, and belong to *before*."""
    if text.lstrip()[:1] not in _CLOSING:
        return 0
    text = settle_quotes(text)
    last = before.strip()
    if last[:1] not in _CLOSING and not any(map(str.isalnum, last)):
        return 0
    marks = text[: next((i for i, one in enumerate(text) if not (one in _CLOSING or one.isspace())), len(text))]
    marks = marks.rstrip(".…%％")  # .5, …and
    return len(marks) if marks.strip() and not shows_nothing(text[len(marks) :]) else 0


def _order_of(timed: tuple[TimedText, Sequence[Word]]) -> tuple[float, float, str, list[float]]:
    """By start, end and text, and where all of them are alike, by the words: whatever order they came in.

    Estimated times follow from start, end and text, so that only stated ones are compared.
    """
    segment, words = timed
    stated = [word.start for word in words] if getattr(segment, "words", None) else []
    return segment.start, segment.end, segment.text, stated


def _find_spaces(
    raws: Sequence[str], texts: Sequence[str], segment_borders: Iterable[int], silent: Collection[int]
) -> list[str]:
    """The blank before each word: where its segment has one.

    At *segment_borders*, and for a line break, there is one unless Chinese or a mark meets it; between Chinese and
    other letters, if there mostly is one inside of segments; between words of Thai and its like, whose blanks part
    phrases, where the border is *silent*.
    """
    spaces = [" " if len(raw) > len(text) and raw[-1].isspace() else "" for raw, text in zip(raws, texts, strict=True)]
    spaces = ["", *spaces][: len(raws)]
    borders = [*segment_borders, *[i for i, raw in enumerate(raws[:-1], 1) if raw[-1] in "\r\n"]]
    mixed = {i for i in borders if _is_mixed(texts[i - 1], texts[i])}
    if mixed and not _parts_scripts(texts, spaces, borders):
        mixed = set()
    for i in borders:
        before, after = texts[i - 1][-1], texts[i][0]
        closes = after in _CLOSING and not texts[i].lstrip(".…")[:1].isalnum()  # .NET, …and
        close = closes or before in OPENING
        if not close and not (before + after).isascii():
            phrase = i not in silent and holds_script(before, _PHRASED) and holds_script(after, _PHRASED)
            close = phrase or stands_close(before) or stands_close(after)
        spaces[i] = "" if close and i not in mixed else " "
    return spaces


def _is_mixed(before: str, after: str) -> bool:
    """Whether Chinese or its like meets letters or digits of other scripts between these words."""
    ends, begins = before[-1], after[0]
    if (ends < _CJK) == (begins < _CJK):  # most are, and this is the cheapest to ask
        return False
    return stands_close(ends) != stands_close(begins) and ends.isalnum() and begins.isalnum()


def _parts_scripts(texts: Sequence[str], spaces: Sequence[str], borders: Iterable[int]) -> bool:
    """Whether more often than not a blank stands between Chinese and other letters, the *borders* of segments apart."""
    inside = set(range(1, len(texts))).difference(borders)
    blanks = [bool(spaces[i]) for i in inside if _is_mixed(texts[i - 1], texts[i])]
    return 2 * sum(blanks) > len(blanks)


def _measure_all(texts: Sequence[str], half_width: float) -> list[float]:
    known: dict[str, float] = {}  # words come again
    return [known[text] if text in known else known.setdefault(text, measure_width(text, half_width)) for text in texts]


def _find_pieces(text: str, most: float, half_width: float) -> Iterator[str]:
    """What of *text* is not cut, if it can be helped: a stretch up to a mark of paths and addresses; else graphemes."""
    for stretch in re.findall(_STRETCH, text):
        if measure_width(stretch, half_width) > most:
            yield from split_graphemes(stretch)
        else:
            yield stretch


def _split_wide(word: Word, most: float, half_width: float) -> list[Word]:
    """*word* in parts that fit into a line, cut after its own marks or else anywhere; its time is shared out evenly."""
    text = " ".join(word.text.split())
    if measure_width(text, half_width) <= most:
        return [word]
    parts = [""]
    width = 0.0
    for piece in [*_find_pieces(text, most, half_width), word.text[len(word.text.rstrip()) :]]:
        width += measure_width(piece, half_width)
        if width > most and parts[-1].strip() and piece.strip():
            parts.append("")
            width = measure_width(piece, half_width)
        parts[-1] += piece
    parts = [part for part in parts if not shows_nothing(part)] or parts
    rate = (word.end - word.start) / sum(map(len, parts))
    edges = [word.start + rate * edge for edge in accumulate(map(len, parts), initial=0)]
    edges[-1] = word.end
    return [
        Word(part, start, end, estimated=True, segment=word.segment)
        for part, (start, end) in zip(parts, pairwise(edges), strict=True)
    ]
