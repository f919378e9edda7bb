"""The files of a page, which are part of the package: put together, and named as a policy names them."""

import re
from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from pkgutil import get_data
from typing import Final

#: What the modules of a script say to each other, and comments on lines of their own.
_SAID_TO_EACH_OTHER: Final = re.compile(r"^import .*\n|^export |^ *//.*\n", re.MULTILINE)
_CSS_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
#: What only people need, and a page can do without: a fifth of it.
_INDENT: Final = re.compile(r"\n\s+")
_BESIDE_MARKS: Final = re.compile(r"([:,{;]) ?\n?|\n(?=})")


def load_file(name: str) -> bytes:
    """The bytes of the file of that *name*."""
    return get_data(__package__, f"web/{name}") or b""


@cache  # one for each sort of page
def load_script(modules: Sequence[str]) -> str:
    """The *modules* in one: what they import is there already, and every name stands once in all of them."""
    return _INDENT.sub("\n", _SAID_TO_EACH_OTHER.sub("", _load_all(modules)))


@cache  # as above
def load_style(sheets: Sequence[str]) -> str:
    """The style *sheets* in one."""
    return _BESIDE_MARKS.sub(r"\1", _INDENT.sub("\n", _CSS_COMMENT.sub("", _load_all(sheets))))


def _load_all(names: Sequence[str]) -> str:
    return "".join([load_file(name).decode() for name in names])


def hash_source(text: str) -> str:
    """A script or a style as a policy names it."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
