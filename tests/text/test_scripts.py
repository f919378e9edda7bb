"""The ranges of scripts are Unicode's, and what deviates has its reason."""

import re

import pytest
import regex

from smartresult.text import scripts
from smartresult.text.scripts import holds_script
from tests.unicode import ALL_CHARACTERS, find_all

#: For each script Unicode's names for it, and what it has that is left out on purpose.
SCRIPTS = {
    "LATIN": (
        "Latin",
        # phonetic, historic and raised letters, signs and ligatures
        "\u02e0-\u02e4\u1d00-\u1dbf\u2071-\u209c\u212a-\u2188\u2c60-\ua7ff\uab30-\ufb06\U00010780-\U0001df2a",
    ),
    "CYRILLIC": ("Cyrillic", "\u1d2b\u1d78\ufe2e\ufe2f\U0001e030-\U0001e08f"),  # raised letters, combining titlo
    "HAN": ("Han", "\U00016fe2-\U00016ff6"),  # historic punctuation
    "KANA": (
        "Hiragana|Katakana",
        # circled, squared and otherwise composed: each is drawn, and cut, as one sign; and historic kana
        "\u32d0-\u32fe\u3300-\u3357\U0001aff0-\U0001b168\U0001f200",
    ),
    "HANGUL": ("Hangul", "\u302e\u302f\u3200-\u321e\u3260-\u327e"),  # tone marks; bracketed and circled signs
    "THAI": ("Thai", ""),
    "LAO": ("Lao", ""),
    "BURMESE": ("Myanmar", "\U000116d0-\U000116e3"),  # digits of Pa'o and Karen, added in Unicode 16
    "KHMER": ("Khmer", ""),
    "ARABIC": ("Arabic", "\U00010e60-\U0001eef1"),  # mathematical and historic signs
    "HEBREW": ("Hebrew", ""),
    "DEVANAGARI": ("Devanagari", "\U00011b00-\U00011b0a"),  # head marks of manuscripts
}
#: What ranges have that Unicode counts as common to several scripts, or leaves unassigned within a block.
ALSO = {
    "HAN": "\u3006",  # 〆, which is read as a word
    "KANA": "\u30fc\uff70\uff9e\uff9f",  # the mark of length, and the half-width marks of voicing
    "ARABIC": "\u0600-\u06ff\u08e2\ufd3e\ufd3f",  # marks that Syriac and Thaana share, and the ornate brackets
    "DEVANAGARI": "\u0951-\u0954\u0964\u0965",  # accents of the Vedas and the dandas
}


def test_every_script_is_compared() -> None:
    ranges = {name for name in vars(scripts) if name.isupper()}
    assert ranges - {"UNSPACED", "SYLLABIC", "EAST_ASIAN"} == set(SCRIPTS)


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_ranges_are_those_of_unicode(name: str) -> None:
    script, left_out = SCRIPTS[name]
    theirs = {one for part in script.split("|") for one in find_all(rf"\p{{Script={part}}}")}
    ours = set(re.findall(f"[{getattr(scripts, name)}]", ALL_CHARACTERS))
    excluded = set(re.findall(f"[{left_out}]", ALL_CHARACTERS)) if left_out else set()
    assert theirs - ours == theirs & excluded
    also = set(re.findall(f"[{ALSO[name]}]", ALL_CHARACTERS)) if name in ALSO else set()
    assert not [one for one in ours - theirs - also if not regex.match(r"\p{Cn}|\p{Inherited}", one)]


def test_east_asian_holds_all_letters_that_are_drawn_wide() -> None:
    wide = find_all(r"[\p{East_Asian_Width=W}&&\p{L}]")
    in_use = find_all(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Bopomofo}\p{Yi}]")
    jamo = find_all(r"[\u1100-\u11ff]")  # parts of a syllable, which nothing parts
    assert not [one for one in wide & in_use - jamo if one < "\U00010000" and not holds_script(one, scripts.EAST_ASIAN)]


@pytest.mark.parametrize(
    ("text", "ranges", "holds"),
    [
        ("", scripts.HAN, False),
        ("a", scripts.HAN, False),
        ("a你", scripts.HAN, True),
        ("〆切", scripts.HAN, True),
        ("カナ", scripts.HAN, False),
        ("ｶﾅ", scripts.KANA, True),
        ("・", scripts.KANA, False),
        ("한국", scripts.SYLLABIC, True),
        ("한국", scripts.UNSPACED, False),
    ],
)
def test_what_holds_a_script(text: str, ranges: str, *, holds: bool) -> None:
    assert holds_script(text, ranges) is holds
