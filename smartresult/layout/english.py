"""Words of English that belong to what follows: a line that ends on one of them hangs in the air.

The lists of the layout; the judge has its own.
"""

from typing import Final

ARTICLES: Final = frozenset(
    "a an the my your his its our their this that these those every each some any no another both either which whose "
    "what such very too so quite more most less her".split()
)
PREPOSITIONS: Final = frozenset(
    "of to in on at by for from with about into onto over under after before between through during without within "
    "against among towards toward upon across behind beyond near off per than like as via until till inside outside "
    "around along despite above below beneath beside besides except throughout underneath versus amid concerning "
    "regarding".split()
)
CONJUNCTIONS: Final = frozenset(
    "and or but nor because if when while where since although though unless whether that which who whereas so then "
    "how why".split()
)
AUXILIARIES: Final = frozenset(
    "is am are was were be been being do does did has have had having can could will would shall should may might "
    "must isn't aren't wasn't weren't don't doesn't didn't hasn't haven't hadn't can't couldn't won't wouldn't "
    "shouldn't there's that's it's he's she's let's gonna cannot".split()
)
PRONOUNS: Final = frozenset(
    "i you he she we they it i'm you're we're they're i've you've we've they've i'll you'll he'll she'll we'll "
    "they'll it'll i'd you'd he'd she'd we'd they'd who there".split()
)
#: What goes with the verb before.
PARTICLES: Final = frozenset("up out down off away back apart along together".split())
OBJECTS: Final = frozenset("me him us them himself herself itself myself yourself themselves ourselves".split())
#: Objects as well, where a phrase begins after them: "told you that", "make it in time".
MAYBE_OBJECTS: Final = frozenset("it you her".split())
#: Without a full stop, too: "dr smith", "st louis".
TITLES: Final = frozenset("mr mrs ms dr prof st".split())
#: A number after one of these is its name.
NUMBERED: Final = frozenset(
    "january february march april june july august september october november december page pages chapter section "
    "number part episode step phase level room line figure fig vol volume version table season round route highway "
    "gate flight channel grade act article paragraph question lesson unit item age ages aged p pp".split()
)
#: Words that are one expression with the next one: "kind of", "according to", "years ago".
TIED: Final = {
    **dict.fromkeys("kind sort out instead ahead regardless capable".split(), "of"),
    **dict.fromkeys("according due able".split(), "to"),
    **dict.fromkeys("rather other".split(), "than"),
    **dict.fromkeys("years year months weeks days hours minutes long".split(), "ago"),
}
ADVERBS: Final = frozenset("not never just also only even really please".split())
NUMBERS: Final = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion "
    "trillion point".split()
)
#: What goes on with a number after "and", British or not: two hundred and six.
MAGNITUDES: Final = frozenset("hundred thousand million billion trillion".split())
#: Small words inside of names, each before a capital: Ingrid van der Meer, Charles de Gaulle.
NAME_PARTICLES: Final = frozenset("van von der den de di da del della du dos la le bin ibn ter ten".split())
#: Frequent adjectives that no ending tells.
_ADJECTIVES: Final = frozenset(
    "good bad big small large little long short high low old young new early late great best better worse worst "
    "other same different own next last first second third main major minor real true false right wrong hard easy "
    "full empty open free strong weak hot cold warm cool dark light bright deep wide narrow thick thin fast slow "
    "rich poor clean dirty dry wet soft loud quiet heavy black white red blue green yellow brown grey gray pink "
    "pretty nice kind sure certain clear simple single double whole entire half only few many several huge tiny vast "
    "rare common local public private social human natural modern ancient recent current previous former future past "
    "present fresh raw safe dead alive sick healthy strange weird funny serious famous favorite favourite perfect "
    "entire extra final fundamental top bottom left right front back inner outer upper lower middle northern "
    "southern eastern western american british chinese french german european african asian russian japanese "
    "english younger older bigger smaller larger longer shorter higher lower faster slower stronger weaker easier "
    "harder deeper wider richer poorer cheaper newer earlier later greater closer further simpler heavier happier "
    "complex extreme special visual multiple various important significant relevant constant instant distant "
    "different elegant brilliant efficient sufficient intelligent independent excellent permanent frequent consistent "
    "apparent robust intense dense immense absolute complete concrete discrete remote unique genuine mature obscure "
    "secure pure mere severe sincere brief rough tough smooth sharp flat steep hidden sudden wooden golden broken "
    "frozen stolen happy busy crazy lazy angry hungry thirsty sunny rainy sticky tricky lucky damp crisp blank vague "
    "giant massive unlimited required limited unfamiliar familiar similar particular popular regular solar nuclear "
    "digital all".split()
)
_ADJECTIVE_ENDINGS: Final = tuple(
    "ous ful less ible able ical ive ish ional ary esque est ntal nal ural ial ific stic mic".split()
)
_NO_ADJECTIVES: Final = frozenset(
    "table able cable vegetable five drive live give arrive alive dive hive receive believe achieve survive forgive "
    "finish publish establish wish fish dish english polish punish vanish british january february library "
    "dictionary summary diary salary anniversary vary bus us thus virus focus campus bonus census forest interest "
    "test best rest west chest guest request suggest invest arrest honest contest protest harvest unless variable "
    "enable disable unable motive native detective executive relative objective alternative initiative narrative "
    "perspective signal journal canal arsenal tribunal terminal rental mural trial material tutorial memorial "
    "editorial burial serial denial plastic mystic comic epidemic pandemic ceramic".split()
)
#: After a hyphen, in nouns: mother-in-law, check-in.
_LAST_OF_NOUNS: Final = frozenset("in up on off out down law".split())
_NO_ADVERBS: Final = frozenset(
    "only family early reply apply supply fly july italy likely friendly lovely daily weekly monthly ugly lonely "
    "belly assembly anomaly ally rely holy jelly bully rally imply multiply really".split()
)
#: They stand before verbs, as adverbs in -ly do.
_ADVERBS_OF_TIME: Final = frozenset("already always often still ever sometimes almost".split())
_SHORTEST: Final = 5
#: Words of grammar: what comes before them does not describe them.
FUNCTION_WORDS: Final = (
    ARTICLES | PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | PRONOUNS | frozenset("not me him her us them".split())
)


def is_adjective(word: str) -> bool:
    """Whether *word*, in small letters, is an adjective by its look, or one of the frequent ones."""
    if word in _ADJECTIVES:
        return True
    if "-" in word:  # well-known, nineteen-year-old
        return word.rpartition("-")[2] not in _LAST_OF_NOUNS
    return len(word) >= _SHORTEST and word.endswith(_ADJECTIVE_ENDINGS) and word not in _NO_ADJECTIVES


def is_adverb(word: str) -> bool:
    """Whether *word*, in small letters, ends as adverbs do, and is one, or stands before verbs as they do."""
    ends = len(word) >= _SHORTEST and word.endswith("ly")
    return word in _ADVERBS_OF_TIME or (ends and word not in _NO_ADVERBS)
