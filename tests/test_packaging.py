"""What the package says of itself is true, and the files that others look for are there."""

import re
import tomllib
from datetime import date
from typing import Any

import smartresult
from tests.places import ROOT

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def read_lower_bound(requirement: str) -> tuple[str, str]:
    """The name of what is required, and the lowest version that will do."""
    found = re.match(r"([\w.-]+)(?:\[\w+\])?>=([\d.]+)", requirement)
    assert found, f"expected a lower bound, got {requirement}"
    return found[1], found[2]


def test_the_lowest_versions_of_ci_are_those_that_the_project_allows() -> None:
    required = PROJECT["dependencies"] + PROJECT["optional-dependencies"]["test"]
    lines = (ROOT / ".ci" / "lowest.txt").read_text(encoding="utf-8").splitlines()
    stated = [line for line in lines if not line.startswith("#")]
    assert stated == sorted("==".join(read_lower_bound(requirement)) for requirement in required)


def test_every_requirement_of_an_extra_has_a_lower_bound() -> None:
    for extra in PROJECT["optional-dependencies"].values():
        assert all(read_lower_bound(requirement) for requirement in extra)


def test_the_licence_is_there_and_is_the_one_that_is_stated() -> None:
    assert PROJECT["license"] == "Apache-2.0"
    (name,) = PROJECT["license-files"]
    text = (ROOT / name).read_text(encoding="utf-8")
    assert re.search(r"Apache License\s+Version 2\.0", text)
    assert "Copyright 2026 The smartresult authors" in text


def test_the_changelog_ends_with_releases_and_begins_with_what_is_unreleased() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    first, *releases = re.findall(r"^## \[(.+?)\](?: - (.+))?$", text, re.MULTILINE)
    assert first == ("Unreleased", "")
    assert releases[0][0] == smartresult.__version__
    assert all(date.fromisoformat(day) for _, day in releases if day)


def test_the_hooks_download_nothing() -> None:
    hooks = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    assert set(re.findall(r"repo: (\S+)", hooks)) == {"local"}
    assert set(re.findall(r"language: (\S+)", hooks)) == {"system"}
