"""Which of the files that were found are taken: by patterns of their names and of the folders they stand in."""

import os
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from smartresult.errors import OptionError

if TYPE_CHECKING:
    import re


class Patterns(NamedTuple):
    """Of the files here and at URLs those that match one of *include*, if there is any, and none of *exclude*.

    A pattern is one of the shell (`*`, `?`, `[a-z]`; `*` takes separators, too; case matters). It is held against the
    name of the file, its path below what was named, and each folder on that path: `*.json`, `drafts`, `2026/*/raw`.
    Folders may be written as shells complete them: `drafts/`, `./drafts`.
    """

    include: Sequence[str] = ()
    exclude: Sequence[str] = ()

    def take(self, folder: str, name: str) -> bool:
        """Whether a file of that *name* in the *folder* below what was named is taken."""
        if not (self.include or self.exclude):
            return True
        parts = [part for part in folder.replace("\\", "/").split("/") if part]
        paths = {name, "/".join([*parts, name]), *parts, *("/".join(parts[: i + 1]) for i in range(len(parts)))}
        if any(_compile(pattern).match(path) for pattern in self.exclude for path in paths):
            return False
        return not self.include or any(_compile(pattern).match(path) for pattern in self.include for path in paths)


@lru_cache(maxsize=256)
def _compile(pattern: str) -> "re.Pattern[str]":
    import re  # noqa: PLC0415 - late, with what follows: most batches have no patterns
    from fnmatch import translate  # noqa: PLC0415 - see above

    if os.sep == "\\":  # it parts folders there, and escapes nothing in a pattern anywhere
        pattern = pattern.replace("\\", "/")
    names = "/".join([part for part in pattern.split("/") if part not in {"", os.curdir}])
    if not names:
        raise OptionError(f"expected a pattern of names, got {pattern!r:.40}", "include or exclude")
    return re.compile(translate(names))
