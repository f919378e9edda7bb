"""Where Hebrew should not be broken, by its words. Source: Netflix's Timed Text Style Guide, Hebrew.

The article, ו, ב, כ, ל, מ and ש are written onto their word, so that they need no list. Left out is what may end a
clause: prepositions that are adverbs too (לפני, אחרי, תחת), and pronouns.
"""

from typing import Final

from smartresult.judging.languages.break_words import BreakWords
from smartresult.text.languages.language import words

HEBREW: Final = BreakWords(
    code="he",
    never_last={
        "a preposition": words(
            "של על אל מן בין אצל בלי ללא לפי למען כלפי בגלל בזכות למרות בעקבות באמצעות לגבי מאת כמו במשך לקראת "
            "לעבר בתוך לתוך מתוך עבור ועם ועל ואל ובין וללא ואת שעם שעל שאת ושל מלבד"
        ),
        "a conjunction": words(
            "כי אבל או אך אם אלא כאשר כש כדי מפני מכיוון משום אילו לולא ואם וכי וכאשר וכדי שאם שכאשר פן"
        ),
        "a relative": words("אשר ואשר כאשר"),
        "a question word": words("האם והאם שהאם"),
        "a determiner": words("כל בכל לכל מכל וכל שכל איזה איזו אילו באיזה באיזו לאיזה לאיזו רוב"),
        "a negation": words("ולא שלא אינו אינה אינם אינן אינני"),
        "an adverb of degree": words("הכי"),
    },
    clauses=words(
        "כי אבל או אך אם אלא כאשר כדי מפני משום למרות לכן ולכן ואז ואם ואני ואתה ואת והוא והיא ואנחנו והם כש "
        "שהוא שהיא שאני שאתה שהם האם איך למה מה מי איפה מתי"
    ),
    always=words(
        "של אל מן בלי ללא לפי למען כלפי בגלל בזכות למרות בעקבות באמצעות לגבי כי או אלא כאשר כדי אשר ואשר האם "
        "והאם איזה איזו באיזה באיזו לאיזה לאיזו הכי"
    ),
    titles=words("ד\"ר ד״ר דר' פרופ' פרופ גב' גברת"),
    counted=words(
        'שקל שקלים ש"ח ש״ח דולר דולרים יורו אירו אחוז אחוזים אלף אלפים מיליון מיליוני מיליארד מטר מטרים קילומטר '
        'קילומטרים ק"מ ק״מ ס"מ ס״מ סנטימטר סנטימטרים קילו ק"ג ק״ג קילוגרם גרם גרמים ליטר ליטרים טון טונות מעלות שנייה '
        "שניות דקה דקות שעה שעות יום ימים שבוע שבועות חודש חודשים שנה שנים פעם פעמים אנשים איש נקודות כפות כפיות "
        "כוסות"
    ),
)
