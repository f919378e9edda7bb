"""The model: how long a token takes to say, and what pause follows it, in seconds of ordinary speech.

Every token has a length that grows with its letters and vowel groups, or its syllables; tokens at a pause and at the
end are drawn out; punctuation is a pause. A caller scales all by one factor, so that they fill the time that is known.
The figures were fitted on alignments of 27,526 segments and tested on speakers that they had not been fitted on. A
border between words was 82 ms off in the mean in Chinese, where shares by characters were 94, and equal shares 123. In
English, which has a second fit with figures for classes of letters, it was 136 ms on eleven sources, 0.845 times as far
as by characters; by the first fit, which other languages keep, 141 ms. Half of all English borders are about 100 ms
off: an estimate is never more than that.
"""

import re
import unicodedata
from functools import cache, lru_cache
from operator import add
from typing import Final, Literal, NamedTuple, TypeAlias

from smartresult.text.marks import CLAUSE_ENDS, DASHES, NEUTRAL_QUOTES, OPENING, SENTENCE_ENDS
from smartresult.text.scripts import HANGUL, KANA, SYLLABIC
from smartresult.text.sentences import Stop
from smartresult.word_times.numbers import SIGNS, count_syllables, spell_out
from smartresult.word_times.tokens import is_syllabic

#: What decides how a token is read: Chinese, Japanese and Korean, where numbers are read by syllables; English; others.
Reading: TypeAlias = Literal["syllabic", "english", "other"]


class Alphabet(NamedTuple):
    """How long words take in letters, in seconds."""

    token: float  # of each word
    letter: float
    vowels: float  # a group of vowels, a silent e at the end not counted
    function_word: float  # what it lacks: it is hurried over
    function_words: frozenset[str]
    comma_pause: float  # after a comma and its like


# fmt: off
_FUNCTION_WORDS: Final = frozenset({
    "a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "from", "with", "as", "into", "and", "or", "but",
    "if", "that", "i", "you", "he", "she", "it", "we", "they", "me", "him", "her", "us", "them", "my", "your",
    "his", "its", "our", "their", "is", "am", "are", "was", "were", "be", "been", "do", "does", "did", "has",
    "have", "had", "can", "could", "will", "would", "shall", "should", "may", "might", "must",
})
_MORE_FUNCTION_WORDS: Final = frozenset({
    "so", "this", "not", "it's", "i'm", "that's", "we're", "you're", "i've", "we've",
})
# fmt: on
#: The one that is drawn out where it begins a sentence.
_DRAWN_OUT_AT_FIRST: Final = "So"

# --- Fitted on the alignments named above.

ENGLISH: Final = Alphabet(0.11, 0.038, 0.045, -0.065, _FUNCTION_WORDS | _MORE_FUNCTION_WORDS, comma_pause=0.10)
#: The first fit. Other languages keep it, and so do words in letters beside Chinese: French is 2 % worse by the second.
OTHERS: Final = Alphabet(0.10, 0.035, 0.05, -0.07, _FUNCTION_WORDS, comma_pause=0.15)
#: A letter of an abbreviation, which is read by its name ("FBI").
SPELLED_LETTER: Final = 0.127
#: What letters of English have more than others, or less: vowels, whose time is that of their group; b c f p s z; x.
VOWEL_LETTER: Final = -0.015
SLOW_CONSONANT: Final = 0.025
LETTER_X: Final = 0.075
#: What the second letter of one sound has less: th, ck, a doubled consonant.
SECOND_OF_A_SOUND: Final = -0.033
#: What the last token of an English segment has more, and what is added where a pause follows the segment.
ENGLISH_LAST_TOKEN: Final = 0.035
BEFORE_A_PAUSE: Final = 0.085
#: A gap up to here between two segments is none: the speaker goes on.
LONGEST_JOIN: Final = 0.05
#: A Chinese character; what a light particle lacks, and what one of the characters of grammar does.
CHINESE_CHARACTER: Final = 0.195
LIGHT_PARTICLE: Final = -0.075
FUNCTION_CHARACTER: Final = -0.03
#: What the last token of any other segment has more, and one with punctuation after it.
LAST_TOKEN: Final = 0.08
BEFORE_PUNCTUATION: Final = 0.10
#: The silence after the end of a sentence.
SENTENCE_PAUSE: Final = 0.35

# --- By analogy, not measured.

#: What a token takes in which there is nothing to say, so that the time of a text can always be shared out.
SHORTEST: Final = 0.02

KANA_MORA: Final = 0.13  # きゃ is one, きっ are two
HANGUL_SYLLABLE: Final = 0.195
#: A letter of a script whose vowels are not told apart here, or not written: Arabic, Hebrew, Devanagari, Thai…
OTHER_LETTER: Final = OTHERS.letter + OTHERS.vowels / 2

_LIGHT_PARTICLES: Final = frozenset("的了着过吗呢吧地得们么")
_FUNCTION_CHARACTERS: Final = frozenset("是在有和就不也都而及与或但对于为以被把从到向这那个我你他她它之其一")
_GLIDES: Final = frozenset("ぁぃぅぇぉゃゅょゎァィゥェォャュョヮｧｨｩｪｫｬｭｮﾞﾟ")

_LEADING: Final = f"{OPENING}{NEUTRAL_QUOTES}-{DASHES}"
_NOT_ENGLISH: Final = "[^\\W\\d_a-zA-Z]|[\u0300-\u036f]"

_COMMON_MARKS: Final = ".,;:?!)\"'”’"
_VOWEL_GROUP: Final = "[aeiouyæøœαειουηωаеёиоуыэюяіїє]+"
_VOWELS: Final = "aeiouy"
_VOWELS_BEFORE_E: Final = frozenset(_VOWELS)
_SLOW_CONSONANTS: Final = "bcfpsz"
_SOUNDS: Final = frozenset({"th", "sh", "ch", "ph", "wh", "gh", "ck", "ng"})
_LETTERS: Final = r"[^\W\d_]+(?:['’][^\W\d_]+)*"
_ACCENTS: Final = "[\u0300-\u036f]+"
_TOLD_APART: Final = "[a-zæøœßα-ωа-яёіїє]"
_ABBREVIATION: Final = r"(?:[A-Z]\.?){2,5}(?:['’]?s)?|[A-Z](?:&[A-Z])+"
_DOTTED: Final = r"[a-zA-Z](?:\.[a-zA-Z]){1,4}\.?"
_SYLLABLE: Final = f"[{SYLLABIC}]"
_KANA: Final = f"[{KANA}]"
_HANGUL: Final = f"[{HANGUL}]"
_SPELLED: Final = rf"[\d{re.escape(''.join(SIGNS))}]"
_CORE: Final = rf"(?s).*[\w{re.escape(''.join(SIGNS))}]"
_SENTENCE_END: Final = f"[{re.escape(SENTENCE_ENDS)}]"
_COMMA: Final = f"[{re.escape(CLAUSE_ENDS + DASHES)}]"
_SPELLED_WORD: Final = r"[^\s-]+"


def find_reading(text: str) -> Reading:
    """How the tokens of *text* are read: English is what has no letters but A to Z, and no accents."""
    if text.isascii():
        return "english"
    if is_syllabic(text):
        return "syllabic"
    return "other" if re.search(_NOT_ENGLISH, text) else "english"


@lru_cache(1 << 13)  # speech repeats itself: a hit is 20 times as fast, and the most of it takes 2 MB
def measure_token(token: str, reading: Reading, capitals: bool) -> tuple[float, float]:  # noqa: FBT001 - faster
    """How long *token* takes to say, and the pause after it, in seconds.

    In a text of *capitals* alone these make no abbreviation. Its marks are taken for what they mostly are; where the
    next word says otherwise, `settle_stop` knows better. What a last token has more is `measure_last`'s to say.
    """
    body = token.strip()
    core = body.rstrip(_COMMON_MARKS)
    alphabet = ENGLISH if reading == "english" else OTHERS
    if core.isascii() and core.isalpha():  # as below, for most words of English
        pause = _find_pause(body[len(core) :], alphabet) if len(core) < len(body) else 0.0
        length = _measure_word(core, alphabet, capitals=capitals)
        return (length + BEFORE_PUNCTUATION if pause else length), pause
    if not body.isascii():
        body = unicodedata.normalize("NFC", body)
    match = re.match(_CORE, body)
    core = match[0].lstrip(_LEADING) if match else ""
    pause = _find_pause(body[match.end() :] if match else body, alphabet)
    length = _measure_core(core, alphabet, syllabic=reading == "syllabic", capitals=capitals)
    return (length + BEFORE_PUNCTUATION if pause else length), pause


def settle_stop(length: float, stop: Stop, reading: Reading) -> tuple[float, float]:
    """The *length* and the pause of a token that was taken for the last of a sentence, if *stop* says what it is."""
    if stop == "sentence":
        return length, SENTENCE_PAUSE
    if stop == "clause":
        return length, (ENGLISH if reading == "english" else OTHERS).comma_pause
    return length - BEFORE_PUNCTUATION, 0.0


def measure_last(reading: Reading, gap: float | None) -> float:
    """What the last token of a segment takes more than others, in seconds.

    *gap* is how many seconds after the segment the next one starts, below 0 if before its end; None if there is none.
    """
    if reading != "english":
        return LAST_TOKEN
    return ENGLISH_LAST_TOKEN if gap is not None and gap <= LONGEST_JOIN else ENGLISH_LAST_TOKEN + BEFORE_A_PAUSE


def _find_pause(marks: str, alphabet: Alphabet) -> float:
    if re.search(_SENTENCE_END, marks):
        return SENTENCE_PAUSE
    return alphabet.comma_pause if re.search(_COMMA, marks) else 0.0


def _measure_core(core: str, alphabet: Alphabet, *, syllabic: bool, capitals: bool) -> float:
    if len(core) == 1 and core >= "\u2e80":
        return max(_measure_syllable(core), SHORTEST)
    length = sum(_measure_syllable(syllable) for syllable in re.findall(_SYLLABLE, core))
    core = re.sub(_SYLLABLE, " ", core)
    if re.search(_SPELLED, core):
        if syllabic:
            length += CHINESE_CHARACTER * count_syllables(core)
            core = re.sub(r"[\d%％]", " ", core)
        else:
            core = spell_out(core)
    words = [word for word in re.findall(_SPELLED_WORD, core) if any(map(str.isalnum, word))]
    return max(length + sum([_measure_word(word, alphabet, capitals=capitals) for word in words]), SHORTEST)


def _measure_syllable(character: str) -> float:
    if re.match(_KANA, character):
        return 0.0 if character in _GLIDES else KANA_MORA
    if re.match(_HANGUL, character):
        return HANGUL_SYLLABLE
    if character in _LIGHT_PARTICLES:
        return CHINESE_CHARACTER + LIGHT_PARTICLE
    return CHINESE_CHARACTER + (FUNCTION_CHARACTER if character in _FUNCTION_CHARACTERS else 0.0)


def _measure_word(word: str, alphabet: Alphabet, *, capitals: bool) -> float:
    if "." in word and re.fullmatch(_DOTTED, word):
        return alphabet.token + SPELLED_LETTER * sum(map(str.isalpha, word))
    if not capitals and not word.islower() and re.fullmatch(_ABBREVIATION, word):
        return alphabet.token + SPELLED_LETTER * sum(letter.isupper() for letter in word)
    is_drawn_out = word == _DRAWN_OUT_AT_FIRST
    word = word.lower().replace("’", "'").strip("'\"“”‘")
    is_hurried = word in alphabet.function_words and not is_drawn_out
    length = alphabet.token + (alphabet.function_word if is_hurried else 0.0)
    if word.isascii() and word.isalpha():
        return length + _measure_letters(word, alphabet)
    if not word.isascii():
        word = re.sub(_ACCENTS, "", unicodedata.normalize("NFD", word.replace("й", "j")))
    return length + sum([_measure_letters(letters, alphabet) for letters in re.findall(_LETTERS, word)])


def _measure_letters(letters: str, alphabet: Alphabet) -> float:
    silent = alphabet.vowels if _ends_in_silent_e(letters) else 0.0
    if alphabet is ENGLISH:
        return sum(map(_measure_english, map(add, f" {letters}", letters))) - silent
    known = len(letters) if letters.isascii() and letters.isalpha() else len(re.findall(_TOLD_APART, letters))
    length = alphabet.letter * known + alphabet.vowels * len(re.findall(_VOWEL_GROUP, letters)) - silent
    return length + OTHER_LETTER * (len(letters.replace("'", "")) - known)


def _ends_in_silent_e(letters: str) -> bool:
    if letters[-1] != "e" or letters[-2:-1] in _VOWELS_BEFORE_E:
        return False
    return re.search(_VOWEL_GROUP, letters[:-1]) is not None


@cache  # of 27 × 27 pairs
def _measure_english(pair: str) -> float:
    """How long the second letter of *pair* takes, after the first, in seconds."""
    before, letter = pair[0], pair[1]
    if letter == "'":
        return 0.0
    if letter in _VOWELS:
        return ENGLISH.letter + VOWEL_LETTER + (0.0 if before in _VOWELS else ENGLISH.vowels)
    length = ENGLISH.letter + (SLOW_CONSONANT if letter in _SLOW_CONSONANTS else LETTER_X if letter == "x" else 0.0)
    if before == letter or pair in _SOUNDS:
        length += SECOND_OF_A_SOUND
    if letter == "h" and before in _SLOW_CONSONANTS:
        length -= SLOW_CONSONANT  # the one before is no slow one then
    return length
