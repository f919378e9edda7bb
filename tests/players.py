"""The judges: programs that people watch subtitles with. Each function has one read files, and returns what it read.

Many files go to one process, for starting a browser takes longer than reading a thousand files with it.
"""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, NamedTuple
from urllib.parse import unquote

_TIMEOUT_S: Final = 120  # how long a judge may take that needs a few seconds
_FILES_A_PROCESS: Final = 100  # FFmpeg holds each open, beside its own output, and many systems allow 1,024 in all
_ASS_FIELDS: Final = 8  # before the text of an event: ReadOrder, Layer, Style, Name, margins, Effect
_SHOWN: Final = {"N": "\n", "n": " ", "h": "\xa0"}  # what the commands do that stand in no block


class JudgeError(Exception):
    """A judge gave no judgement."""


class ReadCue(NamedTuple):
    """What a judge took for a cue."""

    identifier: str  # the position, from 1, where the judge knows no identifiers
    start_ms: int
    end_ms: int
    text: str


def find_program(*names: str) -> str | None:
    """The path of the first of *names* that is there."""
    return next(filter(None, map(shutil.which, names)), None)


def find_node_modules() -> Path | None:
    """The folder that holds webvtt-parser."""
    folders = [Path("/usr/local/lib/node_modules"), Path("node_modules").absolute()]
    if named := os.environ.get("SMARTRESULT_NODE_MODULES"):
        folders = [Path(named)]
    return next((folder for folder in folders if (folder / "webvtt-parser").is_dir()), None)


def has_font(fc_list: str, family: str) -> bool:
    """Whether fontconfig offers exactly this *family*, and not just a substitute."""
    return bool(_run([fc_list, family]).stdout.strip())


def has_libass(ffmpeg: str) -> bool:
    """Whether this FFmpeg was built with libass."""
    return re.search(rb"^ \S+ ass +V->V ", _run([ffmpeg, "-v", "quiet", "-filters"]).stdout, re.MULTILINE) is not None


def read_with_ffmpeg(ffmpeg: str, files: Sequence[str], suffix: str, folder: Path) -> list[list[ReadCue]]:
    """The events that FFmpeg decodes from each of the *files*, none of them empty."""
    read: list[list[ReadCue]] = []
    for i in range(0, len(files), _FILES_A_PROCESS):
        read += _decode(ffmpeg, files[i : i + _FILES_A_PROCESS], suffix, folder)
    return read


def _decode(ffmpeg: str, files: Sequence[str], suffix: str, folder: Path) -> list[list[ReadCue]]:
    """Of each packet, `framecrc` tells file, time and size; the bytes of the packets of each file stand end to end.

    FFmpeg decodes every format to ASS events; its own writer of plain text would hide less of them than libass does.
    """
    inputs, maps, outputs = [], [], []
    for i, file in enumerate(files):
        (folder / f"{i}{suffix}").write_text(file, encoding="utf-8", newline="")
        inputs += ["-i", f"{i}{suffix}"]
        maps += ["-map", f"{i}"]
        outputs += ["-map", f"{i}", "-c:s", "ass", "-f", "data", f"{i}.data"]
    options = ["-y", "-nostdin", "-v", "error", "-copyts"]
    done = _run([ffmpeg, *options, *inputs, *maps, "-c:s", "ass", "-f", "framecrc", "-", *outputs], folder=folder)
    packets: list[list[tuple[int, int, int]]] = [[] for _ in files]
    for line in done.stdout.decode().splitlines():
        if not line.startswith("#"):
            i, _, start, duration, size = map(int, line.split(",")[:5])
            packets[i].append((start // 1000, (start + duration) // 1000, size))
    return [_cut_packets((folder / f"{i}.data").read_bytes(), rows) for i, rows in enumerate(packets)]


def _cut_packets(data: bytes, packets: Sequence[tuple[int, int, int]]) -> list[ReadCue]:
    cues, position = [], 0
    for i, (start_ms, end_ms, size) in enumerate(packets, 1):
        event = data[position : position + size].decode()
        position += size
        cues.append(ReadCue(str(i), start_ms, end_ms, _show_text(event.split(",", _ASS_FIELDS)[_ASS_FIELDS])))
    if position != len(data):
        raise JudgeError(f"FFmpeg decoded {len(data)} bytes, and told of {position}")
    return cues


def _show_text(text: str) -> str:
    r"""The *text* of an ASS event as libass shows it: without blocks, with `\{` as a brace, and commands obeyed."""
    return re.sub(r"\\([{}Nnh])|\{[^}]*\}", lambda found: _SHOWN.get(found[1], found[1] or ""), text)


class Picture(NamedTuple):
    """Grey pixels, row by row."""

    width: int
    pixels: bytes

    @property
    def ink(self) -> int:
        """How many pixels are not black."""
        return len(self.pixels) - self.pixels.count(0)

    @property
    def ink_width(self) -> int:
        """From the leftmost to the rightmost pixel that is not black."""
        rows = [row for row in self._rows() if any(row)]
        left = min((self.width - len(row.lstrip(b"\0")) for row in rows), default=0)
        return max((len(row.rstrip(b"\0")) for row in rows), default=0) - left

    @property
    def ink_height(self) -> int:
        """From the highest to the lowest pixel that is not black."""
        inked = [y for y, row in enumerate(self._rows()) if any(row)]
        return inked[-1] - inked[0] + 1 if inked else 0

    def _rows(self) -> list[bytes]:
        edges = range(0, len(self.pixels) + 1, self.width)
        return [self.pixels[start:end] for start, end in pairwise(edges)]


class Drawing(NamedTuple):
    """What libass drew on black."""

    pictures: list[Picture]
    faces: set[str]  # the PostScript names of the fonts it took


def draw_with_libass(ffmpeg: str, path: Path, *, size: tuple[int, int], rate: int, seconds: int) -> Drawing:
    """The frames of a black video of *size*, *rate* a second, with the file at *path* drawn on it.

    libass reads ASS by itself, the other formats through FFmpeg's decoders.
    """
    width, height = size
    video = f"color=black:size={width}x{height}:rate={rate}:duration={seconds}"
    filters = f"format=gray,{'ass' if path.suffix == '.ass' else 'subtitles'}={path.name}"
    options = ["-nostdin", "-v", "verbose", "-f", "lavfi", "-i", video, "-vf", filters]
    done = _run([ffmpeg, *options, "-f", "rawvideo", "-pix_fmt", "gray", "-"], folder=path.parent)
    edges = range(0, len(done.stdout) + 1, width * height)
    pictures = [Picture(width, done.stdout[start:end]) for start, end in pairwise(edges)]
    faces = re.findall(r"fontselect: .* -> .*, (\S+)$", done.stderr.decode(errors="replace"), re.MULTILINE)
    return Drawing(pictures, set(faces))


#: Makes a track of each file, and puts what the browser read into the page: `null` for a file that it refused.
_PAGE: Final = """<!DOCTYPE html><meta charset="utf-8"><body><script>
const read = file => new Promise(resolve => {
  const video = document.createElement("video"), track = document.createElement("track");
  track.onload = () => resolve(Array.from(track.track.cues, cue =>
    [cue.id, cue.startTime, cue.endTime, cue.getCueAsHTML().textContent]));
  track.onerror = () => resolve(null);
  track.src = URL.createObjectURL(new Blob([file], {type: "text/vtt"}));
  video.append(track);
  document.body.append(video);
  track.track.mode = "hidden";
});
Promise.all(FILES.map(read)).then(cues => {
  const result = document.createElement("pre");
  result.textContent = encodeURIComponent(JSON.stringify(cues));
  document.body.replaceChildren(result);
});
</script>"""


def read_with_chromium(chromium: str, files: Sequence[str], folder: Path) -> list[list[ReadCue] | None]:
    """The cues of a `<track>` for each of the WebVTT *files*, by identifier; None for a file that it refused."""
    page = folder / "page.html"
    page.write_text(_PAGE.replace("FILES", json.dumps(files).replace("<", "\\u003c"), 1), encoding="utf-8")
    options = [
        "--headless",
        "--no-sandbox",  # which root can't have, and containers often neither; the page is our own
        "--disable-gpu",
        f"--user-data-dir={folder / 'profile'}",
        "--virtual-time-budget=600000",  # passes at once when nothing is being loaded: the tracks are waited for
        "--dump-dom",
    ]
    done = _run([chromium, *options, page.as_uri()])
    result = re.search(r"<pre>(.*?)</pre>", done.stdout.decode())
    if result is None:
        raise JudgeError(f"Chromium did not finish the page: {_tail(done.stderr)}")
    return [cues and _order(cues) for cues in json.loads(unquote(result[1]))]


#: Of each file on standard input, prints the errors and the cues.
_PARSE: Final = """
const {WebVTTParser} = require("webvtt-parser");
const parser = new WebVTTParser(require("webvtt-parser/html-entities.json"));
const textOf = node => node.type === "text" ? node.value : (node.children || []).map(textOf).join("");
const read = file => {
  const {cues, errors} = parser.parse(file, "subtitles/captions/descriptions");
  return [errors.map(error => `${error.line}: ${error.message}`),
    cues.map(cue => [cue.id, cue.startTime, cue.endTime, textOf(cue.tree)])];
};
console.log(JSON.stringify(JSON.parse(require("fs").readFileSync(0, "utf8")).map(read)));
"""


def read_with_webvtt_parser(node: str, modules: Path, files: Sequence[str]) -> list[tuple[list[str], list[ReadCue]]]:
    """The errors that W3C's validator reports in each of the WebVTT *files*, and the cues, by identifier."""
    done = _run([node, "-e", _PARSE], data=json.dumps(files).encode(), environment={"NODE_PATH": str(modules)})
    return [(errors, _order(cues)) for errors, cues in json.loads(done.stdout)]


def _order(cues: Sequence[Any]) -> list[ReadCue]:
    """By identifier, for browsers sort by start, and then the longer first."""
    read = [ReadCue(identifier, round(start * 1000), round(end * 1000), text) for identifier, start, end, text in cues]
    return sorted(read, key=lambda cue: (len(cue.identifier), cue.identifier))


def _run(
    command: Sequence[str],
    *,
    folder: Path | None = None,
    data: bytes = b"",
    environment: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    done = subprocess.run(  # noqa: S603 - programs that were looked for by name
        command,
        cwd=folder,
        input=data,
        capture_output=True,
        check=False,
        timeout=_TIMEOUT_S,
        env={**os.environ, **(environment or {})},
    )
    if done.returncode:
        raise JudgeError(f"{command[0]} ended with {done.returncode}: {_tail(done.stderr)}")
    return done


def _tail(data: bytes) -> str:
    return data.decode(errors="replace")[-1000:]
