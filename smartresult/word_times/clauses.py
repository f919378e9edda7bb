"""How likely a clause ends at each border of a text that has no marks, Chinese (simplified or Traditional) or English.

Two linear models say so, `clauses-zh.json` and `clauses-en.json`: those files name the text that they come from, its
licences, and the program that made them, `benchmarks/train_clauses.py`. Scores are hundredths of log odds.

Marks are passed over, so that a text with marks scores as one without. Of Chinese only letters and digits are looked
at: Traditional ones as their simplified forms, every digit as 0, and a run of letters of other scripts, with blanks
between them or not, as one letter. Of English, words are looked at without marks around them, in lower case, and every
number as 0.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import repeat
from math import exp
from pkgutil import get_data
from typing import Any, Final

import orjson

from smartresult.word_times.character_grams import (
    BEYOND,
    NO_CHARACTER,
    CharacterModel,
    pack_characters,
    score_characters,
)
from smartresult.word_times.word_grams import WordModel, pack_words, score_words

#: What a border has at which no clause can end: inside a run of letters of another script, and at the ends of a text.
NO_BORDER: Final = -1000

#: All but the most frequent block of Chinese characters.
_OTHER: Final = re.compile("[^\u4e00-\u9fff]+")
_CJK: Final = "\u2e80"
_LATIN: Final = "a"
_DIGIT: Final = "0"
_BETWEEN: Final = " "
#: What is left out of a folded text, and in its place the first group.
_LEFT_OUT: Final = re.compile(f"({_LATIN})[{_LATIN}{_BETWEEN}]*{_LATIN}|{_BETWEEN}+")

_WORD: Final = re.compile(r"\w(?:.*\w)?", re.DOTALL)
_NUMBER: Final = re.compile(r"[\d.,:%$-]+")


def score_chinese_clauses(text: str) -> list[int]:
    """For each character of Chinese *text*, how surely a clause ends before it, in hundredths of log odds.

    What stands between two letters (marks, blanks) has the score of the second. Borders at which none can end have
    `NO_BORDER`.
    """
    folded = _fold_characters(text)
    letters = _LEFT_OUT.sub(r"\1", folded)
    if not letters:
        return [NO_BORDER] * len(text)
    scores = score_characters(letters, _load_chinese())
    scores[0] = NO_BORDER
    return scores if len(letters) == len(text) else _spread(scores, folded)


def score_english_clauses(words: Sequence[str]) -> list[int]:
    """For each of the English *words*, how surely a clause ends before it, in hundredths of log odds.

    What stands between two words (marks alone) has the score of the second. Borders at which none can end have
    `NO_BORDER`.
    """
    known = {word: fold_word(word) for word in set(words)}
    folded = [known[word] for word in words]
    spoken = folded if all(folded) else [word for word in folded if word]
    if not spoken:
        return [NO_BORDER] * len(words)
    scores = score_words(spoken, _load_english())
    scores[0] = NO_BORDER
    if len(spoken) == len(words):
        return scores
    spread = []
    following = NO_BORDER
    for word in reversed(folded):
        following = scores.pop() if word else following
        spread.append(following)
    return spread[::-1]


def to_probability(score: float) -> float:
    """How probable it is that a clause ends where that *score* was given, as a layout takes it.

    The half that is added to the log odds makes up for what the models were taught with: of two equal mistakes, a
    clause end that is missed costs a layout more. Their log odds are a quarter too near to 0 for it: so more of the cue
    ends in held-out text are ends of clauses (of two Chinese sources 75 and 79 of 100 in place of 74 and 78, of an
    English one 64 in place of 63).
    """
    return 1 / (1 + exp(-1.25 * score / 100 - 0.5))


def fold_chinese(text: str) -> str:
    """The letters of Chinese *text*, as the model knows them."""
    return _LEFT_OUT.sub(r"\1", _fold_characters(text))


def fold_word(word: str) -> str:
    """The English *word* as the model knows it; marks alone are no word, and give nothing."""
    found = _WORD.search(word.lower().replace("’", "'"))
    if found is None:
        return ""
    return _DIGIT if _NUMBER.fullmatch(found[0]) else found[0]


def _fold_characters(text: str) -> str:
    """*text* in characters that the model knows, as many as there were."""
    from smartresult.text.simplified import simplify  # noqa: PLC0415 - late: a table for Chinese alone

    return _OTHER.sub(lambda found: "".join(map(_fold_character, found[0])), simplify(text))


@lru_cache(1 << 12)
def _fold_character(character: str) -> str:
    if character.isdigit():
        return _DIGIT
    if character.isalpha() and character < _CJK:
        return _LATIN
    if not character.isalnum():
        return _BETWEEN
    return character if character < BEYOND else NO_CHARACTER


def _spread(scores: Sequence[int], folded: str) -> list[int]:
    """The *scores* of letters as those of the characters of the *folded* text."""
    spread: list[int] = []
    last = letter = 0
    for left_out in _LEFT_OUT.finditer(folded):
        whole = left_out.start() - last
        spread += scores[letter : letter + whole]
        letter += whole
        length = left_out.end() - left_out.start()
        if left_out[1]:
            spread.append(scores[letter])
            spread += repeat(NO_BORDER, length - 1)
            letter += 1
        else:
            spread += repeat(scores[letter] if letter < len(scores) else NO_BORDER, length)
        last = left_out.end()
    return spread + list(scores[letter:])


@cache
def _load_chinese() -> CharacterModel:
    model = _read_model("zh")
    return pack_characters(model["base"], model["weights"])


@cache
def _load_english() -> WordModel:
    model = _read_model("en")
    return pack_words(model["base"], model["weights"])


def _read_model(language: str) -> Any:  # noqa: ANN401 - JSON
    return orjson.loads(get_data(__package__, f"clauses-{language}.json") or b"")
