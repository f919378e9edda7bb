"""Where Chinese should not be broken.

Source: Netflix's Timed Text Style Guide for Simplified Chinese, whose words, numbers with their units, names and Latin
runs stay whole. Most rules are a character beside the break, and the characters with which it is part of another word;
only words need a dictionary, and have a module of their own.
"""

import re
from collections.abc import Callable
from typing import Final

import msgspec

from smartresult.judging.word_breaks import find_broken_word
from smartresult.profiles import Profile
from smartresult.text.marks import CLOSING_BRACKETS, NAME_DOTS, STOPS
from smartresult.text.scripts import HAN, KANA, holds_script
from smartresult.text.width import measure_width

#: A clause may end here: a break after one of these is no fault.
_PAUSES: Final = frozenset(f"{STOPS}{CLOSING_BRACKETS}-~～♪") - {"’"}  # which is an apostrophe, too
_KANA: Final = f"[{KANA}]"
_KANA_SHARE: Final = 10
_HAN: Final = f"[{HAN}]"

_NUMERALS: Final = frozenset("0123456789０１２３４５６７８９零〇一二三四五六七八九十百千万亿两几半")
#: Ends a word, rather than a number: 唯一, 统一, 之一, 星期一, 周一.
_NOT_COUNTING: Final = frozenset("唯统之单专期周拜同")
_COUNTED: Final = frozenset(
    "年月日号点分秒时刻元块毛角美人个位名次天岁周米厘毫公千百万亿吨斤克里寸尺平亩度倍成件条张片本台辆架艘只头匹棵朵颗粒把根支枝座"
    "栋层楼间家所届期集章节篇首部场遍趟顿回步种类样套双对副组批份排行口些级代段项句字%％‰℃°"
)
#: After these, 多 counts, too: 一百多.
_ROUND: Final = frozenset("0十百千万亿")
_BEFORE_FIGURES: Final = frozenset("$¥￥€£第")
_DEMONSTRATIVES: Final = frozenset("这那哪每各某")
_MEASURES: Final = frozenset("个种位些次天年件条张本台辆只样家点段项句部场组")

#: What never begins a line, and what follows it where it is no particle but the start of a word: 的确, 了解, 过去.
_LEANING_BACK: Final = {
    "的": "确士哥",
    "了": "解不如结却断然",
    "着": "急重手想眼装火陆落凉迷魔色实力",
    "过": "去来程年分度敏滤渡于多后期关节失世往境错路户瘾",
    "地": "方球区铁址面图位下上点带震产理道主形域毯狱板段质平势价名块壳貌线层心",
    "得": "到知出以意罪分了益体当救奖",
    "吗": "啡",
    "呢": "喃绒",
    "吧": "台员",
    "啊": "，,啊",
    "呀": "，,呀",
    "啦": "啦",
    "里": "面程边头约昂",
    **dict.fromkeys("们么嘛呗者", ""),
}
#: 得 after one of these is a verb: 我得走了.
_MUST: Final = frozenset("我你您他她它们都还也就总")
#: What never ends a line, and what precedes it where it is the end of a word or of a phrase: 现在, 温和, 反对, 说得对.
_LEANING_FORWARD: Final = {
    "第": "门及次",
    "不": "",
    "没": "沉淹埋出吞湮覆隐了",
    "很": "",
    "最": "之",
    "更": "变三五",
    "太": "太老犹亚",
    "把": "一两三四五这那几火每大拖",
    "被": "棉铺",
    "在": "现存正实所内外潜好自健何旨",
    "和": "温缓饱总柔平随共祥求谦调中",
    "与": "参给赋授",
    "或": "",
    "从": "服顺听盲随无遵侍屈",
    "对": "面应反针相绝不核校派配敌成一比很都没作答两得",
    "向": "方倾面走转趋意朝导动定志去横纵双单流取偏内外指通奔迈",
    "让": "转忍谦礼出退割",
    "跟": "脚高鞋",
    "由": "理自缘来事任",
    "将": "即必麻大名主老小武",
    "比": "对相占同环价好无评",
}
#: Some write names with a bullet; to a layout it begins an item of a list.
_DOTS_AND_BULLET: Final = f"{NAME_DOTS}•"
_DOTS: Final = frozenset(_DOTS_AND_BULLET)
#: The characters with which names are mostly taken over.
_TRANSLITERATING: Final = (
    "阿埃艾爱安奥巴贝比波伯布查达戴德迪杜厄恩尔法菲费弗夫福盖格戈古哈海赫亨胡霍基吉加贾杰金卡凯坎康考"
    "科克肯库拉莱兰劳勒雷里利列林卢鲁路伦罗洛马迈曼麦梅门蒙米密莫默姆穆纳奈内尼涅诺努欧帕佩皮普奇齐乔"
    "琼萨塞桑森莎沙舍史斯丝苏索塔泰坦汤特蒂廷图托瓦万威韦维温文沃乌西希谢辛休雅亚扬耶伊因英尤约泽扎詹"
    "兹佐爾費蓋凱庫萊蘭勞盧魯倫羅馬邁麥納內諾歐齊喬瓊薩絲蘇湯圖韋維溫烏謝亞揚約澤紮茲"
)
_IN_NAMES: Final = frozenset(_TRANSLITERATING)
_NAME_BEFORE: Final = rf"[{_DOTS_AND_BULLET}][{_TRANSLITERATING}]{{0,8}}\Z"
_NAME_AFTER: Final = rf"[{_TRANSLITERATING}]{{1,8}}[{_DOTS_AND_BULLET}]"
_LONGEST_NAME: Final = 9
_CONNECTIVES: Final = ("因为", "但是", "如果", "而且", "虽然", "或者", "以及", "并且", "所以", "分之")
_LATIN: Final = "0-9A-Za-z\u00c0-\u024f"
_RUN_BEFORE: Final = rf"[{_LATIN}][{_LATIN} .,'’&+/#@_-]*\Z"
_RUN_AFTER: Final = rf"[{_LATIN}][{_LATIN} '’&+/#@_-]*"
_LATIN_CHARACTER: Final = f"[{_LATIN}]"


def holds_chinese(text: str) -> bool:
    """Whether *text* has a Chinese character (or one that Japanese took over)."""
    return holds_script(text, HAN)


def looks_chinese(text: str) -> bool:
    """Whether what *text* has of Chinese characters is Chinese: kana are fewer than a tenth of them."""
    return not text.isascii() and len(re.findall(_HAN, text)) > _KANA_SHARE * len(re.findall(_KANA, text))


class _ChineseBreak(msgspec.Struct, frozen=True, gc=False):
    """The characters at a break: *before* is the one before the *last*, *second* the one after the *first*, or ""."""

    line: str
    before: str
    last: str
    first: str
    second: str
    after: str
    profile: Profile


def explain_chinese_break(line: str, after: str, profile: Profile) -> str:
    """What forbids to break between *line* and *after*, neither of them blank at the break; or ""."""
    place = _ChineseBreak(line, line[-2:-1], line[-1], after[0], after[1:2], after, profile)
    if place.last in _PAUSES:
        return ""
    what = next(filter(None, (explain(place) for explain in _CHINESE_RULES)), "")
    return f"no break {what}" if what else ""


def _explain_number(place: _ChineseBreak) -> str:
    if place.last in _BEFORE_FIGURES and place.first in _NUMERALS:
        return "before the figures of a number"
    if place.last not in _NUMERALS or place.before in _NOT_COUNTING:
        return ""
    if place.first in _COUNTED:
        return "between a number and its unit"
    goes_on = place.first in _NUMERALS or (place.first == "多" and place.last in _ROUND)
    return "inside a number" if goes_on else ""


def _explain_measure(place: _ChineseBreak) -> str:
    found = place.last in _DEMONSTRATIVES and place.first in _MEASURES
    return f"between {place.last} and its measure word" if found else ""


def _explain_latin(place: _ChineseBreak) -> str:
    """Whether the letters and digits on both sides are one run, which would fit into one line."""
    if not (re.match(_LATIN_CHARACTER, place.last) and re.match(_LATIN_CHARACTER, place.first)):
        return ""
    parts = re.search(_RUN_BEFORE, place.line), re.match(_RUN_AFTER, place.after)
    width = sum(measure_width(part.group(), place.profile.half_width) for part in parts if part)
    return "inside a Latin run" if width <= place.profile.max_chars_per_line else ""


def _explain_name(place: _ChineseBreak) -> str:
    """Whether a name with a dot goes on after the break. That no line begins with the dot is another rule."""
    if place.last in _DOTS and place.before:
        return "between the parts of a name"
    before, after = place.line[-_LONGEST_NAME:], place.after[:_LONGEST_NAME]
    if place.first not in _IN_NAMES or _DOTS.isdisjoint(before + after):
        return ""
    begun = place.second in _IN_NAMES and re.search(_NAME_BEFORE, before)
    goes_on = place.before in _IN_NAMES and place.last in _IN_NAMES and re.match(_NAME_AFTER, after)
    return "inside a name" if begun or goes_on else ""


def _explain_leaning_back(place: _ChineseBreak) -> str:
    others = _LEANING_BACK.get(place.first)
    if others is None or (place.second and place.second in others) or (place.first == "得" and place.last in _MUST):
        return ""
    return f"before {place.first}"


def _explain_leaning_forward(place: _ChineseBreak) -> str:
    others = _LEANING_FORWARD.get(place.last)
    if others is None or (place.before and place.before in others):
        return f"after {place.line[-2:]}" if place.line.endswith(_CONNECTIVES) else ""
    return f"after {place.last}"


def _explain_word(place: _ChineseBreak) -> str:
    word = find_broken_word(place.line, place.after)
    return f"inside {word}" if word else ""


_CHINESE_RULES: Final[tuple[Callable[[_ChineseBreak], str], ...]] = (
    _explain_number,
    _explain_measure,
    _explain_latin,
    _explain_name,
    _explain_leaning_back,
    _explain_leaning_forward,
    _explain_word,
)
