"""Names of a package that are loaded when they are asked for."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def load_late(package: dict[str, Any], homes: Mapping[str, str]) -> Callable[[str], object]:
    """The `__getattr__` of a *package* (PEP 562), by its globals: a name of *homes* is loaded from that module, once.

    It raises AttributeError for any other name. Type checkers must not see it: they would take every misspelt name for
    one of these.
    """

    def load(name: str) -> object:
        if name not in homes:
            raise AttributeError(f"module {package['__name__']!r} has no attribute {name!r}", name=name)
        value: object = getattr(import_module(homes[name]), name)
        package[name] = value
        return value

    return load


def list_names(package: Mapping[str, Any]) -> list[str]:
    """The public names of a *package*, those that are loaded late included, and what every module says of itself."""
    return sorted([*package["__all__"], *(name for name in package if name.startswith("__"))])
