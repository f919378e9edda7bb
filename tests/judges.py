"""The judges that are libraries or small tools: each function has one read files, and returns what it read."""

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple
from xml.etree import ElementTree as ET

from tests.oracles import import_judge
from tests.players import ReadCue, order_cues, run_judge


def read_with_pysrt(file: str) -> list[ReadCue]:
    """Its own model of a SubRip file; it refuses what it can't read."""
    items = import_judge("pysrt").from_string(file, error_handling=2)  # to raise
    return [ReadCue(str(item.index), item.start.ordinal, item.end.ordinal, item.text) for item in items]


def read_with_ass(file: str) -> list[ReadCue]:
    """The events of an ASS file by the package `ass`, their text as it stands there."""
    events = import_judge("ass").parse(io.StringIO(file)).events
    rows = [(round(event.start.total_seconds() * 1000), round(event.end.total_seconds() * 1000)) for event in events]
    return [ReadCue(str(i), *times, event.text) for i, (times, event) in enumerate(zip(rows, events, strict=True), 1)]


def read_with_ttconv(file: str) -> list[ReadCue]:
    """The paragraphs of the model that ttconv, a reference converter of timed text, makes of a WebVTT file."""
    return _list_paragraphs(import_judge("ttconv.vtt.reader").to_model(io.StringIO(file)))


def read_ttml_with_ttconv(file: str) -> list[ReadCue]:
    """The paragraphs of the model that ttconv makes of a TTML document."""
    document = ET.ElementTree(ET.fromstring(file.encode()))  # noqa: S314 - it is ours
    return _list_paragraphs(import_judge("ttconv.imsc.reader").to_model(document))


def _list_paragraphs(document: Any) -> list[ReadCue]:  # noqa: ANN401 - of a package without types
    model = import_judge("ttconv.model")
    paragraphs = [element for element in _walk(document.get_body()) if isinstance(element, model.P)]
    read = []
    for i, paragraph in enumerate(paragraphs, 1):
        text = "".join([_text_of(element, model) for element in _walk(paragraph)])
        begin = paragraph.get_begin() or 0  # of TTML, a begin of 0 is left out
        read.append(ReadCue(str(i), round(begin * 1000), round(paragraph.get_end() * 1000), text))
    return read


def find_what_takes_too_long_to_draw(file: str) -> list[str]:
    """What imschrm finds: the moments at which a TTML document asks more of players than IMSC's render model allows."""
    hrm = import_judge("imschrm.hrm")
    found: list[str] = []

    class Handler(hrm.EventHandler):  # type: ignore[misc, name-defined]  # of a package without types
        def error(self, message: str, *details: object) -> None:
            found.append(self._format_message(message, *details))

        def debug(self, *_: object) -> None:
            """Nothing: each moment is told here."""

    hrm.validate(import_judge("imschrm.doc_sequence").iter_isd([(0, None, file)]), Handler())
    return found


def _walk(element: Any) -> Iterator[Any]:  # noqa: ANN401 - of a package without types
    yield element
    for child in element:
        yield from _walk(child)


def _text_of(element: Any, model: Any) -> str:  # noqa: ANN401 - as above
    if isinstance(element, model.Text):
        return str(element.get_text())
    return "\n" if isinstance(element, model.Br) else ""


def read_with_tgt(path: Path) -> Mapping[str, list[tuple[int, int, str]]]:
    """The tiers of the TextGrid at *path*: start and end in milliseconds, and text, of intervals that have one."""
    tiers = import_judge("tgt").read_textgrid(str(path), encoding="utf-8").tiers
    return {
        tier.name: [(round(one.start_time * 1000), round(one.end_time * 1000), one.text) for one in tier]
        for tier in tiers
    }


def read_with_praat(path: Path) -> Mapping[str, list[tuple[int, int, str]]]:
    """The same by Praat itself, as parselmouth has it."""
    parselmouth = import_judge("parselmouth")
    call = import_judge("parselmouth.praat").call
    grid = parselmouth.read(str(path))
    tiers = {}
    for i in range(1, call(grid, "Get number of tiers") + 1):
        rows = []
        for j in range(1, call(grid, "Get number of intervals", i) + 1):
            text = call(grid, "Get label of interval", i, j)
            if text:
                times = [round(call(grid, f"Get {edge} time of interval", i, j) * 1000) for edge in ("start", "end")]
                rows.append((times[0], times[1], text))
        tiers[call(grid, "Get tier name", i)] = rows
    return tiers


def remux(mkvmerge: str, mkvextract: str, files: Sequence[str], suffix: str, folder: Path) -> list[str]:
    """Each of the *files*, none of them empty, after it was a track of a Matroska file."""
    names = [f"{i}{suffix}" for i in range(len(files))]
    for name, file in zip(names, files, strict=True):
        (folder / name).write_text(file, encoding="utf-8", newline="")
    inputs = [part for name in names for part in ("--sub-charset", "0:UTF-8", name)]
    run_judge([mkvmerge, "-q", "-o", "all.mkv", *inputs], folder=folder)
    run_judge(
        [mkvextract, "-q", "all.mkv", "tracks", *[f"{i}:got-{name}" for i, name in enumerate(names)]], folder=folder
    )
    return [(folder / f"got-{name}").read_text(encoding="utf-8-sig") for name in names]


#: Of each file on standard input, prints the cues. vtt.js is made for browsers: here is as much of one as it takes.
_VTT_JS: Final = """
const node = text => ({textContent: text || "", appendChild(child) { this.textContent += child.textContent; }});
const document = {createElement: () => node(), createTextNode: node, createProcessingInstruction: () => node()};
global.navigator = {userAgent: ""};
const {WebVTT, VTTCue, VTTRegion} = require("vtt.js");
const window = {document, VTTCue, VTTRegion};
const read = file => {
  const cues = [], parser = new WebVTT.Parser(window, {decode: data => data || ""});
  const show = cue => WebVTT.convertCueToDOMTree(window, cue.text).textContent;
  parser.oncue = cue => cues.push([cue.id, cue.startTime, cue.endTime, show(cue)]);
  parser.onparsingerror = error => { throw error; };
  parser.parse(file);
  parser.flush();
  return cues;
};
console.log(JSON.stringify(JSON.parse(require("fs").readFileSync(0, "utf8")).map(read)));
"""


def read_with_vtt_js(node: str, modules: Path, files: Sequence[str]) -> list[list[ReadCue]]:
    """The cues of each of the WebVTT *files* by vtt.js, Mozilla's parser, by identifier."""
    return [order_cues(cues) for cues in _run_node(node, modules, _VTT_JS, files)]


_CLRC: Final = """
const {parseEnhanced} = require("clrc");
const read = file => parseEnhanced(file).filter(line => line.raw && line.type !== "metadata").map(line =>
  [line.startMillisecond, line.words.map(word => [word.startMillisecond, word.content])]);
console.log(JSON.stringify(JSON.parse(require("fs").readFileSync(0, "utf8")).map(read)));
"""


def read_with_clrc(node: str, modules: Path, files: Sequence[str]) -> list[list[tuple[int, list[tuple[int, str]]]]]:
    """Of each of the enhanced LRC *files* the lines by clrc: start in milliseconds, and its words with theirs."""
    read: list[list[tuple[int, list[tuple[int, str]]]]] = _run_node(node, modules, _CLRC, files)
    return read


_CLRC_LINES: Final = """
const {parse} = require("clrc");
const read = file => parse(file).filter(line => line.raw).map(line =>
  line.type === "metadata" ? [line.key, line.value] : [line.startMillisecond, line.content]);
console.log(JSON.stringify(JSON.parse(require("fs").readFileSync(0, "utf8")).map(read)));
"""


def read_lines_with_clrc(node: str, modules: Path, files: Sequence[str]) -> list[list[tuple[int | str, str]]]:
    """Of each of the plain LRC *files* the tags and the lines by clrc: key or start in milliseconds, value or text."""
    return [[(key, value) for key, value in file] for file in _run_node(node, modules, _CLRC_LINES, files)]


#: Of each list of captions, prints the pages: those of a word, as far as blanks part them, and those of a while.
_REMOTION: Final = """
const {createTikTokStyleCaptions} = require("@remotion/captions");
const read = file => [0, 1200].map(combineTokensWithinMilliseconds =>
  createTikTokStyleCaptions({captions: JSON.parse(file), combineTokensWithinMilliseconds}).pages.map(page =>
    [page.startMs, page.text, page.tokens.map(token => [token.fromMs, token.toMs, token.text])]));
console.log(JSON.stringify(JSON.parse(require("fs").readFileSync(0, "utf8")).map(read)));
"""


class Page(NamedTuple):
    """What Remotion shows at one time, and the *tokens* in it, which it lights up: start and end (in ms), and text."""

    start_ms: int
    text: str
    tokens: list[tuple[int, int, str]]


def page_with_remotion(node: str, modules: Path, files: Sequence[str]) -> list[list[list[Page]]]:
    """The pages that Remotion makes of each of the *files* of captions: as short as can be, and of 1.2 seconds."""
    return [
        [[Page(start, text, [(*token,) for token in tokens]) for start, text, tokens in pages] for pages in made]
        for made in _run_node(node, modules, _REMOTION, files)
    ]


def _run_node(node: str, modules: Path, program: str, files: Sequence[str]) -> Any:  # noqa: ANN401 - what JSON holds
    done = run_judge([node, "-e", program], data=json.dumps(files).encode(), environment={"NODE_PATH": str(modules)})
    return json.loads(done.stdout)
