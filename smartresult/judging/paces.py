"""How fast a text has to be read in the time that it stands, against what a profile allows."""

from typing import Final, NamedTuple

from smartresult.judging.unavoidable import ROUNDING
from smartresult.profiles import Profile

#: What counts as its length, of a cue that stands for less: within no time any pace is infinite.
_LEAST_DURATION: Final = 0.001


class Pace(NamedTuple):
    """That of a text: *amount* is what has to be read, *limit* how much of it a second may have, or a minute of words.

    *duration* is how many seconds it stands, and may be negative.
    """

    amount: float
    limit: float
    unit: str
    duration: float

    @property
    def figure(self) -> float:
        """How fast it has to be read, in *unit*."""
        return self.amount / max(self.duration, _LEAST_DURATION)

    @property
    def load(self) -> float:
        """The share of the limit that it takes: above 1 is too fast."""
        return self.figure / self.limit

    @property
    def too_fast(self) -> bool:
        """Whether it exceeds the limit by more than whole milliseconds can't say."""
        return self.amount > self.limit * (self.duration + ROUNDING)


def list_paces(width: float, words: float, duration: float, profile: Profile) -> list[Pace]:
    """The paces that *profile* limits, of a text that has a *width* and so many *words*, and stands for *duration*.

    A line break counts nothing: guides count characters and blanks.
    """
    speeds = (
        (width, profile.max_chars_per_second, "characters/s"),
        (words * 60, profile.max_words_per_minute, "words/min"),
    )
    return [Pace(amount, limit, unit, duration) for amount, limit, unit in speeds if limit is not None]
