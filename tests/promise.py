"""The promise of the library: whatever the input, the only errors are its own, and a job is a value."""

import copy
import pickle

import msgspec

from smartresult import SmartJob, SmartResultError


def check_job(job: SmartJob) -> None:
    """It can be compared, copied, pickled, shown and taken apart, however deep what is in it."""
    assert all(str(issue) for issue in job.issues)
    assert copy.deepcopy(job) == job
    assert repr(pickle.loads(pickle.dumps(job))) == repr(job)  # noqa: S301 - our own bytes; NaN is no other NaN's equal
    assert msgspec.to_builtins(job)["job_id"] == job.job_id


def check_error(error: SmartResultError) -> None:
    """It survives pickle, is small, and drags no decoder's exception along, which would hold the whole document."""
    pickled = pickle.dumps(error)
    again = pickle.loads(pickled)  # noqa: S301 - our own bytes
    assert (type(again), str(again), vars(again)) == (type(error), str(error), vars(error))
    assert len(pickled) < 2000
    assert error.__context__ is None or isinstance(error.__context__, SmartResultError)
