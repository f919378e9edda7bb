"""Prices of borders: what is dearer than what."""

import pytest

from smartresult import PROFILES, Segment
from smartresult.layout.atoms import cut_atoms
from smartresult.layout.chinese import is_number
from smartresult.layout.looks import COMMA, NAME, NOTHING, SENTENCE_END, find_looks
from smartresult.layout.prices import NEVER, price_borders, price_chinese_leaning, price_phrase

EN, ZH = PROFILES["netflix-en"], PROFILES["netflix-zh"]
look_at = find_looks("en")


def price_after(word: str) -> float:
    return look_at(word).after


def test_ends_of_sentences_are_the_cheapest_places_for_a_break() -> None:
    for end in ("home.", "no?", "No!", "home!”", "home…", "你好。", "好！』"):
        for comma in ("home,", "home:", "home;’", "你好，", "好、"):
            assert price_after(end) < price_after(comma) < 0 < price_after("home")


@pytest.mark.parametrize("word", ["the", "A", "of", "“To", "and", "isn’t", "I", "we’re", "not", "25", "twenty", "３"])
def test_words_that_wait_for_the_next_are_dear(word: str) -> None:
    assert price_after(word) > 2 > price_after("house") > 0


def price_last_border(text: str) -> float:
    """Of the border before the last word, without the pause that its marks would be."""
    texts = text.split()
    return price_borders(texts, ["", *" " * (len(texts) - 1)], [0.0] * len(texts), [0.0] * len(texts), [], "en").prices[
        -1
    ]


def test_stops_are_told_from_points_of_words() -> None:
    for end in ("They went home. He", "They left the U.S. He", "They said no. I", "They went... Then"):
        assert price_last_border(end) == SENTENCE_END
    for comma in ("They wait... what", "“They went?” he", "They all went home. and"):
        assert price_last_border(comma) == COMMA
    for part in (
        "They saw Mr. Smith",
        "They saw J. Smith",
        "They saw Fig. 3",
        "They saw Vol. II",
        "They saw Yahoo! Finance",
    ):
        assert price_last_border(part) >= NAME
    for sign in ("- ", "♪ ", ">> ", "“"):
        texts = [f"{sign}Dr.", "Miller"]
        assert price_borders(texts, ["", " "], [0.0] * 2, [0.0] * 2, [], "en").prices[1] >= NAME
    assert price_last_border("They saw the U.S. troops") >= NOTHING
    assert price_last_border("they all went home. he") == SENTENCE_END  # without capitals
    assert price_last_border("They stop. 1. Open") >= NAME
    assert price_last_border("They saw 1. Open") == SENTENCE_END


def test_conjunctions_and_prepositions_are_good_beginnings() -> None:
    assert look_at("because").before < look_at("under").before < look_at("house").before == 0


@pytest.mark.parametrize(
    ("word", "what"),
    [
        *[(word, "capital") for word in ("Helen", "“Helen", "McRae")],
        *[(word, "number") for word in ("25", "3.5", "twenty", "三", "百", "第")],
        *[(word, "unit") for word in ("年", "个", "%", "percent", "公里", "名")],
        *[(word, "leans_back") for word in ("的", "了。", "吗？", "们")],
        *[(word, "wide") for word in ("你", "あ", "你。")],
        *[(word, "bound") for word in ("，", "”", "）好", ".", "%")],
        *[(word, "opens") for word in ("“", "（", "say(", "《")],
    ],
)
def test_what_is_seen_of_a_word(word: str, what: str) -> None:
    assert getattr(look_at(word), what)
    for other in ("house", "FBI", ".5"):
        assert not getattr(look_at(other), what) or (other, what) == (".5", "number")


def test_a_chinese_border_is_the_dearer_the_less_sure_it_is() -> None:
    you, good = look_at("你"), look_at("好")

    def price(score: float, said: str = "世界", following: str = "好", *, counted: bool = False) -> float:
        lean = price_chinese_leaning(said, following, counted=counted)
        return price_phrase(you, good, score, said, following, "zh") + lean

    assert price(-10) == price(0) == NEVER > price(1) > price(1000) > price(3000) > 0
    assert price(3000) == price(9000)
    for leaning in ("如果", "好不", "没", "我", "进行", "能", "一个", "每个", "哪些"):
        assert price(3000, leaning) > price(3000) + 1
    assert price(3000, "台", counted=True) > price(3000, "台") + 1
    for leaning_back in ("起来", "里", "之前", "完"):
        assert price(3000, following=leaning_back) > price(3000) + 1
    assert price(3000, "的") > price(3000)


def test_numbers_and_units_and_what_leans_back_are_never_parted() -> None:
    three, year, hundred, latin, particle, good = map(look_at, ("三", "年", "百", "iPhone", "了", "好"))
    for before, after in ((three, year), (three, hundred), (look_at("25"), year), (good, particle)):
        assert price_phrase(before, after, 9000, "", "", "zh") == NEVER
    assert price_phrase(latin, good, -1, "ne", "好", "zh") < 2


def test_a_border_of_words_is_less_dear_for_being_unsure() -> None:
    you, good = look_at("你"), look_at("好")
    of_words, of_phrases = (price_phrase(you, good, 1, "世界", after, "zh") for after in ("好", ""))
    assert NOTHING < of_words < of_phrases
    assert price_phrase(you, good, 1, "开", "卖", "zh") == of_phrases  # the dictionary has no 开卖
    assert price_phrase(you, good, 0, "世界", "好", "zh") == NEVER


@pytest.mark.parametrize(
    ("word", "is_one"),
    [
        *[
            (word, True)
            for word in ("三", "三百", "十几", "一百多", "第", "第三", "这", "上", "2023", "一点五", "三年半")
        ],
        *[(word, False) for word in ("后来", "起来", "周五", "身上", "千万", "万一", "很多", "一样", "")],
    ],
)
def test_words_of_chinese_that_are_numbers(word: str, is_one: bool) -> None:  # noqa: FBT001 - a table
    assert is_number(word) == is_one


def test_a_number_and_what_it_counts_are_never_parted() -> None:
    for text in ("25 percent", "25 percent of it."):
        assert cut_atoms([Segment(text, 0.0, 1.0)], EN, "en").borders.prices[1] >= NEVER


@pytest.mark.parametrize("mark", ["？", "！", "。", "｡", "؟", "।", "።", "។", "‼", "…", "⋯", "．", "։"])
def test_whatever_ends_a_sentence_is_the_cheapest_place_for_a_break(mark: str) -> None:
    look = look_at(f"word{mark}")
    assert look.stops
    assert look.after == price_after("home.")
    assert look_at(mark).bound


@pytest.mark.parametrize("mark", ["，", "、", "､", "：", "；", "،", "؛", "፣", "៖", "﹐"])
def test_whatever_ends_a_clause_is_a_good_place(mark: str) -> None:
    look = look_at(f"word{mark}")
    assert look.stops
    assert look.after == price_after("home,")
    assert look_at(mark).bound


@pytest.mark.parametrize("mark", "【‘(［「『《〈〔〖“（｛{｢﹁〝＜")
def test_a_mark_that_opens_begins_a_phrase(mark: str) -> None:
    """Whatever the model of phrases knows of it: so no quote is broken inside to spare its start."""
    text = f"今天我们参观{mark}港口里的船"
    atoms = cut_atoms([Segment(text, 0.0, 3.0)], ZH, "zh")
    start = [word[0] for word in atoms.texts].index(mark)
    assert atoms.borders.prices[start] < 1
    assert atoms.borders.prices[start] == min(atoms.borders.prices[1:])
