"""Seeded talks: the text in `talks`, spoken with pauses and hesitations, and cut into segments as a recogniser does.

Durations and pauses are made up here, by a rule of thumb and by chance, and by nothing of smartresult: when each word
is spoken is the truth that an estimate can be held against.
"""

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final, Literal, NamedTuple, TypeAlias

from smartresult import Segment, Word

Language: TypeAlias = Literal["English", "Chinese"]

_FOLDER: Final = Path(__file__).with_name("talks")
_SENTENCE_ENDS: Final = frozenset(".?!。？！…")
_PUNCTUATION: Final = '，。、？！；：“”‘’（）《》…,.?!;:"()'
#: A Chinese character or a run of other letters and digits, with the marks around it and the blank after.
_CHINESE_TOKEN: Final = re.compile(r"[“‘（《]*(?:[A-Za-z0-9]+(?:[./-][A-Za-z0-9]+)*%?|\w)[^\w\s“‘（《]*\s*")
_VOWELS: Final = re.compile(r"[aeiouy]+", re.IGNORECASE)
#: Words of one syllable, as most are, that are hurried over.
_HURRIED: Final = (
    "a an and are as at be but by for from had has have he her his i if in is it its my of on or our she so that the "
    "their them there they to was we were what when which who will with would you your"
)
_LIGHT_WORDS: Final = frozenset(_HURRIED.split())
_LIGHT_CHARACTERS: Final = frozenset("的了着过呢吗吧啊嘛地得们么")
#: Where one may hesitate in Chinese, or be cut off: words mostly end after the first, and begin with the second.
_LAST_OF_WORDS: Final = frozenset("的了着呢吗吧啊嘛")
_FIRST_OF_WORDS: Final = frozenset("我你她它这那就也还把被从跟和但因所如")

#: A segment of sentences is this long at most.
_LONGEST_SENTENCE: Final = 120


class Spoken(NamedTuple):
    """A word, or a Chinese character, with its punctuation and the blank after it; milliseconds."""

    text: str
    start: int
    end: int
    #: Whether one may hesitate after it, or be cut off.
    may_cut: bool

    @property
    def last_mark(self) -> str:
        """The mark at its end that tells a pause, or ""."""
        mark = self.text.rstrip(' "”’）》')[-1:]
        return mark if mark in _PUNCTUATION else ""

    @property
    def ends_sentence(self) -> bool:
        """Whether a sentence ends here."""
        return self.last_mark in _SENTENCE_ENDS


def make_talk(
    language: Language, *, hours: float = 1.0, fragments: bool = True, punctuated: bool = True, seed: int = 1
) -> tuple[Segment, ...]:
    """What a recogniser makes of someone who speaks for *hours*, to the end of the paragraph.

    Either *fragments*, of 1.3 seconds in the mean, cut at pauses and in the middle of sentences, some of which touch or
    overlap; or sentences, of which the long ones are cut at a comma.
    """
    source = random.Random(f"{language}, cut, {seed}")  # noqa: S311 - reproducible, not secret
    pieces = list(_cut(language, hours, seed, fragments=fragments))
    segments = []
    for i, piece in enumerate(pieces):
        start, end = piece[0].start, piece[-1].end
        following = pieces[i + 1][0].start if i + 1 < len(pieces) else end + 1000
        end += source.choice((0, 0, 20, 60)) if following - end > 100 else 0  # noqa: PLR2004 - silence that none needs
        if fragments and following - end < 300 and (chance := source.random()) < 0.09:  # noqa: PLR2004
            end = following if chance > 0.03 else following + source.randint(2, 40)  # noqa: PLR2004
        text = "".join([_strip(word.text, punctuated=punctuated) for word in piece]).strip()
        segments.append(Segment(text, start / 1000, end / 1000))
    return tuple(segments)


def make_words(
    language: Language, *, hours: float = 1.0, fragments: bool = True, punctuated: bool = True, seed: int = 1
) -> tuple[Word, ...]:
    """When the words of the segments of `make_talk` are spoken, which it does not tell."""
    return tuple(
        Word(_strip(word.text, punctuated=punctuated), word.start / 1000, word.end / 1000, segment=i)
        for i, piece in enumerate(_cut(language, hours, seed, fragments=fragments))
        for word in piece
    )


def _strip(text: str, *, punctuated: bool) -> str:
    """*text* with its punctuation, or without; what stands inside of a number or a name is none."""
    if punctuated:
        return text
    blank = " " if text.endswith(" ") else ""
    return text.strip(_PUNCTUATION + " ") + blank


def _cut(language: Language, hours: float, seed: int, *, fragments: bool) -> Iterator[Sequence[Spoken]]:
    words = _speak(language, hours, seed)
    if not fragments:
        return _cut_sentences(words)
    return _cut_fragments(words, 1.55 if language == "English" else 0.98, random.Random(seed))  # noqa: S311


def _cut_fragments(words: Sequence[Spoken], patience: float, source: random.Random) -> Iterator[Sequence[Spoken]]:
    """Where a sentence ends, at most pauses, and where the time of a segment is up: *patience* seconds in the mean."""
    first, limit = 0, source.gammavariate(6, patience / 6)
    for i, word in enumerate(words, 1):
        pause = words[i].start - word.end if i < len(words) else 0
        time = (word.end - words[first].start) / 1000
        is_up = (word.may_cut and time >= limit) or time >= 2 * limit
        if word.ends_sentence or is_up or (pause >= 250 and source.random() < 0.9):  # noqa: PLR2004 - as seen
            yield words[first:i]
            first, limit = i, source.gammavariate(6, patience / 6)


def _cut_sentences(words: Sequence[Spoken]) -> Iterator[Sequence[Spoken]]:
    """Sentences, and those that are too long at the last mark that leaves them short enough."""
    first = comma = 0
    length = 0
    for i, word in enumerate(words, 1):
        length += len(word.text)
        if length > _LONGEST_SENTENCE and comma > first:
            yield words[first:comma]
            length = sum(len(each.text) for each in words[comma:i])
            first = comma
        if word.ends_sentence:
            yield words[first:i]
            first, length = i, 0
        elif word.last_mark:
            comma = i


@cache
def _speak(language: Language, hours: float, seed: int) -> Sequence[Spoken]:
    """Every word of the talk: the pieces in an order by chance, again and again, until the time is full."""
    source = random.Random(f"{language}, {seed}")  # noqa: S311 - reproducible, not secret
    pieces = (_FOLDER / f"{language.lower()}.txt").read_text(encoding="utf-8").strip().split("\n\n")
    spoken: list[Spoken] = []
    now = source.randint(0, 3000)
    while True:
        for piece in source.sample(pieces, len(pieces)):
            for paragraph in piece.splitlines():
                spoken += _speak_paragraph(paragraph, language, now, source)
                now = spoken[-1].end + source.randint(300, 2000)
                if now >= hours * 3_600_000:
                    return spoken


def _speak_paragraph(paragraph: str, language: Language, now: float, source: random.Random) -> Iterator[Spoken]:
    rate = source.triangular(0.85, 1.3, 1.0)
    english = language == "English"
    tokens = re.findall(r"\S+\s*", paragraph) if english else _CHINESE_TOKEN.findall(paragraph)
    for token, following in zip(tokens, [*tokens[1:], ""], strict=True):
        length = _measure_english(token) if english else _measure_chinese(token)
        mark = Spoken(token, 0, 0, may_cut=True).last_mark
        length *= source.lognormvariate(0, 0.22) * (1.2 if mark else 1.0) / rate
        may_cut = english or mark != "" or token[-1:] in _LAST_OF_WORDS or following[:1] in _FIRST_OF_WORDS
        word = Spoken(token, round(now), round(now + length), may_cut)
        yield word
        now = word.end + _pause_after(word, source) / rate


def _pause_after(word: Spoken, source: random.Random) -> float:
    """Milliseconds of silence."""
    mark = word.last_mark
    if word.ends_sentence:
        return min(1500.0, 200 + source.expovariate(1 / 330))
    if mark == "、":
        return source.choice((0, 40, 120))
    if mark:
        return source.choice((0, 60, 150, 250, 350, 500))
    if word.may_cut and source.random() < 0.02:  # noqa: PLR2004
        return source.uniform(300, 800)
    return source.choice((0, 0, 0, 0, 20))


def _measure_english(token: str) -> float:
    """Milliseconds that one who speaks as most do takes for *token*."""
    word = token.strip(_PUNCTUATION + " “”")
    digits = sum(map(str.isdigit, word))
    if digits:
        return 310 * digits + (250 if word.endswith("%") or word.startswith("$") else 0)
    if word.isupper() and len(word) > 1:
        return 230 * len(word)
    syllables = len(_VOWELS.findall(word)) - (len(word) > 3 and word.endswith("e"))  # noqa: PLR2004
    length = 40 + 125 * max(1, syllables) + 19 * len(word)
    return length * 0.7 if word.lower() in _LIGHT_WORDS else length


def _measure_chinese(token: str) -> float:
    """Milliseconds that one who speaks as most do takes for *token*."""
    word = token.strip(_PUNCTUATION + " ")
    if not word.isascii():
        return 118 if word in _LIGHT_CHARACTERS else 163
    digits = sum(map(str.isdigit, word))
    letters = sum(map(str.isalpha, word))
    return 300 * digits + 400 * word.endswith("%") + (190 if word.isupper() else 75) * letters


def count_units(texts: Iterable[str], language: Language) -> int:
    """How many words, or Chinese characters with a Latin run for one, *texts* have, punctuation apart."""
    if language == "English":
        return sum(any(map(str.isalnum, word)) for text in texts for word in text.split())
    return sum(len(_CHINESE_TOKEN.findall(text)) for text in texts)
