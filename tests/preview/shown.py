"""Reports, jobs and tables to be shown, of every sort, with texts as hostile as they come."""

from collections.abc import Sequence

from hypothesis import strategies as st

from smartresult import PROFILES, Segment, check, tables
from smartresult.preview.glance import Shown
from tests.strategies import cue_texts, jobs, names, seconds

HOSTILE_NAME = "</bdi><script>alert(1)</script>\x1b[2J\u202e“夜市”"
#: A programme whose middle is far too fast.
CROWDED: Sequence[Segment] = [
    Segment("这个问题其实很简单" * (4 if 200 <= i < 220 else 1), i * 3.0, i * 3.0 + 2.0) for i in range(400)
]

timed = st.lists(st.builds(Segment, cue_texts, seconds, seconds), max_size=8)
profiles = st.sampled_from(["auto", "bbc", PROFILES["netflix-zh"].with_(name=HOSTILE_NAME, max_chars_per_line=3)])
reports = st.builds(check, timed, profiles)
makers = st.sampled_from([tables.segments, tables.words, tables.cues, tables.jobs, tables.texts, tables.issues])
rows = st.builds(lambda make, held: make(held), makers, st.lists(jobs(), max_size=3))
unread = names.map(lambda name: tables.jobs([b"<"], sources=[HOSTILE_NAME + name]))
shown: st.SearchStrategy[Shown] = st.one_of(reports, jobs(), rows, rows.map(lambda table: table.head()), unread)
