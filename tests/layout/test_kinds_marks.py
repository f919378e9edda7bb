"""Marks, turns and runs without blanks: where an editor lets them stand, and what they hold together."""

import re

import pytest

from smartresult import PROFILES, Segment, reflow, words
from smartresult.layout.atoms import cut_atoms
from smartresult.layout.turns import find_turns
from smartresult.text.width import measure_width
from tests.layout.borders import lines_of
from tests.talking import ENGLISH, say, show

EN, ZH = PROFILES["netflix-en"], PROFILES["netflix-zh"]
CHINESE = 220


def spoken(text: str) -> list[str]:
    return [word.text.rstrip() for word in words([Segment(text, 0.0, 5.0)])]


# --- What stands at the start leads


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("use .NET now", ["use", ".NET", "now"]),
        ("edit ~/.bashrc first", ["edit", "~/.bashrc", "first"]),
        ("went …and then", ["went", "…and", "then"]),
        ("we are #1 again", ["we", "are", "#1", "again"]),
        ("it was -5 outside", ["it", "was", "-5", "outside"]),
        ("about .5 of it", ["about", ".5", "of", "it"]),
        ("for $5 each", ["for", "$5", "each"]),
        ("say “no” twice", ["say", "“no”", "twice"]),
        ("say ¿qué? twice", ["say", "¿qué?", "twice"]),
        ("He left. - She stayed.", ["He", "left.", "- She", "stayed."]),
        ("He left.” — She stayed.", ["He", "left.”", "— She", "stayed."]),
        ("on\n- off", ["on", "- off"]),
        ("Hi. >> Hello.", ["Hi.", ">> Hello."]),
        ("all >> right", ["all", ">> right"]),
        ("Milk • bread", ["Milk", "• bread"]),
        ("said “ yes ” twice", ["said", "“ yes ”", "twice"]),
        ("图书馆「 The」", ["图", "书", "馆", "「 The」"]),
        ("we said ( “ yes ” )", ["we", "said", "( “ yes ” )"]),
        ("nobody ( or all ) said", ["nobody", "( or", "all )", "said"]),
        ("Then ♪ la la ♪ he stopped.", ["Then", "♪ la", "la ♪", "he", "stopped."]),
        ("I use 的 .NET 框架", ["I", "use", "的", ".NET", "框", "架"]),
        ("编辑 ~/.bashrc 文件", ["编", "辑", "~/.bashrc", "文", "件"]),
        ("好。- 不", ["好。-", "不"]),  # no blank before it: it is the mark of what it stands close to
        ("好。 — 不", ["好。", "— 不"]),
        ("「好」他說", ["「好」", "他", "說"]),
        # and what does not lead
        ("we — of course — went", ["we —", "of", "course —", "went"]),
        ("wait ... what", ["wait ...", "what"]),
        ("yes , no", ["yes ,", "no"]),
        ("oh ! no", ["oh !", "no"]),
        ("5 % of", ["5 %", "of"]),
        ("A / B", ["A /", "B"]),
        ("la la ♪ he", ["la", "la ♪", "he"]),
        ("He sang. la ♪ Oh", ["He", "sang.", "la ♪", "Oh"]),
        ("- Yes.", ["- Yes."]),
    ],
)
def test_what_stands_close_before_a_word_or_begins_a_sentence_leads(text: str, pieces: list[str]) -> None:
    assert spoken(text) == pieces
    assert "".join(word.text for word in words([Segment(text, 0.0, 5.0)])) == text


def test_a_song_that_began_before_ends_first() -> None:
    """Before the first sign of an odd number of them, something is sung, unless a sentence has ended."""
    assert spoken("over the bridge ♪ Thanks. ♪ Oh ♪") == ["over", "the", "bridge ♪", "Thanks.", "♪ Oh ♪"]
    assert spoken("Here it comes. ♪ Oh yes ♪ and ♪ no") == ["Here", "it", "comes.", "♪ Oh", "yes ♪", "and", "♪ no"]


@pytest.mark.parametrize(
    ("segments", "shown"),
    [
        (["We saw him", ", and he ran."], "We saw him, and he ran."),
        (["We saw him", "! And he ran."], "We saw him! And he ran."),
        (["They said (no", ") and left."], "They said (no) and left."),
        (["They said “no", ".” And left."], "They said “no.” And left."),
        (["They like", ".NET a lot."], "They like .NET a lot."),
        (["They went home", "…and then left."], "They went home …and then left."),
        (["It was about", ".5 of it."], "It was about .5 of it."),
        (["It was about 5", "% of it."], "It was about 5% of it."),
        (["We saw him", " , and he ran."], "We saw him, and he ran."),
        (["They like", ", .NET a lot."], "They like, .NET a lot."),
        (["They like", ",.NET a lot."], "They like, .NET a lot."),
        (["We saw him. -", "Who?"], "We saw him. - Who?"),
        (["We saw him >>", "Who?"], "We saw him >> Who?"),
        (["We said “", "no” twice."], "We said “no” twice."),
        (["We saw — ", "of course — him."], "We saw — of course — him."),
        (["We saw him", "!", "” And he ran."], "We saw him!” And he ran."),
    ],
)
def test_a_mark_that_begins_a_segment_closes_the_word_before_if_it_can(segments: list[str], shown: str) -> None:
    cues = reflow(say(*segments), EN)
    assert " ".join(" ".join(cue.lines) for cue in cues) == shown


@pytest.mark.parametrize(
    ("segments", "pieces"),
    [
        (["We left. -", "Who?"], ["We", "left.", "- Who?"]),
        (["We left.” —", "Who?"], ["We", "left.”", "— Who?"]),
        (["We left -", "so what?"], ["We", "left -", "so", "what?"]),
        (["We left >>", "Who?"], ["We", "left", ">> Who?"]),
        (["We left (", "all)"], ["We", "left", "(all)"]),
        (["- ", "Who?"], ["-", "Who?"]),
    ],
)
def test_a_sign_that_ends_a_segment_leads_the_next_if_it_can(segments: list[str], pieces: list[str]) -> None:
    assert cut_atoms(say(*segments), EN, "en").texts == pieces


def test_a_mark_that_begins_a_segment_is_priced_as_what_it_is() -> None:
    def price_second(*texts: str) -> float:
        atoms = cut_atoms(say(*texts), EN, "en")
        segments = [word.segment for word in atoms.words]
        return atoms.borders.prices[segments.index(1)]

    assert price_second("we saw him", ". And they ran away.") == price_second("we saw him.", "And they ran away.")
    assert price_second("we saw him", ", and they ran away.") == price_second("we saw him,", "and they ran away.")


@pytest.mark.parametrize("pause", [0, 300, 900, 1000, 5000])
@pytest.mark.parametrize("mark", [",", ".", "。", "！", "”", ")", "?!", "…"])
def test_marks_alone_in_a_segment_begin_no_line_whatever_the_pause(mark: str, pause: int) -> None:
    for text, profile in (("we saw him", "netflix-en"), ("我们看见了他", "netflix-zh")):
        lines = lines_of(text, pause, mark, pause, text, profile=profile)
        assert [line for line in lines if line.startswith(mark)] == []
        assert mark in "".join(lines)


@pytest.mark.parametrize("blank", [" ", "\xa0", "\t", "\u2009", "\u3000"])
@pytest.mark.parametrize(
    ("first", "second", "shown"),
    [
        ("we said_(", "yes)", ["we", "said", "(yes)"]),
        ("we said_«", "yes_»", ["we", "said", "«yes »"]),
        ("we said", "_»_! And", ["we", "said» !", "And"]),
        ("他说_「", "你好」", ["他", "说", "「你好」"]),
        ("他说", "_」_你好", ["他", "说」", "你好"]),
    ],
)
def test_marks_at_the_edge_of_a_segment_stand_behind_any_blank(
    blank: str, first: str, second: str, shown: list[str]
) -> None:
    segments = say(first.replace("_", blank), second.replace("_", blank))
    assert [cue.text for cue in reflow(segments, "one-word")] == shown


@pytest.mark.parametrize("mark", [",", ".", "”", "。", "，", "?"])
def test_marks_alone_in_a_segment_begin_no_line_where_the_one_before_is_full(mark: str) -> None:
    text = "farmers keep telling children stories whenever winters feel long and snow keeps falling again"
    english = text.split()
    for count in range(1, len(english)):
        lines = lines_of(" ".join(english[:count]), mark, "garden gates stand open tonight")
        assert not [line for line in lines if line.startswith(mark)]
    chinese = "这次我们在学校里面一起看见大家写出来的东西觉得特别有意思"
    for count in range(1, len(chinese)):
        lines = lines_of(chinese[:count], mark, "后来又讨论了很久", profile="netflix-zh")
        assert not [line for line in lines if line.startswith(mark)]


def test_marks_with_nothing_before_them_stay_where_they_are() -> None:
    assert lines_of("…", "and then we left") == ["… and then we left"]
    assert lines_of("- ", ") we left") == ["-) we left"]
    assert "".join(lines_of("，好", "，好", profile="netflix-zh")) == "，好，好"


# --- Turns


@pytest.mark.parametrize(
    "text",
    [
        "- Did you see him yesterday? - No, I was at home. - Who told you then? - My sister did.",
        "— Did you see him yesterday? — No, I was at home. — Who told you then? — My sister did.",
        ">> Did you see him? >> No, I was at home. >> Who told you then? >> My sister did.",
        "Anna: Did you see him? Ben: No, I was at home. Anna: Who told you then? Ben: My sister did.",
        "Speaker 1: Did you see him? Speaker 2: No, I was out. Speaker 1: Who told you? Speaker 2: My sister did.",
        "- 你昨天看见他了吗？ - 没有，我在家。 - 那是谁告诉你的？ - 我妹妹说的。",
        ">> 你昨天看见他了吗？ >> 没有，我在家。 >> 那是谁告诉你的？ >> 我妹妹说的。",
        "主持人：你昨天看见他了吗？李明：没有，我在家。主持人：那是谁告诉你的？李明：我妹妹说的。",
        "主持人：你昨天看見他了嗎？李明：沒有，我在家。主持人：那是誰告訴你的？李明：我妹妹說的。",
    ],
)
@pytest.mark.parametrize("cut", [0, 7, 11])
def test_each_turn_has_its_line_and_no_cue_more_than_two(text: str, cut: int) -> None:
    profile = "netflix-en" if text.isascii() or "—" in text else "netflix-zh"
    parts = [text[:cut].rstrip(), text[cut:]] if cut else [text]
    begins = re.compile(r"(?:^|(?<=[.?!。？！]))\s*(?:[-—] |>> |[A-Z]\w+(?: \d)?: |主持人：|李明：)")
    cues = reflow(say(*parts, pace=ENGLISH if profile == "netflix-en" else CHINESE), profile)
    for cue in cues:
        assert len(cue.lines) <= 2
        for line in cue.lines:
            assert len(begins.findall(line)) <= 1
            assert not begins.search(line) or begins.match(line)
    assert "".join("".join(cue.text.split()) for cue in cues) == "".join(text.split())


def test_two_short_turns_share_a_cue_with_a_line_for_each() -> None:
    assert show(reflow(say("- At home. - Alone?"), EN)) == ["- At home. | - Alone?"]
    assert show(reflow(say("- 在家。 - 一个人？", pace=110), ZH)) == ["- 在家。 | - 一个人？"]


def test_who_speaks_is_not_parted_from_what_is_said() -> None:
    text = "主持人：那您第一次登上珠穆朗玛峰的时候呢？李明远：我觉得特别开心和骄傲。"
    assert not [line for line in lines_of(text, profile="netflix-zh") if line.endswith("：")]
    english = "Anna: My grandfather had a model ship in his kitchen. Ben: And nobody in the house ever sailed?"
    assert not [line for line in lines_of(english) if line.endswith(":")]
    atoms = cut_atoms(say("Anna: Yes. Ben: No. We saw one thing: a dog."), EN, "en")
    after = dict(zip(atoms.texts, atoms.borders.prices[1:], strict=False))
    assert after["Anna:"] > 2
    assert after["thing:"] < 0


def turns(*texts: str, segments: tuple[int, ...] = ()) -> set[int]:
    return set(find_turns(texts, segments).begins)


def test_dashes_begin_turns_at_the_start_of_a_sentence_or_a_segment_alone() -> None:
    assert turns("- Yes.", "- No.") == {1}
    assert turns("we", "— of", "course") == set()
    assert turns("we", "- of", "course", segments=(1,)) == {1}
    assert turns("was", "-5", "degrees", segments=(1,)) == set()
    assert turns("home.”", "– She") == {1}


def test_a_sign_after_which_nothing_is_said_begins_no_turn() -> None:
    assert turns("we", "left.", "-") == set()
    assert turns("we", "left", "♪", segments=(2,)) == set()
    assert turns("we", "left.", "-", "Yes.") == {2}


def test_turns_never_share_a_line_however_long_they_are() -> None:
    text = "then nobody in the town knew why she had left them there"
    spoken_words = text.split()
    for first in range(1, 12):
        for second in range(1, 12):
            turn, other = (" ".join(spoken_words[:count]) for count in (first, second))
            for pace in (40, 70):
                cues = reflow(say(f"- {turn}. - {other}. - {turn}.", pace=pace), EN)
                assert not [line for cue in cues for line in cue.lines if ". - " in line]
    text = "- Nobody in the whole town had seen the keys since Monday. - No. - They were in the car that we had sold."
    for cut in range(1, len(text)):
        for line in lines_of(text[:cut].strip(), text[cut:].strip()):
            assert not re.search(r"\S - ", line), line


def test_signs_begin_turns_wherever_they_stand() -> None:
    assert turns("we", ">> Well", "then") == {1}
    assert turns("milk", "• bread", "▪ tea") == {1, 2}
    assert turns("Then", "♪ la", "la ♪", "he", "left") == {1, 3}
    assert turns("♪ la", "la ♪") == set()  # nothing is before it, nothing after


def test_names_count_where_there_are_two() -> None:
    assert turns("Anna:", "Yes.", "Ben:", "No.") == {2}
    assert turns("Anna:", "Yes.", "Anna:", "No.") == set()
    assert turns("Yes.", "Anna", "Lee:", "No.", "Dr", "Tom", "Hall:", "So.") == {1, 4}
    assert turns("we", "saw:", "Yes.", "Ben:", "No.", "that", "is:", "No.") == set()
    assert turns("Speaker", "1:", "Yes.", "Speaker", "2:", "No.") == {3}
    assert turns("One", "Two", "Three", "Four:", "Yes.", "Ben:", "No.") == set()
    named = find_turns(("Anna:", "Yes.", "Ben:"), ())
    assert set(named.begins) == {2}
    assert set(named.named) == {1}


def test_each_word_of_a_name_has_a_capital_or_is_a_number() -> None:
    assert turns("Anna", "Smith:", "Yes.", "Speaker", "2:", "No.") == {3}
    assert turns("Anna", "says:", "Yes.", "Ben", "says:", "No.") == set()


def test_chinese_that_introduces_what_is_said_names_nobody() -> None:
    assert turns("李", "明：", "好。", "王", "五：", "好。") == {3}
    assert turns("李", "明：", "好。", "他", "说：", "好。") == set()
    assert turns("李", "明：", "好。", "他", "，", "王：", "好。") == set()
    assert turns("一", "二", "三", "四", "五", "六：", "好。", "王：", "好。") == set()


def test_a_name_may_begin_a_segment() -> None:
    assert turns("so", "Anna:", "Yes.", "Ben:", "No.", segments=(1,)) == {1, 3}


# --- Lone marks


@pytest.mark.parametrize(
    "text",
    [
        "He said “ yes ” and then he left the house , and nobody knew why ( or when ) he would come back .",
        "Prices rose by 5 % in May , and by $5 in June ; then they fell … and nobody could say why .",
        "他说“ 好 ”，然后就走了 ，没有人知道为什么 （ 也没有人问 ） 。 后来他又回来了 ！",
        "他說「 好 」，然後就走了 ，沒有人知道為什麼 （ 也沒有人問 ） 。 後來他又回來了 ！",
    ],
)
@pytest.mark.parametrize("width", [8, 12, 16])
def test_no_line_begins_with_a_mark_that_closes_or_ends_with_one_that_opens(text: str, width: int) -> None:
    for size in (1, 3, 99):
        pieces = text.split()
        said = say(*[" ".join(pieces[i : i + size]) for i in range(0, len(pieces), size)])
        for profile in (EN, ZH):
            narrow = profile.with_(max_chars_per_line=width + 10 if profile is EN else width)
            for line in [line for cue in reflow(said, narrow) for line in cue.lines]:
                assert line[0] not in "”)，。！）」.,;%…"
                assert line[-1] not in "“(（「"


# --- Runs without blanks


@pytest.mark.parametrize(
    ("run", "profile"),
    [
        *[
            (run, "netflix-en")
            for run in (
                "state-of-the-art",
                "and/or",
                "user@example.com",
                "~/.bashrc",
                "/usr/local/share/applications",
                "www.example.com/a/b?c=d&e=f",
                "3.14159",
                "400,000",
                "rock'n'roll",
                ".NET",
                "C++",
            )
        ],
        *[
            (run, "netflix-zh")
            for run in (
                "state-of-the-art",
                "user@example.com",
                "iPhone15Pro",
                "machine learning",
                "Visual Studio Code",
                "阿尔伯特·爱因斯坦",
                "列夫・托尔斯泰",
                "沃爾夫岡·莫札特",
                "加西亚·马尔克斯",
                "二百三十五万",
                "一九九八年",
                "50公斤",
                "3.14",
            )
        ],
    ],
)
def test_a_run_that_fits_a_line_is_never_broken(run: str, profile: str) -> None:
    text = "farmers keep telling children stories whenever winters feel long enough"
    english = text.split()
    chinese = "这次我们在学校里面一起看见大家写出来的东西觉得特别有意思"
    for before in range(1, 9 if profile == "netflix-en" else 20):
        if profile == "netflix-en":
            said = f"{' '.join(english[:before])} {run} {' '.join(english[-before:])}"
        else:
            said = f"{chinese[:before]}{run}这件事情我们后来又讨论了很久"
        assert any(run in line for line in lines_of(said, profile=profile)), said


def test_what_does_not_fit_breaks_after_its_own_marks() -> None:
    long = "/usr/local/share/applications/very/long/path/that/is/too/wide.txt"
    lines = lines_of(long)
    assert "".join(lines) == long
    assert len(lines) == 2
    assert lines[0].endswith("/")
    for mark in "/-—@.?&=":
        text = mark.join(["word" * 4] * 4)
        lines = lines_of(text)
        assert "".join(lines) == text
        assert all(line.endswith(mark) for line in lines[:-1])
        assert all(measure_width(line, 1.0) <= 42 for line in lines)


def test_what_has_no_such_mark_breaks_anywhere() -> None:
    assert lines_of("x" * 50) == ["x" * 42, "x" * 8]
    assert lines_of(f"{'x' * 50}/{'y' * 10}") == ["x" * 42, f"{'x' * 8}/{'y' * 10}"]
    assert "".join(lines_of(f"{'/' * 50}")) == "/" * 50


@pytest.mark.parametrize("half_width", [0.5, 1.0])
def test_a_word_that_is_long_in_characters_and_fits_stays_whole(half_width: float) -> None:
    profile = ZH.with_(half_width=half_width)
    lines = [line for cue in reflow([Segment("我们用Bildungsroman写书", 0.0, 5.0)], profile) for line in cue.lines]
    assert any("Bildungsroman" in line for line in lines)
