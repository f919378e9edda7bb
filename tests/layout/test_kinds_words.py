"""Words that belong together, and clauses without marks: where an editor breaks, and where never."""

import pytest

from smartresult import PROFILES, Segment, reflow
from smartresult.layout.english import is_adjective, is_adverb
from smartresult.layout.evidence import find_evidence
from smartresult.layout.looks import NOTHING, SENTENCE_END
from smartresult.layout.prices import (
    FIRM,
    LEANING,
    NEVER,
    PAUSE_PRICE,
    UNLIKELY,
    UNPUNCTUATED_BORDER_WIDE,
    UNPUNCTUATED_FULL_PAUSE,
    WEAK_BORDER,
    price_borders,
    price_clause,
)
from smartresult.text import chinese_words
from smartresult.word_times.clauses import to_probability
from smartresult.word_times.phrases import SURE_SCORE
from tests.layout.borders import lay_out, needs_words, price
from tests.talking import say, show

ZH = PROFILES["netflix-zh"]


# --- Clause borders where there are no marks


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("我昨天去超市买了很多东西", "你要不要过来看一看"),
        ("如果明天下雨的话", "我们就不去爬山了"),
        ("这个问题非常重要", "所以我们要认真讨论"),
        ("我覺得這本書很有意思", "你也應該看一看"),
        ("我們到車站的時候", "火車已經開走了"),
        ("i went to the store yesterday", "do you want anything to eat"),
        ("when the rain stopped we went home", "she was already sleeping on the sofa"),
        ("we have to talk about this problem", "because everybody is waiting for it"),
    ],
)
def test_clauses_without_marks_are_cues_or_lines_of_their_own(first: str, second: str) -> None:
    blank = " " if first.isascii() else ""
    for shown in (lay_out(first + blank + second), lay_out(first, second)):
        assert " | ".join(shown).split(" | ") in ([first, second], [first + blank + second])
        assert first in " | ".join(shown)
    ends = price(first + blank + second)
    at = ends["".join(first.split())]
    assert at < 0
    assert at == min(cost for said, cost in ends.items() if said)


def test_clauses_of_text_that_has_marks_are_where_the_marks_are() -> None:
    text = "我昨天去超市买了很多东西你要不要过来看一看"
    bare, marked = price(text), price(f"{text}，对吧。你看，是吧。")
    assert bare["我昨天去超市买了很多东西"] < 0 < marked["我昨天去超市买了很多东西"]


def test_clauses_are_those_of_english_alone() -> None:
    german = "wir müssen jetzt nach Hause gehen weil es schon spät ist und die Kinder müde sind"
    assert not find_evidence(german.split(), ["", *" " * 16], "de", wide=False, marks=False).clauses
    english = "we have to go home now because it is late and the kids are tired"
    assert find_evidence(english.split(), ["", *" " * 14], "en", wide=False, marks=False).clauses
    assert not find_evidence(english.split(), ["", *" " * 14], "en", wide=False, marks=True).clauses
    japanese = list("今日は天気がいいので公園へ行きました")
    assert not find_evidence(japanese, [""] * len(japanese), "ja", wide=True, marks=False).clauses
    assert find_evidence(list("今天天气很好"), [""] * 6, "zh", wide=True, marks=True).clauses


def test_a_clause_end_is_the_cheaper_the_surer_it_is() -> None:
    prices = [price_clause(NOTHING, score, likely, 0.0, marks=False) for score, likely in ((-50, 0.5), (100, 0.8))]
    assert NOTHING > prices[0] > prices[1]
    assert price_clause(NOTHING, -700, 0.0, 0.0, marks=False) == NOTHING + UNLIKELY
    assert price_clause(NOTHING, -450, 0.0, 0.0, marks=False) == NOTHING + UNLIKELY / 2
    assert price_clause(NOTHING, -300, 0.0, 0.0, marks=False) == NOTHING
    assert price_clause(NOTHING, -300, 0.0, 0.9, marks=False) > NOTHING + 1  # one has just begun
    assert price_clause(NOTHING, 500, 1.0, 1.0, marks=True) == NOTHING  # marks say so better
    assert price_clause(NOTHING, -900, 0.0, 1.0, marks=True) == NOTHING + UNLIKELY


def test_what_words_forbid_no_model_allows() -> None:
    """In English a border that words price above FIRM keeps its price: "and, you know," is frequent in talks."""
    ends = price("we went there and you know they were waiting for the others")
    assert ends["wewentthereand"] > FIRM
    assert ends["wewentthereandyou"] > FIRM
    assert ends["wewentthereandyouknowtheywerewaitingforthe"] > FIRM


@pytest.mark.parametrize("word", ["Then", "We", "And", "It’s"])
def test_a_capital_tells_of_a_sentence_where_there_are_no_marks(word: str) -> None:
    ends = price(f"they all went home {word} nobody saw them again on that day")
    assert ends["theyallwenthome"] <= SENTENCE_END


def test_capitals_tell_nothing_of_names_titles_and_i() -> None:
    ends = price("the dog and I saw Helen and Paul near the house")
    assert ends["thedogand"] > 0
    assert ends["thedogandIsaw"] > 0
    assert min(cost for said, cost in price("The Lord Of The Rings And Other Tales").items() if said) > SENTENCE_END
    marked = price("Yes. Look at The House. And go. So they all went home Then nobody saw them.")
    assert marked["Yes.LookatTheHouse.Andgo.Sotheyallwenthome"] > 0


# --- Segments of a recogniser that sets no marks


def test_a_segment_border_says_more_where_there_are_no_marks() -> None:
    def gain(first: str, second: str, marks: str) -> float:
        said = "".join(first.split())
        whole = price(f"{first} {second}{marks}" if first.isascii() else f"{first}{second}{marks}")
        return whole[said] - price(first, f"{second}{marks}")[said]

    english = ("we painted the wall", "nobody in town wanted")
    chinese = ("我们昨天去公园", "跟孩子们一起玩")
    assert gain(*chinese, "") > gain(*english, "") + 0.3
    assert gain(*english, "") > gain(*english, ", no, no.") + 0.3
    assert gain(*english, ", no, no.") == pytest.approx(gain(*chinese, "，对，对。")) == pytest.approx(0.2)


def test_no_segment_border_parts_what_words_hold_together() -> None:
    for text, after in (("we went to the", "house on the hill"), ("they have two hundred", "people in town")):
        said = "".join(text.split())
        assert price(f"{text} {after}")[said] - price(text, after)[said] == pytest.approx(0.2)


def test_a_cut_in_silence_says_more_than_one_without_and_a_text_without_silence_says_as_much_everywhere() -> None:
    parts = ("我们昨天下午", "参观博物馆", "里面的人很多", "大家都很高兴")
    place = len(parts[0])
    texts = list("".join(parts))
    borders = [sum(map(len, parts[:k])) for k in (1, 2, 3)]

    def price(*silent: int, lang: str = "zh") -> float:
        times = [sum(0.02 + 0.4 * (border in silent) for border in borders if border <= i) for i in range(len(texts))]
        ends = [*times[1:], times[-1]]
        for border in silent:
            ends[border - 1] = times[border] - 0.04
        return price_borders(texts, [""] * len(texts), times, ends, borders, lang).prices[place]

    first, second, _ = borders
    alone = price_borders(texts, [""] * len(texts), [0.0] * len(texts), [0.0] * len(texts), [], "zh").prices[place]
    touching, nothing_known, silence = (
        price(second),
        price(),
        price(first) - PAUSE_PRICE * 0.04 / UNPUNCTUATED_FULL_PAUSE,
    )
    assert silence < nothing_known < touching < alone
    assert (silence - alone, nothing_known - alone, touching - alone) == pytest.approx((-1.8, -1.4, -0.6))


def test_cuts_in_silence_are_those_of_chinese_alone() -> None:
    first, second = "昨日はとても楽しかったです明日も", "一緒に行きましょう"
    texts = [*first, *second]
    times = [0.0] * 3 + [1.0] * (len(texts) - 3)
    touching, alone = (
        price_borders(texts, [""] * len(texts), times, times, borders, "ja").prices[len(first)]
        for borders in ([3, len(first)], [])
    )
    assert touching - alone == pytest.approx(UNPUNCTUATED_BORDER_WIDE)


def test_what_is_known_of_words_is_known_of_chinese_alone() -> None:
    texts = list("今日は天気がいいので公園へ行きました")
    silent = [0.0] * len(texts)
    scores = find_evidence(texts, [""] * len(texts), "ja", wide=True, marks=False).phrases
    prices = price_borders(texts, [""] * len(texts), silent, silent, [], "ja").prices
    unsure = [i for i, score in enumerate(scores) if i and 0 < score < SURE_SCORE]
    assert unsure
    assert all(prices[i] >= NOTHING + WEAK_BORDER * (1 - scores[i] / SURE_SCORE) - 1e-9 for i in unsure)


@needs_words
def test_a_pause_between_segments_parts_what_budoux_takes_for_one_phrase() -> None:
    first, second = "他最喜歡吃的東西就是虱目魚粥", "下了車以後他請我喝咖啡"
    texts = [*first, *second]
    silent = [0.0] * len(texts)
    starts = [*[0.0] * len(first), *[0.3] * len(second)]
    borders = [len(first)]
    together = price_borders(texts, [""] * len(texts), silent, silent, borders, "zh").prices[len(first)]
    apart = price_borders(texts, [""] * len(texts), starts, starts, borders, "zh").prices[len(first)]
    assert together > 10
    assert apart < 0
    marked = [*texts[:-1], "啡，", "好。"]
    times = [*starts, 0.3]
    assert price_borders(marked, [""] * len(marked), times, times, borders, "zh").prices[len(first)] > 5


@needs_words
@pytest.mark.parametrize(
    ("said", "place"),
    [("我们觉得", 1), ("三张桌子", 1), ("他走了吗", 2), ("第三个人", 1), ("二十四小时", 3), ("三百学生", 2)],
)
def test_no_pause_parts_a_word_or_a_number_or_takes_away_what_leans_back(said: str, place: int) -> None:
    times = [0.0] * place + [1.0] * (len(said) - place)
    assert price_borders(list(said), [""] * len(said), times, times, [place], "zh").prices[place] > 5


# --- Words of Chinese


@needs_words
@pytest.mark.parametrize(
    "word", ["马克思主义", "乱七八糟", "人工智能", "葡萄牙", "图书馆", "高尔夫球", "莫名其妙", "圖書館", "電腦"]
)
def test_no_border_lies_inside_a_word(word: str) -> None:
    before = "我们昨天在学校里面看见"
    for start in range(len(before)):
        said = (
            f"{before[start:]}{word}這件事情真的很奇怪" if word == "電腦" else f"{before[start:]}{word}这种东西很奇怪"
        )
        narrow = ZH.with_(max_chars_per_line=8)
        lines = [line for cue in reflow([Segment(said, 0.0, len(said) / 4.6)], narrow) for line in cue.lines]
        assert any(word in line for line in lines), lines
    assert all(price(f"我们有{word}")[f"我们有{word[:k]}"] >= NEVER for k in range(1, len(word)))


def test_without_a_dictionary_everything_works_only_worse(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "我们昨天在图书馆里面看见了阿尔伯特·爱因斯坦的书还有一张桌子你觉得怎么样"
    known = reflow([Segment(text, 0.0, 8.0)], ZH)
    monkeypatch.setattr(chinese_words, "_load_cut", lambda: None)
    cues = reflow([Segment(text, 0.0, 8.0)], ZH)
    for laid_out in (known, cues):
        assert "".join("".join(cue.lines) for cue in laid_out) == text
        assert any("阿尔伯特·爱因斯坦" in line for cue in laid_out for line in cue.lines)
    evidence = find_evidence(list(text), [""] * len(text), "zh", wide=True, marks=False)
    assert list(evidence.before) == list(evidence.after) == []
    assert evidence.clauses
    assert sum(evidence.inside) == len("阿尔伯特·爱因斯坦") - 1
    leaning = price("他真的没走")
    assert leaning["他真的没"] > leaning["他真的"]  # 没, as the end of what is known, leans all the same
    ends = price("其实一点也不难关键就是两个字耐心先说材料牛腩一千克最好挑")
    # BudouX takes 字耐心 for one phrase; the model of clauses is surer that one ends there.
    assert ends["其实一点也不难关键就是两个字"] < NOTHING


@needs_words
def test_words_lean_whole_where_they_are_known() -> None:
    """可以 is a word that leans; 以 alone, as the end of 所以 or 可以, is not looked at."""
    evidence = find_evidence(list("我们可以回去"), [""] * 6, "zh", wide=True, marks=False)
    assert (evidence.before[4], evidence.after[4]) == ("可以", "回去")
    assert list(evidence.inside) == [0, 1, 0, 1, 0, 1]


# --- Words that dangle, on both sides


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("我们明天可以", "出发"),  # modal
        ("他们正在进行", "比赛"),  # light verb
        ("老师已经对", "学生说了"),  # preposition
        ("这件事非常", "重要"),  # adverb
        ("我没来因为", "下雨了"),  # connective
        ("他看见每个", "孩子"),  # determiner
        ("他买了三张", "桌子"),  # number and measure
        ("他慢慢地", "走过来"),  # adverb made with 地
        ("我們明天可以", "出發"),
        ("他買了三張", "桌子"),
    ],
)
def test_chinese_that_leans_on_the_next_ends_no_line(before: str, after: str) -> None:
    ends = price(before + after)
    assert ends[before] > 1.5
    for start in ("昨天晚上大家告诉我说", "我觉得今天天气不错", "朋友们"):
        shown = lay_out(f"{start}{before}{after}这样真的挺好的你说呢")
        assert not [line for cue in shown for line in cue.split(" | ") if line.endswith(before)], shown


@needs_words
@pytest.mark.parametrize(
    ("before", "after"),
    [("他坐在桌子", "上面"), ("她突然站", "起来"), ("我们吃饭", "以后"), ("他昨天把书看", "完"), ("她在房間", "裡面")],
)
def test_chinese_that_leans_back_begins_no_line(before: str, after: str) -> None:
    assert price(f"{before}{after}走了")[before] > 1.5
    shown = lay_out(f"昨天晚上大家告诉我说{before}{after}大家都走了你说呢")
    assert not [line for cue in shown for line in cue.split(" | ") if line.startswith(after)], shown


@needs_words
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("帮助我们理解理论基础", "了解背后的原理"),  # 了 is a word that leans back, 了解 is none
        ("每个人三百块钱", "地点还没有定"),
        ("正对屏幕的时候看不出来", "只有从侧面才能看到"),  # so many characters are a number and a measure, words none
        ("可名字怎么都想不起来", "那一刻我特别尴尬"),
        ("海报上面写的是周五", "这个我去跟他们沟通"),
        ("可名字怎麼都想不起來", "那一刻我特別尷尬"),
        ("我的成绩是一百", "那个同学只有八十"),
        ("到底要不要自己花钱装修", "哎这个我太有发言权了"),  # BudouX is sure that no phrase ends here
    ],
)
def test_what_is_a_part_of_a_word_binds_nothing(before: str, after: str) -> None:
    assert price(before + after)[before] < 4
    assert price(before, after)[before] < FIRM + 1


@needs_words
@pytest.mark.parametrize("said", ["奖金是一千一百万", "未来二十四", "他们买了三百"])
def test_a_number_waits_for_what_it_counts(said: str) -> None:
    assert price(f"{said}瑞典克朗就够了")[said] > 1.5


@needs_words
def test_words_that_lean_are_no_ends_of_clauses_however_likely() -> None:
    texts = [*"每个人都能向", *"账本添加记录"]
    silent = [0.0] * len(texts)
    evidence = find_evidence(texts, [""] * len(texts), "zh", wide=True, marks=False)
    price = price_borders(texts, [""] * len(texts), silent, silent, [], "zh").prices[6]
    likely = to_probability(evidence.clauses[6])
    assert likely > 0.05
    assert price > price_clause(NOTHING + LEANING, evidence.clauses[6], likely, 0.0, marks=False)


def test_chinese_that_leans_on_nothing_is_free() -> None:
    ends = price("我们昨天下午参观博物馆")
    assert ends["我们昨天下午"] < 2


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("they bought a beautiful", "house"),
        ("she is a famous", "writer"),
        ("we saw the old", "bridge"),
        ("he has terrible", "headaches"),
        ("it was a public", "garden"),
        ("they quickly", "painted"),
        ("she slowly", "walked"),
    ],
)
def test_english_that_describes_the_next_dangles(before: str, after: str) -> None:
    said = "".join(before.split())
    plain = price(f"people {after} Yes. No, no.")["people"]
    assert price(f"{before} {after} Yes. No, no.")[said] >= plain + 0.5


def test_what_describes_no_following_word_does_not_dangle() -> None:
    for text, said in (
        ("the soup was delicious and hot. Yes.", "thesoupwasdelicious"),
        ("he put it on the table near the door. Yes.", "heputitonthetable"),
        ("she drove home slowly because of it. Yes.", "shedrovehomeslowly"),
    ):
        assert price(text)[said] <= NOTHING


@pytest.mark.parametrize("word", ["beautiful", "famous", "possible", "national", "good", "massive", "selfish"])
def test_adjectives(word: str) -> None:
    assert is_adjective(word)


@pytest.mark.parametrize("word", ["table", "unless", "give", "finish", "january", "test", "us", "able", "ful"])
def test_no_adjectives(word: str) -> None:
    assert not is_adjective(word)


def test_adverbs_of_manner() -> None:
    assert all(map(is_adverb, ("quickly", "extremely", "exactly")))
    assert not any(map(is_adverb, ("family", "only", "reply", "fly", "july", "friendly", "house")))


@pytest.mark.parametrize("word", ["nineteen-year-old", "well-known", "potential", "northern", "younger", "all"])
def test_more_adjectives(word: str) -> None:
    assert is_adjective(word)


@pytest.mark.parametrize("word", ["mother-in-law", "check-in", "tutorial", "signal", "journal", "plastic"])
def test_nouns_that_end_as_adjectives_do(word: str) -> None:
    assert not is_adjective(word)


@pytest.mark.parametrize("word", ["already", "always", "often"])
def test_adverbs_that_no_ending_tells(word: str) -> None:
    assert is_adverb(word)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("they asked mr", "smith"),
        ("she went to st", "louis"),
        ("she came on june", "5"),
        ("it stood on page", "17"),
        ("we read chapter", "three"),
        ("he flew the Boeing", "747"),
        ("that is some kind", "of music"),
        ("we stayed there instead", "of him"),
        ("she moved two years", "ago"),
        ("according", "to them"),
        ("one hundred and forty-two", "thousand boxes"),
        ("against ninety-eight", "thousand five hundred"),
        ("we sold her", "books"),
    ],
)
def test_english_that_is_one_with_the_next_ends_no_line(before: str, after: str) -> None:
    for end in ("", " Yes. No, no."):
        assert price(f"{before} {after} there{end}")["".join(before.split())] > FIRM


@pytest.mark.parametrize("before", ["Around", "the", "They saw"])
def test_numbers_after_other_words_name_nothing(before: str) -> None:
    said = "".join(before.split())
    numbered, plain = (price(f"{before} {what} left. Yes. No, no.")[said] for what in ("5", "trees"))
    assert numbered == plain


@pytest.mark.parametrize(
    ("before", "pronoun", "after"),
    [
        ("because they hadn't bothered to make", "it", "while they could"),
        ("we wanted to throw", "it", "in the bin"),
        ("then I will tell", "you", "how to do that"),
        ("nobody told", "her", "that we left"),
        ("he showed", "you", "the house"),
    ],
)
def test_a_pronoun_after_which_a_phrase_begins_is_an_object(before: str, pronoun: str, after: str) -> None:
    for end in ("", " Yes. No, no."):
        ends = price(f"{before} {pronoun} {after}.{end}")
        said = "".join(before.split())
        assert ends[said] > FIRM > 1 > ends[said + pronoun]


def test_a_pronoun_before_its_verb_is_a_subject() -> None:
    for text, said in (
        ("they thought it works. Yes.", "theythoughtit"),
        ("they said you like them. Yes.", "theysaidyou"),
        ("they say you never left. Yes.", "theysayyou"),
    ):
        assert price(text)[said] > FIRM > price(text)[said.removesuffix("it").removesuffix("you")]


def test_a_preposition_leans_back_with_its_pronoun() -> None:
    for pronoun in ("him", "it", "me"):
        leaning = price(f"they were talking to {pronoun}. Yes.")["theyweretalking"]
        assert leaning > price("they were talking to Helen. Yes.")["theyweretalking"] + 0.5
    after_stop = price("they were talking, to him. Yes.")
    assert after_stop["theyweretalking,"] < 0
    assert price("to him it was good. Yes.")[""] == 0


# --- One sentence a cue, and good borders


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("She sold the old house.", "Nobody knew about it."),
        ("他把老房子卖掉了。", "大家都不知道这件事。"),
        ("他把老房子賣掉了。", "大家都不知道這件事。"),
    ],
)
def test_one_sentence_a_cue(first: str, second: str) -> None:
    blank = " " if first.isascii() else ""
    assert lay_out(f"{first}{blank}{second}") == lay_out(first, second) == [first, second]


def test_a_sentence_is_not_glued_to_the_next_to_spare_a_cue() -> None:
    said = say(
        "So a few years ago I started to do something",
        200,
        "rather unusual. On the first day of class",
        "I give them a problem that I myself",
        "have never been able to solve.",
        pace=53,
    )
    assert show(reflow(said, "netflix-en")) == [
        "So a few years ago I started | to do something rather unusual.",
        "On the first day of class | I give them a problem that I myself",
        "have never been able to solve.",
    ]


def test_dashes_are_good_borders() -> None:
    ends = price("We sold it — nobody knew why — and left. Yes, yes.")
    assert ends["Wesoldit—"] < 0
    assert ends["Wesoldit—nobodyknewwhy—"] < 0
    assert price("我们卖掉了房子——没有人知道，对吧。")["我们卖掉了房子——"] < 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("They wait. and then", "Theywait."),
        ("They saw J. K. Rowling", "TheysawJ."),
        ("They saw Mr. Smith", "TheysawMr."),
        ("They saw Gen. Lee", "TheysawGen."),
        ("They saw Lt. Col. Lee", "TheysawLt."),
        ("They saw Fig. 3 there", "TheysawFig."),
        ("They saw p. 12 there", "Theysawp."),
        ("They like e.g. Rome", "Theylikee.g."),
    ],
)
def test_a_full_stop_that_ends_no_sentence_is_no_sentence_end(text: str, said: str) -> None:
    assert price(f"{text}, yes. No, no.")[said] > SENTENCE_END
