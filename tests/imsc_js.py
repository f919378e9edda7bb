"""imsc.js, which draws TTML in browsers, as a judge; many documents go to one page of Chromium."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from tests.players import BROWSER, Picture, read_page, read_picture, run_judge

SIZE: Final = (640, 360)

#: Draws each document at every moment at which it changes, and puts what stands there then into the page; or draws some
#: at one moment each, one below the other, to be looked at.
_PAGE: Final = r"""<!DOCTYPE html><meta charset="utf-8"><script src="SCRIPT"></script>
<body style="margin:0;background:#000"><script>
const textOf = node =>
  node.nodeType === 3 ? node.data : node.nodeName === "BR" ? "\n" : [...node.childNodes].map(textOf).join("");
const draw = (tt, time, handler) => {
  const picture = document.createElement("div");
  picture.style = "position:relative;width:640px;height:360px";
  document.body.append(picture);
  imsc.renderHTML(imsc.generateISD(tt, time, handler), picture, null, 360, 640, false, handler);
  return picture;
};
const readAt = (tt, time, handler) => {
  const picture = draw(tt, time, handler);
  picture.remove();
  return [Math.round(time * 1000), [...picture.querySelectorAll("p")].map(textOf)];
};
const read = file => {
  const said = [], say = message => { said.push(message); };
  const handler = {info: say, warn: say, error: say, fatal: say};
  const tt = imsc.fromXML(file, handler);
  return [said, tt ? tt.getMediaTimeEvents().map(time => readAt(tt, time, handler)) : []];
};
const [seconds, files] = [SECONDS, FILES];
if (seconds === null) {
  const result = document.createElement("pre");
  result.textContent = encodeURIComponent(JSON.stringify(files.map(read)));
  document.body.replaceChildren(result);
} else {
  for (const file of files) for (const second of seconds) draw(imsc.fromXML(file), second);
}
</script>"""


class Moment(NamedTuple):
    """What stands in the picture from a time on: a text for each paragraph, from top to bottom."""

    time_ms: int
    texts: list[str]


class Drawn(NamedTuple):
    """What was drawn of a document, from change to change, and what imsc.js has said of it."""

    complaints: list[str]
    moments: list[Moment]


class ImscJs(NamedTuple):
    """The *script* of imsc.js in *chromium*, with a *folder* for its page."""

    chromium: str
    script: Path
    folder: Path

    def read(self, files: Sequence[str]) -> list[Drawn]:
        """What is drawn of each of the TTML *files*."""
        done = self._open_page(files, None, "--virtual-time-budget=600000", "--dump-dom")
        return [Drawn(said, [Moment(*moment) for moment in moments]) for said, moments in read_page(done)]

    def draw(self, ffmpeg: str, files: Sequence[str], seconds: Sequence[float]) -> list[list[Picture]]:
        """Of each of the TTML *files* the pictures at each of the *seconds*."""
        width, height = SIZE
        image, whole = self.folder / "scene.png", height * len(files) * len(seconds)
        window = [f"--window-size={width},{whole}", "--force-device-scale-factor=1", "--hide-scrollbars"]
        self._open_page(files, seconds, *window, f"--screenshot={image}")
        pixels = read_picture(ffmpeg, image, (width, whole)).pixels
        cut = [Picture(width, pixels[i : i + width * height]) for i in range(0, len(pixels), width * height)]
        return [cut[i : i + len(seconds)] for i in range(0, len(cut), len(seconds))]

    def _open_page(
        self, files: Sequence[str], seconds: Sequence[float] | None, *options: str
    ) -> subprocess.CompletedProcess[bytes]:
        page = self.folder / "page.html"
        filled = _PAGE.replace("SCRIPT", self.script.as_uri(), 1).replace("SECONDS", json.dumps(seconds), 1)
        page.write_text(filled.replace("FILES", json.dumps(files).replace("<", "\\u003c"), 1), encoding="utf-8")
        profile = f"--user-data-dir={self.folder / 'profile'}"
        return run_judge([self.chromium, *BROWSER, profile, *options, page.as_uri()])
