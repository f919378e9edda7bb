"""A function of many items, side by side and in order: for calls that wait for a network.

Threads, for drivers of fsspec are made for those; and daemons, which `concurrent.futures` has not: an interrupt ends
the run at once, and no end of the process waits for a connection that hangs.
"""

import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable
from typing import Final, Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")

#: So many are under way: more than a driver has connections (10, of botocore), so that none is idle.
MOST_UNDER_WAY: Final = 16
#: And no more than these bytes, or one item.
_MOST_BYTES: Final = 32 << 20
#: A wait without an end can't be interrupted on Windows.
_TURN_S: Final = 1.0


class Task(Generic[R]):
    """A call that is under way in a thread of its own, or done: at once where it is *quick*, or no thread is left."""

    def __init__(self, call: Callable[[], R], *, quick: bool) -> None:
        self._call = call
        self._ended = threading.Event()
        self._results: list[R] = []
        self._fault: BaseException | None = None
        try:
            if not quick:
                threading.Thread(target=self._run, daemon=True).start()
                return
        except RuntimeError:  # the system has no more threads
            pass
        self._run()

    def _run(self) -> None:
        try:
            self._results.append(self._call())
        except BaseException as fault:  # noqa: BLE001 - raised where the result is asked for
            self._fault = fault
        finally:
            self._ended.set()

    @property
    def done(self) -> bool:
        """Whether its result need not be waited for."""
        return self._ended.is_set()

    def wait(self) -> R:
        """What the call returned. Raises what it raised."""
        while not self._ended.wait(_TURN_S):
            continue
        if self._fault is not None:
            raise self._fault
        return self._results.pop()


def map_ahead(
    function: Callable[[T], R],
    items: Iterable[T],
    *,
    eager: bool = False,
    quick: Callable[[T], bool] = lambda _: False,
    weigh: Callable[[T], int] = lambda _: 0,
) -> Generator[R]:
    """What *function* makes of each of *items*, in their order; many are under way at a time.

    Items are asked for by the caller's thread, and only while the first result is not there; *eager* asks as long as
    more can be under way, for items that are at hand. What is *quick* is done without a thread. *weigh* says what an
    item holds, in bytes. Closed early, it waits for nothing: what is under way ends in its own time.
    """
    waiting = iter(items)
    under_way: deque[tuple[Task[R], int]] = deque()
    held, more, fault = 0, True, None
    while more or under_way:
        full = len(under_way) >= MOST_UNDER_WAY or held > _MOST_BYTES
        if more and not full and (eager or not under_way or not under_way[0][0].done):
            try:
                item = next(waiting)
            except StopIteration:
                more = False
            except Exception as error:  # noqa: BLE001 - raised below, after the results of what came before
                more, fault = False, error
            else:
                weight = weigh(item)
                held += weight
                under_way.append((Task(lambda item=item: function(item), quick=quick(item)), weight))  # type: ignore[misc]
            continue
        task, weight = under_way.popleft()
        held -= weight
        yield task.wait()
    if fault is not None:
        raise fault
