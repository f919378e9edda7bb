"""Words of English that belong to what follows: a line that ends on one of them hangs in the air.

The lists of the layout; the judge has its own.
"""

from typing import Final

ARTICLES: Final = frozenset(
    "a an the my your his its our their this that these those every each some any no another both either "
    "which whose what such very too so quite more most less".split()
)
PREPOSITIONS: Final = frozenset(
    "of to in on at by for from with about into onto over under after before between through during without "
    "within against among towards toward upon across behind beyond near off per than like as via until till "
    "inside outside around along despite above below beneath beside besides except throughout underneath versus "
    "amid concerning regarding".split()
)
CONJUNCTIONS: Final = frozenset(
    "and or but nor because if when while where since although though unless whether that which who whereas "
    "so then how why".split()
)
AUXILIARIES: Final = frozenset(
    "is am are was were be been being do does did has have had having can could will would shall should may might must "
    "isn't aren't wasn't weren't don't doesn't didn't hasn't haven't hadn't can't couldn't won't wouldn't shouldn't "
    "there's that's it's he's she's let's gonna cannot".split()
)
PRONOUNS: Final = frozenset(
    "i you he she we they it i'm you're we're they're i've you've we've they've i'll you'll he'll she'll we'll they'll "
    "it'll i'd you'd he'd she'd we'd they'd who there".split()
)
ADVERBS: Final = frozenset("not never just also only even really please".split())
NUMBERS: Final = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion "
    "point".split()
)
