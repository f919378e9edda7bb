"""Spanish: its words of grammar by kind, as they stand in a line."""

from typing import Final

from smartresult.text.languages.language import Language, words

SPANISH: Final = Language(
    code="es",
    name="Spanish",
    determiners=words(
        "el la los las lo un una unos unas este esta estos estas ese esa esos esas aquel aquella aquellos aquellas mi "
        "tu su mis tus sus nuestro nuestra nuestros nuestras vuestro vuestra vuestros vuestras cada todo toda todos "
        "todas algún alguna algunos algunas ningún ninguna ningunos ningunas ambos ambas varios varias mucho mucha "
        "muchos muchas poca pocos pocas otro otra otros otras cualquier cualesquiera tanta tantos tantas demasiada "
        "demasiados demasiadas bastantes sendos sendas tal tales semejante cierto cierta ciertos ciertas tantísimo "
        "tantísima tantísimos tantísimas muchísimo muchísima muchísimos muchísimas"
    ),
    # después, antes, dentro, cerca are left out: a clause often ends on them.
    prepositions=words(
        "a ante bajo con contra de desde durante en entre hacia hasta mediante para por según sin sobre tras al del "
        "excepto salvo vía versus través acerca alrededor debido respecto junto conforme pesar partir pa pal "
        "referente relativo concerniente frente gracias"
    ),
    genitives=words("de del"),
    conjunctions=words(
        "y e o u ni pero sino aunque porque pues que si cuando donde adonde como mientras cuanto cuanta cuantos "
        "cuantas quien quienes cual cuales cuyo cuya cuyos cuyas qué quién quiénes cómo cuándo dónde adónde cuál "
        "cuáles cuánto cuánta cuántos cuántas conque puesto ora quienquiera dondequiera comoquiera"
    ),
    auxiliaries=words(
        "he has ha hemos habéis han había habías habíamos habíais habían hubo hubimos hubieron habré habrás habrá "
        "habremos habréis habrán habría habrías habríamos habríais habrían haya hayas hayamos hayáis hayan hubiera "
        "hubieras hubiéramos hubierais hubieran hubiese hubieses hubiésemos hubiesen haber habiendo hay soy eres es "
        "somos sois son era eras éramos erais eran fui fuiste fue fuimos fuisteis fueron seré serás será seremos "
        "seréis serán sería serías seríamos serían sea seas seamos seáis sean fuera fueras fuéramos fueran fuese "
        "fueses fuésemos fuesen ser sido siendo estoy estás está estamos estáis están estaba estabas estábamos "
        "estabais estaban estuve estuviste estuvo estuvimos estuvieron estaré estarás estará estaremos estarán "
        "estaría estarías estaríamos estarían esté estés estemos estéis estén estuviera estuvieras estuviéramos "
        "estuvieran estar estando voy vas va vamos vais van iba ibas íbamos ibais iban vaya vayas vayamos vayan iré "
        "irás irá iremos irán iría irían puedo puedes puede podemos podéis pueden podía podías podíamos podíais "
        "podían pude pudiste pudo pudimos pudieron podré podrás podrá podremos podréis podrán podría podrías "
        "podríamos podríais podrían pueda puedas podamos podáis puedan pudiera pudieras pudiéramos pudieran poder "
        "podido pudiendo debo debes debe debemos debéis deben debía debías debíamos debían debió debieron deberé "
        "deberás deberá deberemos deberán debería deberías deberíamos deberíais deberían deba debas debamos deban "
        "debiera debieras debieran deber quiero quieres quiere queremos queréis quieren quería querías queríamos "
        "queríais querían quise quiso quisimos quisieron querrá querría querrías querríamos querrían quiera quieras "
        "quieran quisiera quisieras quisiéramos quisieran tengo tienes tiene tenemos tenéis tienen tenía tenías "
        "teníamos teníais tenían tuve tuviste tuvo tuvimos tuvieron tendré tendrás tendrá tendremos tendréis tendrán "
        "tendría tendrías tendríamos tendrían tenga tengas tengamos tengáis tengan tuviera tuvieras tuviéramos "
        "tuvieran tener tenido teniendo suelo sueles suele solemos soléis suelen solía solías solíamos solían parece "
        "parecen parecía parecían pareció parecieron sigue siguen sigo seguimos seguía seguían siguió acabo acabas "
        "acaba acabamos acaban acababa acababan resulta resultó logra logran logró lograron necesito necesitas "
        "necesita necesitamos necesitan intenta intentó ir"
    ),
    pronouns=words(
        "yo tú vos él ella nosotros nosotras vosotros vosotras ellos ellas usted ustedes me te se nos os le les"
    ),
    adverbs=words(
        "no nunca jamás tampoco también muy más menos tan tanto casi solo sólo solamente únicamente aún todavía ya "
        "apenas bastante demasiado incluso inclusive siquiera recién cuán sumamente extremadamente completamente "
        "totalmente absolutamente especialmente particularmente relativamente realmente verdaderamente simplemente "
        "prácticamente aproximadamente increíblemente excesivamente perfectamente justamente precisamente"
    ),
    numbers=words(
        "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete "
        "dieciocho diecinueve veinte veintiún veintiuno veintiuna veintidós veintitrés veinticuatro veinticinco "
        "veintiséis veintisiete veintiocho veintinueve treinta cuarenta cincuenta sesenta setenta ochenta noventa "
        "cien ciento cientos doscientos doscientas trescientos trescientas cuatrocientos cuatrocientas quinientos "
        "quinientas seiscientos seiscientas setecientos setecientas ochocientos ochocientas novecientos novecientas "
        "mil miles millón millones billón billones trillón trillones millar millares centenar centenares decena "
        "decenas docena docenas veintena treintena cero"
    ),
    magnitudes=words("cien ciento cientos mil miles millón millones billón billones trillón trillones"),
    titles=words(
        "señor señora señorita señores señoras señorito don doña doctor doctora profesor profesora maestro maestra "
        "licenciado licenciada ingeniero ingeniera arquitecto presidente presidenta ministro ministra alcalde "
        "alcaldesa juez jueza rey reina príncipe princesa infanta papa cardenal obispo arzobispo monseñor padre fray "
        "sor hermano hermana san santo santa beato conde condesa duque duquesa marqués marquesa barón baronesa "
        "capitán coronel general teniente sargento comandante almirante comisario comisaria inspector inspectora "
        "detective agente tío tía abuelo abuela senador senadora diputado diputada lord lady sir mister míster miss "
        "madame monsieur"
    ),
    units=words(
        "euros céntimos dólares pesos pesetas libras bolívares soles yenes kilómetros metros centímetros milímetros "
        "millas kilos kilogramos gramos toneladas litros mililitros hectáreas grados segundos minutos horas días "
        "semanas meses años siglos décadas megas gigas vatios kilovatios voltios calorías puntos km kg cm mm gr"
    ),
    adjectives=words(
        "buen buena buenos buenas gran grandes nuevo nueva nuevos nuevas mala malos malas primer primera primeros "
        "primeras segunda tercer tercera terceros cuarta quinta sexta último última últimos últimas próximo próxima "
        "próximos próximas mejor mejores peor peores mayor menor viejo vieja viejos viejas antiguo antigua antiguos "
        "antiguas único única únicos únicas misma mismos mismas propio propia propios propias pequeño pequeña "
        "pequeños pequeñas verdadero verdadera verdaderos verdaderas auténtico auténtica simple pobre pobres largo "
        "larga largos largas bello bella hermoso hermosa hermosos hermosas enorme enormes diferentes distintos "
        "distintas diversos diversas numerosos numerosas supuesto supuesta presunto presunta presuntos principal "
        "principales medio media pleno plena excelente magnífico magnífica querido querida queridos queridas futura "
        "futuros futuras famoso famosa célebre maldito maldita escaso escasa escasos escasas breve mero mera puro "
        "pura semejantes sucesivos sucesivas determinados determinadas doble triple menudo menuda vasto vasta ilustre "
        "estimado estimada estimados estimadas bonito bonita penúltimo penúltima"
    ),
    name_particles=words("de del la las los san santa van von der den di da dos do du le y e"),
    markers=words(
        "el los las y una muy más pero hay había también cuando donde qué cómo quién eso esto ese esa esos yo él ella "
        "ellos nosotros usted ustedes mucho muchos mucha hasta ahora luego después entonces así aquí ahí allí algo "
        "fue fueron estaba estoy están tiene tienen tengo tenía hacer hace hizo hecho puede pueden puedo quiero años "
        "año día días cosas siempre mis sus sé sino otra otros sólo bueno pues hemos"
    ),
)
