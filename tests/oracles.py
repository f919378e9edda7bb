"""Judges that need not be there: programs, fonts and packages that are no part of `.[test]`.

Without one, what it judges is skipped, with the reason; where SMARTRESULT_ORACLES is "required", as in CI, it fails.
"""

import os
from importlib import import_module
from typing import Any, Final, NoReturn

import pytest

REQUIRED: Final = os.environ.get("SMARTRESULT_ORACLES") == "required"


def miss(what: str) -> NoReturn:
    """Skip the test, or fail, for want of *what*."""
    reason = f"{what} is not installed, so it can't judge"
    if REQUIRED:
        pytest.fail(reason)
    pytest.skip(reason)


def import_judge(module: str) -> Any:  # noqa: ANN401 - a module has no type of its own
    """*module*, of a package of the extra `judges`."""
    try:
        return import_module(module)
    except ModuleNotFoundError:
        miss(f"the Python package {module.partition('.')[0]}")
