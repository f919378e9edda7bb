"""The figures that a delivery must meet, as data, and the guide that each profile has them from (`GUIDES`)."""

from collections.abc import Mapping
from math import inf
from typing import Final, Literal, NamedTuple, TypeAlias, get_args

import msgspec

from smartresult.errors import OptionError
from smartresult.text.languages.detection import Guess, detect_language
from smartresult.text.languages.known import LANGUAGES

#: What becomes of ，and 。: kept; dropped at the ends of lines; and replaced by a blank inside of them, too.
Stops: TypeAlias = Literal["keep", "drop", "space"]
_STOPS: Final = get_args(Stops)

#: Who is to take a TTML document: any player, broadcasters of the EBU such as the BBC, Netflix.
TtmlProfile: TypeAlias = Literal["imsc", "ebu-tt-d", "netflix"]
TTML_PROFILES: Final[tuple[TtmlProfile, ...]] = get_args(TtmlProfile)

#: Netflix counts in frames; most of its programmes have 24 a second.
_FRAME_RATE: Final = 24.0


#: What is no figure, with its type; figures that a delivery need not state; and those that are above 0, not from 0 up.
_CHOICES: Final = {
    "name": str,
    "lang": str,
    "may_touch": bool,
    "may_end_after_verb": bool,
    "bottom_heavy": bool,
    "upright": bool,
    "ttml_profile": str,
}
_MAY_BE_MISSING: Final = frozenset({"max_chars_per_second", "max_words_per_minute", "max_duration"})
_ABOVE_0: Final = _MAY_BE_MISSING | {"max_chars_per_line", "max_lines", "max_silence", "frame_rate"}
#: The least that is above 0, and the most: what lies beyond is a slip, and a float's range may not hold its products.
_LEAST: Final = 1e-6
_MOST: Final = 1e9
#: No picture holds more lines; all ways to break a text into some thousands would take too long to look at.
_MOST_LINES: Final = 10
#: Of more words, a line does not show when each is spoken.
_MOST_WORDS: Final = 3
#: Figures that count, with the most that each may be.
_COUNTS: Final = {"max_lines": _MOST_LINES, "words_per_cue": _MOST_WORDS}
#: Figures that are shares, or widths beside that of a full-width character.
_SHARES: Final = frozenset({"half_width", "min_line_share"})


#: The languages that have words and rules for breaks.
_LANGS: Final = ("en", "zh", "ja", *LANGUAGES)


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
    #: How long a cue may stand after its last word was spoken; longer only to close a gap that looks like a flicker.
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
    #: How many words a cue shows at most, each on screen until the next, all in one line; 0 for as many as fit.
    words_per_cue: int = 0
    #: The picture is higher than wide, as on phones held upright.
    upright: bool = False
    #: The form of TTML that is delivered. Netflix's own is chosen by hand: it wants the language stated, which the text
    #: does not always tell, and a file name that ends with .dfxp or .xml.
    ttml_profile: TtmlProfile = "imsc"
    #: The language that the figures are for (BCP 47), where the text does not tell for sure; "" for any.
    lang: str = ""

    def __post_init__(self) -> None:
        """Raise OptionError for figures that no cue can meet."""
        for name in self.__struct_fields__:
            figure = getattr(self, name)
            if name in _CHOICES:
                if not isinstance(figure, _CHOICES[name]):
                    raise OptionError(f"expected a {_CHOICES[name].__name__}, got {figure!r:.40}", name)
            elif not (figure is None and name in _MAY_BE_MISSING):
                _require_figure(name, figure)
                if name in _COUNTS:  # 2.0 is a whole number, too, but nothing can be counted by it
                    msgspec.structs.force_setattr(self, name, int(figure))
        if self.lang and self.lang not in _LANGS:
            raise OptionError(f"expected one of {', '.join(_LANGS)}, got {self.lang!r:.40}", "lang")
        if self.ttml_profile not in TTML_PROFILES:
            raise OptionError(
                f"expected one of {', '.join(TTML_PROFILES)}, got {self.ttml_profile!r:.40}", "ttml_profile"
            )
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
    """Raise OptionError unless *figure* is a finite number that cues can meet; of what is counted, a whole one."""
    kind = "a whole" if name in _COUNTS else "a finite"
    if not isinstance(figure, int | float) or isinstance(figure, bool) or not abs(figure) < inf:
        raise OptionError(f"expected {kind} number, got {_show(figure)}", name)
    if name in _ABOVE_0 and not figure > 0:
        raise OptionError(f"expected a number above 0, got {_show(figure)}", name)
    least = _LEAST if name in _ABOVE_0 else 0
    most = _COUNTS.get(name, 1 if name in _SHARES else _MOST)
    if not figure >= least:
        raise OptionError(f"expected a number from {least} up, got {_show(figure)}", name)
    if not figure <= most:
        raise OptionError(f"expected a number up to {most:g}, got {_show(figure)}", name)
    if name in _COUNTS and figure != int(figure):
        raise OptionError(f"expected a whole number, got {_show(figure)}", name)


def _show(figure: object) -> str:
    """It, in few characters; of a number that has too many digits to be written, what it is."""
    if isinstance(figure, int) and abs(figure) > _MOST:
        return "a greater number" if figure > 0 else "a smaller number"
    return f"{figure!r:.40}"


def _make_netflix(lang: str, characters: int, speed: float, half_width: float = 1.0) -> Profile:
    """The profile of a language: its *characters* a line, and how many of them a second may have."""
    return Profile(
        name=f"netflix-{lang}",
        lang=lang,
        max_chars_per_line=characters,
        half_width=half_width,
        max_chars_per_second=speed,
        min_duration=5 / 6,
        max_duration=7.0,
        min_gap=2 / _FRAME_RATE,
        frame_rate=_FRAME_RATE,
        close_gaps_under=0.5,
        max_linger=0.5,
        bottom_heavy=True,
    )


def _make_short_video(name: str, words: int) -> Profile:
    """The profile of that *name*, with so many *words* a cue: as fast as they are spoken, in the place of `vertical`.

    A cue stands until the next begins, but over no silence of a second.
    """
    return Profile(
        name=name,
        words_per_cue=words,
        max_chars_per_line=10,
        max_lines=1,
        half_width=_HALF,
        may_touch=True,
        close_gaps_under=1.0,
        max_linger=1.0,
        max_shift=0.0,
        max_silence=1.0,
        upright=True,
    )


#: In pairs of full-width characters, half-width ones count half.
_HALF: Final = 0.5
_ALL: Final = (
    _make_netflix("en", 42, 20),
    _make_netflix("zh", 16, 9, _HALF),
    _make_netflix("ja", 13, 4, _HALF),
    _make_netflix("ko", 16, 12, _HALF),
    _make_netflix("th", 35, 17),
    _make_netflix("es", 42, 17),
    _make_netflix("fr", 42, 17),
    _make_netflix("de", 42, 17),
    _make_netflix("it", 42, 17),
    _make_netflix("pt", 42, 17),
    _make_netflix("ru", 39, 17),
    _make_netflix("vi", 42, 17),
    _make_netflix("ar", 42, 20),
    _make_netflix("he", 42, 20),
    _make_netflix("hi", 42, 22),
    _make_netflix("id", 42, 17),
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
        ttml_profile="ebu-tt-d",
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
    _make_short_video("one-word", 1),
    _make_short_video("few-words", 3),
)

#: The profiles that smartresult knows, by their names.
PROFILES: Final[Mapping[str, Profile]] = {profile.name: profile for profile in _ALL}

_NETFLIX_GUIDE: Final = "Netflix, Timed Text Style Guide: general requirements, subtitle timing guidelines"
_CHECKER: Final = "SubtitleEdit's NetflixQualityController"
_AGREES: Final = f"{_CHECKER} has the same figures"


def _name_guide(language: str, checker: str = _AGREES) -> str:
    return f"{_NETFLIX_GUIDE}, {language}; {checker}"


#: Where the figures of each profile come from, and which were taken where two sources differ.
GUIDES: Final[Mapping[str, str]] = {
    "netflix-en": _name_guide("English"),
    "netflix-zh": _name_guide("Chinese"),
    "netflix-ja": _name_guide("Japanese", f"{_CHECKER} has 23 half-width characters a line, the guide's 13 are taken"),
    "netflix-ko": _name_guide("Korean"),
    "netflix-th": _name_guide("Thai"),
    "netflix-es": _name_guide("Spanish"),
    "netflix-fr": _name_guide("French"),
    "netflix-de": _name_guide("German"),
    "netflix-it": _name_guide("Italian"),
    "netflix-pt": _name_guide("Portuguese"),
    "netflix-ru": _name_guide("Russian", f"{_CHECKER} has 42 characters a line, the guide's 39 are taken"),
    "netflix-vi": _name_guide("Vietnamese"),
    "netflix-ar": _name_guide("Arabic"),
    "netflix-he": _name_guide("Hebrew", f"{_CHECKER} has 17 characters a second, the guide's 20 are taken"),
    "netflix-hi": _name_guide("Hindi"),
    "netflix-id": _name_guide("Indonesian"),
    "bbc": "BBC Subtitle Guidelines",
    "ted": "TED Translators' guide",
    "vertical": "our own: for videos on phones held upright, where text is large and lines are short",
    "one-word": "our own: for short videos, a word at a time as it is spoken; in Chinese a phrase",
    "few-words": "our own: for short videos, up to three words at a time as they are spoken; in Chinese phrases",
}


def find_profile(profile: "Profile | str") -> Profile:
    """*profile*, or the one of that name. Raises OptionError for a name that is not known."""
    if isinstance(profile, Profile):
        return profile
    if not isinstance(profile, str) or profile not in PROFILES:
        raise OptionError(f"expected one of {', '.join(PROFILES)}, got {profile!r:.40}", "profile")
    return PROFILES[profile]


class Delivery(NamedTuple):
    """What cues are laid out and judged for: a profile, and the language whose words and rules count.

    *lang* is "" for one that has none here. Unless it is *sure*, neither the caller nor the words of the text say so.
    """

    profile: Profile
    lang: str
    sure: bool


def settle_delivery(profile: Profile | str, text: str, lang: str | None = None, hint: str = "") -> Delivery:
    """What *text* is to be delivered as: *profile*, a Profile or the name of one, in the language *lang*.

    *lang* is a code of BCP 47, of which the first part counts. Without it the text tells, and where that is too short
    or like no language that is known here, the profile, and then the *hint*. "auto" is the Netflix profile of the
    language, and that for English where there is none. Raises OptionError for a *profile* or a *lang* that is not
    known.
    """
    named = None if profile == "auto" else find_profile(profile)
    hint = (named.lang if named else "") or hint
    guess = Guess(read_lang(lang), sure=True) if lang is not None else detect_language(text, hint)
    return Delivery(named or PROFILES.get(f"netflix-{guess.code}", PROFILES["netflix-en"]), *guess)


def read_lang(lang: str) -> str:
    """The language of *lang*, "pt" of "pt-BR". Raises OptionError for one that has no words and rules here."""
    code = lang.replace("_", "-").partition("-")[0].lower() if isinstance(lang, str) else ""
    if code not in _LANGS:
        raise OptionError(f"expected one of {', '.join(_LANGS)}, got {lang!r:.40}", "lang")
    return code


def require_stops(stops: Stops) -> None:
    """Raise OptionError unless *stops* says something that can become of them."""
    if stops not in _STOPS:
        raise OptionError(f"expected one of {', '.join(_STOPS)}, got {stops!r:.40}", "stops")
