r"""What a text with the markup of ASS shows: without blocks and drawings, its commands obeyed.

http://www.tcax.org/docs/ass-specs.htm; a brace that nothing closes is a brace (libass).
"""

import re
from collections.abc import Mapping
from typing import Final

#: Inside of a block, what begins a drawing, or ends it.
_DRAWING: Final = re.compile(r"(?a)\\p\s*(\d+)")
_COMMANDS: Final = re.compile(r"\\([Nnh])")


def show_ass_text(text: str, commands: Mapping[str, str]) -> str | None:
    r"""*text* as it is shown; None where that is nothing but what is drawn from `\p1` to `\p0`.

    *commands* says what `\N`, `\n` and `\h` are, for readers differ. Takes time in proportion to the text.
    """
    kept = []
    drawing = drawn = False
    position = 0
    while (opened := text.find("{", position)) >= 0 and (closed := text.find("}", opened)) >= 0:
        if not drawing:
            kept.append(text[position:opened])
        for scale in _DRAWING.findall(text, opened, closed):
            drawing = scale.strip("0") != ""
            drawn = drawn or drawing
        position = closed + 1
    if not drawing:
        kept.append(text[position:])
    shown = "".join(kept)
    if drawn and not shown.strip():
        return None
    return _COMMANDS.sub(lambda command: commands[command[1]], shown)
