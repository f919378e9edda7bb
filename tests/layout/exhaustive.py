"""All layouts of a short text, and what each costs by the price list: slow, but plain enough to be seen to be right."""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, pairwise
from math import inf
from typing import NamedTuple

from smartresult import Cue, Profile, Segment, check
from smartresult.layout import kept, optimum
from smartresult.layout.atoms import Atoms, cut_atoms
from smartresult.layout.optimum import Layout, Nodes, find_cheapest, find_nodes, list_nodes
from smartresult.layout.reflowing import write_cues
from tests.layout.borders import find_lang


def price_cue(nodes: Nodes, cue: Layout, profile: Profile) -> float:
    """What *cue* costs, its end included: the price list of `find_cheapest` for one cue, one rule after the other."""
    first, breaks, last = cue
    inner = range(first + 1, last)
    cost = optimum.CUE + nodes.prices[last]
    cost += sum(kept.price_kept(nodes.prices[k], nodes.starts[k] - nodes.ends[k], nodes.turns[k]) for k in inner)
    return (
        cost
        + price_times(nodes, cue, profile)
        + (price_breaks(nodes, cue, profile) if breaks else price_line(nodes, cue, profile))
    )


def price_times(nodes: Nodes, cue: Layout, profile: Profile) -> float:
    """What it costs that *cue* is too fast, or too short."""
    first, _, last = cue
    words = nodes.counts[last] - nodes.counts[first]
    gap = 0.0 if profile.may_touch else profile.min_gap
    out = min(nodes.starts[last] - gap, nodes.ends[last] + profile.max_linger)
    duration = out - nodes.starts[first]
    need = 0.0
    if profile.max_chars_per_second:
        need += find_width(nodes, first, last) / profile.max_chars_per_second
    if profile.max_words_per_minute:
        need += words * 60 / profile.max_words_per_minute
    cost = 0.0
    if need > duration + 1e-9:
        excess = need / duration - 1 if duration > 0 else inf
        cost += optimum.TOO_FAST + optimum.EACH_EXCESS * min(excess, optimum.MOST_EXCESS)
    least = max(profile.min_duration, words * profile.min_seconds_per_word)
    if least > duration:
        cost += optimum.TOO_SHORT + optimum.EACH_SECOND * (least - duration)
    return cost


def price_line(nodes: Nodes, cue: Layout, profile: Profile) -> float:
    """What it costs that *cue* is one line, and that a short one."""
    first, _, last = cue
    orphan, stub = find_orphan(profile), max(optimum.STUB_SHARE * profile.max_chars_per_line, find_orphan(profile))
    width = find_width(nodes, first, last)
    if width > stub or all(is_silent(nodes, k, profile) for k in (first, last)):
        return 0.0
    dearer = max(nodes.prices[first], nodes.prices[last])
    if width <= orphan or (nodes.borders[last] - nodes.borders[first] == 1 and dearer > optimum.WHOLE):
        return optimum.ORPHAN
    return optimum.STUB if dearer > 0 else 0.0


def price_breaks(nodes: Nodes, cue: Layout, profile: Profile) -> float:
    """What the line breaks of *cue* cost."""
    cost = 0.0
    lines_left = profile.max_lines
    borders = nodes.borders
    for before, k in pairwise((cue.first, *cue.breaks)):
        price = kept.price_line_break(nodes.prices[k], nodes.line_break, nodes.turns[k])
        cost += optimum.SECOND_LINE + price
        top, bottom = find_width(nodes, before, k), find_width(nodes, k, cue.last)
        if profile.max_lines == 2:
            edge = before if top < bottom else cue.last
            lone = abs(borders[edge] - borders[k]) == 1
            cost += price_shape((top, bottom), profile, turn=price == kept.TURN_LINE_BREAK, lone=lone)
        else:
            even = find_width(nodes, before, cue.last) / lines_left
            cost += optimum.IMBALANCE * abs(even - top) / profile.max_chars_per_line
        lines_left -= 1
    return cost


def price_shape(widths: tuple[float, float], profile: Profile, *, turn: bool, lone: bool) -> float:
    """What it costs that two lines are not alike; *lone* says that the shorter one is one word."""
    cost = optimum.IMBALANCE * abs(widths[0] - widths[1]) / profile.max_chars_per_line
    if widths[0] > widths[1]:
        cost += optimum.TOP_HEAVY if profile.bottom_heavy else optimum.TOP_HEAVY / 2
    short, long = sorted(widths)
    if short < long * max(profile.min_line_share, 0.5) and not turn:
        cost += 2 * optimum.ORPHAN if profile.min_line_share >= 0.5 else optimum.UNDER_HALF
        if short <= find_orphan(profile):
            cost += optimum.ORPHAN
        elif lone and optimum.LONE_SHARE * short < long:
            cost += optimum.LONE
    return cost


def find_orphan(profile: Profile) -> float:
    return optimum.ORPHAN_WIDTH if profile.half_width < 1 else optimum.ORPHAN_CHARACTERS


def find_width(nodes: Nodes, first: int, last: int) -> float:
    return nodes.right[last] - nodes.left[first]


def is_silent(nodes: Nodes, k: int, profile: Profile) -> bool:
    """Whether so long a silence is at node *k* that no cue may hold it."""
    return nodes.starts[k] - nodes.ends[k] >= profile.max_silence - 0.0005


class Choice(NamedTuple):
    """A cue that could be, and what it costs."""

    cue: Layout
    price: float


class Search:
    """All layouts of *nodes* whose cues end at *cuts* alone."""

    def __init__(self, nodes: Nodes, profile: Profile, cuts: Sequence[int] | None = None) -> None:
        self.nodes, self.profile = nodes, profile
        self.cuts = range(len(nodes.left)) if cuts is None else cuts
        self.choices: dict[int, list[Choice]] = {}  # by where they begin
        self.rests = {self.cuts[-1]: 0.0}  # the least that the text from there on costs
        for place in reversed(range(len(self.cuts) - 1)):
            first = self.cuts[place]
            self.choices[first] = [
                Choice(cue, price_cue(nodes, cue, profile)) for cue in self._list_cues(first, self.cuts[place + 1 :])
            ]
            self.rests[first] = min(price + self.rests[cue.last] for cue, price in self.choices[first])

    def _list_cues(self, first: int, cuts: Sequence[int]) -> Iterator[Layout]:
        """Those from *first* on that keep to the lines, the longest duration, and silence; of one step any."""
        nodes, profile = self.nodes, self.profile
        longest = profile.max_duration or inf
        for last in cuts:
            inner = range(first + 1, last)
            if any(is_silent(nodes, k, profile) for k in inner):
                return
            if last == cuts[0] or nodes.ends[last] - nodes.starts[first] <= longest:
                yield from (Layout(first, breaks, last) for breaks in self._list_breaks(first, last))

    def _list_breaks(self, first: int, last: int) -> Iterator[tuple[int, ...]]:
        """How lines may break: no more than need be, but where somebody else begins to speak."""
        line, most = self.profile.max_chars_per_line, self.profile.max_lines
        inner = range(first + 1, last)
        fits = find_width(self.nodes, first, last) <= line
        if fits and (most != 2 or not any(self.nodes.turns[k] for k in inner)):
            yield ()
            return
        for number in range(1, most):
            for breaks in combinations(inner, number):
                edges = (first, *breaks, last)
                if all(find_width(self.nodes, *edge) <= line for edge in pairwise(edges)) and (
                    most == 2 or all(find_width(self.nodes, edge, last) > line for edge in edges[:-2])
                ):
                    yield breaks

    @property
    def least(self) -> float:
        """What the cheapest of all layouts costs."""
        return self.rests[0]

    def list_layouts(self, limit: float = inf, first: int = 0) -> Iterator[tuple[float, list[Layout]]]:
        """All layouts from *first* on that cost less than *limit*, and what they cost."""
        if first == self.cuts[-1]:
            yield 0.0, []
            return
        for cue, price in self.choices[first]:
            if price + self.rests[cue.last] < limit:
                for rest, cues in self.list_layouts(limit - price, cue.last):
                    yield price + rest, [cue, *cues]

    def price(self, cues: Sequence[Layout]) -> float:
        """What *cues* cost."""
        return sum(price_cue(self.nodes, cue, self.profile) for cue in cues)


class Found(NamedTuple):
    """Cues, what they cost, and what `check` says of them."""

    cues: tuple[Cue, ...]
    price: float
    rules: tuple[str, ...]


def judge(atoms: Atoms, search: Search, layouts: Sequence[Layout], price: float) -> Found:
    cues = write_cues(atoms, search.nodes, layouts, search.profile)
    return Found(cues, price, tuple(found.rule for found in check(cues, search.profile).violations))


def lay_out(segments: Sequence[Segment], profile: Profile) -> tuple[Atoms, Search, list[Layout]]:
    """The words of *segments*, all their layouts, and the one that `reflow` chooses, in nodes of all."""
    atoms = cut_atoms(segments, profile, find_lang(segments))
    nodes = find_nodes(atoms, profile)
    chosen = [
        Layout(nodes.borders[first], tuple(nodes.borders[k] for k in breaks), nodes.borders[last])
        for first, breaks, last in find_cheapest(nodes, profile)
    ]
    return atoms, Search(list_nodes(atoms, profile), profile), chosen


def find_better(
    segments: Sequence[Segment], profile: Profile, worths: Callable[[str], float]
) -> tuple[Found, Found | None]:
    """What `reflow` makes of *segments*, and the layout that suits better by most, if there is one.

    That is one whose violations of rules are *worths* less than ours are by more than it is dearer.
    """
    atoms, search, chosen = lay_out(segments, profile)
    ours = judge(atoms, search, chosen, search.price(chosen))
    worth = sum(map(worths, ours.rules))
    better, most = None, 1e-9
    for price, layouts in search.list_layouts(ours.price + worth) if worth else ():
        other = judge(atoms, search, layouts, price)
        gain = worth - sum(map(worths, other.rules)) - (other.price - ours.price)
        if gain > most and len(other.rules) < len(ours.rules):
            better, most = other, gain
    return ours, better
