"""How thoroughly Hypothesis looks: deadlines would fail on a busy machine. And the judges that several rooms ask.

CI takes the same examples every time, so that a change is judged by what it changes; new ones are tried wherever
somebody works, and by the minute of fuzzing.
"""

import os

import pytest
from hypothesis import settings

from tests.oracles import miss
from tests.players import find_program

for name, examples in {"default": 100, "ci": 200, "few": 20}.items():
    settings.register_profile(name, deadline=None, max_examples=examples, derandomize=name != "default")
settings.load_profile(os.environ.get("SMARTRESULT_EXAMPLES") or ("ci" if os.environ.get("CI") else "default"))


@pytest.fixture(scope="session")
def ffmpeg() -> str:
    return find_program("ffmpeg") or miss("FFmpeg")


@pytest.fixture(scope="session")
def chromium() -> str:
    return find_program("chromium", "chromium-browser", "google-chrome") or miss("Chromium")


@pytest.fixture(scope="session")
def node() -> str:
    return find_program("node") or miss("Node.js")
