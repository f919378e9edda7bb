"""A browser that opens pages, does what it is told on them, and tells what it saw: Chromium, by puppeteer-core."""

import json
import os
import subprocess
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Final, NamedTuple, Self, TypeAlias

from tests.players import JudgeError

#: What is done on a page, by the names in `drive.cjs`, with its argument.
Step: TypeAlias = tuple[str, object]

_DRIVER: Final = Path(__file__).with_name("drive.cjs")
#: Every page is ready, and its WebVTT was read back, before anything is done on it.
READY: Final[Step] = ("until", "document.documentElement.dataset.readBack !== undefined")

#: Changes show with the next frame.
SOON: Final[Step] = (
    "ask",
    "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null))))",
)


class Seen(NamedTuple):
    """What there was of a page: the URLs of its *requests*, what the console *said*, the *answers* to each step."""

    requests: list[str]
    said: list[str]
    answers: list[Any]


class Browser(AbstractContextManager["Browser"]):
    """Chromium, started once for many pages, each of which is a file of its own in *folder*."""

    def __init__(self, node: str, chromium: str, modules: Path, folder: Path) -> None:
        self.folder = folder
        #: How many were opened; the last is called by this number.
        self.pages = 0
        self._process = subprocess.Popen(  # noqa: S603 - programs that were looked for by name
            [node, str(_DRIVER), chromium],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "NODE_PATH": str(modules)},
            text=True,
            encoding="utf-8",
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def open(  # noqa: PLR0913 - what a reader may have chosen
        self,
        html: str,
        *steps: Step,
        fragment: str = "",
        size: tuple[int, int] = (1280, 800),
        theme: str = "light",
        langs: Sequence[str] = ("en-US",),
        ready: bool = True,
    ) -> Seen:
        """What is seen of *html* while the *steps* are done; without *ready* the page need not have come so far."""
        self.pages += 1
        path = self.folder / f"{self.pages}.html"
        path.write_text(html, encoding="utf-8")
        scene = {
            "address": path.as_uri() + fragment,
            "width": size[0],
            "height": size[1],
            "theme": theme,
            "langs": langs,
            "steps": [READY, *steps] if ready else steps,
        }
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{json.dumps(scene)}\n")
        self._process.stdin.flush()
        seen = json.loads(self._process.stdout.readline() or '{"fault": "the driver has ended"}')
        if "fault" in seen:
            raise JudgeError(f"Chromium did not do as it was told: {seen['fault']}")
        answers = seen["answers"][1:] if ready else seen["answers"]
        return Seen(seen["requests"], seen["said"], answers)

    def ask(self, html: str, *steps: Step, **how: Any) -> Any:  # noqa: ANN401 - what `open` takes, and JSON
        """The answer to the last of *steps*."""
        return self.open(html, *steps, **how).answers[-1]


def list_schemes(requests: Sequence[str]) -> set[str]:
    """Those of what the page asks for: the pictures of its controls for films a browser has in itself, as data."""
    return {url.partition(":")[0] for url in requests if not url.startswith("data:image/svg+xml")}
