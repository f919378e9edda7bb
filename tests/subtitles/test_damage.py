"""After damage of one character in a line of times, what it now states is read, or the file is refused."""

import random
from collections.abc import Sequence

import pytest

from smartresult.errors import SubtitleError
from smartresult.subtitles.cues import ReadCue
from smartresult.subtitles.reading import read_subtitles
from tests.subtitles.damaging import FORMATS, damage, make_segments, state_times

RUNS = 10_000
REACH = 32  # characters: about where the times are


def try_to_read(text: str, suffix: str) -> Sequence[ReadCue] | SubtitleError:
    try:
        return read_subtitles(text.encode(), suffix)
    except SubtitleError as error:
        return error


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
def test_no_cue_is_lost_and_no_other_time_is_read(name: str) -> None:
    form = FORMATS[name]
    source = random.Random(name)  # noqa: S311 - reproducible
    refused = changed = 0
    for _ in range(RUNS):
        lines = form.write(make_segments(source)).split("\n")
        meant = read_subtitles("\n".join(lines).encode(), form.suffix)
        places = [i for i, line in enumerate(lines) if form.has_times(line)]
        assert len(places) == len(meant)
        which = source.randrange(len(places))
        place = places[which]
        damaged = damage(f"{lines[place]}\n", source, REACH)
        after = "\n".join(lines[place + 1 :])
        read = try_to_read(text := "".join([f"{line}\n" for line in lines[:place]]) + damaged + after, form.suffix)
        if isinstance(read, SubtitleError):
            refused += 1
            assert place <= read.line <= place + 6, text
            continue
        times = [(cue.start, cue.end) for cue in read]
        expected = [(cue.start, cue.end) for cue in meant]
        stated = state_times(damaged if damaged.endswith("\n") else damaged + after.partition("\n")[0], form.times)
        assert stated is not None, text
        changed += stated != expected[which]
        expected[which] = stated
        assert times == expected, text
    assert refused > RUNS / 4
    assert changed > RUNS / 20
