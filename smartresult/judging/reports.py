"""What the judge says: what a cue violates and where it is, and all of it with counts."""

from collections import Counter
from typing import Any, Final, Literal, TypeAlias, get_args

import msgspec

from smartresult.faces import Glanced
from smartresult.profiles import Profile
from smartresult.timed_text import TimedText

#: What a cue may violate; the names are stable.
Rule: TypeAlias = Literal[
    "empty",
    "no length",
    "overlap",
    "gap",
    "gap not closed",
    "too fast",
    "too short",
    "too long",
    "line too long",
    "too many lines",
    "too many words",
    "bad line break",
    "bad cue break",
    "orphan line",
    "orphan cue",
    "unbalanced",
    "forbidden line start",
    "forbidden line end",
]
RULES: Final[tuple[Rule, ...]] = get_args(Rule)

#: The rules whose limit, where it is a figure, is the most; of the others it is the least.
AT_MOST: Final = frozenset({"too fast", "too long", "line too long", "too many lines", "too many words", "overlap"})


class Violation(msgspec.Struct, frozen=True, gc=False):
    """One thing that is not as the profile asks: *figure* is what was found, *limit* what is asked, both in *unit*.

    *place* says in words which cue it is, by the number and the time code by which an editor finds it. *index* is that
    of the cue in its source, *number* the one that its file gives it ("" where there is none), *line* that of its times
    in the file (0 where it comes from none), *start* and *end* are seconds. *text* is the line or cue that it is about,
    cut short. *unavoidable* says that no layout of the text could do without a violation of this rule here; what that
    assumes is said at `check`.
    """

    rule: Rule
    place: str
    index: int
    figure: float | str
    limit: float | str
    unit: str
    text: str
    unavoidable: bool = False
    number: str = ""
    line: int = 0
    start: float = 0.0
    end: float = 0.0

    @property
    def finding(self) -> str:
        """The rule, what was found and what is asked, in words."""
        found = f"{_describe(self.figure)} {self.unit}".rstrip()
        bound = "at most " if self.rule in AT_MOST else "at least "
        asked = self.limit if isinstance(self.limit, str) else f"{bound}{_describe(self.limit)}"
        note = ", unavoidable" if self.unavoidable else ""
        return f"{self.rule}: {found}, {asked}{note}"

    def __str__(self) -> str:
        return f"{self.place}: {self.finding} – “{self.text}”"


def _describe(figure: float | str) -> str:
    return figure if isinstance(figure, str) else write_figure(figure)


def write_figure(figure: float) -> str:
    """*figure* with as many decimals as it has, six at most, and without an exponent."""
    return f"{figure:.6f}".rstrip("0").rstrip(".")


class Report(Glanced, msgspec.Struct, frozen=True):
    """What `check` found: *cues* is how many there were, *violations* are in the order of the starts of cues.

    *lang* is the language whose rules for breaks were taken, as in BCP 47; unless it is *lang_sure*, neither the caller
    nor the text said so. *unruled* says that there are no rules for breaks in the language of the cues: none was looked
    for. Of cues in two languages *second* and *second_lang* are those by which the lines of the second were judged.
    *judged* are the cues themselves, in the order of their source, by which a skyline is drawn: an *index* counts in
    it. They stand neither in the JSON nor in the `repr`.
    """

    profile: Profile
    cues: int
    violations: tuple[Violation, ...]
    unruled: bool = False
    lang: str = ""
    lang_sure: bool = True
    second: Profile | None = None
    second_lang: str = ""
    judged: tuple[TimedText, ...] = ()

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        return [(name, getattr(self, name)) for name in self.__struct_fields__ if name != "judged"]

    def __repr__(self) -> str:
        return f"Report({', '.join(f'{name}={value!r}' for name, value in self.__rich_repr__())})"

    @property
    def clean(self) -> bool:
        """Whether there is no violation at all."""
        return not self.violations

    @property
    def clean_cues(self) -> float:
        """The share of cues without a violation, from 0 to 1; 1 without cues."""
        return 1 - len({violation.index for violation in self.violations}) / self.cues if self.cues else 1.0

    @property
    def per_100_cues(self) -> float:
        """How many violations there are for 100 cues."""
        return 100 * len(self.violations) / self.cues if self.cues else 0.0

    def count_rules(self) -> dict[Rule, int]:
        """How often each rule is violated that is, most often first."""
        return dict(Counter(violation.rule for violation in self.violations).most_common())

    def summary(self) -> str:
        """A few lines of plain text: how clean the cues are, and how often each rule is violated."""
        cues = f"{self.cues} cue{'s' * (self.cues != 1)}"
        note = self._describe_language()
        name = self.profile.name
        if self.second is not None and self.second.name != name:
            name += f" and {self.second.name}"
        if self.clean:
            return f"{name}: {cues}, no violations{note}"
        unavoidable = Counter(violation.rule for violation in self.violations if violation.unavoidable)
        share = int(100 * self.clean_cues)  # rounded down: what is not clean is not 100 % clean
        lines = [f"{name}: {cues}, {share} % clean, {self.per_100_cues:.1f} violations per 100 cues{note}"]
        for rule, count in self.count_rules().items():
            note = f" ({unavoidable[rule]} unavoidable)" if unavoidable[rule] else ""
            lines.append(f"{count:>7} {rule}{note}")
        return "\n".join(lines)

    def _describe_language(self) -> str:
        if self.unruled:
            return f"; {'no break rules for its language' if self.lang_sure else 'language uncertain, no break rules'}"
        return "" if self.lang_sure else f"; language uncertain, taken for {self.lang}"

    def to_json(self) -> str:
        """The report as a JSON object, with the figures of the profile, counts and every violation."""
        return msgspec.json.encode(
            {
                "profile": msgspec.structs.replace(self.profile, name=make_encodable(self.profile.name)),
                "cues": self.cues,
                "clean": self.clean,
                "clean_cues": self.clean_cues,
                "per_100_cues": self.per_100_cues,
                "counts": self.count_rules(),
                "unruled": self.unruled,
                "lang": self.lang,
                "lang_sure": self.lang_sure,
                "second": self.second and msgspec.structs.replace(self.second, name=make_encodable(self.second.name)),
                "second_lang": self.second_lang,
                "unavoidable": sum(violation.unavoidable for violation in self.violations),
                "violations": self.violations,
            }
        ).decode()


def make_encodable(text: str) -> str:
    """*text* without lone surrogates, which JSON can't hold."""
    return text.encode(errors="replace").decode()
