"""Who does the work: this process, or others beside it when there is enough to do."""

import os
import signal
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from itertools import chain
from typing import Final

import msgspec

from smartresult.batch.conversion import Draft, Settings, draft_entry
from smartresult.batch.sources import Entry
from smartresult.errors import WorkerError

#: What a worker gets at once: enough that handing it over costs nothing, so little that all are busy to the end.
_CHUNK_BYTES: Final = 1 << 20
_CHUNK_ENTRIES: Final = 64
#: Below so much it is over before a second process is up (a tenth of a second, at 100 MB a second).
_SMALL_BYTES: Final = 16 << 20
#: How many chunks are under way for each worker.
_CHUNKS_AHEAD: Final = 4


def draft_all(entries: Iterable[Entry], settings: Settings, jobs: int) -> Generator[Draft]:
    """The drafts of all *entries*, in their order, by as many processes as there are *jobs*, if there is much to do.

    Raises WorkerError if one of those is killed. Closed early, it leaves neither process nor file.
    """
    if jobs == 1:
        yield from _draft_here(entries, settings)
        return
    chunks = _gather(entries)
    first, size = [], 0
    while size <= _SMALL_BYTES and (chunk := next(chunks, None)):
        first.append(chunk)
        size += sum(entry.size for entry in chunk)
    if size <= _SMALL_BYTES:
        yield from _draft_here(chain.from_iterable(first), settings)
    else:
        yield from _draft_in_processes(chain(first, chunks), settings, jobs)


def _draft_here(entries: Iterable[Entry], settings: Settings) -> Iterator[Draft]:
    for entry in entries:
        yield from draft_entry(entry, settings)


def _draft_in_processes(chunks: Iterable[list[Entry]], settings: Settings, jobs: int) -> Generator[Draft]:
    from concurrent.futures import Future, ProcessPoolExecutor  # noqa: PLC0415 - late: it takes as long as all else
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 - see above
    from multiprocessing import get_context  # noqa: PLC0415 - see above

    # Spawned, not forked: callers may have threads, and a fork of those can hang.
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_prepare_worker)
    pending: deque[Future[list[Draft]]] = deque()
    done: deque[Draft] = deque()
    broken = False
    try:
        for chunk in chain(chunks, [[]] * jobs * _CHUNKS_AHEAD):  # the empty ones push the last results out
            pending.append(pool.submit(draft_chunk, [_slim(entry) for entry in chunk], settings))
            if len(pending) > jobs * _CHUNKS_AHEAD:
                done.extend(pending[0].result())  # it stays where an interrupt finds it
                pending.popleft()
            while done:
                yield done.popleft()
    except BrokenProcessPool:
        broken = True
    finally:
        pool.shutdown(cancel_futures=True)
        for future in pending:
            if not future.cancelled() and future.exception() is None:
                done.extend(future.result())
        for draft in done:  # nobody asked for them any more
            draft.discard()
    if broken:
        raise WorkerError


def _gather(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """The *entries* in chunks."""
    chunk: list[Entry] = []
    size = 0
    for entry in entries:
        chunk.append(entry)
        size += entry.size
        if size >= _CHUNK_BYTES or len(chunk) == _CHUNK_ENTRIES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _slim(entry: Entry) -> Entry:
    """*entry* without the data that its worker can read for itself: it costs more to send than to read."""
    if entry.offset is None or not isinstance(entry.data, bytes):
        return entry
    return msgspec.structs.replace(entry, data=None, length=len(entry.data))


def draft_chunk(chunk: Iterable[Entry], settings: Settings) -> list[Draft]:
    """The drafts of all entries of *chunk*: the task of a worker process."""
    return list(_draft_here(chunk, settings))


def _prepare_worker() -> None:
    """Leave interrupts to the parent, and end with it: a killed one can't tell its workers to."""
    from multiprocessing import parent_process  # noqa: PLC0415 - in workers alone
    from multiprocessing.connection import wait  # noqa: PLC0415 - see above
    from threading import Thread  # noqa: PLC0415 - see above

    def end_with_parent() -> None:
        parent = parent_process()
        if parent is not None:
            wait([parent.sentinel])
            os._exit(1)

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=end_with_parent, daemon=True).start()
