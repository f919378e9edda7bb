"""Where German should not be broken, by its words.

Sources: the line treatment of Netflix's Timed Text Style Guide, General Requirements and German, and the subtitling
standards of ARD, ORF, SRF and ZDF: what belongs together by sense stays in one line. Much of what leads a phrase in
other languages may end one in German, and is left out: the prepositions that are prefixes of verbs (an, auf, mit, um,
zu: "rufst du mich an"), subject pronouns and auxiliaries (they stand after the verb, or far before it), "nicht", "das"
as a pronoun, "eine", "einer", "keine" and "jeder" without their noun, "sein" and "meine", which are verbs. Every noun
has a capital, so that "die Frau" and "der König" before a noun cannot be told from titles, and are no titles here.
"""

from typing import Final

from smartresult.judging.languages.break_words import BreakWords
from smartresult.text.languages.language import words

GERMAN: Final = BreakWords(
    code="de",
    capital_nouns=True,
    never_last={
        "an article": words("der die den dem des einen einem eines"),
        "a contraction of preposition and article": words(
            "im am zum zur vom beim ins ans aufs fürs ums durchs hinterm hinters überm übers unterm unters vorm"
        ),
        "a possessive": words(
            "mein dein unser euer meinem meines deine deinem deines seine seinem seinen seines seiner ihre ihrem "
            "ihren ihres ihrer unsere unserem unseren unseres unserer eure eurem euren eures eurer"
        ),
        "a determiner": words("diesem diesen dieses"),
        "a preposition": words(
            "von für ohne gegen bis seit in zwischen neben hinter während trotz anstatt innerhalb aufgrund infolge "
            "angesichts mithilfe mittels bezüglich hinsichtlich mitsamt pro per via"
        ),
        "a conjunction": words(
            "und oder sondern dass daß ob weil wenn als wie obwohl obgleich sodass nachdem bevor sobald sofern falls "
            "indem sowie sowohl weder entweder desto beziehungsweise bzw"
        ),
        "an adverb of degree": words("ziemlich äußerst überaus allzu"),
    },
    clauses=words(
        "und oder aber denn sondern dass daß ob weil wenn als wie obwohl damit nachdem bevor sobald falls indem bis "
        "wer wen wem wessen was wo wohin woher wann warum wieso weshalb welcher welche welches welchen welchem ja "
        "nein doch also dann"
    ),
    always=words(
        "im am zum zur vom beim ins ans aufs fürs des dem dass daß weil obwohl obgleich sodass sofern indem seine "
        "seinem seinen ihrem unserem unseren mein dein unser euer diesem von für sowohl weder äußerst überaus"
    ),
    titles=words("herr herrn hr hrn fr frl fräulein dr prof sankt st"),
    counted=words(
        "% prozent prozentpunkte euro cent dollar mark franken pfund kilometer kilometern meter metern zentimeter "
        "zentimetern millimeter millimetern kilo kilogramm gramm tonnen liter litern hektar quadratmeter "
        "quadratmetern quadratkilometer kubikmeter sekunden minuten stunden tage tagen wochen monate monaten jahre "
        "jahren grad uhr mal punkte punkten watt kilowatt kilowattstunden megawatt volt millionen milliarden km kg cm "
        "mm h"
    ),
)
