"""Where French should not be broken, by its words.

Sources: the line treatment of Netflix's Timed Text Style Guide, General Requirements and French (France): no line ends
between article and noun, subject pronoun and verb, verb and negation, first and last name; break before prepositions
and conjunctions. Left out is what may end a clause as well: "son" and "ton" are nouns, "entre" and "contre" verbs or
adverbs ("il entre", "par contre"), "avoir" and "être" are full verbs, "où" and "quand" end "n'importe où".
"""

from typing import Final

from smartresult.judging.languages.break_words import BreakWords
from smartresult.text.languages.language import words

FRENCH: Final = BreakWords(
    code="fr",
    never_last={
        "an article": words("le la les l' des d'un d'une"),
        "a contraction of preposition and article": words("du au aux"),
        "a demonstrative": words("ce cet cette ces"),
        "a possessive": words("mon ma mes ta tes sa ses notre nos votre vos leur leurs"),
        "a determiner": words("chaque quelques quel quelle quels quelles"),
        "a preposition": words(
            "à de d' en dans par sur pour avec sans chez dès selon malgré parmi pendant envers via jusqu'à jusqu'au "
            "jusqu'aux jusqu'en jusque jusqu'"
        ),
        "a conjunction": words(
            "et ou mais ni que qu' si comme lorsque lorsqu' puisque puisqu' quoique quoiqu' parce tandis afin dont"
        ),
        "a relative or question word": words("qui"),
        "a pronoun before its verb": words(
            "je j' tu il ils on me m' te t' se s' y qu'il qu'ils qu'on s'il s'ils lorsqu'il lorsqu'on puisqu'il "
            "puisqu'on j'en j'y m'en m'y t'en t'y s'en s'y l'en l'y"
        ),
        "a negation": words("ne n' n'en n'y"),
        "an adverb of degree": words("très extrêmement"),
    },
    auxiliaries=words(
        "ai avons avez ont avais avait avions avaient aurai aura aurons auront aurait auraient est sont était "
        "étaient sera seront serait été peux peut pouvons pouvez peuvent pouvait pourrait pourraient dois doit devons "
        "devez doivent devait devrait devraient veux veut voulons voulez veulent voulait vais vas va allons allez "
        "vont allait allaient"
    ),
    verb_endings=("é", "ée", "és", "ées", "er", "ir"),
    clauses=words(
        "qui que qu' qu'il qu'ils qu'elle qu'elles qu'on qu'un qu'une quoi quand si s'il s'ils et ou mais car donc or "
        "ni puis où comme lorsque lorsqu'il lorsqu'elle lorsqu'on puisque puisqu'il puisqu'elle puisqu'on parce "
        "pendant pourquoi comment alors afin sinon oui non bon ben bah hein euh"
    ),
    always=words(
        "le la les l' des du au aux ce cet cette ces ma mes ta tes sa ses notre nos votre vos chaque à de d' ne n' je "
        "j' ils me m' te t' se s' lorsque lorsqu' puisque puisqu' parce tandis afin très"
    ),
    titles=words(
        "m mm mme mmes mlle mlles dr pr mgr st ste monsieur madame mademoiselle messieurs docteur professeur "
        "président présidente général colonel commissaire inspecteur inspectrice lieutenant sergent saint sainte pape "
        "roi reine prince princesse sir lord lady mister miss"
    ),
    counted=words(
        "% euro euros dollar dollars franc francs centime centimes kilomètre kilomètres mètre mètres centimètre "
        "centimètres millimètre millimètres kilo kilos kilogramme kilogrammes gramme grammes tonne tonnes litre "
        "litres hectare hectares degré degrés seconde secondes minute minutes heure heures jours semaine semaines "
        "mois ans années fois points watts kilowatts volts millier milliers million millions milliard milliards km kg "
        "cm mm h"
    ),
)
