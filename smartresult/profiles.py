"""The figures that a delivery must meet, as data, and the guide that each profile has them from (`GUIDES`)."""

from collections.abc import Mapping
from math import inf
from typing import Final, Literal, TypeAlias, get_args

import msgspec

from smartresult.errors import OptionError
from smartresult.text.scripts import HAN, KANA, holds_script

#: What becomes of ，and 。: kept; dropped at the ends of lines; and replaced by a blank inside of them, too.
Stops: TypeAlias = Literal["keep", "drop", "space"]
_STOPS: Final = get_args(Stops)

#: Netflix counts in frames; most of its programmes have 24 a second.
_FRAME_RATE: Final = 24.0


#: What is no figure, with its type; figures that a delivery need not state; and those that are above 0, not from 0 up.
_CHOICES: Final = {"name": str, "may_touch": bool, "may_end_after_verb": bool, "bottom_heavy": bool, "upright": bool}
_MAY_BE_MISSING: Final = frozenset({"max_chars_per_second", "max_words_per_minute", "max_duration"})
_ABOVE_0: Final = _MAY_BE_MISSING | {"max_chars_per_line", "max_lines", "max_silence", "frame_rate"}
#: The least that is above 0, and the most: what lies beyond is a slip, and a float's range may not hold its products.
_LEAST: Final = 1e-6
_MOST: Final = 1e9
#: No picture holds more lines; all ways to break a text into some thousands would take too long to look at.
_MOST_LINES: Final = 10
#: Figures that are shares, or widths beside that of a full-width character.
_SHARES: Final = frozenset({"half_width", "min_line_share"})


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """What a delivery asks of cues. A value: `with_` makes another that differs.

    Widths are in full-width characters, of which a half-width one counts *half_width*; times are seconds. A figure that
    a delivery does not state is None, or 0 where that forbids nothing.
    """

    name: str
    #: The widest line.
    max_chars_per_line: float
    #: How many lines a cue may have, 10 at most.
    max_lines: int = 2
    #: What a half-width character (letter, digit, blank) counts; 1.0 where all characters count alike.
    half_width: float = 1.0
    #: The fastest that may have to be read: in the width of the text, blanks and punctuation included, or in words.
    #: Layouts ask for this pace; where a guide states a least beside it, as the BBC does, it is what is recommended.
    max_chars_per_second: float | None = None
    max_words_per_minute: float | None = None
    #: The shortest time that a cue may stand, and what each of its words asks for at least: what times are shifted for.
    min_duration: float = 0.0
    min_seconds_per_word: float = 0.0
    max_duration: float | None = None
    #: The least between two cues, unless they touch where `may_touch`.
    min_gap: float = 0.0
    may_touch: bool = False
    #: A shorter gap than this looks like a flicker: it is closed down to `min_gap`.
    close_gaps_under: float = 0.0
    #: How long a cue may stand after its last word was spoken.
    max_linger: float = 0.5
    #: How far a cue may begin from where its first word is spoken, to leave time to the one before or take some of it.
    max_shift: float = 0.2
    #: No cue spans so long a silence, in seconds, and what follows it is no continuation.
    max_silence: float = 1.0
    #: Of the programme, in frames a second: what is closer than half a frame is as close as can be.
    frame_rate: float = 24.0
    #: A line may end after a verb, and so after an auxiliary.
    may_end_after_verb: bool = False
    #: The bottom line is to be the longer one.
    bottom_heavy: bool = False
    #: The least that one line may have of the width of the other.
    min_line_share: float = 0.0
    #: The picture is higher than wide, as on phones held upright.
    upright: bool = False

    def __post_init__(self) -> None:
        """Raise OptionError for figures that no cue can meet."""
        for name in self.__struct_fields__:
            figure = getattr(self, name)
            if name in _CHOICES:
                if not isinstance(figure, _CHOICES[name]):
                    raise OptionError(f"expected a {_CHOICES[name].__name__}, got {figure!r:.40}", name)
            elif not (figure is None and name in _MAY_BE_MISSING):
                _require_figure(name, figure)
        shortest = max(self.min_duration, self.min_seconds_per_word)
        if self.max_duration is not None and self.max_duration < shortest:
            raise OptionError(f"expected {shortest} s or more, got {self.max_duration!r:.40}", "max_duration")

    def with_(self, **changes: object) -> "Profile":
        """The profile with other figures: `PROFILES["bbc"].with_(max_chars_per_line=32)`.

        Raises OptionError for a figure that the profile does not have, and for one that no cue can meet.
        """
        for name in changes:
            if name not in self.__struct_fields__:
                raise OptionError(f"expected one of {', '.join(self.__struct_fields__)}, got {name!r:.40}", "profile")
        return msgspec.structs.replace(self, **changes)


def _require_figure(name: str, figure: object) -> None:
    """Raise OptionError unless *figure* is a finite number that cues can meet; of lines, a whole one."""
    kind = "a whole" if name == "max_lines" else "a finite"
    if not isinstance(figure, int | float) or isinstance(figure, bool) or not abs(figure) < inf:
        raise OptionError(f"expected {kind} number, got {_show(figure)}", name)
    if name in _ABOVE_0 and not figure > 0:
        raise OptionError(f"expected a number above 0, got {_show(figure)}", name)
    least = _LEAST if name in _ABOVE_0 else 0
    most = _MOST_LINES if name == "max_lines" else 1 if name in _SHARES else _MOST
    if not figure >= least:
        raise OptionError(f"expected a number from {least} up, got {_show(figure)}", name)
    if not figure <= most:
        raise OptionError(f"expected a number up to {most:g}, got {_show(figure)}", name)
    if name == "max_lines" and figure != int(figure):
        raise OptionError(f"expected a whole number, got {_show(figure)}", name)


def _show(figure: object) -> str:
    """It, in few characters; of a number that has too many digits to be written, what it is."""
    if isinstance(figure, int) and abs(figure) > _MOST:
        return "a greater number" if figure > 0 else "a smaller number"
    return f"{figure!r:.40}"


_NETFLIX: Final = {
    "min_duration": 5 / 6,
    "max_duration": 7.0,
    "min_gap": 2 / _FRAME_RATE,
    "frame_rate": _FRAME_RATE,
    "close_gaps_under": 0.5,
    "max_linger": 0.5,
    "bottom_heavy": True,
}
_ALL: Final = (
    Profile(name="netflix-en", max_chars_per_line=42, max_chars_per_second=20.0, **_NETFLIX),  # type: ignore[arg-type]
    Profile(name="netflix-zh", max_chars_per_line=16, half_width=0.5, max_chars_per_second=9.0, **_NETFLIX),  # type: ignore[arg-type]
    Profile(name="netflix-ja", max_chars_per_line=13, half_width=0.5, max_chars_per_second=4.0, **_NETFLIX),  # type: ignore[arg-type]
    Profile(
        name="bbc",
        max_chars_per_line=37,
        max_words_per_minute=180.0,
        min_seconds_per_word=0.3,
        may_touch=True,
        min_gap=1.0,
        close_gaps_under=1.0,
        max_linger=1.5,
        max_shift=1.0,
        may_end_after_verb=True,
    ),
    Profile(
        name="ted",
        max_chars_per_line=42,
        max_chars_per_second=21.0,
        min_duration=1.0,
        max_duration=7.0,
        may_touch=True,
        min_line_share=0.5,
    ),
    Profile(
        name="vertical",
        max_chars_per_line=10,
        half_width=0.5,
        max_chars_per_second=10.0,
        min_duration=0.7,
        max_duration=4.0,
        may_touch=True,
        close_gaps_under=0.5,
        upright=True,
    ),
)

#: The profiles that smartresult knows, by their names.
PROFILES: Final[Mapping[str, Profile]] = {profile.name: profile for profile in _ALL}

_NETFLIX_GUIDE: Final = "Netflix, Timed Text Style Guide: general requirements, subtitle timing guidelines"
_SUBTITLE_EDIT: Final = "reading speed as in SubtitleEdit's NetflixQualityController"
#: Where the figures of each profile come from.
GUIDES: Final[Mapping[str, str]] = {
    "netflix-en": f"{_NETFLIX_GUIDE}, English; {_SUBTITLE_EDIT}",
    "netflix-zh": f"{_NETFLIX_GUIDE}, Chinese; {_SUBTITLE_EDIT}",
    "netflix-ja": f"{_NETFLIX_GUIDE}, Japanese",
    "bbc": "BBC Subtitle Guidelines",
    "ted": "TED Translators' guide",
    "vertical": "our own: for videos on phones held upright, where text is large and lines are short",
}


def find_profile(profile: "Profile | str") -> Profile:
    """*profile*, or the one of that name. Raises OptionError for a name that is not known."""
    if isinstance(profile, Profile):
        return profile
    if not isinstance(profile, str) or profile not in PROFILES:
        raise OptionError(f"expected one of {', '.join(PROFILES)}, got {profile!r:.40}", "profile")
    return PROFILES[profile]


def choose_profile(text: str) -> Profile:
    """The Netflix profile for the script of *text*: with kana the Japanese one, with Chinese characters the Chinese."""
    if holds_script(text, KANA):
        return PROFILES["netflix-ja"]
    return PROFILES["netflix-zh" if holds_script(text, HAN) else "netflix-en"]


def require_stops(stops: Stops) -> None:
    """Raise OptionError unless *stops* says something that can become of them."""
    if stops not in _STOPS:
        raise OptionError(f"expected one of {', '.join(_STOPS)}, got {stops!r:.40}", "stops")
