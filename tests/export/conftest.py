"""The judges of files that are programs, where they are installed."""

from pathlib import Path

import pytest

from tests.oracles import miss
from tests.players import find_node_modules, find_program, has_font, has_libass


@pytest.fixture(scope="session")
def libass(ffmpeg: str) -> str:
    return ffmpeg if has_libass(ffmpeg) else miss("FFmpeg's libass")


@pytest.fixture(scope="session")
def chinese_libass(libass: str) -> str:
    fc_list = find_program("fc-list") or miss("fontconfig's fc-list")
    return libass if has_font(fc_list, "Noto Sans CJK SC") else miss("the font Noto Sans CJK SC")


@pytest.fixture(scope="session")
def node_modules() -> Path:
    return find_node_modules("webvtt-parser") or miss("W3C's webvtt-parser (npm)")


@pytest.fixture(scope="session")
def vlc() -> str:
    return find_program("vlc") or miss("VLC")
