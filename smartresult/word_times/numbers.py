"""Digits and signs → what is said for them, as far as it matters for how long that takes."""

import re
from functools import cache
from typing import Final

from smartresult.text.marks import CURRENCY

#: What is said for a sign next to a number, or alone.
SIGNS: Final = {
    "%": "percent",
    "％": "percent",
    "$": "dollars",
    "＄": "dollars",
    "€": "euros",
    "£": "pounds",
    "¥": "yuan",
    "￥": "yuan",
    "&": "and",
    "+": "plus",
    "=": "equals",
    "@": "at",
    "°": "degrees",
}
#: Numbers of four digits that are read in pairs, as years are, unless they are written with a comma.
_YEARS: Final = range(1100, 2100)
_YEAR_DIGITS: Final = 4
#: Longer ones are read digit by digit, as telephone numbers are, unless they have commas or are round.
_MOST_DIGITS: Final = 9
_MOST_DIGITS_OF_A_SUM: Final = 12
_ORDINAL_SUFFIX: Final = r"(?i)(?:st|nd|rd|th)\b"
_NUMBER: Final = r"\d+(?:,\d{3})*(?:\.\d+)?"
#: What follows a sum of money without a blank: "$5M".
_SCALES: Final = {
    **dict.fromkeys(["k"], "thousand"),
    **dict.fromkeys(["m", "mn"], "million"),
    **dict.fromkeys(["b", "bn"], "billion"),
    **dict.fromkeys(["t", "tn"], "trillion"),
}
_SUM: Final = rf"([{CURRENCY}])\s?({_NUMBER})((?i:k|mn?|bn?|tn?)\b)?"

#: 十百千万 and their like: a syllable for each place but the ones, in groups of four places.
_PLACES_A_GROUP: Final = 4


def spell_out(token: str) -> str:
    """*token* with its numbers and signs as English words.

    >>> spell_out("$5M"), spell_out("2023"), spell_out("3rd")
    (' five  million  dollars ', ' twenty twenty-three ', ' third ')
    """
    token = re.sub(_SUM, _put_currency_last, token)
    spelled, position = [], 0
    for match in re.finditer(_NUMBER, token):
        spelled.append(token[position : match.start()])
        suffix = re.compile(_ORDINAL_SUFFIX).match(token, match.end())
        position = suffix.end() if suffix else match.end()
        spelled.append(f" {_spell_number(match[0], ordinal=suffix is not None)} ")
    spelled.append(token[position:])
    return "".join(f" {SIGNS[character]} " if character in SIGNS else character for character in "".join(spelled))


def _put_currency_last(match: re.Match[str]) -> str:
    """A sum in the order in which it is read."""
    currency, number, scale = match.groups()
    return f"{number} {_SCALES[scale.lower()]} {currency}" if scale else f"{number}{currency}"


def _spell_number(number: str, *, ordinal: bool) -> str:
    from num2words import num2words  # noqa: PLC0415 - late: 25 ms, for texts with digits

    whole, point, fraction = number.replace(",", "").partition(".")
    if _is_read_by_digits(number, whole):
        words = [_name_digit(digit) for digit in whole]
    else:
        words = [num2words(int(whole), to="ordinal" if ordinal else "year" if _is_year(number) else "cardinal")]
    return " ".join([*words, *(["point"] if point else []), *[_name_digit(digit) for digit in fraction]])


@cache  # the digits of all scripts are 700
def _name_digit(digit: str) -> str:
    from num2words import num2words  # noqa: PLC0415 - late: see above

    return str(num2words(int(digit)))


def _is_read_by_digits(number: str, whole: str) -> bool:
    is_sum = "," in number or whole.endswith("0000")
    most = _MOST_DIGITS_OF_A_SUM if is_sum else _MOST_DIGITS
    return len(whole) > most or (len(whole) > 1 and int(whole[0]) == 0)


def _is_year(number: str) -> bool:
    return number.isdecimal() and len(number) == _YEAR_DIGITS and int(number) in _YEARS


def count_syllables(token: str) -> int:
    """How many syllables the numbers and signs of *token* have in Chinese; years are read digit by digit.

    Our own, for this takes one line a rule: a library that writes such numbers out takes 100 ms to load.

    >>> count_syllables("2023"), count_syllables("12345"), count_syllables("50%")
    (4, 9, 5)
    """
    syllables = 3 * (token.count("%") + token.count("％"))  # 百分之
    syllables += 2 * sum(token.count(sign) for sign in CURRENCY)  # 美元, 欧元, 英镑; 元 alone has one
    for match in re.finditer(_NUMBER, token):
        whole, point, fraction = match[0].replace(",", "").partition(".")
        syllables += len(point) + len(fraction)
        syllables += (
            len(whole) if _is_read_by_digits(match[0], whole) or _is_year(match[0]) else _count_cardinal(int(whole))
        )
    return syllables


def _count_cardinal(number: int) -> int:
    """The syllables of *number* as 十百千万 spell it: 10 is 十, 105 is 一百零五."""
    digits = str(number)  # ASCII, whatever they were written in
    syllables = 0
    for i, digit in enumerate(digits):
        place = len(digits) - 1 - i
        if digit != "0":
            syllables += 1 + (place % _PLACES_A_GROUP > 0)
        elif digits[i - 1 : i] not in {"", "0"} and digits[i:].strip("0"):
            syllables += 1  # 零, once for a row of them
        if place and place % _PLACES_A_GROUP == 0 and digits[max(0, i - 3) : i + 1].strip("0"):
            syllables += 1  # 万, 亿
    if digits[0] == "1" and (len(digits) - 1) % _PLACES_A_GROUP == 1:
        syllables -= 1  # 十二, not 一十二
    return max(syllables, 1)
