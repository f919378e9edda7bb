"""What it costs to have a border between words inside a cue: in a line, or where a line breaks."""

from typing import Final

from smartresult.layout.looks import SENTENCE_END
from smartresult.layout.prices import FIRM, FULL_PAUSE

#: Of keeping a turn inside a line: more than all else that may be wrong with two cues.
KEPT_TURN: Final = 100.0
#: Of keeping the end of a sentence inside a cue: as much as two cues, for it is what people change most. Of keeping the
#: end of a clause there, or a full pause.
KEPT_SENTENCE: Final = 2.0
KEPT_CLAUSE: Final = 0.3
KEPT_PAUSE: Final = 0.8
#: What a border at which a line breaks is worth at most.
BEST_LINE_BREAK: Final = -0.8
#: At a turn, which is then in a line of its own: nearly all that it costs to keep it.
TURN_LINE_BREAK: Final = 0.4 - KEPT_TURN


def price_line_break(price: float, factor: float, turn: float) -> float:
    """What it costs to break a line at a border at which the end of a cue costs *price*; *turn* is 1 where it is one.

    What should not be parted costs no less in a line than at the end of a cue.
    """
    if turn:
        return TURN_LINE_BREAK
    if price > FIRM:
        return price - (1 - factor) * FIRM
    price *= factor
    return price if price > BEST_LINE_BREAK else BEST_LINE_BREAK  # noqa: FURB136 - a call takes as long as all else


def price_kept(price: float, silence: float, turn: float) -> float:
    """What it costs to have a border of that *price*, with so many seconds of *silence*, inside a cue."""
    if turn:
        return KEPT_TURN
    kept = KEPT_SENTENCE if price <= SENTENCE_END else KEPT_CLAUSE * -price / -SENTENCE_END if price < 0 else 0.0
    if silence <= 0:
        return kept
    return kept + KEPT_PAUSE * (silence / FULL_PAUSE if silence < FULL_PAUSE else 1.0)
