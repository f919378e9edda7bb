"""What reading comes across beside the result: faults, and values that have no field."""

from smartresult.errors import ParseError
from smartresult.model import Issue


class Findings:
    """Collects the issues and extras of one response while it is read.

    With *strict* the first fault is raised, otherwise it is listed and reading goes on.
    """

    __slots__ = ("extra", "issues", "strict")

    def __init__(self, *, strict: bool) -> None:
        self.strict = strict
        self.issues: list[Issue] = []
        self.extra: dict[str, object] = {}

    def leave_out(self, error: ParseError, place: str, value: object) -> None:
        """Raise *error*, or list it: the result goes without the *value* at *place*, which is kept as an extra."""
        if self.strict:
            raise error
        self.set_aside(error, place, value)

    def set_aside(self, error: ParseError, place: str, value: object) -> None:
        """List *error* and keep the *value* at *place* as an extra, for what no result should be lost over."""
        self.issues.append(Issue.from_error(error))
        self.extra[place] = value

    def keep(self, place: str, key: object, value: object) -> None:
        """Keep the *value* that the *place* (in the documentation's names) holds under an unknown *key*."""
        if isinstance(key, str) and key.isidentifier():
            self.extra[f"{place}.{key}" if place else key] = value
        else:
            self.extra[f"{place}[{key!r}]"] = value
