"""The golden files: `python -m tests.goldens` writes all of them anew. Whoever does that reads the diff.

`golden/` has, of each case named here, a file in every format that can state it; a new format's are written by the
same command. `golden_layout/` has talks of two minutes as they are laid out; read those as a subtitle editor would.
"""

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

import smartresult
from benchmarks.talk import Language, make_talk
from smartresult import EXPORTERS, Cue, Segment, UnsupportedResultError, reflow
from tests.places import DATA, GOLDEN, GOLDEN_LAYOUT, TESTS

#: Folders of `data/`: what is plain, what has markup, what is odd, what has words, and what has no times.
CASES: Final = (
    "asr-english",
    "asr-markup-in-text",
    "envelope-every-field-chinese",
    "odd-disorder",
    "odd-word-outside-its-sentence",
    "text-generate",
    "words-flash-chinese",
    "words-flash-english",
)
#: Every format, and those that hold more when they are asked to.
WRITERS: Final[Mapping[str, Callable[..., str]]] = {
    **{exporter.suffix: exporter.function for exporter in EXPORTERS.values()},
    ".stamped.vtt": partial(smartresult.to_vtt, words=True),
    ".karaoke.ass": partial(smartresult.to_ass, karaoke="kf"),
    ".milliseconds.words.json": partial(smartresult.to_words_json, milliseconds=True),
    ".lit.srt": partial(smartresult.to_srt, lit="colour"),
    ".lit.vtt": partial(smartresult.to_vtt, lit="colour"),
    ".lit.stamped.vtt": partial(smartresult.to_vtt, lit="box", words=True),
    ".lit.ass": partial(smartresult.to_ass, lit="box"),
    ".ebu-tt-d.ttml": partial(smartresult.to_ttml, profile="ebu-tt-d"),
    ".netflix.ttml": partial(smartresult.to_ttml, profile="netflix"),
}
LANGUAGES: Final[Mapping[str, Language]] = {"netflix-en": "English", "netflix-zh": "Chinese"}


class Talk(NamedTuple):
    """A talk, and the profile that it is laid out for."""

    profile: str
    punctuated: bool

    @property
    def path(self) -> Path:
        return GOLDEN_LAYOUT / f"{self.profile}{'' if self.punctuated else '-unpunctuated'}.srt"

    def make_segments(self) -> Sequence[Segment]:
        return make_talk(LANGUAGES[self.profile], hours=2 / 60, punctuated=self.punctuated)

    def lay_out(self) -> Sequence[Cue]:
        return reflow(self.make_segments(), self.profile)


TALKS: Final = tuple(Talk(profile, punctuated) for profile in LANGUAGES for punctuated in (True, False))


def make_goldens() -> Iterator[tuple[Path, bytes]]:
    """Each golden file: its path, and what it shall hold."""
    for case in CASES:
        job = smartresult.parse((DATA / case / "source.json").read_bytes())
        for suffix, write in WRITERS.items():
            try:
                text = write(job)
            except UnsupportedResultError:
                continue
            yield GOLDEN / case / f"out{suffix}", text.encode()
    for talk in TALKS:
        yield talk.path, smartresult.to_srt(talk.lay_out()).encode()


def write_goldens(folder: Path) -> None:
    """Write all golden files below *folder*, as they stand below `tests/`; what stood there goes."""
    for place in (GOLDEN, GOLDEN_LAYOUT):
        shutil.rmtree(folder / place.relative_to(TESTS), ignore_errors=True)
    for path, data in make_goldens():
        target = folder / path.relative_to(TESTS)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


if __name__ == "__main__":
    write_goldens(TESTS)
