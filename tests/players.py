"""The judges: programs that people watch subtitles with. Each function has one read files, and returns what it read.

Many files go to one process, for starting a browser takes longer than reading a thousand files with it.
"""

import base64
import json
import os
import pwd
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import pairwise
from math import ceil
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias
from urllib.parse import unquote

import smartresult
from smartresult import Transcript

Writer: TypeAlias = Callable[[Transcript], str]
#: SubRip for players that show braces, or take them for blocks: with look-alikes.
to_played_srt: Final = partial(smartresult.to_srt, markup="look-alike")

_TIMEOUT_S: Final = 120  # how long a judge may take that needs a few seconds
_FRAMES_A_SECOND: Final = 4  # of a film by VLC
_MOST_FILMS: Final = 10  # a third of them lack a cue
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


def find_node_modules(*packages: str) -> Path | None:
    """The folder that holds the *packages*."""
    folders = [Path("/usr/local/lib/node_modules"), Path("node_modules").absolute()]
    if named := os.environ.get("SMARTRESULT_NODE_MODULES"):
        folders = [Path(named)]
    return next((folder for folder in folders if all((folder / one).is_dir() for one in packages)), None)


def has_font(fc_list: str, family: str) -> bool:
    """Whether fontconfig offers exactly this *family*, and not just a substitute."""
    return bool(run_judge([fc_list, family]).stdout.strip())


def has_libass(ffmpeg: str) -> bool:
    """Whether this FFmpeg was built with libass."""
    return (
        re.search(rb"^ \S+ ass +V->V ", run_judge([ffmpeg, "-v", "quiet", "-filters"]).stdout, re.MULTILINE) is not None
    )


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
    done = run_judge([ffmpeg, *options, *inputs, *maps, "-c:s", "ass", "-f", "framecrc", "-", *outputs], folder=folder)
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

    def halve(self) -> "tuple[Picture, Picture]":
        """The upper and the lower half of what is drawn."""
        inked = [y for y, row in enumerate(self._rows()) if any(row)]
        middle = (inked[0] + inked[-1] + 1) // 2 * self.width
        return Picture(self.width, self.pixels[:middle]), Picture(self.width, self.pixels[middle:])

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
    done = run_judge([ffmpeg, *options, "-f", "rawvideo", "-pix_fmt", "gray", "-"], folder=path.parent)
    pictures = _cut_pictures(done.stdout, size)
    faces = re.findall(r"fontselect: .* -> .*, (\S+)$", done.stderr.decode(errors="replace"), re.MULTILINE)
    return Drawing(pictures, set(faces))


def _cut_pictures(pixels: bytes, size: tuple[int, int]) -> list[Picture]:
    width, height = size
    edges = range(0, len(pixels) + 1, width * height)
    return [Picture(width, pixels[start:end]) for start, end in pairwise(edges)]


def draw_with_vlc(vlc: str, ffmpeg: str, srt: str, *, size: tuple[int, int], moments: Sequence[float]) -> list[Picture]:
    """What VLC shows of the SubRip file *srt* at each of the *moments* (in seconds) on a black video.

    VLC draws what its own parser made of the text, here into a film without loss. Its threads for text and pictures
    race, and some cues come too late to be seen; what was missed is drawn in a further film, up to a limit.
    """
    shown = [Picture(size[0], b"")] * len(moments)
    for _ in range(_MOST_FILMS):
        film = _film_with_vlc(vlc, ffmpeg, srt, size, ceil(max(moments)) + 2)
        shown = [
            picture if picture.ink else film[int(at * _FRAMES_A_SECOND)]
            for at, picture in zip(moments, shown, strict=True)
        ]
        if all(picture.ink for picture in shown):
            break
    return shown


def _film_with_vlc(vlc: str, ffmpeg: str, srt: str, size: tuple[int, int], seconds: int) -> list[Picture]:
    """The frames of a film. VLC refuses to run as root: then it is nobody who runs it, in a folder of nobody's."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "cues.srt").write_text(srt, encoding="utf-8", newline="")
        black = f"color=black:size={size[0]}x{size[1]}:rate={_FRAMES_A_SECOND}:duration={seconds}"
        run_judge([ffmpeg, "-v", "error", "-f", "lavfi", "-i", black, "-c:v", "ffv1", "black.avi"], folder=folder)
        film = "std{access=file,mux=avformat{mux=avi},dst=drawn.avi}"
        options = ["-I", "dummy", "-q", "--no-audio", "--freetype-fontsize=14", "--sub-file=cues.srt"]
        command = [vlc, *options, "black.avi", f"--sout=#transcode{{vcodec=FFV1,soverlay}}:{film}", "vlc://quit"]
        user = pwd.getpwnam("nobody") if os.geteuid() == 0 else None
        if user:
            os.chown(folder, user.pw_uid, user.pw_gid)
        run_judge(command, folder=folder, environment={"HOME": name}, user=user)
        read = ["-i", "drawn.avi", "-vsync", "passthrough", "-f", "rawvideo", "-pix_fmt", "gray", "-"]
        return _cut_pictures(run_judge([ffmpeg, "-v", "error", *read], folder=folder).stdout, size)


#: Shows a video with a track at a second, for a picture to be taken.
_SCENE: Final = """<!DOCTYPE html><meta charset="utf-8"><body style="margin:0;background:#000">
<video style="display:block" width="WIDTH" height="HEIGHT"></video><script>
const video = document.querySelector("video"), track = document.createElement("track");
track.src = URL.createObjectURL(new Blob([FILE], {type: "text/vtt"}));
video.append(track);
track.track.mode = "showing";
video.src = "VIDEO";
video.currentTime = SECOND;
</script>"""


def draw_with_chromium(chromium: str, ffmpeg: str, path: Path, *, size: tuple[int, int], second: int) -> Picture:
    """What Chromium shows of the WebVTT file at *path* at that *second* of a black video."""
    folder, vtt = path.parent, path.read_text(encoding="utf-8")
    width, height = size
    black = f"color=black:size={width}x{height}:rate=1:duration={second + 2}"
    run_judge([ffmpeg, "-y", "-v", "error", "-f", "lavfi", "-i", black, "-c:v", "libvpx", "black.webm"], folder=folder)
    video = base64.b64encode((folder / "black.webm").read_bytes()).decode()
    parts = {"WIDTH": width, "HEIGHT": height, "SECOND": second, "FILE": json.dumps(vtt).replace("<", "\\u003c")}
    scene = _SCENE.replace("VIDEO", f"data:video/webm;base64,{video}", 1)
    for name, value in parts.items():
        scene = scene.replace(name, str(value), 1)
    (folder / "scene.html").write_text(scene, encoding="utf-8")
    options = [*BROWSER, f"--user-data-dir={folder / 'profile'}", "--virtual-time-budget=5000", "--hide-scrollbars"]
    taken = [f"--window-size={width},{height}", "--force-device-scale-factor=1", f"--screenshot={folder / 'scene.png'}"]
    run_judge([chromium, *options, *taken, (folder / "scene.html").as_uri()])
    return read_picture(ffmpeg, folder / "scene.png", size)


def read_picture(ffmpeg: str, path: Path, size: tuple[int, int]) -> Picture:
    """The upper left corner, of that *size*, of the image at *path*."""
    width, height = size
    read = ["-i", path.name, "-vf", f"crop={width}:{height}:0:0", "-f", "rawvideo", "-pix_fmt", "gray", "-"]
    (picture,) = _cut_pictures(run_judge([ffmpeg, "-v", "error", *read], folder=path.parent).stdout, size)
    return picture


#: Root can't have a sandbox, and containers often neither; the pages are our own.
BROWSER: Final = ("--headless", "--no-sandbox", "--disable-gpu")

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
        *BROWSER,
        f"--user-data-dir={folder / 'profile'}",
        "--virtual-time-budget=600000",  # passes at once when nothing is being loaded: the tracks are waited for
        "--dump-dom",
    ]
    done = run_judge([chromium, *options, page.as_uri()])
    return [cues and order_cues(cues) for cues in read_page(done)]


def read_page(done: subprocess.CompletedProcess[bytes]) -> Any:  # noqa: ANN401 - what JSON holds
    """What a page that Chromium has *done* holds as its result: JSON, escaped as in URLs."""
    result = re.search(r"<pre>(.*?)</pre>", done.stdout.decode())
    if result is None:
        raise JudgeError(f"Chromium did not finish the page: {_tail(done.stderr)}")
    return json.loads(unquote(result[1]))


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
    done = run_judge([node, "-e", _PARSE], data=json.dumps(files).encode(), environment={"NODE_PATH": str(modules)})
    return [(errors, order_cues(cues)) for errors, cues in json.loads(done.stdout)]


def order_cues(cues: Sequence[Any]) -> list[ReadCue]:
    """By identifier, for browsers sort by start, and then the longer first."""
    read = [ReadCue(identifier, round(start * 1000), round(end * 1000), text) for identifier, start, end, text in cues]
    return sorted(read, key=lambda cue: (len(cue.identifier), cue.identifier))


def run_judge(
    command: Sequence[str],
    *,
    folder: Path | None = None,
    data: bytes = b"",
    environment: Mapping[str, str] | None = None,
    user: pwd.struct_passwd | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run the *command*, and raise JudgeError if it fails."""
    done = subprocess.run(  # noqa: S603 - programs that were looked for by name
        command,
        cwd=folder,
        input=data,
        capture_output=True,
        check=False,
        timeout=_TIMEOUT_S,
        env={**os.environ, **(environment or {})},
        user=user and user.pw_uid,
        group=user and user.pw_gid,
        extra_groups=user and (),
    )
    if done.returncode:
        raise JudgeError(f"{command[0]} ended with {done.returncode}: {_tail(done.stderr)}")
    return done


def _tail(data: bytes) -> str:
    return data.decode(errors="replace")[-1000:]
