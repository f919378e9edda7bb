"""Words of Japanese that lean on their neighbours, and characters of numbers.

BudouX cuts Japanese into phrases, each with its particles; these say which of its borders part what belongs together.
The lists of the layout; the judge has its own.
"""

from typing import Final

#: Phrases that wait for the next: determiners, adverbs of degree, conjunctions, what stands before numbers.
LEANING: Final = frozenset(
    "この その あの どの こんな そんな あんな どんな ある あらゆる いわゆる いろいろな いろんな "
    "大きな 小さな 同じ 別の 各 全 約 およそ ほぼ 第 最も もっとも とても 非常に もっと ずっと "
    "かなり すごく あまり 少し ちょっと まだ もう すぐ また または あるいは および 及び もしくは "
    "そして しかし だから それでも なぜなら たとえば 例えば 特に 必ず やはり やっぱり 最後の "
    "最初の 本当に 一番".split()
)
#: Ends of longer phrases that wait as well.
LEANING_ENDS: Final = tuple(sorted(word for word in LEANING if len(word) > 2))  # noqa: PLR2004 - not ある of である
#: Units of dates and times, after which the next number goes on.
DATES: Final = frozenset("年月日時分")
#: Ends of phrases that tie them to a noun or a verb after them.
MODIFYING: Final = ("の", "という", "といった", "ような", "みたいな", "的な", "しい", "たい", "らしい")
#: Beginnings of phrases that lean on the one before: formal nouns, auxiliary verbs, compound particles.
LEANING_BACK: Final = tuple(
    "こと ため ところ はず わけ つもり まま ほう よう とき 時に 時は うち たび とおり 通り "
    "おかげ せい かどうか かもしれ くらい ぐらい ほど だけ ばかり ながら について にとって "
    "によって について ついて とって よって 対し 関し に対し として という といった をめぐ を通じ "
    "に関し において いる います いた いて いました いない おく おき おい しまう しまい しまっ "
    "みる みた みて ください 下さい もらう もらい もらっ もらえ くれる くれ いただ いけない "
    "なければ ならない なりません ほしい 欲しい ございます です ます でした ました だった でしょう "
    "だろう ない なかった なく なり なる なった する します した して される された できる "
    "できます できた 始め 続け 終わ すぎ 過ぎ さん くん ちゃん 様 氏".split()
)
NUMERALS: Final = frozenset("0123456789０１２３４５６７８９〇零一二三四五六七八九十百千万億兆数何第")
UNITS: Final = frozenset(
    "年月日時分秒週円銭個本枚人名匹頭台冊階回番歳才度倍点割位台社店校軒杯皿歩泊代世号章話億万千百十兆％%℃㎞㎏㎝㎜メキセミグトリパドユヘ"
)
