"""How thoroughly Hypothesis looks: deadlines would fail on a busy machine."""

import os

from hypothesis import settings

for name, examples in {"default": 100, "ci": 200, "few": 20}.items():
    settings.register_profile(name, deadline=None, max_examples=examples)
settings.load_profile(os.environ.get("SMARTRESULT_EXAMPLES") or ("ci" if os.environ.get("CI") else "default"))
