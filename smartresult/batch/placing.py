"""Drafts → their files in place: names are claimed in the order of the entries, then each file is put where it belongs.

Here one after another, for a rename takes no time; in a bucket side by side, since each waits for a network.
"""

import os
from collections.abc import Callable, Generator, Iterable
from typing import TYPE_CHECKING

import msgspec

from smartresult.batch.conversion import Draft, Settings
from smartresult.batch.outcomes import Outcome
from smartresult.batch.outputs import Claims, Part, Stage, is_same_file
from smartresult.errors import ExistingFileError, NameTakenError, OutputError

if TYPE_CHECKING:
    from smartresult.batch.buckets import Bucket


def claim_names(draft: Draft, claims: Claims, settings: Settings, stage: Stage) -> Draft:
    """*draft* with names that no other has, by numbers if the *settings* say so; else it fails where one is taken."""
    if not draft.base:
        return draft
    paths = [part.path for part in draft.parts]
    paths += [error.path for error in draft.outcome.errors if isinstance(error, OutputError)]  # it may have the name
    if claims.claim(paths):
        return draft
    if not settings.number:
        draft.discard(stage)
        failed = msgspec.structs.replace(draft.outcome, status="failed", errors=(NameTakenError(draft.base),))
        return Draft(failed)
    base = claims.number(draft.base, [path.removeprefix(draft.base) for path in paths])
    parts = tuple([part._replace(path=base + part.path.removeprefix(draft.base)) for part in draft.parts])
    return msgspec.structs.replace(draft, base=base, parts=parts)


def place_here(draft: Draft, settings: Settings, stage: Stage) -> Outcome:
    """Put the files of *draft* where they belong: what became of its response."""
    if draft.base and not settings.dry_run:
        stage.enter(os.path.dirname(draft.base))

    def place(part: Part) -> bool:
        try:
            return _place_part(part, draft.path, settings, stage)
        except OutputError:
            stage.discard(part.temporary)
            raise

    return _place_parts(draft, place)


def place_in_bucket(drafts: Iterable[Draft], bucket: "Bucket") -> Generator[Outcome]:
    """Put the objects of *drafts* where they belong: what became of each response, in their order."""
    from smartresult.batch.ahead import map_ahead  # noqa: PLC0415 - late: most files go to a disk, without threads

    return map_ahead(
        lambda draft: _place_parts(draft, lambda part: bucket.place(part, part.path, draft.outcome.source)),
        drafts,
        quick=lambda draft: not (draft.parts and bucket.shared),
        weigh=lambda draft: sum(len(part.data) for part in draft.parts),
    )


def _place_parts(draft: Draft, place: Callable[[Part], bool]) -> Outcome:
    """What became of the response of *draft*, after its parts were placed, if that could be done."""
    if not draft.base:
        return draft.outcome
    outputs, digests, errors, written = [], [], list(draft.outcome.errors), False
    for part in draft.parts:
        try:
            written |= place(part)
        except OutputError as error:
            errors.append(error)
        else:
            outputs.append(part.path)
            digests += [part.digest] if part.digest else []
    status = draft.outcome.status
    if len(errors) > len(draft.outcome.errors):
        status = "failed"
    elif status == "converted" and not written:
        status = "up to date"
    return msgspec.structs.replace(
        draft.outcome, status=status, outputs=tuple(outputs), errors=tuple(errors), digests=tuple(digests)
    )


def _place_part(part: Part, source: str, settings: Settings, stage: Stage) -> bool:
    """Put *part* of what was read at *source* in place; False where it is there already, in a run that resumes.

    Raises OutputError where that can't be done or must not.
    """
    path = part.path
    if part.planned and settings.number:
        return _would_place(part, settings, stage)
    if not part.temporary:
        return part.planned
    if part.replaces:
        _require_other(path, source)
    try:
        stage.place(part.temporary, path, replaces=part.replaces)
    except ExistingFileError:
        if not settings.resume:
            raise
    else:
        return True
    if stage.holds(path, stage.read(part.temporary)):
        stage.discard(part.temporary)
        return False
    if not settings.number:  # it was not there before: it is another run's
        raise ExistingFileError(path)
    _require_other(path, source)
    stage.place(part.temporary, path, replaces=True)
    return True


def _would_place(part: Part, settings: Settings, stage: Stage) -> bool:
    """Whether *part*, which is planned, would be put in place. Raises ExistingFileError where it must not be."""
    if settings.overwrite or not os.path.lexists(part.path):
        return True
    if settings.resume:
        return not stage.holds(part.path, part.data)
    raise ExistingFileError(part.path)


def _require_other(path: str, source: str) -> None:
    """Raise OutputError where what is at *path* is the response itself, which stands at *source*."""
    if source and is_same_file(path, source):
        raise OutputError("this would overwrite the source itself", path)
