"""Where cues end and lines break: the cheapest of all layouts, found exactly.

A cue's cost depends on its own words and on where the next one begins, and on nothing else; so the best layout up to a
border is the best up to an earlier one and one cue more: `best[j] = min(best[i] + cost(i, j))`. Borders at which nobody
would break are left out (about half), and the search backwards from a border ends where a cue is full, too long, or
would hold a long silence: linear in time and memory.
"""

from collections.abc import Sequence
from itertools import accumulate, repeat
from math import inf
from operator import sub
from typing import Final, NamedTuple

from smartresult.layout.atoms import Atoms
from smartresult.layout.kept import TURN_LINE_BREAK, price_kept, price_line_break
from smartresult.profiles import Profile
from smartresult.text.width import count_words

#: Lines break at borders that cost no more, cues end at borders that cost no more; where the next such is further than
#: so many lines, the cheapest in between is one, too.
LINE_PRICE: Final = 2.4
LINE_STRETCH: Final = 0.5
CUE_PRICE: Final = 0.7
CUE_STRETCH: Final = 0.7
#: By how much times in seconds may be off: half a millisecond.
_ROUNDING: Final = 0.0005

# --- The prices of a cue, in units of one.

CUE: Final = 1.0
SECOND_LINE: Final = 0.25
#: Of a cue that is too fast: at once, and for each time that it is faster than it may be, but for two at most.
TOO_FAST: Final = 3.0
EACH_EXCESS: Final = 20.0
MOST_EXCESS: Final = 2.0
#: Of one that can't stand long enough: at once, and for each second that it lacks.
TOO_SHORT: Final = 5.0
EACH_SECOND: Final = 4.0
#: Of one that is a single short word, or two; or any word alone, unless borders that cost no more than the second make
#: it a whole sentence.
ORPHAN: Final = 5.0
WHOLE: Final = -0.9
ORPHAN_WIDTH: Final = 3.1  # two Chinese characters and a mark
ORPHAN_CHARACTERS: Final = 6.5  # where all count alike
#: Of one that is less than such a share of a line, and does not stand between stops or pauses.
STUB: Final = 1.2
STUB_SHARE: Final = 0.4
#: Of lines that differ by a line; of one under half the other; of a top one that is longer.
IMBALANCE: Final = 1.0
UNDER_HALF: Final = 0.6
#: Of a line that is one word, beside one so many times as wide.
LONE: Final = 1.5
LONE_SHARE: Final = 4.0
TOP_HEAVY: Final = 0.2


class Nodes(NamedTuple):
    """The borders at which a line may break, in columns; the first is before all words, the last after them."""

    borders: Sequence[int]  # each named by the word after it
    line_break: float  # by what factor a line break is cheaper than the end of a cue
    left: Sequence[float]  # the width of the text up to the word after it
    right: Sequence[float]  # up to the word before it
    starts: Sequence[float]  # when the word after it is spoken
    ends: Sequence[float]  # until when the word before it is
    prices: Sequence[float]
    turns: Sequence[float]  # 1 where a turn begins
    counts: Sequence[float]  # of the words before it, where the profile counts them


class Layout(NamedTuple):
    """A cue as indexes of nodes: where it begins, where its lines break, where the next one begins."""

    first: int
    breaks: tuple[int, ...]
    last: int


def find_nodes(atoms: Atoms, profile: Profile) -> Nodes:
    """The borders of *atoms* that are worth looking at; between two of them, the text fits into a line of *profile*."""
    every = list_nodes(atoms, profile)
    chosen = _choose(every, LINE_PRICE, LINE_STRETCH * profile.max_chars_per_line, _find_silence(profile))
    columns = [[column[border] for border in chosen] for column in every[2:]]
    return Nodes(chosen, every.line_break, *columns)


def list_nodes(atoms: Atoms, profile: Profile) -> Nodes:
    """All borders of *atoms*."""
    counts = [0.0] * (len(atoms.texts) + 1)
    if profile.max_words_per_minute or profile.min_seconds_per_word:
        counts = list(accumulate(map(count_words, atoms.texts), initial=0.0))
    turns = [0.0] * len(counts)
    for border in atoms.borders.turns:
        turns[border] = 1.0
    return Nodes(
        range(len(counts)),
        atoms.borders.line_break,
        left=[*atoms.left, 0.0],
        right=[0.0, *atoms.right],
        starts=[*atoms.starts, inf],
        ends=[-inf, *atoms.ends],
        prices=[*atoms.borders.prices, 0.0],
        turns=turns,
        counts=counts,
    )


def _choose(nodes: Nodes, most: float, stretch: float, silence: float) -> list[int]:
    """The indexes of those of *nodes* that cost no more than *most*, or follow a *silence*, and the first and last.

    Where the text between two is wider than *stretch*, those between that are the cheapest of each such stretch.
    """
    left, right, starts, ends, prices = nodes.left, nodes.right, nodes.starts, nodes.ends, nodes.prices
    silences = map(sub, starts, ends)
    cheap = [i for i, (p, s) in enumerate(zip(prices, silences, strict=True)) if p <= most or s >= silence]
    chosen = [0]
    for i in cheap[1:]:  # the first is the first of all, for silence is before it
        first = chosen[-1]
        while right[i] - left[first] > stretch and first < i - 1:
            end = first + 1
            while end < i - 1 and right[end + 1] - left[first] <= stretch:
                end += 1
            first = min(range(first + 1, end + 1), key=prices.__getitem__)
            chosen.append(first)
        chosen.append(i)
    return chosen


def find_cuts(nodes: Nodes, profile: Profile) -> list[int]:
    """The indexes of those of *nodes* at which a cue of *profile* may end."""
    return _choose(nodes, CUE_PRICE, CUE_STRETCH * profile.max_chars_per_line, _find_silence(profile))


def _find_silence(profile: Profile) -> float:
    """The seconds of silence that no cue of *profile* spans, less what times may be off."""
    return profile.max_silence - _ROUNDING


def find_cheapest(nodes: Nodes, profile: Profile) -> list[Layout]:  # noqa: C901, PLR0912, PLR0915 - the hot loop
    """The cues of the cheapest layout of *nodes* for *profile*.

    Everything that a pair of nodes needs stands in local columns, and nothing is called inside: there are about four
    pairs a word, and calls would double the time. A pair is dropped as soon as it can't be the cheapest.
    """
    borders, line_break, left, right, starts, ends, prices, turns, counts = nodes
    last = len(left) - 1
    line, lines = profile.max_chars_per_line, profile.max_lines
    outs = _find_outs(nodes, profile)
    needed_from, needed_to = _find_needs(nodes, profile)
    shortest, each_word = profile.min_duration, profile.min_seconds_per_word
    silences = list(map(sub, starts, ends))
    silence = _find_silence(profile)
    kept = list(accumulate(map(price_kept, prices, silences, turns)))
    spoken = list(accumulate(turns))
    line_prices = list(map(price_line_break, prices, repeat(line_break), turns))
    furthest, nearest = _find_line_ends(left, right, line)
    cuts = find_cuts(nodes, profile)
    firsts = _find_firsts(nodes, cuts, silences, profile)
    orphan = ORPHAN_WIDTH if profile.half_width < 1 else ORPHAN_CHARACTERS
    stub = max(STUB_SHARE * line, orphan)
    half = max(profile.min_line_share, 0.5)
    under_half = UNDER_HALF if profile.min_line_share < half else 2 * ORPHAN
    top_heavy = TOP_HEAVY if profile.bottom_heavy else TOP_HEAVY / 2
    imbalance = IMBALANCE / line
    cheapest_line = SECOND_LINE + min(line_prices)
    slack = max(-cheapest_line, 0.0)
    best = [0.0] + [inf] * last  # and the price of a cue, less what was kept so far
    came_from = [0] * (last + 1)
    split_at: list[tuple[int, ...]] = [()] * (last + 1)
    best[0] = CUE - kept[0]
    for position in range(1, len(cuts)):
        j = cuts[position]
        out, width_to, need_to, kept_to, spoken_to = outs[j], right[j], needed_to[j], kept[j - 1], spoken[j - 1]
        apart = silences[j] >= silence
        first_break = nearest[j]
        cheapest = bound = inf
        known: dict[tuple[int, int], tuple[float, tuple[int, ...]]] = {}
        for i in cuts[firsts[position] : position]:  # long cues first: they are the cheap ones, and spare the others
            cost = best[i] + kept_to
            if cost >= bound:
                continue
            duration, need = out - starts[i], need_to - needed_from[i]
            if need > duration:
                excess = need / duration - 1 if duration > 0 else MOST_EXCESS
                cost += TOO_FAST + EACH_EXCESS * (excess if excess < MOST_EXCESS else MOST_EXCESS)  # noqa: FURB136 - as above
            if duration < shortest or (each_word and duration < (counts[j] - counts[i]) * each_word):
                least = max((counts[j] - counts[i]) * each_word, shortest)
                cost += TOO_SHORT + EACH_SECOND * (least - duration)
            width = width_to - left[i]
            breaks: tuple[int, ...] = ()
            if width <= line and (spoken_to == spoken[i] or lines == 1):  # else each speaker has a line
                if width <= stub and not (apart and silences[i] >= silence):
                    alone = borders[j] - borders[i] == 1 and (prices[i] > WHOLE or prices[j] > WHOLE)
                    if width <= orphan or alone:
                        cost += ORPHAN
                    elif prices[i] > 0 or prices[j] > 0:
                        cost += STUB
            elif lines == 2:  # noqa: PLR2004 - all but always
                if cost + cheapest_line >= cheapest:
                    continue
                cheapest_break, left_i = inf, left[i]
                for k in range(first_break if first_break > i else i + 1, furthest[i] + 1):
                    top, bottom, price = right[k] - left_i, width_to - left[k], line_prices[k]
                    if top > bottom:
                        price += imbalance * (top - bottom) + top_heavy
                        short, long = bottom, top
                    else:
                        price += imbalance * (bottom - top)
                        short, long = top, bottom
                    if short < long * half and line_prices[k] != TURN_LINE_BREAK:
                        price += under_half
                        if short <= orphan:
                            price += ORPHAN
                        elif LONE_SHARE * short < long:
                            edge = i if top < bottom else j
                            if abs(borders[edge] - borders[k]) == 1:
                                price += LONE
                    if price < cheapest_break:
                        cheapest_break, split = price, k
                if cheapest_break == inf:
                    continue
                cost += SECOND_LINE + cheapest_break
                breaks = (split,)
            else:
                price, breaks = _break_lines(nodes, line_prices, (i, j), lines, line, known)
                cost += price
            if cost < cheapest:
                cheapest, came_from[j], split_at[j] = cost, i, breaks
                bound = cost + slack
        best[j] = cheapest + prices[j] + CUE - kept[j]
    return _walk_back(came_from, split_at)


def _find_needs(nodes: Nodes, profile: Profile) -> tuple[list[float], list[float]]:
    """Columns whose difference is how long the text between two nodes has to stand to be read, in seconds."""
    per_width = 1 / profile.max_chars_per_second if profile.max_chars_per_second else 0.0
    per_word = 60 / profile.max_words_per_minute if profile.max_words_per_minute else 0.0
    if not per_word:
        return [width * per_width for width in nodes.left], [width * per_width for width in nodes.right]
    words = [count * per_word for count in nodes.counts]
    return (
        [width * per_width + time for width, time in zip(nodes.left, words, strict=True)],
        [width * per_width + time for width, time in zip(nodes.right, words, strict=True)],
    )


def _find_firsts(nodes: Nodes, cuts: Sequence[int], silences: Sequence[float], profile: Profile) -> list[int]:
    """Which of *cuts* is the first from which a cue can reach to each: by width, duration and silence."""
    room = profile.max_lines * (profile.max_chars_per_line + profile.half_width) - profile.half_width
    longest, silence = profile.max_duration or inf, _find_silence(profile)
    left, right, starts, ends = nodes.left, nodes.right, nodes.starts, nodes.ends
    firsts = [0]
    first = 0
    for position in range(1, len(cuts)):
        j = cuts[position]
        while first < position - 1 and (right[j] - left[cuts[first]] > room or ends[j] - starts[cuts[first]] > longest):
            first += 1
        firsts.append(first)
        if silences[j] >= silence:
            first = position
    return firsts


def _find_outs(nodes: Nodes, profile: Profile) -> list[float]:
    """Until when a cue may stand that ends at each node."""
    gap = 0.0 if profile.may_touch else profile.min_gap
    return [min(start - gap, end + profile.max_linger) for start, end in zip(nodes.starts, nodes.ends, strict=True)]


def _find_line_ends(left: Sequence[float], right: Sequence[float], line: float) -> tuple[list[int], list[int]]:
    """The furthest node to which a line from each can reach, and the nearest from which one to each can begin."""
    furthest, nearest = [], []
    k = 0
    for edge in left:
        while k + 1 < len(right) and right[k + 1] - edge <= line:
            k += 1
        furthest.append(k)
    k = 0
    for i, edge in enumerate(right):
        while k < i and edge - left[k] > line:
            k += 1
        nearest.append(k)
    return furthest, nearest


def _break_lines(  # noqa: PLR0913, PLR0917 - columns and state of the hot loop
    nodes: Nodes,
    line_prices: Sequence[float],
    ends: tuple[int, int],
    lines: int,
    line: float,
    known: dict[tuple[int, int], tuple[float, tuple[int, ...]]],
) -> tuple[float, tuple[int, ...]]:
    """The cheapest way to break the text between *ends* into that many *lines* at most, and its price.

    *known* keeps what was found for the same last end: by the first, and how many lines there may be.
    """
    first, last = ends
    width = nodes.right[last] - nodes.left[first]
    if width <= line:
        return 0.0, ()
    if (first, lines) not in known:
        cheapest = inf
        breaks: tuple[int, ...] = ()
        for k in range(first + 1, last if lines > 1 else first):
            top = nodes.right[k] - nodes.left[first]
            if top > line:
                break
            rest, below = _break_lines(nodes, line_prices, (k, last), lines - 1, line, known)
            balance = IMBALANCE * abs(width / lines - top) / line
            price = rest + SECOND_LINE + line_prices[k] + balance
            if price < cheapest:
                cheapest, breaks = price, (k, *below)
        known[first, lines] = cheapest, breaks
    return known[first, lines]


def _walk_back(came_from: Sequence[int], split_at: Sequence[tuple[int, ...]]) -> list[Layout]:
    cues = []
    j = len(came_from) - 1
    while j:
        cues.append(Layout(came_from[j], split_at[j], j))
        j = came_from[j]
    return cues[::-1]
