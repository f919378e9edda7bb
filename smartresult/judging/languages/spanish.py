"""Where Spanish should not be broken, by its words.

Sources: Netflix's Timed Text Style Guide, Spanish and general requirements (no break between noun and article,
preposition and what follows, verb and auxiliary, reflexive pronoun or negation); UNE 153010 (links go to the second
line). Left out: words that may end a phrase, as este, contra, bajo, más, hay, había, puede, yo, ella.
"""

from typing import Final

from smartresult.judging.languages.break_words import BreakWords
from smartresult.text.languages.language import words

SPANISH: Final = BreakWords(
    code="es",
    never_last={
        "an article": words("el la los las lo al del"),
        "a possessive": words("mi mis tu tus su sus nuestro nuestra nuestros nuestras vuestra vuestras"),
        "a determiner": words("cada algún ningún cualquier cuyo cuya cuyos cuyas sendos sendas"),
        "an adjective cut before its noun": words("buen gran primer tercer san"),
        "a preposition": words(
            "a de con en por para sin sobre entre desde hasta hacia según ante tras durante mediante"
        ),
        "a conjunction": words("y e o u ni que porque aunque si sino pero como cuando mientras donde conque"),
        "a relative or question word": words("quien quienes"),
        "a pronoun before its verb": words("me te se nos os le les"),
        "an auxiliary": words(
            "he has ha hemos habéis han habías habíamos habíais habré habrás habremos habréis habrías habríamos "
            "habríais hayas hayamos hayáis hayan hubieras hubiéramos hubieran hubieses hubiésemos hubiesen"
        ),
        "a negation": words("no"),
        "a word of degree": words("muy tan"),
        "a title": words("don doña fray sor"),
    },
    auxiliaries=words(
        "he has hemos habéis han hubiera hubieran habrá habrán habría habrían haya "
        "hayan estoy estás está estamos están estaba estaban estábamos puedo puedes puede podemos pueden podía podían "
        "podría podrían debo debes debe debemos deben debería deberían quiero quieres quiere queremos quieren quería "
        "querían"
    ),
    verb_endings=(
        "ado",
        "ido",
        "ando",
        "iendo",
        "yendo",
        "ar",
        "er",
        "ir",
        "arse",
        "erse",
        "irse",
        "arlo",
        "arla",
        "erlo",
        "irlo",
    ),
    clauses=words(
        "que cuando donde como si porque aunque mientras pero sino y e o u ni pues conque quien quienes cual cuales "
        "cuyo cuya qué cómo cuándo dónde quién cuál cuánto entonces así"
    ),
    always=words(
        "el la los las lo al del mi mis tu tus su sus cada algún ningún cualquier cuyo cuya cuyos cuyas buen gran "
        "primer tercer san a de con en por sin desde hasta hacia tras durante mediante me te se nos os le les "
        "hemos habéis han has ha muy tan don doña fray sor"
    ),
    titles=words(
        "señor señora señorita don doña sr sra srta d dña dr dra doctor doctora prof profesor profesora lic ing arq "
        "san santo santa fray sor monseñor capitán coronel general presidente presidenta ministro ministra inspector "
        "inspectora"
    ),
    counted=words(
        "kilómetro kilómetros metro metros centímetro centímetros milímetro milímetros hectárea hectáreas kilo kilos "
        "kilogramos gramo gramos tonelada toneladas litro litros mililitros grado grados euro euros céntimos dólar "
        "dólares peso pesos libras pesetas minuto minutos segundo segundos hora horas año años mes meses semana "
        "semanas día días siglos veces millón millones mil puntos vatios megas gigas habitantes personas % € km kg cm "
        "mm m g l ml"
    ),
)
