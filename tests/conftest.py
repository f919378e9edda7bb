"""How thoroughly Hypothesis looks: deadlines would fail on a busy machine.

CI takes the same examples every time, so that a change is judged by what it changes; new ones are tried wherever
somebody works, and by the minute of fuzzing.
"""

import os

from hypothesis import settings

for name, examples in {"default": 100, "ci": 200, "few": 20}.items():
    settings.register_profile(name, deadline=None, max_examples=examples, derandomize=name != "default")
settings.load_profile(os.environ.get("SMARTRESULT_EXAMPLES") or ("ci" if os.environ.get("CI") else "default"))
