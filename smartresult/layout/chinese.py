"""Characters and words of Chinese that lean on their neighbours.

The lists of the layout; the judge has its own.
"""

from typing import Final

#: Words of one character, and ends of others, that lean on the next word.
LEANING_CHARACTERS: Final = frozenset(
    "把被在和与及跟同对向从给为以让使将由于或但而因则若如是不没很太最更都也就还又再才只每各第这那哪几某其我你他她它"
)
ALWAYS_LEANING: Final = frozenset("不没很最把被")
LEANING_WORDS: Final = frozenset(
    "如果 因为 所以 但是 而且 或者 并且 虽然 可以 可能 应该 需要 已经 正在 非常 比较 关于 通过 根据 对于 由于 "
    "一个 这个 那个 这些 那些 我们 你们 他们 她们 它们 还是 就是 不是 没有 为了 以及 不能 不会 只有 只要 无论 "
    "不管 即使 每个 一定 必须 大家".split()
)
#: What leans on the word before.
LEANS_BACK: Final = frozenset("的了着过吗呢吧地得们么啊呀嘛啦之")
NUMERALS: Final = frozenset("零〇一二三四五六七八九十百千万亿两几半第这那每上下多来")
UNITS: Final = frozenset(
    "年月日号点时分秒元块角毛个只根颗片斤克吨米里升亩瓶杯碗张层双对套件把枚支组类群批款家座栋棵遍趟回场顿阵番句页章段级届期周季"
    "度平厘毫公次天岁倍名位人条本台辆部种项口间步笔道%％"
)
