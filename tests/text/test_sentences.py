"""Where a sentence ends, and where its mark stands for something else: two words at a time."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartresult.text.marks import CLAUSE_ENDS, DASHES, SENTENCE_ENDS
from smartresult.text.sentences import Stop, find_stop
from tests.strategies import hostile_texts

#: Pairs in a line of text: the sentence ends between the words.
ENDS = """
B. Then | R. The | X. You’ll | U.S. That's | D.C. Don't
home. He | home! He | home? He | home.” He | home.) He | (home.) He | it.' He | “home.” “Then | home… He
home... He | What?! He | No. I | No. We | no. Then | 2020. He | 3.5. He | 120. Then | 5. Then | NATO. He
UN. They | .NET. It | U.S. He | U.S. The | U.S. “The | U.K. But | D.C. I | N.Y. And | Inc. The | Ltd. We
Co. It | St. He | a.m. He | p.m. John | p.m. The | etc. He | etc. John | Ph.D. She | al. The | Ave. It | I. He
me. I | so. “I | is. – | the. … | arm. A | in. The | max. The | no. I | sun. It | Sun. It | Dec. The
general. He | col. He | rep. Then | fig. The | art. I | app. It | Yahoo! The | Yahoo. Then | wait... What
wait… What | wait... No | Stop! – | Stop! iPhone | it. eBay | eh? Smith | now! J. | wow! 5 | cap. I | me? “Yes
你好。 我 | 你好！ 他说 | 你好？ 他说 | 好。” 他说话 | 吗？” 张三问 | 好…… 我 | 嗯…… 那 | 好。 iPhone
好！” 我们走 | 好． Then | なに？ え | नमस्ते। मैं | مرحبا؟ نعم | الف۔ ب | Haus. Der | Uhr. Sie | casa. ¿Y
¿Qué? ¿Cómo | École. Il | Да. Он | maison… Le | I... He | you. ... | word.— He | “Mr.” He
"""
#: The same: a clause ends, or the sentence is broken, and goes on.
CLAUSES = """
home, he | home; he | home: He | home – He | home— He | U.S., he | p.m., he | “home,” he | 你好， 我 | 你好、 我
你好： 我 | etc., and | wait... what | wait… what | wait... ...what | wait... “what | What?! he | “What?!” he
“Really?” she | Oh! how | home. and | home.” he | I... I | I… I'm | The... the | No... “No | 我…… 我
他…… 他没来 | 吗？” 他说 | 好。” 她问 | 好！” 他们都说 | 嗎？」 她說 | 好！』 我又问 | etc. and | No. you
so! and | 42? no | Stop!? — then
"""
#: The same: the marks are part of the word, or there are none.
PARTS = """
home he | Mr. Smith | Mrs. Smith | Ms. Lee | Dr. No | Prof. He | Messrs. Smith | mr. Smith | “Mr. Smith
(Dr. Smith | Gen. Lee | Maj. Tom | Lt. Col. | Col. Smith | Capt. Kirk | Sgt. Pepper | Adm. Nelson | Gov. Brown
Sen. Smith | Rep. Smith | Rev. King | Hon. John | Lt.-Col. Smith | J. K. | K. Rowling | J. R. | W. Bush
É. Zola | Й. Бродский | I. M. | j. k. | vs. Board | v. Wade | U.S. troops | U.S. Army | D.C. police | e.g. The
i.e. He | e.g. in | cf. Smith | ca. 1900 | c. 1900 | approx. 5 | approx. half | est. 1900 | max. 5 | min. 10
max. speed | Fig. 3 | Figs. 3 | fig. IV | Vol. II | vol. 3 | Vol. I | No. 5 | no. 5 | Nos. 5 | No. II | p. 12
pp. 12–15 | Ch. 4 | chap. XI | Sec. 3 | Art. 5 | Eq. 7 | Pt. II | Bd. 3 | Nr. 7 | Abb. 4 | S. 12 | op. 27
tel. 555 | Jan. 5 | Sept. 11 | Sat. morning | Dec. 25 | a.m. on | p.m. Monday | p.m. EST | p.m. eastern | 5 p.m.
Inc. reported | Inc. Magazine | Jr. was | Jr. High | Co. Ltd. | Ltd. reported | St. Louis | St. John's
al. found | al. 2010 | Ph.D. student | M.D. Anderson | Yahoo! is | Yahoo! Finance | “Yahoo! is | Jeopardy! is
Mt. Everest | Ft. Worth | 3. Oktober | 19. Jahrhundert | 31. Dezember | 3. oktober | 12. und | z. B.
z.B. Hunde | d. h. | d.h. Sie | bzw. Frauen | vgl. Kapitel | Hr. Meier | Sr. García | Sra. López | Dña. Ana
M. Dupont | Mme. Curie | núm. 5 | pág. 12 | U.S. – | st. Louis | 3.5 kg | .NET and | “ and | a.m. and
Univ. Press | Str. 5 | Jl. Diponegoro | Bpk. Hadi | Hj. Rukmini | hlm. 87
"""


def pairs(text: str) -> Iterator[tuple[str, str]]:
    for pair in text.replace("\n", " | ").split(" | "):
        if pair.strip():
            *before, following = pair.split()
            yield before[-1], following


@pytest.mark.parametrize(
    ("word", "following", "stop"),
    [(*pair, stop) for text, stop in ((ENDS, "sentence"), (CLAUSES, "clause"), (PARTS, "")) for pair in pairs(text)],
)
def test_what_marks_stand_for(word: str, following: str, stop: Stop) -> None:
    assert find_stop(word, following) == stop


def test_at_the_end_of_a_text_every_mark_ends_a_sentence() -> None:
    for word in ("home.", "U.S.", "Mr.", "no?", "Yahoo!", "wait...", "好。", "“home.”"):
        assert find_stop(word, None) == "sentence"
    for word in ("home", "home,", "home –", "", "“", "3.5"):
        assert find_stop(word, None) != "sentence"


def test_the_number_of_an_item_is_no_sentence() -> None:
    assert find_stop("1.", "Open", first=True) == find_stop("(12.", "Open", first=True) == ""
    assert find_stop("1.", "Open") == find_stop("home.", "Open", first=True) == "sentence"
    assert find_stop("1900.", "Open", first=True) == "sentence"


@pytest.mark.parametrize(
    ("word", "following", "stop"),
    [
        ("fine.", "and", "sentence"),
        ("fine?", "and", "sentence"),
        ("fine...", "and", "sentence"),
        ("u.s.", "troops", ""),
        ("u.s.", "he", "sentence"),
        ("mr.", "smith", ""),
        ("p.m.", "he", "sentence"),
        ("no.", "you", "sentence"),
        ("i...", "i", "clause"),
    ],
)
def test_without_capitals_a_small_letter_tells_nothing(word: str, following: str, stop: Stop) -> None:
    assert find_stop(word, following, cased=False) == stop


@given(word=hostile_texts | st.text(), following=st.none() | hostile_texts | st.text(), flag=st.booleans())
def test_marks_stand_for_something_whatever_the_text(word: str, following: str | None, *, flag: bool) -> None:
    stop = find_stop(word, following, first=flag, cased=flag)
    assert stop in {"sentence", "clause", ""}
    if not set(word) & {*SENTENCE_ENDS, *CLAUSE_ENDS, *DASHES}:
        assert stop == ""


@given(st.text("。！？", min_size=1, max_size=3), st.text("我他说iA1.", max_size=4))
def test_full_width_marks_end_a_sentence(marks: str, following: str) -> None:
    assert find_stop(f"好{marks}", following) == "sentence"
    assert find_stop(f"word{marks}", following) == "sentence"


def test_a_long_text_is_looked_at_near_the_border_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What grows with the text are strips of one pass; a pattern sees no more than a few characters."""
    for word, following in (("a." * 50_000, "b" * 100_000), ("." * 100_000, "." * 100_000), ("我……", "他" * 100_000)):
        assert find_stop(word, following) in {"sentence", "clause", ""}
    seen: list[int] = []
    fullmatch = re.fullmatch

    def note(pattern: str, text: str) -> object:
        seen.append(len(text))
        return fullmatch(pattern, text)

    monkeypatch.setattr(re, "fullmatch", note)
    find_stop("a." * 50_000, "Then")
    find_stop("U.S.", "Army" * 50_000)
    assert seen == [len("U.S")]
