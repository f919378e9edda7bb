"""Where Vietnamese should not be broken, by its syllables. Source: Netflix's Timed Text Style Guide, Vietnamese.

Each syllable stands alone, so that a word of grammar is listed only where it is not the end of a common compound as
well: left out are do (lý do, tự do), tại (hiện tại), từ (từ từ, danh từ), bị (chuẩn bị), cùng (cuối cùng), and what may
end a clause: không, chưa, được, rồi, về, đến, theo, trong, trên.
"""

from typing import Final

from smartresult.judging.languages.break_words import BreakWords
from smartresult.text.languages.language import words

VIETNAMESE: Final = BreakWords(
    code="vi",
    never_last={
        "a preposition": words("của với bởi nhằm"),
        "a conjunction": words("và hoặc nhưng nếu rằng thì vì để dù tuy như"),
        "a determiner": words("các những mỗi mọi vài"),
        "a classifier": words("chiếc nỗi niềm"),
        "an auxiliary": words("đã sắp vẫn cũng"),
        "a negation": words("chẳng đừng hãy"),
        "an adverb of degree": words("rất càng"),
    },
    clauses=words(
        "và nhưng nếu khi vì bởi nên thì mà để rằng hay hoặc dù tuy mặc tôi anh chị em ông bà cô họ chúng nó mình ta "
        "bạn tại sao"
    ),
    always=words("và hoặc nhưng rằng các những mỗi mọi rất hãy đừng chẳng nỗi niềm của nếu"),
    titles=words(
        "ông bà anh chị cô chú bác cậu thầy sư sĩ tướng vua chúa ts gs bs ths pgs ts. gs. bs. ths. pgs.ts. tp. tp"
    ),
    counted=words(
        "đồng đô euro yên bảng phần % trăm nghìn ngàn vạn triệu tỷ tỉ mét ki-lô-mét kilômét cây km cm ki-lô-gam kg "
        "cân gam lạng tấn tạ lít độ giờ phút giây tiếng ngày tuần tháng năm tuổi người lần điểm bàn thìa muỗng chén"
    ),
)
