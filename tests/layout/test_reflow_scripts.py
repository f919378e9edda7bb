"""Chinese and other scripts: short inputs in which one layout is clearly right."""

import re

import pytest

from smartresult import PROFILES, Profile, Segment, reflow
from smartresult.text.width import measure_width
from tests.talking import say, show

EN, ZH, VERTICAL = (PROFILES[name] for name in ("netflix-en", "netflix-zh", "vertical"))
#: How long a character takes to say, in milliseconds.
CHINESE = 200

# --- Chinese


@pytest.mark.parametrize(
    ("said", "cues"),
    [
        (["今天我", "们去公园", "散步。"], ["今天我们去公园散步。"]),
        (["你好", "，世界", "！"], ["你好，世界！"]),
        (["他说：“", "今天不行", "”，然后就走了。"], ["他说：“今天不行”，然后就走了。"]),
        (["你知道明天早上的会议几点开始", "吗？"], ["你知道明天早上的会议几点开始吗？"]),
        (["今天天气很好。", "我们去公园吧。"], ["今天天气很好。", "我们去公园吧。"]),
        (["我在用", "Visual Studio Code", "写程序。"], ["我在用Visual Studio Code写程序。"]),
        (["我用", "iPhone 15", "拍照。"], ["我用iPhone 15拍照。"]),
        (["我喜欢 Star", "Wars 电影。"], ["我喜欢 Star Wars 电影。"]),
        (["我用 iPhone", "拍照，他用", "Pixel 拍照。"], ["我用 iPhone 拍照，", "他用 Pixel 拍照。"]),
        (["我用iPhone", "拍照，他用", "Pixel拍照。"], ["我用iPhone拍照，", "他用Pixel拍照。"]),
        (["我用 iPhone", "拍照，他用Pixel拍照。"], ["我用 iPhone拍照，", "他用Pixel拍照。"]),
        (["他把书", 1200, "放在桌子上。"], ["他把书", "放在桌子上。"]),
        (["今天天气很好，", "我们一起去公园里散步。"], ["今天天气很好， | 我们一起去公园里散步。"]),
        (["你好\n世界。"], ["你好世界。"]),
        (["你\u200b好，\ufeff", "世界。"], ["你\u200b好，\ufeff世界。"]),
    ],
)
def test_chinese(said: list[str | int], cues: list[str]) -> None:
    assert show(reflow(say(*said, pace=CHINESE))) == cues


#: Sentences and what of them stays whole.
CHINESE_RULES = (
    ("今天我们去公园里散步的时候看见了很多从外地来的游客在湖边拍照。", "今天 我们 公园 时候 看见了 很多 游客"),
    ("这个项目一共花了三百五十万元，用了两年时间才全部完成。", "三百五十万元 两年 这个 全部"),
    ("我们公司去年一共招聘了25名新员工和3.5万名临时工。", "25名 3.5万名 公司"),
    ("这次写程序用的软件叫做Visual Studio，大家都听说过。", "VisualStudio，"),
    ("我最近一直在看《红楼梦》和《三国演义》这两本书，非常有意思。", "《红楼梦》 《三国演义》 两本"),
    ("他昨天晚上对我们大家说：“明天早上（九点以前）一定要到。”", "“明天 （九点 以前） 到。”"),
    ("他昨天晚上已经把老师布置的所有作业都做完了，所以今天可以休息。", "做完了， 布置的 已经"),
    ("你还记不记得我们去年夏天在海边一起看过的那场电影叫什么名字吗？", "名字吗？ 看过的 那场"),
)


@pytest.mark.parametrize("profile", [ZH, VERTICAL.with_(max_chars_per_line=12)], ids=["16 wide", "12 wide"])
@pytest.mark.parametrize(("text", "wholes"), CHINESE_RULES)
@pytest.mark.parametrize("size", [1, 2, 3, 5, 8, 99])
def test_chinese_phrases_stay_whole_however_they_are_cut(text: str, wholes: str, size: int, profile: Profile) -> None:
    tokens = re.findall(r"[A-Za-z0-9.]+ ?|.", text)
    said = say(*["".join(tokens[i : i + size]).strip() for i in range(0, len(tokens), size)], pace=CHINESE)
    lines = [line for cue in reflow(said, profile) for line in cue.lines]
    shown = "|".join(line.replace(" ", "") for line in lines)
    assert [whole for whole in wholes.split() if whole not in shown] == []
    assert not [line for line in lines if line[0] in "，。！？、；：”’）》」』】…的了吗呢吧着们"]
    assert not [line for line in lines if line[-1] in "“‘（《「『【"]


@pytest.mark.parametrize("size", [1, 2, 3, 99])
def test_foreign_words_stay_together_in_one_line(size: int) -> None:
    words = ["这次写程序用的软件叫做", "machine", "learning", "model", "这个软件很好用。"]
    run = [words[0], *[" ".join(words[1:4][i : i + size]) for i in range(0, 3, size)], words[4]]
    lines = [line for cue in reflow(say(*run, pace=CHINESE), ZH) for line in cue.lines]
    assert lines == ["这次写程序用的软件", "叫做machine learning model", "这个软件很好用。"]


def test_half_width_characters_count_half() -> None:
    wide, half = "你知道明天早上的会议几点开始吗？", "His name is Charles Lutwidge吗？"
    assert (measure_width(wide, 0.5), measure_width(half, 0.5)) == (16.0, 16.0)
    for text in (wide, half):
        assert show(reflow(say(text, pace=CHINESE), ZH)) == [text]
        longer = f"我{text}"
        lines = [line for cue in reflow(say(longer, pace=CHINESE), ZH) for line in cue.lines]
        assert len(lines) > 1
        assert all(measure_width(line, 0.5) <= 16 for line in lines)


def test_vertical_lines_are_ten_wide() -> None:
    text = "今天我们去公园散步，看见了很多从外地来的游客在湖边拍照。"
    cues = reflow(say(text, pace=CHINESE), VERTICAL)
    assert all(len(line) <= 10 for cue in cues for line in cue.lines)
    assert all(cue.end - cue.start <= 4 and len(cue.lines) <= 2 for cue in cues)
    assert show(cues)[0].startswith("今天我们去公园散步，")


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("今天天气很好，我们去公园吧。", "今天天气很好", "我们去公园吧"),
        ("今天，天气很好。我们去公园吧！", "今天 天气很好", "我们去公园吧！"),
    ],
)
def test_stops_are_left_out_where_that_is_asked_for(text: str, first: str, second: str) -> None:
    said = say(text, pace=CHINESE)
    profile = ZH.with_(max_chars_per_line=8)
    lines = [line for cue in reflow(said, profile, stops="space") for line in cue.lines]
    assert lines == [first, second]
    kept = [line for cue in reflow(said, profile) for line in cue.lines]
    assert [line.rstrip("，。") for line in kept] == [
        line for cue in reflow(said, profile, stops="drop") for line in cue.lines
    ]


# --- Other scripts, and what has no script


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "今日は天気がいいので、公園へ散歩に行きました。とても楽しかったです。",
            ["今日は天気がいいので、", "公園へ散歩に行きました。", "とても楽しかったです。"],
        ),
        (
            "오늘은 날씨가 좋아서 공원에 산책하러 갔습니다. 정말 즐거운 하루였습니다.",
            ["오늘은 날씨가 좋아서", "공원에 산책하러 갔습니다.", "정말 즐거운 하루였습니다."],
        ),
        (
            "วันนี้อากาศดีมากและเราไปเดินเล่นที่สวน เรากลับบ้านตอนเย็นกับเพื่อนๆ",
            ["วันนี้อากาศดีมากและเราไปเดินเล่นที่สวน", "เรากลับบ้านตอนเย็นกับเพื่อนๆ"],
        ),
        (
            "ذهبنا إلى الحديقة الكبيرة في المساء. كان يوما رائعا مع الأصدقاء.",
            ["ذهبنا إلى الحديقة الكبيرة في المساء.", "كان يوما رائعا مع الأصدقاء."],
        ),
    ],
    ids=["Japanese", "Korean", "Thai", "Arabic"],
)
def test_other_scripts(text: str, lines: list[str]) -> None:
    cues = reflow([Segment(text, 0.0, len(text) * 0.14)])
    assert [line for cue in cues for line in cue.lines] == lines


FAMILY, ACUTE = "👨\u200d👩\u200d👧\u200d👦", "e\u0301"


@pytest.mark.parametrize(
    ("grapheme", "line"), [(FAMILY, 4), ("🇨🇳", 7), (ACUTE, 5), ("น้ำ", 5), ("👍🏽", 5), ("เแ", 3), ("x", 5)]
)
def test_a_word_that_is_wider_than_a_line_is_cut_between_graphemes(grapheme: str, line: int) -> None:
    for blanks in ("", " ", "　" * 9):
        cues = reflow([Segment(f"{blanks}{grapheme * 9}{blanks}", 0.0, 6.0)], EN.with_(max_chars_per_line=line))
        lines = [part for cue in cues for part in cue.lines]
        assert len(lines) > 1
        assert all(part == grapheme * (len(part) // len(grapheme)) for part in lines)
        assert "".join(lines) == grapheme * 9


def test_the_parts_of_a_word_share_its_time() -> None:
    for end in range(1, 40):  # in tenths of a second, of which floats can't say most
        words = [word for cue in reflow([Segment("x" * 47, 0.3, end / 10 + 0.3)], EN) for word in cue.words]
        assert [(words[0].start, words[0].end), words[1].end] == [(0.3, words[1].start), end / 10 + 0.3]
        assert words[0].end - 0.3 == pytest.approx(end / 10 * 42 / 47)


def test_characters_without_width_take_no_room() -> None:
    text = "".join(f"{character}\u200b\ufeff\u2060" for character in "It was really not what anybody had wanted.")
    (cue,) = reflow([Segment(text, 0.0, 3.0)], EN)
    assert cue.lines == (text,)
