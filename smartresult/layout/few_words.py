"""Cues of few words, as short videos show them: where one ends and the next begins.

A word is what stands between blanks; in text without them it is a phrase, as `layout/prices.py` has it: what is not to
be parted. The cheapest way to put words together, a few at most, by dynamic programming: linear in time and memory.
"""

from itertools import pairwise
from math import ceil, inf
from operator import sub
from typing import Final

from smartresult.layout.atoms import Atoms
from smartresult.layout.looks import COMMA
from smartresult.layout.optimum import CUE, Layout, Nodes
from smartresult.layout.prices import NEVER, PAUSE_PRICE
from smartresult.profiles import Profile
from smartresult.text.marks import NAME_DOTS

#: So long a pause ends a cue, in seconds: in text without marks it is as good as one (`UNPUNCTUATED_FULL_PAUSE`).
PAUSE: Final = 0.3
#: What a pause leaves of the price of a border that is not to be parted.
_WHOLE: Final = NEVER + PAUSE_PRICE
#: Of each word that a cue lacks, squared, so that four words make twice two, and not three and one.
_LACKING: Final = 0.1


def find_few_words(atoms: Atoms, nodes: Nodes, profile: Profile) -> list[Layout]:
    """The cues of *atoms* of one line, and of `words_per_cue` words of *profile* at most; *nodes* are all borders.

    None goes on after a mark of a sentence or a clause, a turn (which costs less than those), or a pause. Where a
    phrase is wider than a line, it is cut.
    """
    left, right, prices, line = nodes.left, nodes.right, nodes.prices, profile.max_chars_per_line
    silences = [0.0, *map(sub, nodes.starts[1:-1], nodes.ends[1:]), inf]
    words = [
        border
        for border, space in enumerate(atoms.spaces)
        if not border or space or prices[border] < _WHOLE or silences[border] >= PAUSE
    ]
    cuts = [0]
    for first, last in pairwise([*words, len(atoms.texts)]):
        cuts += _cut_wide(atoms, nodes, first, last, line)
    parted = [prices[cut] <= COMMA or silences[cut] >= PAUSE for cut in cuts]
    best = [0.0] + [inf] * (len(cuts) - 1)
    came_from = [0] * len(cuts)
    for j in range(1, len(cuts)):
        for i in range(j - 1, max(j - profile.words_per_cue, 0) - 1, -1):
            if i < j - 1 and (parted[i + 1] or right[cuts[j]] - left[cuts[i]] > line):
                break
            cost = best[i] + CUE + _LACKING * (profile.words_per_cue - (j - i)) ** 2
            if cost < best[j]:
                best[j], came_from[j] = cost, i
        best[j] += 0.0 if parted[j] else prices[cuts[j]]
    layouts = []
    j = len(cuts) - 1
    while j:
        layouts.append(Layout(cuts[came_from[j]], (), cuts[j]))
        j = came_from[j]
    return layouts[::-1]


def _cut_wide(atoms: Atoms, nodes: Nodes, first: int, last: int, line: float) -> list[int]:
    """The borders after *first* at which what ends at *last* is cut to fit into a *line*, the last one with them.

    A part is half as wide as the line at least. It ends between the parts of a name, else where that costs least, else
    where all parts come out alike.
    """
    cuts = []
    while (width := nodes.right[last] - nodes.left[first]) > line:
        furthest = first + 1
        while nodes.right[furthest + 1] - nodes.left[first] <= line:
            furthest += 1
        half, share = nodes.left[first] + line / 2, nodes.left[first] + width / ceil(width / line)
        wide = [cut for cut in range(first + 1, furthest + 1) if nodes.right[cut] >= half] or [furthest]
        wide = [cut for cut in wide if atoms.texts[cut - 1][-1] in NAME_DOTS] or wide
        _, _, first = min([(nodes.prices[cut], abs(nodes.right[cut] - share), cut) for cut in wide])
        cuts.append(first)
    return [*cuts, last]
