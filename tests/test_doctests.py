"""The examples in docstrings print what they say."""

import doctest
import pkgutil
from importlib import import_module

import pytest

import smartresult

MODULES = ["smartresult", *(module.name for module in pkgutil.walk_packages(smartresult.__path__, "smartresult."))]
FINDER = doctest.DocTestFinder(exclude_empty=True)


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_print_what_they_say(name: str) -> None:
    for example in FINDER.find(import_module(name), name):
        assert doctest.DocTestRunner(verbose=False).run(example).failed == 0


def test_the_package_has_an_example() -> None:
    assert doctest.DocTestParser().get_examples(smartresult.__doc__ or "")
