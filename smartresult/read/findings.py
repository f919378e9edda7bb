"""What reading comes across beside the result: faults, and values that have no field."""

import msgspec

from smartresult.errors import ParseError
from smartresult.model import Issue
from smartresult.read.json_text import describe_value


class Findings(msgspec.Struct):
    """Collects the issues and extras of one response while it is read.

    With *strict* the first fault is raised, otherwise it is listed and reading goes on.
    """

    strict: bool
    issues: list[Issue] = []
    extra: dict[str, object] = {}
    #: How many values came for the same place.
    repeats: dict[str, int] = {}

    def leave_out(self, error: ParseError, place: str, value: object) -> None:
        """Raise *error*, or list it: the result goes without the *value* at *place*, which is kept as an extra."""
        if self.strict:
            raise error
        self.set_aside(error, place, value)

    def set_aside(self, error: ParseError, place: str, value: object) -> None:
        """List *error* and keep the *value* at *place* as an extra, for what no result should be lost over."""
        self.note(error)
        self.keep(place, value)

    def note(self, error: ParseError) -> None:
        """List *error*, for which nothing is left out."""
        self.issues.append(Issue.from_error(error))

    def keep(self, place: str, value: object) -> None:
        """Keep the *value* at *place* (in the documentation's names); of several at one place, none gets lost."""
        if place in self.extra:
            self.repeats[place] = self.repeats.get(place, 1) + 1
            place = f"{place} ({self.repeats[place]})"
        self.extra[place] = value

    def keep_unknown(self, place: str, key: object, value: object) -> None:
        """Keep the *value* that the object at *place* holds under an unknown *key*."""
        if isinstance(key, str) and key.isidentifier():
            self.keep(f"{place}.{key}" if place else key, value)
        else:
            self.keep(f"{place}[{key!r}]" if isinstance(key, str) else f"{place}[{describe_value(key)}]", value)
