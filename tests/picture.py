"""The README's picture: `python -m tests.picture` draws it anew, with FFmpeg and libass. Whoever does that looks at it.

On the left are segments as the service cuts them, each a cue; on the right what is on screen at the same moment after
a layout. The upper row is English, the lower one Chinese.
"""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import smartresult
from smartresult import Cue, Segment
from tests.places import ROOT
from tests.players import find_program

PICTURE: Final = ROOT / ".github" / "before-after.png"
#: The width and height of a frame in pixels, and how much of it is shown, from the bottom.
SIZE: Final = (640, 360)
SHOWN: Final = 130
#: A segment of each language, the profile, and the moment of which a frame is drawn, in seconds.
SCENES: Final[Sequence[tuple[Segment, str, float]]] = (
    (
        Segment(
            "Last summer we took the early ferry out to the lighthouse, because the afternoon boats are always full, "
            "and nobody had told us that the only café on the island would be closed until the first week of July.",
            0.0,
            12.5,
        ),
        "netflix-en",
        1.0,
    ),
    (
        Segment(
            "我们先去港口看船，然后去吃那家老馄饨店，如果你来不及的话，就坐下午三点的那班渡轮，因为晚上没有船了。",
            0.0,
            10.0,
        ),
        "netflix-zh",
        3.0,
    ),
)


def list_sides() -> Iterator[tuple[Sequence[Segment | Cue], float]]:
    """Of each scene the cues as they came, and as they are laid out, with the moment."""
    for (segment, profile, moment), laid_out in product(SCENES, (False, True)):
        yield smartresult.reflow([segment], profile, stops="drop") if laid_out else [segment], moment


def draw(ffmpeg: str, path: Path) -> None:
    """Draw the picture to *path*."""
    width, height = SIZE
    with TemporaryDirectory() as folder:
        chains = []
        for i, (cues, moment) in enumerate(list_sides()):
            (Path(folder) / f"{i}.ass").write_text(smartresult.to_ass(cues, resolution=SIZE), encoding="utf-8")
            chains.append(
                f"color=c=0x484848:s={width}x{height}:d=20:r=1,ass={i}.ass,trim=start={moment:g},setpts=PTS-STARTPTS,"
                f"crop={width}:{SHOWN}:0:{height - SHOWN},pad={width + 4}:{SHOWN + 4}:2:2:white[{i}]"
            )
        graph = ";".join([*chains, "[0][1][2][3]xstack=inputs=4:layout=0_0|w0_0|0_h0|w0_h0"])
        subprocess.run(  # noqa: S603 - our own arguments
            [ffmpeg, "-v", "error", "-filter_complex", graph, "-frames:v", "1", "-pix_fmt", "gray", "-y", str(path)],
            cwd=folder,
            check=True,
        )


if __name__ == "__main__":
    program = find_program("ffmpeg")
    if program is None:
        sys.exit("expected FFmpeg, which draws the picture, got none on the path")
    draw(program, PICTURE)
