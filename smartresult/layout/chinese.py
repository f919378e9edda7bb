"""Characters and words of Chinese that lean on their neighbours.

The lists of the layout; the judge has its own. Words are in simplified characters.
"""

import re
from functools import lru_cache
from typing import Final

#: Ends of words that lean on the next, whatever the word.
ALWAYS_LEANING: Final = frozenset("不没很最把被")
_CONNECTIVES: Final = (
    "如果 因为 所以 但是 但 而且 或者 并且 虽然 可是 然后 尽管 即使 无论 不管 只要 只有 除非 既然 于是 因此 那么 "
    "及 则 若 因 而 或 其 比如 例如 包括 以及 不仅 不但 还是 就是 为了 由于 与其 宁可 要是 假如 万一 哪怕"
)
_PREPOSITIONS: Final = (
    "把 被 将 对 对于 关于 在 从 向 往 朝 跟 和 与 同 给 为 按 按照 根据 通过 随着 除了 以 于 用 让 使 叫 比 凭 靠 "
    "据 作为 成为 叫做 作 做 进行 加以 当 等于 属于 位于 来自 有关 经过"
)
_MODALS: Final = (
    "能 会 可以 要 想 应该 应当 必须 得 可能 能够 愿意 敢 肯 需要 打算 希望 想要 不能 不会 不要 不想 不敢 不用 不得 "
    "一定 一定要 可 该 别 不可 不应 不该 没法 是 不是 有 没有 没 来 去 开始 继续"
)
_ADVERBS: Final = (
    "不 很 太 最 更 都 也 就 还 又 再 才 只 已经 已 正在 正 非常 比较 特别 十分 相当 真 挺 好像 一直 总 总是 经常 "
    "常常 常 往往 马上 立刻 刚 刚刚 终于 突然 忽然 几乎 差不多 大概 也许 完全 根本 真的 只是 只能 还有 都是 也是 仅 "
    "仅仅 尤其 越 越来越 多么 怎么 如何 为什么 互相 一起 共同 到底 究竟 反正 果然 居然 竟然 似乎 稍微 逐渐 渐渐 曾 "
    "曾经 从来 并 并不 都会 就会 也会 地"
)
_DETERMINERS: Final = (
    "这 那 哪 每 各 某 第 这个 那个 哪个 每个 各个 一个 一些 这些 那些 有些 某些 很多 许多 几 多少 什么 其他 其它 "
    "别的 另 另外 任何 所有 一切 整个 全 这种 那种 一种 这样 那样 怎样 两个 三个 几个 一位 一名 一件 一条 一次 这位 "
    "那位 这次 一门 一台 这么 那么"
)
_SUBJECTS: Final = "我们 你们 他们 她们 它们 大家 咱们 我 你 他 她 它 谁 咱 您"
#: Words that lean on the next: connectives, prepositions, light and modal verbs, adverbs, determiners, pronouns.
LEANING_WORDS: Final = frozenset(
    f"{_CONNECTIVES} {_PREPOSITIONS} {_MODALS} {_ADVERBS} {_DETERMINERS} {_SUBJECTS}".split()
)
#: What leans on the word before.
LEANS_BACK: Final = frozenset("的了着过吗呢吧地得们么啊呀嘛啦之")
#: Words that lean on the one before: where something is, what became of it, how much of it.
LEANING_BACK_WORDS: Final = frozenset(
    "上 下 里 中 内 外 间 前 后 时 之间 之前 之后 之中 之内 之外 之下 之上 以前 以后 以内 以外 以上 以下 上面 下面 "
    "里面 外面 前面 后面 里头 当中 旁边 左右 时候 的话 起来 下去 下来 出来 出去 过来 过去 上来 上去 进来 进去 回来 "
    "回去 完 住 掉 成 懂 见 到 一下 一点 一点儿 等 等等 而已 似的 一样 一般 似地 来说 而言 本身".split()
)
_DIGITS: Final = "零〇一二三四五六七八九十百千万亿两几半"
NUMERALS: Final = frozenset(f"{_DIGITS}第这那每上下多来")
UNITS: Final = frozenset(
    "年月日号点时分秒元块角毛个只根颗片斤克吨米里升亩瓶杯碗张层双对套件把枚支组类群批款家座栋棵遍趟回场顿阵番句页章段级届期周季"
    "度平厘毫公次天岁倍名位人条本台辆部种项口间步笔道%％"
)
#: Units whose first character is none.
UNIT_WORDS: Final = frozenset(
    "小时 分钟 钟头 星期 礼拜 世纪 摄氏度 华氏度 英里 英寸 英尺 海里 加仑 盎司 磅 欧元 英镑 日元 日圆 卢布 克朗 "
    "港元 港币 像素 赫兹 瓦 千瓦 兆瓦 伏 兆 平方米 平方公里 立方米 卡路里".split()
)
#: A word that is a number, or waits for one: 第, 三百, 十几, 一点五; 后来 and 千万 are none.
_NUMBER: Final = re.compile(
    rf"第|[这那每上下多]|第?(?:[\d.,]|[{_DIGITS}])(?:[\d.,多来]|[{_DIGITS}{''.join(sorted(UNITS))}])*"
)
_NO_NUMBERS: Final = frozenset({"千万", "万一"})
#: What counts things: their name follows. 个, 些 and 种 do so without a number, too.
COUNTERS: Final = frozenset(
    "个只根颗片张层双对套件把枚支组类群批款家座栋棵朵粒顿阵番句页章篇部台辆架艘所间位名条本种项口门场届幅首"
)
#: What needs no name after it: 四时, 三年.
WHOLE_UNITS: Final = UNITS - COUNTERS
ALWAYS_COUNTING: Final = frozenset("个些种")
#: Characters that write the sounds of foreign names: around a mark between its parts, such as 阿尔伯特·爱因斯坦.
TRANSLITERATING: Final = (
    "阿埃艾爱安昂奥巴拜邦保鲍贝本比彼宾波伯勃博布查茨达戴丹当道德登邓狄蒂丁东杜多顿俄厄恩尔法凡范菲费芬丰弗福夫盖甘冈高戈格葛贡古"
    "瓜圭哈海汉杭豪赫亨洪胡华怀惠霍基吉加迦贾简江杰金津京久卡凯坎康考柯科可克肯孔库夸奎拉莱赖兰朗劳勒雷里理利莉黎连廉良列烈林琳"
    "龙隆卢鲁路伦罗洛吕略马玛迈曼芒毛梅门蒙孟米密敏明缪莫默姆穆纳娜南内尼尿宁牛纽农努诺欧帕潘庞培佩彭皮匹平珀普奇齐契钱乔切琼"
    "丘屈让日荣茹儒瑞若萨塞赛桑森沙莎山尚绍舍申圣施史什士舒朔斯司思丝松苏索塔泰坦唐陶特滕提蒂廷通图托陀瓦万王威韦维魏温文翁沃乌"
    "武伍西希锡夏香肖谢辛欣兴雄休许逊雅亚延扬耶叶伊易因英尤约云泽扎詹珍朱佐丽娅妮兹瑟涅芙芭黛茜珊喀蕾伽茵莲翠敦柏裴弥"
)


@lru_cache(1 << 12)
def is_number(word: str) -> bool:
    """Whether a *word* of Chinese whose first or last character is of numbers is one, or the beginning of one.

    With a measure it is one, too: 两位, 四时.

    >>> is_number("三百"), is_number("这"), is_number("后来"), is_number("周五")
    (True, True, False, False)
    """
    return _NUMBER.fullmatch(word) is not None and word not in _NO_NUMBERS
