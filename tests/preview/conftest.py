"""The browser that pages are opened in."""

from collections.abc import Iterator

import pytest

from tests.oracles import miss
from tests.players import find_node_modules
from tests.preview.browser import Browser


@pytest.fixture(scope="session")
def browser(node: str, chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    modules = find_node_modules("puppeteer-core", "axe-core") or miss("puppeteer-core and axe-core (npm)")
    with Browser(node, chromium, modules, tmp_path_factory.mktemp("pages")) as started:
        yield started
