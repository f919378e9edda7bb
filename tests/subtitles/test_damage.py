"""After damage of one character in a line of times, what it now states is read, or the file is refused."""

import random
from collections.abc import Sequence

import pytest

from smartresult.errors import SubtitleError
from smartresult.subtitles.cues import ReadCue
from smartresult.subtitles.reading import read_subtitles
from tests.subtitles.damaging import FORMATS, damage, make_segments, state_times

RUNS = 10_000


def try_to_read(text: str, suffix: str) -> Sequence[ReadCue] | SubtitleError:
    try:
        return read_subtitles(text.encode(), suffix)
    except SubtitleError as error:
        return error


@pytest.mark.slow
@pytest.mark.parametrize("suffix", FORMATS)
def test_no_cue_is_lost_and_no_other_time_is_read(suffix: str) -> None:
    form = FORMATS[suffix]
    source = random.Random(suffix)  # noqa: S311 - reproducible
    refused = changed = 0
    for _ in range(RUNS):
        lines = form.write(make_segments(source)).split("\n")
        meant = read_subtitles("\n".join(lines).encode(), suffix)
        places = [i for i, line in enumerate(lines) if form.has_times(line)]
        assert len(places) == len(meant)
        which = source.randrange(len(places))
        place = places[which]
        damaged = damage(lines[place], source, 32)
        text = "\n".join([*lines[:place], damaged, *lines[place + 1 :]])
        read = try_to_read(text, suffix)
        if isinstance(read, SubtitleError):
            refused += 1
            assert place <= read.line <= place + 6, text
            continue
        times = [(cue.start, cue.end) for cue in read]
        expected = [(cue.start, cue.end) for cue in meant]
        stated = state_times(damaged, form.times)
        assert stated is not None, text
        changed += stated != expected[which]
        expected[which] = stated
        assert times == expected, text
    assert refused > RUNS / 4
    assert changed > RUNS / 20
