"""French: its words of grammar by kind, as they stand in a line."""

from typing import Final

from smartresult.text.languages.language import Language, words

FRENCH: Final = Language(
    code="fr",
    name="French",
    determiners=words(
        "le la les l' un une d'un d'une qu'un qu'une jusqu'un lorsqu'un lorsqu'une puisqu'un puisqu'une ce cet cette "
        "ces d'autres mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs chaque quelque quelques "
        "plusieurs certains certaines certain certaine aucun aucune d'aucun d'aucune qu'aucun qu'aucune nul nulle "
        "tout toute tous toutes quel quelle quels quelles tel telle tels telles divers diverses différents "
        "différentes maint maintes n'importe"
    ),
    prepositions=words(
        "à de d' du des au aux en dans par pour sur avec sans sous vers chez entre contre depuis pendant durant avant "
        "après dès jusque jusqu' jusqu'à jusqu'au jusqu'aux jusqu'en malgré selon parmi outre hors hormis sauf "
        "excepté envers via derrière devant lors quant afin grâce auprès moyennant concernant suivant d'après "
        "par-dessus par-dessous au-dessus au-dessous au-delà au-dehors par-delà près loin autour lès versus qu'à "
        "qu'en qu'avec qu'au qu'aux qu'avant qu'après qu'entre d'en d'entre d'avec d'à d'ici dixit vis-à-vis "
        "lorsqu'en lorsqu'à puisqu'en"
    ),
    genitives=words("de du des d'"),
    conjunctions=words(
        "et ou mais donc or ni car que qu' qui quoi dont où d'où quand lorsque lorsqu' puisque puisqu' quoique "
        "quoiqu' si comme comment pourquoi combien parce tandis alors puis sinon soit pourvu voire jusqu'où qu'où "
        "lequel laquelle lesquels lesquelles auquel auxquels auxquelles duquel desquels desquelles c'est-à-dire et/ou "
        "quiconque"
    ),
    auxiliaries=words(
        "suis es est sommes êtes sont étais était étions étiez étaient serai seras sera serons serez seront serais "
        "serait serions seriez seraient fus fut fûmes furent fût fussent sois soyons soyez soient été étant être ai "
        "as a avons avez ont avais avait avions aviez avaient aurai auras aura aurons aurez auront aurais aurait "
        "aurions auriez auraient eus eut eurent eût aie aies ait ayons ayez aient eu ayant avoir peux peut pouvons "
        "pouvez peuvent pouvais pouvait pouvions pouviez pouvaient pourrai pourras pourra pourrons pourrez pourront "
        "pourrais pourrait pourrions pourriez pourraient pu puisse puissent puissions pouvoir dois doit devons devez "
        "doivent devais devait devions deviez devaient devra devrai devras devrons devrez devront devrais devrait "
        "devrions devriez devraient dû doive devoir veux veut voulons voulez veulent voulais voulait voulions vouliez "
        "voulaient voudrais voudrait voudrions voudriez voudraient voudra voudront vouloir vais vas va allons allez "
        "vont allais allait allions alliez allaient faut fallait faudra faudrait fallu falloir semble semblent "
        "semblait semblaient devient deviennent devenait paraît paraissait c'est c'était c'étaient ç'a ç'aurait "
        "ç'était n'est n'étais n'était n'étions n'étaient n'êtes n'étant n'es n'ai n'as n'a n'avons n'avez n'ont "
        "n'avais n'avait n'avions n'aviez n'avaient n'aura n'aurai n'auras n'auront n'aurais n'aurait n'aurions "
        "n'auraient n'ayant n'avoir n'être n'eut n'ait j'ai j'avais j'aurai j'aurais j'étais j'allais j'eus l'ai l'as "
        "l'a l'avons l'avez l'ont l'avais l'avait l'avaient l'aurait l'aurais l'est l'était l'avoir m'a m'as m'ont "
        "m'avez m'avait m'avaient m'aurait m'est m'était m'étais m'être t'a t'as t'ai t'ont t'avais t'avait t'es "
        "t'est t'étais s'est s'était s'étaient s'être s'étant d'être d'avoir d'aller qu'est qu'ont qu'a qu'être "
        "qu'avoir y'a y'avait n'allez n'allons n'allait n'allais l'être est-ce n'est-ce qu'est-ce était-ce serait-ce "
        "a-t-il a-t-elle a-t-on ont-ils ont-elles est-il est-elle est-on sont-ils sont-elles avez-vous êtes-vous "
        "avons-nous as-tu es-tu ai-je suis-je était-il était-elle avait-il avait-elle aurait-il peut-on peut-il "
        "peut-elle pouvez-vous peux-tu pouvons-nous puis-je pourrait-on pourrait-il pourriez-vous pourrais-tu "
        "voulez-vous veux-tu voudriez-vous dois-je doit-on doit-il devons-nous devez-vous devrait-on faut-il "
        "faudra-t-il faudrait-il va-t-on va-t-il va-t-elle vas-tu allez-vous allons-nous vont-ils sera-t-il "
        "sera-t-elle serait-il aviez-vous étiez-vous"
    ),
    pronouns=words(
        "je j' tu il elle on nous vous ils elles c' ç' me m' te t' se s' lui y qu'il qu'elle qu'on qu'ils qu'elles "
        "s'il s'ils lorsqu'il lorsqu'elle lorsqu'on lorsqu'ils puisqu'il puisqu'elle puisqu'on puisqu'ils quoiqu'il "
        "quoiqu'on n'y s'y j'y m'y t'y l'y d'y qu'y n'en s'en j'en m'en t'en l'en l'on celui celle ceux celles"
    ),
    adverbs=words(
        "ne n' pas plus jamais guère très trop moins assez tellement tant autant beaucoup plutôt presque quasi "
        "quasiment même vraiment juste extrêmement particulièrement relativement totalement complètement absolument "
        "parfaitement entièrement incroyablement franchement environ toujours déjà encore peu d'aussi d'autant "
        "seulement simplement"
    ),
    numbers=words(
        "zéro deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit "
        "dix-neuf vingt vingt-et-un vingt-deux vingt-trois vingt-quatre vingt-cinq vingt-six vingt-sept vingt-huit "
        "vingt-neuf trente trente-et-un trente-deux trente-trois trente-quatre trente-cinq trente-six trente-sept "
        "trente-huit trente-neuf quarante quarante-et-un quarante-deux quarante-trois quarante-quatre quarante-cinq "
        "quarante-six quarante-sept quarante-huit quarante-neuf cinquante cinquante-et-un cinquante-deux "
        "cinquante-trois cinquante-quatre cinquante-cinq cinquante-six cinquante-sept cinquante-huit cinquante-neuf "
        "soixante soixante-et-un soixante-deux soixante-trois soixante-quatre soixante-cinq soixante-six "
        "soixante-sept soixante-huit soixante-neuf soixante-dix soixante-et-onze soixante-douze soixante-treize "
        "soixante-quatorze soixante-quinze soixante-seize soixante-dix-sept soixante-dix-huit soixante-dix-neuf "
        "septante octante huitante nonante quatre-vingts quatre-vingt quatre-vingt-un quatre-vingt-deux "
        "quatre-vingt-trois quatre-vingt-quatre quatre-vingt-cinq quatre-vingt-six quatre-vingt-sept "
        "quatre-vingt-huit quatre-vingt-neuf quatre-vingt-dix quatre-vingt-onze quatre-vingt-douze "
        "quatre-vingt-treize quatre-vingt-quatorze quatre-vingt-quinze quatre-vingt-seize quatre-vingt-dix-sept "
        "quatre-vingt-dix-huit quatre-vingt-dix-neuf cent cents mille million millions milliard milliards billion "
        "billions virgule d'onze"
    ),
    magnitudes=words("cent cents mille million millions milliard milliards billion billions virgule"),
    titles=words(
        "monsieur madame mademoiselle messieurs mesdames maître docteur docteure professeur professeure président "
        "présidente général colonel capitaine commandant lieutenant sergent inspecteur commissaire juge ministre père "
        "sœur frère saint sainte roi reine prince princesse duc duchesse comte comtesse abbé pape tonton tata oncle "
        "tante mme mmes mlle mlles dr drs pr mgr st ste"
    ),
    trailing=words("pas"),
    units=words(
        "euros dollars centimes kilomètres mètres centimètres millimètres kilos kilogrammes grammes litres "
        "centilitres hectares tonnes degrés ans watts kilowatts volts mégaoctets gigaoctets"
    ),
    adjectives=words(
        "bon bonne bons bonnes petit petite petits petites grand grande grands grandes gros grosse grosses beau bel "
        "belle beaux belles joli jolie jolis jolies jeune jeunes vieux vieil vieille vieilles nouveau nouvel nouvelle "
        "nouveaux nouvelles mauvais mauvaise mauvaises meilleur meilleure meilleurs meilleures pire pires premier "
        "première premiers premières deuxième troisième quatrième cinquième sixième septième huitième neuvième "
        "dixième centième énième dernier dernière derniers dernières second autre autres mêmes propre propres seul "
        "seule seuls seules vrai vraie vrais vraies ancien ancienne anciens anciennes cher chère chers chères haute "
        "hautes long longue longs longues double triple pauvre pauvres fameux fameuse fameuses véritable véritables "
        "énorme énormes immense immenses excellent excellente excellents excellentes moindre moindres futur future "
        "futurs futures nombreux nombreuses pleine brave braves superbe superbes magnifique formidable gentil "
        "gentille sacré sacrée sacrés principal principale principaux principales sérieux bref brève léger légère "
        "demi l'autre d'autre l'ancien l'ancienne d'anciens d'anciennes d'énormes d'immenses l'excellent l'immense "
        "l'énorme d'excellents d'excellentes"
    ),
    name_particles=words("de du des d' la le les von van den der da di dos del al el ben bin mac mc ter"),
    markers=words(
        "je j'ai c'est c'était n'est qu'il qu'on qu'elle d'un d'une s'est est-ce et les des est une dans pour sur "
        "avec pas nous vous elle ils ce cette ces qui sont était ont être avoir fait faire plus très bien aussi où "
        "donc parce alors puis quand comme tout tous même ses leur leurs notre votre mon au aux sans chez après "
        "depuis toujours jamais peu beaucoup ça cela peut faut avez avons êtes deux trois ans"
    ),
)
