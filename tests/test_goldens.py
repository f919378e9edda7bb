"""The golden files are what is written today, all of them, and no others: `python -m tests.goldens` changes nothing."""

from pathlib import Path

import pytest

from tests.goldens import write_goldens
from tests.places import GOLDEN, GOLDEN_LAYOUT, TESTS
from tests.responses import tree

PRESENT = {f"{place.name}/{path}": data for place in (GOLDEN, GOLDEN_LAYOUT) for path, data in tree(place).items()}
assert len(PRESENT) >= 60, "the golden files have gone"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("tests")
    write_goldens(folder)
    return tree(folder)


def test_there_is_a_golden_file_for_every_case_and_format(written: dict[str, bytes]) -> None:
    """Those that are missing come with `python -m tests.goldens`."""
    assert sorted(written) == sorted(PRESENT)


@pytest.mark.parametrize("path", PRESENT)
def test_what_is_written_is_the_golden_file(path: str, written: dict[str, bytes]) -> None:
    assert written[path] == PRESENT[path]


def test_what_stood_there_before_goes(tmp_path: Path) -> None:
    stale = tmp_path / GOLDEN.relative_to(TESTS) / "case" / "out.xyz"
    stale.parent.mkdir(parents=True)
    stale.touch()
    write_goldens(tmp_path)
    assert not stale.exists()
