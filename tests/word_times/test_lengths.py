"""How long words take: numbers as they are spoken, each term of the model, and the whole that fills its segment."""

import pytest

from smartresult import Segment, Word, words
from smartresult.word_times.lengths import (
    BEFORE_A_PAUSE,
    BEFORE_PUNCTUATION,
    CHINESE_CHARACTER,
    ENGLISH,
    ENGLISH_LAST_TOKEN,
    FUNCTION_CHARACTER,
    HANGUL_SYLLABLE,
    KANA_MORA,
    LAST_TOKEN,
    LETTER_X,
    LIGHT_PARTICLE,
    LONGEST_JOIN,
    OTHER_LETTER,
    OTHERS,
    SECOND_OF_A_SOUND,
    SENTENCE_PAUSE,
    SHORTEST,
    SLOW_CONSONANT,
    SPELLED_LETTER,
    VOWEL_LETTER,
    Reading,
    find_reading,
    measure_last,
    measure_token,
)
from smartresult.word_times.numbers import count_syllables, spell_out


def measure(token: str, reading: Reading = "english", *, capitals: bool = False) -> float:
    return measure_token(token, reading, capitals)[0]


def pause_after(token: str) -> float:
    return measure_token(token, find_reading(token), capitals=False)[1]


# --- Numbers

SPOKEN = {
    "7": "seven",
    "12": "twelve",
    "105": "one hundred and five",
    "1099": "one thousand and ninety-nine",
    "1100": "eleven hundred",
    "2023": "twenty twenty-three",
    "2099": "twenty ninety-nine",
    "2100": "two thousand, one hundred",
    "2,023": "two thousand and twenty-three",
    "2023.5": "two thousand and twenty-three point five",
    "1,200.5": "one thousand, two hundred point five",
    "3.14": "three point one four",
    "1,2": "one , two",
    "3rd": "third",
    "21ST": "twenty-first",
    "0th": "zeroth",
    "112th": "one hundred and twelfth",
    "3rdly": "three rdly",
    "0": "zero",
    "007": "zero zero seven",
    "05": "zero five",
    "01012345678": "zero one zero one two three four five six seven eight",
    "100,000,000,000": "one hundred billion",
    "8613800138000": "eight six one three eight zero zero one three eight zero zero zero",
    "555-1234": "five hundred and fifty-five - twelve thirty-four",
    "10:30": "ten : thirty",
    "٣": "three",
    "50%": "fifty percent",
    "5％": "five percent",
    "$3.5": "three point five dollars",
    "$5M": "five million dollars",
    "£2.5bn": "two point five billion pounds",
    "$10k-$1T": "ten thousand dollars - one trillion dollars",
    "$5m": "five million dollars",
    "5M": "five M",
    "$5Mx": "five dollars Mx",
    "$": "dollars",
    "€2&£3+¥4=5@6°": "two euros and three pounds plus four yuan equals five at six degrees",
    "x2": "x two",
}


@pytest.mark.parametrize(("digits", "spelled"), SPOKEN.items(), ids=SPOKEN)
def test_a_number_takes_as_long_as_what_is_said_for_it(digits: str, spelled: str) -> None:
    assert spell_out(digits).split() == spelled.split()
    if digits[-1] != "°":
        assert measure(f"{digits} ") == pytest.approx(measure(f"{spelled} "))


@pytest.mark.parametrize(("signs", "spelled"), [("20° ", "twenty degrees"), ("5€", "five euros"), ("2 + ", "two plus")])
def test_a_sign_after_a_number_takes_as_long_as_what_is_said_for_it(signs: str, spelled: str) -> None:
    assert measure(signs) == pytest.approx(measure(spelled))


SYLLABLES = {
    "0": 1,  # 零
    "7": 1,
    "10": 1,  # 十
    "12": 2,  # 十二
    "20": 2,
    "99": 3,
    "100": 2,
    "105": 4,  # 一百零五
    "110": 4,  # 一百一十
    "1000": 2,
    "1005": 4,  # 一千零五
    "1,105": 6,
    "05": 2,  # 零五
    "2023": 4,  # 二零二三, a year
    "2,023": 6,  # 二千零二十三
    "2100": 4,
    "9999": 7,
    "10000": 2,  # 一万
    "10005": 4,
    "10500": 5,  # 一万零五百
    "12345": 9,  # 一万二千三百四十五
    "100000": 2,  # 十万
    "120500": 6,  # 十二万零五百
    "1000500": 6,  # 一百万零五百
    "20005000": 6,  # 二千万零五千
    "100000000": 2,  # 一亿
    "100010000": 5,  # 一亿零一万
    "1000000000": 2,  # 十亿
    "100000000000": 3,  # 一千亿
    "007": 3,
    "01012345678": 11,
    "8613800138000": 13,
    "3.14": 4,
    "1,200.5": 6,  # 一千二百点五
    "50%": 5,  # 百分之五十
    "％": 3,
    "$5": 3,  # 五美元
    "1/2": 2,
    "٣": 1,
    "x": 0,
}


@pytest.mark.parametrize(("digits", "syllables"), SYLLABLES.items(), ids=SYLLABLES)
def test_a_number_has_as_many_syllables_as_chinese_has_for_it(digits: str, syllables: int) -> None:
    assert count_syllables(digits) == syllables
    if digits.isdecimal():
        assert measure(digits, "syllabic") == pytest.approx(CHINESE_CHARACTER * syllables)


@pytest.mark.parametrize("token", ["50%", "5％", "2023", "第3", "3年"])
def test_a_number_is_read_by_syllables_in_chinese(token: str) -> None:
    characters = sum(character in "第年" for character in token)
    expected = CHINESE_CHARACTER * (count_syllables(token) + characters)
    assert measure(token, "syllabic") == pytest.approx(expected)


@pytest.mark.parametrize("token", ["3.5", "1,200", "$5", "￥5"])
def test_a_number_with_signs_is_read_by_syllables_in_chinese(token: str) -> None:
    assert measure(token, "syllabic") == pytest.approx(CHINESE_CHARACTER * count_syllables(token))


def test_a_telephone_number_is_read_digit_by_digit() -> None:
    assert count_syllables("13800138000") == 11


# --- Words

#: The terms of words in letters, but for English.
TOKEN, LETTER, VOWELS, FUNCTION_WORD = OTHERS.token, OTHERS.letter, OTHERS.vowels, OTHERS.function_word
#: What the last word of all has more.
DRAWN_OUT = ENGLISH_LAST_TOKEN + BEFORE_A_PAUSE

LENGTHS = {
    "strand": TOKEN + 6 * LETTER + VOWELS,
    "moan": TOKEN + 4 * LETTER + VOWELS,
    "banana": TOKEN + 6 * LETTER + 3 * VOWELS,
    "make": TOKEN + 4 * LETTER + VOWELS,  # its e is silent
    "shoe": TOKEN + 4 * LETTER + VOWELS,
    "agree": TOKEN + 5 * LETTER + 2 * VOWELS,  # here it is not
    "maker": TOKEN + 5 * LETTER + 2 * VOWELS,
    "hm": TOKEN + 2 * LETTER,
    "the": TOKEN + 3 * LETTER + VOWELS + FUNCTION_WORD,
    "The": TOKEN + 3 * LETTER + VOWELS + FUNCTION_WORD,
    "“the”": TOKEN + 3 * LETTER + VOWELS + FUNCTION_WORD,
    "thy": TOKEN + 3 * LETTER + VOWELS,
    "don’t": TOKEN + 4 * LETTER + VOWELS,
    "'tis": TOKEN + 3 * LETTER + VOWELS,
    "well-known": 2 * TOKEN + 9 * LETTER + 2 * VOWELS,
    "née": TOKEN + 3 * LETTER + VOWELS,
    "ne\u0301e": TOKEN + 3 * LETTER + VOWELS,
    "ночь": TOKEN + 4 * LETTER + VOWELS,
    "λόγος": TOKEN + 5 * LETTER + 2 * VOWELS,
    "سلام": TOKEN + 4 * OTHER_LETTER,
    "שלום": TOKEN + 4 * OTHER_LETTER,
    "ไทย": TOKEN + 3 * OTHER_LETTER,
    "FBI": TOKEN + 3 * SPELLED_LETTER,
    "FBI's": TOKEN + 3 * SPELLED_LETTER,
    "U.S": TOKEN + 2 * SPELLED_LETTER,
    "ABCDE": TOKEN + 5 * SPELLED_LETTER,
    "ABCDEF": TOKEN + 6 * LETTER + 2 * VOWELS,
    "FBi": TOKEN + 3 * LETTER + VOWELS,
    "I": TOKEN + LETTER + VOWELS + FUNCTION_WORD,
    "X": TOKEN + LETTER,
    "好": CHINESE_CHARACTER,
    "的": CHINESE_CHARACTER + LIGHT_PARTICLE,
    "是": CHINESE_CHARACTER + FUNCTION_CHARACTER,
    "か": KANA_MORA,
    "きゃ": KANA_MORA,
    "きっ": 2 * KANA_MORA,
    "ｷｬｯ": 2 * KANA_MORA,
    "ｷｰ": 2 * KANA_MORA,
    "ゃ": SHORTEST,
    "각": HANGUL_SYLLABLE,
    "한국어": 3 * HANGUL_SYLLABLE,
    "한국어x": 3 * HANGUL_SYLLABLE + TOKEN + LETTER,
    "😀": SHORTEST,
    "--": SHORTEST,
}


@pytest.mark.parametrize(("token", "length"), LENGTHS.items(), ids=LENGTHS)
def test_each_term_of_the_model_is_counted(token: str, length: float) -> None:
    assert measure(token, "other") == pytest.approx(length)
    assert measure(f"{token} ", "other") == pytest.approx(length)


#: A word of English with one vowel and no other letter.
SYLLABLE = ENGLISH.token + ENGLISH.letter + VOWEL_LETTER + ENGLISH.vowels
PLAIN = ENGLISH.letter

ENGLISH_LENGTHS = {
    "land": SYLLABLE + 3 * PLAIN,
    "tread": SYLLABLE + 4 * PLAIN + VOWEL_LETTER,
    "made": SYLLABLE + 3 * PLAIN + VOWEL_LETTER,  # its e is silent
    "we": SYLLABLE + PLAIN + ENGLISH.function_word,
    "hmm": ENGLISH.token + 3 * PLAIN + SECOND_OF_A_SOUND,
    "with": SYLLABLE + 3 * PLAIN + SECOND_OF_A_SOUND + ENGLISH.function_word,
    **dict.fromkeys(["king", "when", "high", "dull", "shun", "chin", "phil"], SYLLABLE + 3 * PLAIN + SECOND_OF_A_SOUND),
    **dict.fromkeys(["bad", "cad", "fad", "pad", "sad", "zad"], SYLLABLE + 2 * PLAIN + SLOW_CONSONANT),
    **dict.fromkeys(["bhal", "fhal", "zhal"], SYLLABLE + 3 * PLAIN),
    "lack": SYLLABLE + 3 * PLAIN + SLOW_CONSONANT + SECOND_OF_A_SOUND,
    "lax": SYLLABLE + 2 * PLAIN + LETTER_X,
    "don’t": SYLLABLE + 3 * PLAIN,
    "I'm": SYLLABLE + PLAIN + ENGLISH.function_word,
    "well-read": 2 * SYLLABLE + 6 * PLAIN + VOWEL_LETTER + SECOND_OF_A_SOUND,
    "FBI": ENGLISH.token + 3 * SPELLED_LETTER,
    **dict.fromkeys(["U.S", "p.m", "e.g"], ENGLISH.token + 2 * SPELLED_LETTER),
    "p.m.,": ENGLISH.token + 2 * SPELLED_LETTER + BEFORE_PUNCTUATION,
}


@pytest.mark.parametrize(("token", "length"), ENGLISH_LENGTHS.items(), ids=ENGLISH_LENGTHS)
def test_each_term_of_english_is_counted(token: str, length: float) -> None:
    assert measure(token) == pytest.approx(length)


def test_so_is_hurried_over_but_not_at_the_beginning_of_a_sentence() -> None:
    assert measure("So") == pytest.approx(measure("so") - ENGLISH.function_word)


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("Plain, 50% — “it’s” 😀…", "english"),
        ("café", "other"),
        ("cafe\u0301", "other"),
        ("Привет", "other"),
        ("今天 OK", "syllabic"),
        ("한국 OK", "syllabic"),
    ],
)
def test_a_text_is_read_by_its_letters(text: str, reading: Reading) -> None:
    assert find_reading(text) == reading


@pytest.mark.parametrize("gap", [None, LONGEST_JOIN + 0.001, 3.0])
def test_a_last_word_is_drawn_out_before_a_pause(gap: float | None) -> None:
    assert measure_last("english", gap) == pytest.approx(ENGLISH_LAST_TOKEN + BEFORE_A_PAUSE)
    assert measure_last("other", gap) == measure_last("syllabic", gap) == LAST_TOKEN


@pytest.mark.parametrize("gap", [LONGEST_JOIN, 0.0, -1.0])
def test_a_last_word_is_not_drawn_out_where_speech_goes_on(gap: float) -> None:
    assert measure_last("english", gap) == ENGLISH_LAST_TOKEN
    assert measure_last("other", gap) == measure_last("syllabic", gap) == LAST_TOKEN


def test_nothing_is_an_abbreviation_where_everything_is_in_capitals() -> None:
    assert measure("fbi") == measure("FBI", capitals=True) < measure("FBI")
    assert measure("I") == measure("I", capitals=True)


def test_signs_in_an_abbreviation_are_read_with_it_in_chinese() -> None:
    assert measure("R&B", "syllabic") == pytest.approx(TOKEN + 2 * SPELLED_LETTER)


@pytest.mark.parametrize(
    ("token", "length"),
    [
        ("コー", 2 * KANA_MORA),
        ("ｶﾞ", KANA_MORA),
        ("\u1112\u1161\u11ab", HANGUL_SYLLABLE),
        ("мой", TOKEN + 3 * LETTER + VOWELS),
        pytest.param("йод", TOKEN + 3 * LETTER + VOWELS),
        pytest.param("война", TOKEN + 5 * LETTER + 2 * VOWELS),
        pytest.param("койка", TOKEN + 5 * LETTER + 2 * VOWELS),
        pytest.param("йй", TOKEN + 2 * LETTER),
        ('"FBI"', TOKEN + 3 * SPELLED_LETTER),
        ("(the", measure("the", "other")),
        ("《好", CHINESE_CHARACTER),
    ],
)
def test_terms_that_are_easily_missed(token: str, length: float) -> None:
    assert measure(token, "other") == pytest.approx(length)


PAUSES = {
    "well": 0.0,
    "well-": 0.0,
    "well'": 0.0,
    "well)": 0.0,
    "50%": 0.0,
    **dict.fromkeys(
        ["well,", "well , ", "well;", "well:", "well)”, ", "well —", "50%,"],
        ENGLISH.comma_pause,
    ),
    **dict.fromkeys(["好，", "好、", "好：", "نعم،", "là,"], OTHERS.comma_pause),
    **dict.fromkeys(
        ["well. ", "well?", "well!", "well ...", "well…", "well.”", "well,.", "好。", "好？", "好！", "ﾖ｡", "1."],
        SENTENCE_PAUSE,
    ),
    "Mr. ": SENTENCE_PAUSE,
    "Mr..": SENTENCE_PAUSE,
    "U.S?": SENTENCE_PAUSE,
}


@pytest.mark.parametrize(
    ("token", "pause"),
    [
        *[pytest.param(token, pause, id=token) for token, pause in PAUSES.items()],
        pytest.param("نعم؟", SENTENCE_PAUSE),
    ],
)
def test_marks_are_a_pause(token: str, pause: float) -> None:
    assert pause_after(token) == pause
    bare = token.strip().rstrip(".?!…,;:、，。：？！｡—،؟)”'- ")
    reading = find_reading(token)
    assert measure(token, reading) == pytest.approx(measure(bare, reading) + (BEFORE_PUNCTUATION if pause else 0.0))


@pytest.mark.parametrize(
    ("word", "following", "pause"),
    [
        *[
            (*pair.split(), SENTENCE_PAUSE)
            for pair in ("yes. He", "U.S. He", "No. I", "yes... No", "Mrx. Lee", "p.m. She", "yes? “I")
        ],
        *[
            (*pair.split(), ENGLISH.comma_pause)
            for pair in ("wait... what", "“Really?” she", "U.S., he", "p.m., he", "Oh! how", "yes. and")
        ],
        *[
            (*pair.split(), 0.0)
            for pair in ("Mr. Lee", "Prof. Lee", "U.S. Army", "e.g. He", '"Mr. Lee', "J. Lee", "Yahoo! is", "No. 5")
        ],
    ],
)
def test_the_next_word_says_whether_a_sentence_ends(word: str, following: str, pause: float) -> None:
    text = f"Far {word} {following}"
    far, timed, last = words([Segment(text, 0.0, 9.0, (Word(following, 8.0, 9.0),))])
    scale = (far.end - far.start) / measure("Far")
    length = measure(word.strip('“"”.?!,')) + (BEFORE_PUNCTUATION if pause else 0.0)
    assert timed.end - timed.start == pytest.approx(scale * length)
    assert last.start - timed.end == pytest.approx(scale * pause)


def test_without_capitals_a_small_letter_tells_nothing() -> None:
    silences = []
    for text in ("far home. so far", "Far home. so far"):
        _, home, so, _ = words([Segment(text, 0.0, 9.0)])
        silences.append((so.start - home.end) / (home.end - home.start))
    length = measure("home") + BEFORE_PUNCTUATION
    assert silences == pytest.approx([SENTENCE_PAUSE / length, ENGLISH.comma_pause / length])


# --- The whole


def check_shares(timed: tuple[Word, ...], shares: list[tuple[float, float]], start: float, end: float) -> None:
    """Each of *timed* takes its share of the time from *start* to *end*, and the pause after it takes the other."""
    factor = (end - start) / sum(length + pause for length, pause in shares)
    now = start
    for word, (length, pause) in zip(timed, shares, strict=True):
        assert [word.start, word.end] == pytest.approx([now, now + length * factor])
        now = word.end + pause * factor
    assert now == pytest.approx(end)


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("Bye", [(1.0, 0.0)]),
        ("Bye...", [(1.0, 0.0)]),
        ("...", [(1.0, 0.0)]),
        ("no no", [(measure("no"), 0.0), (measure("no") + DRAWN_OUT, 0.0)]),
        ("no no.", [(measure("no"), 0.0), (measure("no") + DRAWN_OUT, 0.0)]),
        (
            "Hello, my friend. Bye!",
            [
                (measure("Hello") + BEFORE_PUNCTUATION, ENGLISH.comma_pause),
                (measure("my"), 0.0),
                (measure("friend") + BEFORE_PUNCTUATION, SENTENCE_PAUSE),
                (measure("Bye") + DRAWN_OUT, 0.0),
            ],
        ),
        ("Ask FBI", [(measure("ask"), 0.0), (measure("FBI") + DRAWN_OUT, 0.0)]),
        ("ASK FBI", [(measure("ask"), 0.0), (measure("fbi") + DRAWN_OUT, 0.0)]),
        ("2023 A", [(measure("twenty twenty-three"), 0.0), (measure("a") + DRAWN_OUT, 0.0)]),
        ("2023年", [(4 * CHINESE_CHARACTER, 0.0), (CHINESE_CHARACTER + LAST_TOKEN, 0.0)]),
        ("2023년", [(4 * CHINESE_CHARACTER + HANGUL_SYLLABLE + LAST_TOKEN, 0.0)]),
        ("x" * 100 + " y", [(measure("x" * 100), 0.0), (measure("y") + DRAWN_OUT, 0.0)]),
    ],
)
def test_words_and_pauses_fill_the_segment(text: str, shares: list[tuple[float, float]]) -> None:
    timed = words([Segment(text, 1.0, 4.0)])
    check_shares(timed, shares, 1.0, 4.0)
    assert (timed[0].start, timed[-1].end) == (1.0, 4.0)


def test_words_and_pauses_fill_the_gap_between_timed_words() -> None:
    stated = (Word("one", 1.0, 2.0), Word("Ten", 4.0, 4.5))
    one, two, six, ten, end = words([Segment("one two, six. Ten end", 1.0, 5.0, stated)])
    assert [one.end, ten.start, ten.end] == [2.0, 4.0, 4.5]
    punctuated = [
        (measure(text) + BEFORE_PUNCTUATION, pause)
        for text, pause in (("two", ENGLISH.comma_pause), ("six", SENTENCE_PAUSE))
    ]
    check_shares((two, six), punctuated, 2.0, 4.0)  # no last word: it is not drawn out, and its pause is kept
    check_shares((end,), [(1.0, 0.0)], 4.5, 5.0)


def test_no_word_ends_late_by_the_error_of_floats() -> None:
    last = words([Segment("a b", 0.7, 10.6)])[-1]
    assert 0.7 < last.start < last.end == 10.6
    _, before, timed = words([Segment("far far end", 2.7, 9.9, (Word("end", 3.1, 9.9),))])
    assert 2.7 < before.start < before.end == timed.start == 3.1
