"""Where Indonesian should not be broken, by its words.

Source: Netflix's Timed Text Style Guide, Indonesian and general requirements. Left out is what may end a clause: dalam
(lebih dalam), serta (ikut serta), sedang (ukuran sedang), bisa (kalau bisa), tidak and belum
(mau atau tidak), lebih (seminggu lebih), semua (kita semua), and the subjects saya, kita, mereka, which
follow their noun as possessives. Of what is counted, days and years are no sign: "episode 5 / hari ini" parts
nothing.
"""

from typing import Final

from smartresult.judging.languages.break_words import BreakWords
from smartresult.text.languages.language import words

INDONESIAN: Final = BreakWords(
    code="id",
    never_last={
        "a preposition": words("di ke dari pada kepada untuk dengan oleh bagi terhadap tentang demi tanpa antara"),
        "a conjunction": words(
            "dan atau tetapi tapi bahwa karena jika kalau agar supaya meskipun walaupun ketika sehingga apabila "
            "sedangkan setelah sebelum"
        ),
        "a relative": words("yang"),
        "a determiner": words("para setiap tiap beberapa berbagai segala suatu sang si"),
        "a classifier": words("sebuah seorang seekor"),
        "an auxiliary": words("akan telah sudah adalah ialah merupakan harus hendak"),
        "a negation": words("jangan tak"),
        "an adverb of degree": words("sangat terlalu semakin makin paling"),
    },
    never_first={
        "a word that leans back": words("tersebut pun saja sih deh dong banget"),
    },
    clauses=words(
        "yang dan atau tetapi tapi bahwa karena jika kalau agar supaya meskipun walaupun ketika sehingga saya aku kamu "
        "kita kami mereka dia ia anda apa siapa apakah bagaimana kenapa mengapa kapan"
    ),
    always=words(
        "yang di ke dari pada kepada untuk dengan oleh bagi terhadap demi dan atau bahwa karena jika kalau agar supaya "
        "meskipun walaupun para setiap tiap beberapa berbagai segala suatu sang si sebuah seorang seekor sangat "
        "terlalu jangan akan telah"
    ),
    titles=words(
        "bapak ibu pak bu bang mas mbak kak tuan nyonya nona profesor dokter presiden gubernur bupati menteri jenderal "
        "kapten haji ustaz kiai raja sultan pangeran"
    ),
    counted=words(
        "persen rupiah dolar euro ribu juta miliar triliun meter kilometer sentimeter milimeter kilogram kilo gram ons "
        "ton liter mililiter hektare hektar derajat menit detik watt kalori % km kg cm mm ml"
    ),
)
