"""How thoroughly Hypothesis looks: 100 examples a property, 500 in CI; deadlines would fail on a busy machine."""

import os

from hypothesis import settings

settings.register_profile("default", deadline=None)
settings.register_profile("ci", deadline=None, max_examples=500)
settings.load_profile("ci" if os.environ.get("CI") else "default")
