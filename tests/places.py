"""Where the tests find what they read."""

from pathlib import Path
from typing import Final

TESTS: Final = Path(__file__).parent
ROOT: Final = TESTS.parent
PACKAGE: Final = ROOT / "smartresult"
DATA: Final = TESTS / "data"
MANUAL: Final = ROOT / ".github" / "manual"
SAMPLES: Final = TESTS / "samples"
GOLDEN: Final = TESTS / "golden"
GOLDEN_LAYOUT: Final = TESTS / "golden_layout"
