"""Python objects → what JSON text decodes to: the only place where code of the caller's own classes runs."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Any, Final, TypeAlias, TypeVar

from smartresult.errors import ParseError
from smartresult.read.json_text import MOST_LEVELS, TOO_DEEP, describe_value
from smartresult.read.names import RESPONSE_CLASS, fold

_Answer = TypeVar("_Answer")

_WHOLE: Final = (bool, bytes, bytearray, memoryview, type)
#: What is derived from these, be it an enumeration or a number of numpy's, becomes one of them, without its own code.
_VALUES: Final = ((str, str.__str__), (float, float.__float__), (int, int.__int__))
_ARRAYS: Final = frozenset({list, tuple})
#: Of small objects, that they are plain is seen sooner than remembered; large ones may stand in many places.
_FEW: Final = 16
_LEAVES: Final = frozenset({str, int, float, bool, type(None), bytes})
#: The levels that a value may have, below all wrappers and the objects of a body.
_MOST_LEVELS: Final = MOST_LEVELS + 24
#: How much of a path, and of a key in it, an error quotes.
_LONGEST_PATH: Final = 200
_LONGEST_KEY: Final = 64

#: An object of the caller (held, or its id would be used again), what it became, and how many levels that has.
_Made: TypeAlias = tuple[object, object, int]


class _FaultError(Exception):
    """What is wrong with an object: expected and got; *keys* lead there, from the innermost out."""

    def __init__(self, expected: str, got: str) -> None:
        super().__init__(expected, got)
        self.expected, self.got = expected, got
        self.keys: list[str] = []


class PlainMaker:
    """Makes one source plain; *says_job* tells afterwards whether an object in it was of a GetSmartHandleJob class."""

    def __init__(self) -> None:
        self.says_job = False
        self._made: dict[int, _Made] = {}

    def make(self, source: object) -> object:
        """*source* with every mapping in it as a dict, and every object of the SDK as what its `to_map()` returns.

        What is plain stays the object it is, and nothing of the caller's is changed. Raises ParseError for an object
        whose own code raises, and for deeper nesting than can be compared, pickled and shown: what holds itself, too.
        """
        try:
            return self._make(source, _MOST_LEVELS)[1]
        except _FaultError as error:
            fault = error
        path = ("$" + "".join(reversed(fault.keys)))[:_LONGEST_PATH]
        raise ParseError(fault.expected, fault.got, path) from fault.__cause__

    def _make(self, value: object, most: int) -> _Made:
        """What *value* becomes, which may have *most* levels."""
        made = self._made.get(id(value))
        if made is None:
            made = self._made[id(value)] = (value, *self._open(value, most))
        if made[2] > most:
            raise _FaultError("JSON", TOO_DEEP)
        return made

    def _open(self, value: Any, most: int) -> tuple[object, int]:  # noqa: ANN401 - its kind is found out here
        """What *value* becomes, and how many levels that has."""
        kind = type(value)  # `isinstance` asks the object for its class, too
        if issubclass(kind, _WHOLE):
            return value, 0
        for base, make_plain in _VALUES:
            if issubclass(kind, base):
                return make_plain(value), 0
        if most == 0:
            raise _FaultError("JSON", TOO_DEEP)
        if kind is dict or issubclass(kind, Mapping):
            whole: dict[object, Any] = value if kind is dict else _ask("a mapping that", partial(dict, value))
            return self._fill(whole, whole.items(), most)
        if issubclass(kind, list | tuple):
            array: Sequence[Any] = value if kind in _ARRAYS else _ask("an array that", partial(list, value))
            return (array, 2) if most > 1 and _is_table(array) else self._fill(array, enumerate(array), most)
        to_map = _ask("an object whose to_map", partial(getattr, value, "to_map", None))
        if not callable(to_map):
            return value, 0
        self.says_job = self.says_job or fold(kind.__name__).startswith(RESPONSE_CLASS)
        _, plain, levels = self._make(_ask("an object whose to_map()", to_map), most - 1)
        return plain, levels + 1

    def _fill(self, container: Any, places: Iterable[tuple[Any, Any]], most: int) -> tuple[object, int]:  # noqa: ANN401 - a dict or an array, by whose places it is filled
        """*container* with what stands at its *places* made plain: itself, if all of that is."""
        plain, levels = container, 1
        for key, item in places:
            if type(item) in _LEAVES:
                continue
            try:
                _, inner, below = self._make(item, most - 1)
            except _FaultError as fault:
                word = f".{key:.{_LONGEST_KEY}}" if isinstance(key, str) else f"[{describe_value(key)}]"
                fault.keys.append(word)
                raise
            levels = max(levels, below + 1)
            if inner is not item:
                if plain is container:
                    plain = container.copy() if isinstance(container, dict) else list(container)
                plain[key] = inner
        return plain, levels


def _is_table(array: Sequence[Any]) -> bool:
    """Whether *array* is made of small flat objects, as an AiResult is: seen in a tenth of the time of a walk."""
    return (
        set(map(type, array)) == {dict}
        and sum(map(len, array)) <= _FEW * len(array)
        and _LEAVES.issuperset(map(type, chain.from_iterable(map(dict.values, array))))
    )


def _ask(whose: str, question: Callable[[], _Answer]) -> _Answer:
    """The answer of the caller's own code; what it raises is a fault of the source."""
    try:
        return question()
    except MemoryError:
        raise
    except Exception as error:  # code of the caller, which may raise whatever it likes
        raise _FaultError("an object that can be read", f"{whose} raised {type(error).__name__}") from error
