"""Where Italian should not be broken, by its words.

Sources: Netflix's Timed Text Style Guide, Italian and general requirements (no break between noun and article,
preposition and what follows, verb and reflexive pronoun or negation). Left out: words that may end a phrase, as
questo, mio (casa mia), su, dai, dopo, contro, molto, più, io, ho, è, sono, uno.
"""

from typing import Final

from smartresult.judging.languages.break_words import BreakWords
from smartresult.text.languages.language import words

ITALIAN: Final = BreakWords(
    code="it",
    never_last={
        "an article": words("il lo la i gli le un"),
        "a determiner": words("ogni qualche alcun nessun ciascun quel quei quegli"),
        "an adjective cut before its noun": words("buon bel bei begli gran san"),
        "a preposition": words(
            "di a ad da in con per tra fra del dello della dei degli delle al allo alla ai agli alle dal dallo dalla "
            "dagli dalle nel nello nella nei negli nelle sul sullo sulla sui sugli sulle col coi senza durante "
            "mediante tramite fino sino presso"
        ),
        "a conjunction": words(
            "e ed o od ma né che perché se mentre poiché sebbene benché affinché finché quando dove come nonché"
        ),
        "a relative or question word": words("cui"),
        "a pronoun before its verb": words("mi ti si ci vi li ne ce ve"),
        "a negation": words("non"),
        "a title": words("signor dottor professor ingegner monsignor suor don"),
    },
    auxiliaries=words(
        "ho hai ha abbiamo avete hanno avevo aveva avevano avrà avrebbe sto sta "
        "stiamo stanno stava stavano posso puoi può possiamo potete possono poteva potevano potrebbe devo devi deve "
        "dobbiamo dovete devono doveva dovrebbe voglio vuoi vuole vogliamo vogliono voleva vorrei vorrebbe"
    ),
    verb_endings=(
        "ato",
        "ata",
        "ati",
        "ate",
        "uto",
        "uta",
        "uti",
        "ute",
        "ito",
        "ita",
        "iti",
        "ite",
        "ando",
        "endo",
        "are",
        "ere",
        "ire",
    ),
    clauses=words(
        "che perché se quando dove come mentre poiché sebbene benché affinché finché ma però e ed o od né chi quale "
        "quali cui quanto allora quindi così"
    ),
    always=words(
        "il lo la i gli le un ogni qualche alcun nessun ciascun quel quei quegli buon bel bei begli gran san di a ad "
        "da in con per tra fra del dello della dei degli delle al allo alla ai agli alle dal dallo dalla dagli dalle "
        "nel nello nella nei negli nelle sul sullo sulla sui sugli sulle col coi durante mediante tramite fino sino "
        "presso mi ti si ci vi li ne ce ve non signor dottor professor ingegner monsignor suor don"
    ),
    titles=words(
        "signor signora signorina dottor dottoressa dottore professor professoressa professore ingegner ingegnere "
        "avvocato monsignor don donna suor san santo santa sant sig sig.ra sig.na dott dott.ssa prof prof.ssa ing avv "
        "geom arch rag on mons capitano colonnello generale presidente ministro ministra commissario ispettore "
        "maestro"
    ),
    counted=words(
        "chilometro chilometri metro metri centimetro centimetri millimetro millimetri ettaro ettari chilo chili "
        "chilogrammi grammo grammi etto etti tonnellata tonnellate litro litri millilitri grado gradi euro centesimi "
        "dollaro dollari lire sterline minuto minuti secondi ora ore anno anni mese mesi settimana settimane giorno "
        "giorni secoli volte mila milione milioni miliardo miliardi punti watt giga mega abitanti persone % € km kg "
        "cm mm m g l ml"
    ),
)
