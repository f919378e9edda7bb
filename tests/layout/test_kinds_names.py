"""Numbers, names and foreign words, which an editor never parts."""

import pytest

from smartresult import Segment, reflow, words
from smartresult.layout.looks import NAME, NOTHING, find_looks
from smartresult.layout.prices import INSIDE, NEVER
from smartresult.text.marks import NAME_DOTS
from tests.layout.borders import CHINESE, lay_out, price
from tests.talking import say, show


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("fifty eight point three million people", "fifty eight point three million"),
        ("two hundred and six million people", "two hundred and six million"),
        ("one thousand and one nights", "one thousand and one"),
        ("thirty one percent of them", "thirty one percent"),
        ("25 percent of them", "25 percent"),
        ("400 ,000 people", "400 ,000"),
    ],
)
def test_numbers_of_words_are_whole(text: str, part: str) -> None:
    ends = price(f"They saw {text}, and more. Yes.")
    pieces = part.replace(" ,", ",").split()
    for k in range(1, len(pieces)):
        assert ends[f"Theysaw{''.join(pieces[:k])}"] >= NEVER


def test_and_between_two_numbers_joins_nothing() -> None:
    for text, said in (
        ("we had five and ten more", "wehadfive"),
        ("we had two hundred and so on", "wehadtwohundred"),
        ("it is between $1 billion and $2 billion", "itisbetween$1billion"),
        ("and sixty of them", ""),
        ("they came from hundred and", "theycamefromhundred"),
    ):
        assert price(text)[said] < NEVER


@pytest.mark.parametrize("text", ["二百三十五万", "一九九八年", "三张", "百分之五", "第三个", "50公斤", "3点"])
def test_numbers_of_chinese_and_what_they_count_are_whole(text: str) -> None:
    ends = price(f"我们说{text}吧")
    parts = [f"我们说{text[:k]}" for k in range(1, len(text))]
    assert min(ends[part] for part in parts if part in ends) >= NEVER


@pytest.mark.parametrize(
    "name",
    ["Ingrid van der Meer", "Charles de Gaulle", "Oscar de la Hoya", "Helen Mirren", "O’Neil Ford", "J. K. Rowling"],
)
def test_names_are_dear_inside(name: str) -> None:
    parts = name.split()
    ends = price(f"They met {name} in town. Yes, yes.")
    for k in range(1, len(parts)):
        assert ends[f"Theymet{''.join(parts[:k])}"] >= NAME


def test_a_particle_that_is_a_word_is_one() -> None:
    look_at = find_looks("en")
    assert look_at("van").named
    assert not look_at("van").capital
    assert not look_at("Van.").number
    assert price("we painted the big van early that morning. Yes, yes.")["wepaintedthebigvan"] == NOTHING


@pytest.mark.parametrize(
    ("name", "before"),
    [
        ("阿尔伯特·爱因斯坦", "我喜欢"),
        ("列夫・托尔斯泰", "他看"),
        ("加夫列尔·加西亚·马尔克斯", "她见过"),
        ("沃爾夫岡·阿瑪多伊斯·莫札特", "他看見"),
        ("弗朗茨·約瑟夫·格魯伯", "他叫"),
        ("蒂姆·伯纳斯-李", "我见过"),
        ("西格丽德·温塞特", "他看见"),
        ("穆罕默德·本·萨勒曼", "他看见"),
        ("アルバート・ケイン", "これは"),
    ],
)
def test_names_with_marks_inside_are_dearer_than_all_else_inside(name: str, before: str) -> None:
    ends = price(f"{before}{name}")
    assert all(ends[f"{before}{name[:k]}"] == INSIDE for k in range(1, len(name)) if f"{before}{name[:k]}" in ends)
    for cut in range(1, len(name)):
        cues = reflow(say(f"{before}{name[:cut]}", f"{name[cut:]}出生的房子在那里", pace=CHINESE))
        if name[cut] not in f"{NAME_DOTS}-":
            assert any(name in line for cue in cues for line in cue.lines), show(cues)


def test_inside_a_name_is_the_last_place_for_a_break() -> None:
    assert INSIDE > NEVER
    assert [word.text for word in words([Segment("列夫·托", 0.0, 1.0)])] == ["列", "夫·", "托"]


# --- Latin runs in Chinese


def test_latin_in_chinese_is_a_run() -> None:
    ends = price("我们用machine learning做项目")
    assert ends["我们用machine"] > 5 > ends["我们用machinelearning"]
    shown = lay_out("这次我们用Visual Studio Code和deep neural network做了一个recommendation system的项目")
    for run in ("Visual Studio Code", "deep neural network", "recommendation system"):
        assert any(run in line for cue in shown for line in cue.split(" | ")), shown
