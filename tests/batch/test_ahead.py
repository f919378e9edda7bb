"""What is done side by side comes in order, bounded, and no sooner than it is asked for."""

import threading
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartresult.batch import ahead
from smartresult.batch.ahead import MOST_UNDER_WAY, Task, map_ahead


@given(st.lists(st.integers(0, 9), max_size=40), st.booleans(), st.integers(0, 9))
def test_it_is_map(items: list[int], eager: bool, slow: int) -> None:  # noqa: FBT001 - a parameter
    assert list(map_ahead(lambda x: x * x, items, eager=eager, quick=lambda x: x < slow)) == [x * x for x in items]


@pytest.mark.parametrize("eager", [False, True])
def test_so_many_are_under_way_and_no_more(eager: bool) -> None:  # noqa: FBT001 - a parameter
    gate = threading.Barrier(MOST_UNDER_WAY, timeout=60)
    here: set[int] = set()
    seen: list[int] = []

    def meet(item: int) -> int:
        here.add(item)
        seen.append(len(here))
        gate.wait()  # broken where fewer come
        here.discard(item)
        return item

    assert list(map_ahead(meet, range(3 * MOST_UNDER_WAY), eager=eager)) == [*range(3 * MOST_UNDER_WAY)]
    assert max(seen) == MOST_UNDER_WAY


@pytest.mark.parametrize(("eager", "ahead_of"), [(False, 1), (True, MOST_UNDER_WAY)])
def test_items_are_taken_while_the_first_is_not_there(eager: bool, ahead_of: int) -> None:  # noqa: FBT001 - a parameter
    taken: list[int] = []

    def give() -> Iterator[int]:
        for i in range(100):
            taken.append(i)
            yield i

    for i in map_ahead(int, give(), eager=eager, quick=lambda _: True):
        assert len(taken) == min(i + ahead_of, 100)


def test_what_is_held_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "_MOST_BYTES", 10)
    taken: list[int] = []
    items = (taken.append(i) or i for i in range(20))  # type: ignore[func-returns-value]
    results = map_ahead(int, items, eager=True, weigh=lambda _: 6)
    assert next(results) == 0
    assert taken == [0, 1]
    assert [next(results), next(results), len(taken)] == [1, 2, 4]


@pytest.mark.parametrize("eager", [False, True])
def test_what_goes_wrong_is_raised_in_its_place(eager: bool) -> None:  # noqa: FBT001 - a parameter
    def give() -> Iterator[int]:
        yield from range(1, 4)
        raise LookupError("no more")

    def divide(number: int) -> int:
        return 6 // (3 - number)

    got: list[int] = []
    with pytest.raises(ZeroDivisionError):
        got += map_ahead(divide, give(), eager=eager)
    with pytest.raises(LookupError):
        got.extend(map_ahead(int, give(), eager=eager))
    assert got == [3, 6, 1, 2, 3]


def test_an_interrupt_waits_for_nothing() -> None:
    def give() -> Iterator[int]:
        yield 1
        raise KeyboardInterrupt

    hanging = threading.Event()
    with pytest.raises(KeyboardInterrupt):
        next(map_ahead(lambda _: hanging.wait(60), give()))
    results = map_ahead(lambda item: item or hanging.wait(60), [1, 0], eager=True)
    assert next(results) == 1
    results.close()
    hanging.set()


def test_without_threads_the_caller_does_it_all(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refuse)
    assert list(map_ahead(lambda _: threading.current_thread(), range(3))) == [threading.main_thread()] * 3


def test_waiting_takes_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that an interrupt comes through on Windows."""
    task = Task(lambda: 5, quick=True)
    turns: list[float | None] = []
    monkeypatch.setattr(task._ended, "wait", lambda seconds: turns.append(seconds) or len(turns) > 2)  # type: ignore[func-returns-value]  # noqa: SLF001 - what it waits for
    assert task.wait() == 5
    assert turns == [1.0] * 3
