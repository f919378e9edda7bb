"""Processes that do the work beside this one.

What is under way is bounded by what it holds, whatever it is: a packed file may be small and its lines large. Each
worker has a pipe of its own, and nothing is shared: no semaphore, which some containers lack, no thread; and when one
is killed it is known what it was at.
"""

import os
import pickle
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from itertools import takewhile
from typing import TYPE_CHECKING, Final

import msgspec

from smartresult.batch.conversion import Draft
from smartresult.batch.opening import LineFile
from smartresult.batch.outcomes import Outcome
from smartresult.batch.outputs import Stage, describe_system_error
from smartresult.batch.sources import Entry
from smartresult.batch.tasks import Task
from smartresult.errors import WorkerError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

#: What a worker gets at once: enough that handing it over costs nothing, so little that all are busy to the end.
_CHUNK_BYTES: Final = 1 << 20
_CHUNK_ENTRIES: Final = 64
#: How much is under way for each worker.
_CHUNKS_AHEAD: Final = 4
_BYTES_AHEAD: Final = 4 << 20
#: A response held here that weighs more is converted here: to send it takes three times its memory.
_HEAVY_BYTES: Final = 8 << 20
#: So much a pipe takes without a reader (Linux 208 kB, macOS 8 kB at first, then more): a busy worker reads none.
_UNREAD_BYTES: Final = 8 << 10 if os.name == "nt" else 64 << 10
#: More than one that works and one that waits for a worker is of no use to it.
_MOST_UNDER_WAY: Final = 2
#: On Windows no more can be waited for at once (`WaitForMultipleObjects`); beyond some for each core, more are slower.
_MOST_WINDOWS, _MOST_PER_CORE = 61, 8
#: How often a response is tried whose worker is killed.
_ATTEMPTS: Final = 2


def _take_until_fault(entries: Iterable[Entry], faults: list[Exception]) -> Iterator[Entry]:
    """The *entries*, to where the caller's own iterable raises something, which goes to *faults*."""
    try:
        yield from entries
    except Exception as fault:  # noqa: BLE001 - raised above, after what came before is done, as by one process
        faults.append(fault)


def count_workers(jobs: int) -> int:
    """How many processes are of use, of *jobs* that were asked for."""
    return min(jobs, _MOST_PER_CORE * (os.cpu_count() or 1), _MOST_WINDOWS if os.name == "nt" else jobs)


class Chunk:
    """Entries that go to a worker together, what they weigh, and their *drafts* when they are done."""

    def __init__(self, entries: list[Entry], weight: int) -> None:
        self.entries = entries
        self.weight = weight
        self.drafts: list[Draft] | None = None


def draft_in_processes(
    entries: Iterable[Entry], task: Task, stage: Stage, jobs: int, tell: Callable[[str], object]
) -> Generator[Draft]:
    """What `draft_all` gives of what is left of the *entries*, by as many processes as there are *jobs*."""
    faults: list[Exception] = []
    chunks = _gather(_take_until_fault(entries, faults))
    yield from _draft_chunks(chunks, Crew(task, stage, count_workers(jobs), tell))
    if faults:
        raise faults[0]


def _draft_chunks(chunks: Iterable[Chunk], crew: "Crew") -> Generator[Draft]:
    pending: deque[Chunk] = deque()
    done: deque[Draft] = deque()
    ended = False
    try:
        for chunk in chunks:
            pending.append(chunk)
            crew.add(chunk)
            while pending and (pending[0].drafts is not None or crew.is_full(pending)):
                done.extend(crew.finish(pending[0]))  # it stays where an interrupt finds it
                pending.popleft()
                while done:
                    yield done.popleft()
        while pending:
            done.extend(crew.finish(pending[0]))
            pending.popleft()
            while done:
                yield done.popleft()
        ended = True
    finally:
        crew.dismiss(at_once=not ended)
        for chunk in pending:
            done.extend(chunk.drafts or ())
            crew.forget(chunk)
        for draft in done:  # nobody asked for them any more
            draft.discard(crew.stage)


class Worker:
    """A process with a pipe to it, and the chunks that it was given, in order; it *answered* once it could work."""

    def __init__(self, task: Task) -> None:
        """Start it. Raises OSError where no process or pipe is to be had."""
        from multiprocessing import current_process, get_context  # noqa: PLC0415 - late: it takes as long as all else

        if current_process().daemon:
            raise OSError("a worker process may not have workers of its own")
        context = get_context("spawn")  # not forked: callers may have threads, and a fork of those can hang
        self.pipe: Connection
        self.pipe, theirs = context.Pipe()
        self.process: SpawnProcess = context.Process(target=work, args=(theirs, task, os.getpid()), daemon=True)
        try:
            self.process.start()
        except BaseException:
            self.pipe.close()
            raise
        finally:
            theirs.close()  # else its end would not be seen
        self.chunks: deque[Chunk] = deque()
        self.answered = False

    def takes(self, size: int) -> bool:
        """Whether so many bytes can be sent without waiting for it."""
        if not self.chunks:
            return self.answered or size <= _UNREAD_BYTES
        return size <= _UNREAD_BYTES and len(self.chunks) < _MOST_UNDER_WAY

    def receive(self) -> list[Draft] | None:
        """The drafts that it sent; None for the word that it can work. Raises EOFError or OSError if it is lost."""
        drafts: list[Draft] | None = pickle.loads(self.pipe.recv_bytes())  # noqa: S301 - from our own process
        self.answered = True
        return drafts

    def end(self, *, at_once: bool) -> None:
        """Let it end, and wait until it has."""
        self.pipe.close()
        if at_once:
            self.process.kill()
        self.process.join()
        self.process.close()


class Crew:
    """The workers of a batch, at most so many *jobs*; without any, this process does the work."""

    def __init__(self, task: Task, stage: Stage, jobs: int, tell: Callable[[str], object]) -> None:
        self.stage = stage
        self._task = task
        self._jobs = jobs
        self._tell = tell
        self._workers: list[Worker] = []
        self._waiting: deque[tuple[Chunk, bytes]] = deque()

    def add(self, chunk: Chunk) -> None:
        """Give *chunk* to a worker as soon as there is one for it."""
        task = b"" if chunk.weight > _HEAVY_BYTES else _pack(chunk.entries)
        if task:
            self._waiting.append((chunk, task))
            self._share()

    def is_full(self, pending: Iterable[Chunk]) -> bool:
        """Whether no more than the *pending* chunks should be held."""
        weights = [chunk.weight for chunk in pending]
        return len(weights) > self._jobs * _CHUNKS_AHEAD or sum(weights) > self._jobs * _BYTES_AHEAD

    def finish(self, chunk: Chunk) -> list[Draft]:
        """The drafts of *chunk*, when it is done: by a worker that has it, else here."""
        self._listen(0)
        self._share()
        while chunk.drafts is None and any(chunk in worker.chunks for worker in self._workers):
            self._listen()
            self._share()
        if chunk.drafts is None:
            self._waiting = deque(one for one in self._waiting if one[0] is not chunk)
            chunk.drafts = self._draft_here(chunk.entries)
        return chunk.drafts

    def forget(self, chunk: Chunk) -> None:
        """Remember where files of *chunk* may have been left that nobody knows of."""
        for entry in chunk.entries:
            self._task.enter(entry, self.stage)

    def dismiss(self, *, at_once: bool) -> None:
        """Let all workers end."""
        while self._workers:
            self._workers.pop().end(at_once=at_once)

    def _draft_here(self, entries: Iterable[Entry]) -> list[Draft]:
        with LineFile() as lines:
            return [*self._task.draft(entries, self.stage, lines)]

    def _share(self) -> None:
        """Give out what waits, in order, to those who have least; to a new worker, if all are busy."""
        while self._waiting:
            chunk, task = self._waiting[0]
            worker = min(self._workers, key=lambda one: len(one.chunks), default=None)
            if (worker is None or worker.chunks) and len(self._workers) < self._jobs:
                worker = self._start() or worker
            if worker is None or not worker.takes(len(task)):
                return
            self._waiting.popleft()
            worker.chunks.append(chunk)
            try:
                worker.pipe.send_bytes(task)
            except OSError:  # it is gone
                self._lose(worker)

    def _start(self) -> Worker | None:
        """A new worker; None where none is to be had, and none will be asked for any more."""
        try:
            worker = Worker(self._task)
        except (OSError, ImportError) as error:  # no processes, descriptors or memory left; no multiprocessing at all
            self._settle(describe_system_error(error) if isinstance(error, OSError) else str(error))
            return None
        self._workers.append(worker)
        return worker

    def _settle(self, reason: str) -> None:
        """Go on with the workers that there are."""
        self._jobs = len(self._workers)
        number = "one process" if self._jobs < 2 else f"{self._jobs} processes"  # noqa: PLR2004 - grammar
        self._tell(f"no more worker processes are to be had ({reason}): {number} will do")

    def _listen(self, timeout_s: float | None = None) -> None:
        """Wait, for that long at most, until a worker says something, or is lost."""
        from multiprocessing.connection import wait  # noqa: PLC0415 - late: with the workers

        for pipe in wait([worker.pipe for worker in self._workers], timeout_s):
            worker = next(one for one in self._workers if one.pipe is pipe)
            try:
                drafts = worker.receive()
            except (EOFError, OSError):
                self._lose(worker)
                continue
            if drafts is not None:
                worker.chunks.popleft().drafts = drafts

    def _lose(self, worker: Worker) -> None:
        """*worker* was killed: what it was at is done again with care, what waited for it by others."""
        self._workers.remove(worker)
        worker.end(at_once=True)
        for chunk in worker.chunks:
            self.forget(chunk)
        self.stage.untidy = True
        chunks = [*worker.chunks]
        if not worker.answered:
            self._settle("the last one ended before it began")
        elif chunks:
            first = chunks.pop(0)
            self._tell("a worker process was killed, for want of memory, perhaps: what it was at is done again")
            first.drafts = self._draft_carefully(first.entries)
        self._waiting.extendleft((chunk, _pack(chunk.entries)) for chunk in reversed(chunks))

    def _draft_carefully(self, entries: Iterable[Entry]) -> list[Draft]:
        """The drafts of *entries*, one at a time: so it is known which of them, if any, no worker survives."""
        drafts: list[Draft] = []
        worker: Worker | None = None
        try:
            for entry in entries:
                for attempt in range(_ATTEMPTS):
                    try:
                        worker = worker or Worker(self._task)
                    except OSError:
                        drafts += self._draft_here([entry])
                        break
                    try:
                        drafts += _ask(worker, entry)
                        break
                    except (EOFError, OSError):
                        answered = worker.answered
                        worker.end(at_once=True)
                        worker = None
                        if not answered:
                            drafts += self._draft_here([entry])
                            break
                        if attempt == _ATTEMPTS - 1:
                            drafts.append(Draft(Outcome(entry.source, "failed", errors=(WorkerError(),))))
        finally:
            if worker:
                worker.end(at_once=False)
        return drafts


def _ask(worker: Worker, entry: Entry) -> list[Draft]:
    """The drafts of *entry* by an idle *worker*. Raises EOFError or OSError if it is lost."""
    while not worker.answered:
        worker.receive()
    worker.pipe.send_bytes(_pack([entry]))
    return worker.receive() or []


def _gather(entries: Iterable[Entry]) -> Iterator[Chunk]:
    """The *entries* in chunks."""
    chunk: list[Entry] = []
    weight = 0
    for entry in entries:
        if entry.data is not None and entry.weight > _HEAVY_BYTES and entry.offset is None:
            if chunk:
                yield Chunk(chunk, weight)
            yield Chunk([entry], entry.weight)
            chunk, weight = [], 0
            continue
        chunk.append(_slim(entry))
        weight += entry.weight
        if weight >= _CHUNK_BYTES or len(chunk) == _CHUNK_ENTRIES:
            yield Chunk(chunk, weight)
            chunk, weight = [], 0
    if chunk:
        yield Chunk(chunk, weight)


def _slim(entry: Entry) -> Entry:
    """*entry* without the data that its worker can read for itself: it costs more to send than to read."""
    if entry.offset is None or not isinstance(entry.data, bytes):
        return entry
    return msgspec.structs.replace(entry, data=None, length=len(entry.data))


def _pack(entries: list[Entry]) -> bytes:
    """*entries* as they are sent; nothing for what can't be, an object of the caller's own, perhaps."""
    try:
        return pickle.dumps(entries, pickle.HIGHEST_PROTOCOL)
    except (pickle.PicklingError, AttributeError, TypeError, RecursionError):
        return b""


def work(pipe: "Connection", task: Task, parent: int) -> None:
    """Draft what comes through *pipe*, until its other end is closed: all that a worker process does.

    Interrupts are left to the *parent*. Where that is killed, what was not handed over is removed.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    stage = task.open_stage()
    drafts: list[Draft] = []
    try:
        pipe.send_bytes(pickle.dumps(None))
        while True:
            drafts = []
            entries: list[Entry] = pickle.loads(pipe.recv_bytes())  # noqa: S301 - from our own process
            with LineFile() as lines:
                # Windows goes on saying who the parent was.
                ours = takewhile(lambda _: os.getppid() == parent or os.name == "nt", entries)
                drafts.extend(task.draft(ours, stage, lines))
            pipe.send_bytes(pickle.dumps(drafts, pickle.HIGHEST_PROTOCOL))
    except (EOFError, OSError):
        for draft in drafts:
            draft.discard(stage)
