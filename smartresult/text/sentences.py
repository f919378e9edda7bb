"""Whether the marks after a word end a sentence: most do, but not those of "Mr.", "Fig. 3", "J. K.", "Yahoo! is".

The tables are words of English, and the most frequent ones of other European languages, by what they stand before.
They were put together here; CLDR lists such words, without their kinds, as suppressions of sentence breaks
(common/segments).

What two words alone don't tell stays open, and falls as follows. An abbreviation that may end a sentence ("in the U.S.
He came", "plan B. Then", "at Yahoo Inc. The") ends it before a word with which sentences begin and names don't, and no
other: "in the U.S. John came" is read as one. "I." ends one anyway. "No. 5" is a number, "No. I won't" an answer.
Before a capital an ellipsis, a question mark or an exclamation mark ends a sentence ("“Really?” Smith asked"), before a
small letter it does not.
"""

import re
from typing import Final, Literal, NamedTuple, TypeAlias

from smartresult.text.marks import CLOSED_BY, DASHES, NEUTRAL_QUOTES, OPENING, SENTENCE_ENDS, STOPS
from smartresult.text.quotes import settle_quotes

#: What marks stand for: the end of a sentence, that of a clause (or a break inside a sentence), or nothing of the two.
Stop: TypeAlias = Literal["sentence", "clause", ""]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: They stand before a name.
_TITLES: Final = _words(
    "mr mrs ms messrs mx dr drs prof mme mlle mgr hr fr herr sra srta dña dipl ing mag dras profa excmo excma exmo exma"
    " dott avv prof.ssa dott.ssa sig.ra sig.na bpk hj jl проф акад доц тов св डॉ प्रो पं ดร"
)
#: The same, if they have a capital: these are words, or parts of words, without.
_RANKS: Final = _words(
    "gen brig maj col lt capt cpt cdr cmdr adm sgt cpl pvt pfc ens supt insp det sup pres gov sen rep rev hon amb msgr"
    " atty asst mt ft ste"
)
#: All of them, without their full stops, in small letters.
TITLES: Final = _TITLES | _RANKS
#: They stand before what they explain.
_NEVER_LAST: Final = _words(
    "vs v e.g i.e cf ca viz approx incl excl esp z.b d.h u.a bzw vgl ggf evtl inkl bspw sog p.ej p.ex c.-à-d"
    " par.ex p.es ad.es cfr aprox т.е т.к т.н напр"
)
_ALWAYS: Final = _TITLES | _NEVER_LAST
#: They stand before a number.
_BEFORE_NUMBERS: Final = _words(
    "fig figs vol vols nr nrs núm núms p pp pg pgs pág págs ch chap chaps cap sec sect sects art arts par para eq eqs"
    " tab tbl pl pt pts app bd abb kap ziff abs vers bk ed no nos est max min avg op ext tel"
    " pag pagg hlm стр табл рис гл разд"
)
#: The same, where these are no words.
_NO_WORDS: Final = _BEFORE_NUMBERS - _words("no nos art par app tab cap ed op рис")
_MONTHS_AND_DAYS: Final = _words(
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun okt dez"
)
#: They may end a sentence, and stand before a capital inside of one, too.
_MAYBE_LAST: Final = _words(
    "inc ltd llc co corp bros jr sr st ave blvd rd esq al dept univ assn str ud uds ph.d"
    " avda pza г гг тыс млн млрд руб ул обл"
)
#: They end a sentence before a capital.
_MOSTLY_LAST: Final = _words("a.m p.m a.d b.c etc usw c.e b.c.e ecc т.д т.п")
_AFTER_TIMES: Final = _words(
    "monday tuesday wednesday thursday friday saturday sunday gmt utc est edt cst cdt mst mdt pst pdt et ct pt eastern"
    " central pacific cet"
)
#: They begin a sentence, and no name.
_BEGINNINGS: Final = _words(
    "i he she it we you they the a an this that these those there here my your his her its our their and but so or nor"
    " if when while because although though since as after before until once in on at by for from with of to what who"
    " whom whose which where why how is are was were do does did has have had can could will would should may"
    " then now yes no well not just also even let please thank today yesterday some many most all every each don't"
    " ich wir und aber der die das je nous elle mais ella pero он она оно они мы вы я это и но а в на у по если когда"
)
_GERMAN_MONTHS: Final = _words(
    "januar jänner februar feber märz april mai juni juli august september oktober november dezember jahrhundert"
    " jahrhunderts"
)
_KNOWN: Final = _ALWAYS | _RANKS | _BEFORE_NUMBERS | _MONTHS_AND_DAYS | _MAYBE_LAST | _MOSTLY_LAST
#: Names that have a mark of their own.
_NAMES_WITH_MARKS: Final = _words("yahoo! jeopardy! who? guess?")

_IN_TABLES: Final = (
    _ALWAYS
    | _RANKS
    | _BEFORE_NUMBERS
    | _MONTHS_AND_DAYS
    | _MAYBE_LAST
    | _MOSTLY_LAST
    | _words("yahoo jeopardy who guess")
)

#: So many characters hold the end of a sentence, with all that may stand after its mark.
_REACH: Final = 80
_ENDS: Final = frozenset(SENTENCE_ENDS)
_ELLIPSES: Final = frozenset(".…‥⋯")
_OPENED_BY: Final = OPENING + NEUTRAL_QUOTES
_END_MARKS: Final = tuple(SENTENCE_ENDS)
_BEFORE_WORD: Final = _OPENED_BY + STOPS + "-‐"
_ROMAN: Final = r"(?=[IVXLC])(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})(?![^\W_])"
_FIRST_WORD: Final = r"[\w'’.-]{1,12}"
_INITIAL: Final = r"[^\W\d_]\."
_DOTTED: Final = r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}"
#: 他说, 她们都问: it takes up what was quoted.
_SAYS: Final = "[我你您他她它們们大家都又就]{1,4}[^，。]{0,2}[说說问問道喊答叫嚷笑讲講](?![话話])"
#: Longer ones are no abbreviations.
_LONGEST: Final = 12


def has_end_mark(text: str, aside: str = "") -> bool:
    """Whether *text* ends with a mark that may end a sentence; closing quotes and brackets, and what is *aside*, apart.

    Whether the mark does end one, `find_stop` says, if the next word is known.
    """
    return settle_quotes(text[-_REACH:]).rstrip(CLOSED_BY + aside).endswith(_END_MARKS)


def find_stop(word: str, following: str | None, *, first: bool = False, cased: bool = True) -> Stop:
    """What the marks at the end of *word* stand for, or "" where there are none, or they belong to the word.

    *following* is the next word, with its marks, or a longer stretch of the text that begins with it; None at the end
    of the text, where every mark ends a sentence. *first* says that *word* begins a sentence itself, so that "1." is
    the number of an item; *cased* that the text has capitals, without which a small letter tells nothing.

    >>> find_stop("home.", "Mr."), find_stop("wait...", "what"), find_stop("Mr.", "Smith"), find_stop("Yahoo!", "is")
    ('sentence', 'clause', '', '')
    """
    if following and _ends_plainly(word, following):
        return "sentence"
    body = settle_quotes(word).rstrip(CLOSED_BY)
    core = body.rstrip(STOPS)
    marks = body[len(core) :]
    last = marks.rstrip(DASHES)[-1:]
    if last not in _ENDS:
        return "clause" if marks else ""
    if following is None:
        return "sentence"
    quoted = len(body) < len(word)
    if last >= "\u2e80":
        return "clause" if quoted and re.match(_SAYS, following) else "sentence"
    core = core.lstrip(_OPENED_BY)
    ahead = following.lstrip(_BEFORE_WORD)
    small = cased and ahead[:1].islower() and not ahead[1:2].isupper()  # iPhone
    if not quoted and _may_belong(core, marks) and _belongs(core, marks, _look_ahead(ahead, small=small), first=first):
        return ""
    falters = marks != "." and _ELLIPSES.issuperset(marks) and _repeats(core, ahead)
    return "clause" if small or falters else "sentence"


def _ends_plainly(word: str, following: str) -> bool:
    """Whether a mark follows a word that is in no table, before a capital: so most sentences end."""
    core = word[:-1]
    return (
        word[-1:] in ".?!"
        and following[0].isupper()
        and core.isalpha()
        and len(core) > 1
        and core.lower() not in _IN_TABLES
    )


class _Ahead(NamedTuple):
    """What follows, without the marks that open it, and its first word in small letters."""

    text: str
    word: str
    small: bool  # it goes on with a small letter

    @property
    def begins(self) -> bool:
        """Whether a sentence begins there, and no name."""
        return not self.small and (self.word in _BEGINNINGS or self.word.partition("'")[0] in _BEGINNINGS)

    @property
    def number(self) -> bool:
        return self.text[:1].isdecimal()


def _look_ahead(text: str, *, small: bool) -> _Ahead:
    found = re.match(_FIRST_WORD, text)
    return _Ahead(text, found[0].rstrip(".").lower().replace("’", "'") if found else "", small)


def _may_belong(core: str, marks: str) -> bool:
    """Whether *core* is a word to which *marks* may belong; most are not, and need no look at what follows."""
    if len(core) > _LONGEST:
        return False
    word = core.lower().rpartition("-")[2]
    if marks != ".":
        return word + marks in _NAMES_WITH_MARKS
    return word in _KNOWN or len(core) == 1 or "." in core or core.isdecimal()


def _belongs(core: str, marks: str, after: _Ahead, *, first: bool) -> bool:
    """Whether *marks* are part of the word *core*."""
    word = core.lower().rpartition("-")[2]
    if marks != ".":
        return not after.begins
    if core.isdecimal():
        return len(core) <= len("31") and (after.small or first or after.word in _GERMAN_MONTHS)
    if word in _MOSTLY_LAST:
        return after.word in _AFTER_TIMES or (after.small and "." in word)
    return (
        word in _ALWAYS
        or (len(core) == 1 and core.isalpha() and _is_initial(core, after))
        or (core[:1].isupper() and (word in _RANKS or (word in _MONTHS_AND_DAYS and (after.number or after.small))))
        or (word in _BEFORE_NUMBERS and _is_reference(word, after))
        or (not after.begins and (word in _MAYBE_LAST or re.fullmatch(_DOTTED, core) is not None))
    )


def _is_reference(word: str, after: _Ahead) -> bool:
    """Whether a number follows on *word*, which is one for that; "No. I" is no number."""
    roman = re.match(_ROMAN, after.text)
    if word in _NO_WORDS:
        return after.number or after.small or roman is not None
    return after.number or (roman is not None and len(roman[0]) > 1)


def _is_initial(letter: str, after: _Ahead) -> bool:
    """Whether a single *letter* with a full stop stands for a word: for a name, or, if it is small, before a number."""
    if re.match(_INITIAL, after.text):
        return True
    return after.number if letter.islower() else letter.isupper() and letter != "I" and not after.begins


def _repeats(core: str, begin: str) -> bool:
    """Whether somebody falters: "I... I", "我……我"."""
    if core[-1:] >= "\u2e80":
        return core[-1] == begin[:1]
    return (
        core != "" and re.match(rf"(?i){re.escape(core[:_LONGEST])}(?!\w)", begin) is not None and len(core) < _LONGEST
    )
