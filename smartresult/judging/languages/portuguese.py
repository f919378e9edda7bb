"""Where Portuguese should not be broken, by its words.

Sources: Netflix's Timed Text Style Guide, Portuguese (Brazil) and general requirements (no break between noun and
article, preposition and what follows, verb and reflexive pronoun or negation). Left out: words that may end a
phrase, as este, meu (um amigo meu), muito, mais, eu, está, tinha, contra, porém.
"""

from typing import Final

from smartresult.judging.languages.break_words import BreakWords
from smartresult.text.languages.language import words

PORTUGUESE: Final = BreakWords(
    code="pt",
    never_last={
        "an article": words("o a os as uns umas"),
        "a possessive": words("seu sua seus suas"),
        "a determiner": words("cada cujo cuja cujos cujas"),
        "a preposition": words(
            "de em com por para sem sobre entre desde até sob perante após durante mediante ao à aos às do da dos das "
            "no na nos nas num numa nuns numas dum duma pelo pela pelos pelas pra pro pras pros neste nesta nesse "
            "nessa deste daquele naquele"
        ),
        "a conjunction": words("e ou nem mas que porque se embora quando onde como enquanto"),
        "a relative or question word": words("quem"),
        "a pronoun before its verb": words("me te lhe lhes vos"),
        "a negation": words("não"),
        "a word of degree": words("tão"),
        "a title": words("dom frei"),
    },
    auxiliaries=words(
        "terá teria haviam havia estou está estamos estão estava estavam vou vai "
        "vamos vão ia iam posso pode podemos podem podia podiam poderia devo deve devemos devem deveria quero quer "
        "queremos querem queria"
    ),
    verb_endings=("ado", "ido", "ando", "endo", "indo", "ar", "er", "ir"),
    clauses=words(
        "que quando onde como se porque embora enquanto mas e ou nem pois quem qual quais cujo cuja quanto porém "
        "então assim"
    ),
    always=words(
        "o a os as seu sua seus suas cada cujo cuja cujos cujas de em com por para sem desde até sob perante após "
        "durante mediante ao à aos às do da dos das no na nos nas num numa nuns numas dum duma pelo pela pelos pelas "
        "pra pro pras pros me te lhe lhes vos tão dom frei"
    ),
    titles=words(
        "senhor senhora senhorita dona seu sr sra srta dr dra doutor doutora prof profa professor professora eng "
        "arq santo santa frei irmã monsenhor capitão coronel general presidente ministro ministra inspetor inspetora "
        "delegado delegada"
    ),
    counted=words(
        "quilômetro quilômetros quilómetro quilómetros metro metros centímetro centímetros milímetro milímetros "
        "hectare hectares quilo quilos quilogramas grama gramas tonelada toneladas litro litros mililitros grau graus "
        "euro euros cêntimos centavos dólar dólares real reais libras minuto minutos segundos hora horas ano anos mês "
        "meses semana semanas dia dias séculos vezes milhão milhões bilhão bilhões mil pontos watts megas gigas "
        "habitantes pessoas % € km kg cm mm m g l ml"
    ),
)
