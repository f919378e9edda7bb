"""The promise of the library: whatever the input, the only errors are its own."""

import pickle

from smartresult import SmartResultError


def check_error(error: SmartResultError) -> None:
    """It survives pickle, is small, and drags no decoder's exception along, which would hold the whole document."""
    pickled = pickle.dumps(error)
    copy = pickle.loads(pickled)  # noqa: S301 - our own bytes
    assert (type(copy), str(copy), vars(copy)) == (type(error), str(error), vars(error))
    assert len(pickled) < 2000
    assert error.__context__ is None or isinstance(error.__context__, SmartResultError)
