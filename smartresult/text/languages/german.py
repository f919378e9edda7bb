"""German: its words of grammar by kind, as they stand in a line."""

from typing import Final

from smartresult.text.languages.language import Language, words

GERMAN: Final = Language(
    code="de",
    name="German",
    capital_nouns=True,
    determiners=words(
        "der die das den dem des ein eine einen einem einer eines ne nen nem ner kein keine keinen keinem keiner "
        "keines mein meine meinen meinem meiner meines dein deine deinen deinem deiner deines sein seine seinen "
        "seinem seiner seines ihr ihre ihren ihrem ihrer ihres unser unsere unseren unserem unserer unseres unsre "
        "unsren unsrer unserm euer eure euren eurem eurer eures dies diese dieser dieses diesen diesem jener jene "
        "jenes jenen jenem jeder jede jedes jeden jedem jedwede jeglicher jegliche jeglichen mancher manche manches "
        "manchen manchem solch solche solcher solches solchen solchem welch welche welcher welches welchen welchem "
        "all alle aller allen sämtliche sämtlichen sämtlicher beide beiden beider einige einigen einiger einigem "
        "mehrere mehreren mehrerer viel viele vielen vieler wenig wenige wenigen weniger etliche etlichen zahlreiche "
        "zahlreichen zahlreicher irgendein irgendeine irgendeinen irgendeinem irgendeiner irgendwelche irgendwelchen "
        "derselbe dieselbe dasselbe denselben demselben derselben desselben derjenige diejenige dasjenige diejenigen "
        "denjenigen derjenigen deren dessen wessen wieviel soviel paar dergleichen"
    ),
    prepositions=words(
        "ab abseits abzüglich am an anhand angesichts anlässlich ans anstatt anstelle auf aufgrund aufs aus außer "
        "außerhalb bei beim betreffs bezüglich binnen bis dank diesseits durch durchs einschließlich entlang für fürs "
        "gegen gegens gegenüber gemäß hinsichtlich hinter hinterm hinters hintern im in infolge inklusive inmitten "
        "innerhalb ins jenseits kraft längs laut mangels mit mithilfe mitsamt mittels nach namens neben nebst "
        "oberhalb ohne per pro samt seit seitens statt trotz über überm übers um ums unter unterhalb unterm unters "
        "ungeachtet via vom von vonseiten vor vorm vors wegen wider zu zum zur zuzüglich zwecks zwischen versus "
        "punkto"
    ),
    genitives=words("von vom"),
    conjunctions=words(
        "und oder aber denn sondern sowie sowohl weder entweder dass daß weil wenn ob als wie während bevor nachdem "
        "obwohl obgleich obschon wenngleich damit sodass solange sobald sofern soweit sooft falls indem da seitdem "
        "ehe zumal wobei wodurch womit wofür wovon worauf woran worüber worum worin woraus wozu wonach wogegen wovor "
        "weshalb weswegen warum wieso wo woher wohin wann wer wen wem was denen inwiefern inwieweit insofern "
        "beziehungsweise bzw respektive je desto umso und/oder wohingegen"
    ),
    auxiliaries=words(
        "bin bist ist sind seid war warst waren wart wär wäre wärst wären wärt sei seien hab habe hast hat haben habt "
        "hatte hattest hatten hattet hätt hätte hättest hätten hättet werd werde wirst wird werden werdet wurde "
        "wurdest wurden wurdet würd würde würdest würden würdet kann kannst können könnt konnte konntest konnten "
        "konntet könnte könntest könnten könntet muss muß musst müssen müsst musste musstest mussten musstet müsste "
        "müsstest müssten müsstet darf darfst dürfen dürft durfte durftest durften dürfte dürftest dürften soll "
        "sollst sollen sollt sollte solltest sollten solltet will willst wollen wollt wollte wolltest wollten wolltet "
        "mag magst mögen mögt mochte mochten möcht möchte möchtest möchten möchtet lass lässt lasse ließ ließen "
        "bleibt blieb blieben scheint schien schienen wirkt brauch brauche braucht gibt's gab's ist's war's geht's "
        "wird's hat's wär's hätt's kann's"
    ),
    pronouns=words("ich du er sie es wir man sich"),
    address=words("sie ihnen ihr ihre ihrem ihren ihrer ihres"),
    following_pronouns=words("ich du er sie es wir ihr mich dich sich uns euch mir dir ihm ihn ihnen man"),
    adverbs=words(
        "nicht nie niemals sehr so ganz ziemlich besonders noch schon nur auch sogar selbst fast etwa ungefähr "
        "mindestens höchstens zumindest kaum wirklich gar total absolut extrem relativ immer bereits erst bloß allzu "
        "äußerst beinahe nahezu rund knapp circa zirka annähernd eher recht überaus unglaublich wahnsinnig unheimlich "
        "vollkommen völlig komplett lediglich genauso ebenso mehr zwar etwas"
    ),
    numbers=words(
        "null zwei zwo drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn "
        "siebzehn achtzehn neunzehn zwanzig einundzwanzig zweiundzwanzig dreiundzwanzig vierundzwanzig fünfundzwanzig "
        "sechsundzwanzig siebenundzwanzig achtundzwanzig neunundzwanzig dreißig einunddreißig zweiunddreißig "
        "dreiunddreißig vierunddreißig fünfunddreißig sechsunddreißig siebenunddreißig achtunddreißig neununddreißig "
        "vierzig einundvierzig zweiundvierzig dreiundvierzig vierundvierzig fünfundvierzig sechsundvierzig "
        "siebenundvierzig achtundvierzig neunundvierzig fünfzig einundfünfzig zweiundfünfzig dreiundfünfzig "
        "vierundfünfzig fünfundfünfzig sechsundfünfzig siebenundfünfzig achtundfünfzig neunundfünfzig sechzig "
        "einundsechzig zweiundsechzig dreiundsechzig vierundsechzig fünfundsechzig sechsundsechzig siebenundsechzig "
        "achtundsechzig neunundsechzig siebzig einundsiebzig zweiundsiebzig dreiundsiebzig vierundsiebzig "
        "fünfundsiebzig sechsundsiebzig siebenundsiebzig achtundsiebzig neunundsiebzig achtzig einundachtzig "
        "zweiundachtzig dreiundachtzig vierundachtzig fünfundachtzig sechsundachtzig siebenundachtzig achtundachtzig "
        "neunundachtzig neunzig einundneunzig zweiundneunzig dreiundneunzig vierundneunzig fünfundneunzig "
        "sechsundneunzig siebenundneunzig achtundneunzig neunundneunzig hundert einhundert zweihundert dreihundert "
        "vierhundert fünfhundert sechshundert siebenhundert achthundert neunhundert tausend eintausend zweitausend "
        "dreitausend fünftausend zehntausend hunderttausend million millionen milliarde milliarden billion billionen "
        "anderthalb eineinhalb zweieinhalb dreieinhalb halb dreiviertel dutzend komma"
    ),
    magnitudes=words(
        "hundert einhundert zweihundert dreihundert vierhundert fünfhundert sechshundert siebenhundert achthundert "
        "neunhundert tausend eintausend zweitausend dreitausend fünftausend zehntausend hunderttausend million "
        "millionen milliarde milliarden billion billionen komma"
    ),
    titles=words(
        "herr herrn frau fräulein doktor professor professorin präsident präsidentin bundespräsident kanzler "
        "bundeskanzler bundeskanzlerin minister ministerin general oberst hauptmann kommissar kommissarin inspektor "
        "pater pfarrer bruder schwester papst bischof kardinal könig königin kaiser kaiserin prinz prinzessin fürst "
        "herzog herzogin graf gräfin baron sankt onkel tante opa oma trainer meister"
    ),
    units=words(
        "prozent euro cent dollar kilometer kilometern meter metern zentimeter zentimetern millimeter quadratmeter "
        "quadratkilometer kubikmeter kilo kilogramm gramm liter litern hektar tonnen grad uhr stundenkilometer "
        "megabyte gigabyte kilowattstunden watt volt"
    ),
    adjectives=words(
        "gute guten guter gutes gutem neue neuen neuer neues neuem alte alten alter altes altem große großen großer "
        "großes großem kleine kleinen kleiner kleines kleinem lange langen langer langes langem kurze kurzen kurzer "
        "kurzes kurzem junge jungen junger junges jungem schöne schönen schöner schönes schönem schlechte schlechten "
        "schlechter schlechtes schlechtem hohe hohen hoher hohes hohem einzige einzigen einziger einziges einzigem "
        "eigene eigenen eigener eigenes eigenem andere anderen anderer anderes anderem weitere weiteren weiterer "
        "weiteres weiterem erste ersten erster erstes erstem zweite zweiten zweiter zweites zweitem dritte dritten "
        "dritter drittes drittem vierte vierten vierter viertes viertem fünfte fünften fünfter fünftes fünftem "
        "sechste sechsten sechster sechstes sechstem siebte siebten siebter siebtes siebtem neunte neunten neunter "
        "neuntes neuntem zehnte zehnten zehnter zehntes zehntem letzte letzten letzter letztes nächste nächsten "
        "nächster nächstes nächstem beste besten bester bestes bestem größte größten größter größtes größtem wichtige "
        "wichtigen wichtiger wichtiges wichtigem richtige richtigen richtiger richtiges falsche falschen falscher "
        "falsches falschem ganze ganzen ganzer ganzes halbe halben halber halbes halbem volle vollen voller volles "
        "vollem leere leerer leeres leerem starke starken starker starkes starkem schwache schwachen schwacher "
        "schwaches schwachem schwere schweren schwerer schwerem leichte leichten leichter leichtes leichtem klare "
        "klarer klares klarem schnelle schnellen schneller schnelles schnellem langsame langsamen langsamer langsames "
        "langsamem frühe frühen frühes späte späten spätes nahe nahen naher nahes nahem weite weites tiefe tiefen "
        "tiefer tiefes tiefem breite breiten breiter breites breitem reiche reicher reiches reichem arme armer armes "
        "armem warme warmen warmer warmes kalte kalten kalter kaltes kaltem heiße heißer heißem frische frischen "
        "frischer frisches frischem harte harten harter hartes hartem weiche weichen weicher weiches weichem offene "
        "offenen offener offenes freie freien freier freies deutsche deutschen deutscher deutsches deutschem rote "
        "roten roter rotes rotem blaue blauen blauer blaues blauem grüne grünen grüner grünes grünem gelbe gelben "
        "gelber gelbes gelbem schwarze schwarzen schwarzer schwarzes schwarzem weiße weißen weißer weißes graue "
        "grauer graues grauem bunte bunten bunter buntes dunkle dunklen dunkler dunkles helle hellen heller helles "
        "liebe liebes liebem nette netten netter nettes runde runden runder rundes spitzer spitzes echte echten "
        "echter echtes echtem wahre wahren wahrer wahres wahrem rechte rechten rechter rechtes linke linken linker "
        "linkes obere oberen oberer oberes untere unteren unterer unteres innere inneren innerer innerem äußere "
        "äußeren äußerer äußerem mittlere mittleren mittlerer mittleres mittlerem vordere vorderen vorderer vorderes "
        "vorderem hintere hinteren hinterer hinteres hinterem bessere besseren besserer besseres besserem größere "
        "größeren größerer größeres größerem kleinere kleineren kleinerer kleineres kleinerem ältere älteren älterer "
        "älteres älterem jüngere jüngeren jüngerer jüngeres jüngerem höhere höheren höherer höheres höherem schlimme "
        "schlimmen schlimmer schlimmes komische komischen komischer komisches tolle tollen toller tolles krasse "
        "krassen krasser krasses dumme dummen dummer dummes kluge klugen kluger kluges bekannte bekannten bekannter "
        "bekanntes bekanntem berühmte berühmten berühmter berühmtes berühmtem bestimmte bestimmten bestimmter "
        "bestimmtes bestimmtem verschiedene verschiedenen verschiedener verschiedenes verschiedenem moderne modernen "
        "moderner modernes modernem internationale internationalen internationaler internationales internationalem "
        "nationale nationalen nationaler nationales nationalem regionale regionalen regionaler regionales regionalem "
        "soziale sozialen sozialer soziales sozialem normale normalen normaler normales normalem totale totalen "
        "totaler totales totalem digitale digitalen digitaler digitales digitalem private privaten privater privates "
        "privatem genaue genauen genauer genaues genauem direkte direkten direkter direktes direktem interessante "
        "interessanten interessanter interessantes interessantem gesamte gesamten gesamter gesamtes gesamtem gesunde "
        "gesunden gesunder gesundes gesundem kranke kranken kranker krankes krankem treue treuen treuer treues stolze "
        "stolzen stolzes fremde fremden fremder fremdes enge engen enger enges dicke dicken dicker dickes dünne "
        "dünnen dünner dünnes glatte glatten glatter glattes scharfe scharfen scharfer scharfes süße süßen süßer "
        "süßes süßem saure sauren saurer saures saurem bittere bitteren bitterer bitteres bitterem leckere leckeren "
        "leckerer leckeres leckerem teure teuren teurer teures teurem billige billigen billiger billiges billigem "
        "blöde blöden blöder blödes doofe doofen doofer doofes müde müden müder müdes erwachsene erwachsenen "
        "erwachsener erwachsenes erwachsenem jüngste jüngsten jüngster jüngstes jüngstem kommende kommenden kommender "
        "kommendes kommendem folgende folgenden folgender folgendes folgendem vergangene vergangenen vergangener "
        "vergangenes vergangenem entsprechende entsprechenden entsprechender entsprechendes entsprechendem heutige "
        "heutigen heutiger heutiges damalige damaligen damaliger damaliges lila rosa prima"
    ),
    adjective_endings=(
        *("ige", "igen", "iger", "iges", "igem", "liche", "lichen", "licher", "liches", "lichem"),
        *("ische", "ischen", "ischer", "isches", "ischem", "bare", "baren", "barer", "bares", "barem"),
        *("same", "samen", "samer", "sames", "samem", "volle", "vollen", "voller", "volles", "vollem"),
        *("lose", "losen", "loser", "loses", "losem", "hafte", "haften", "hafter", "haftes", "haftem"),
        *("ielle", "iellen", "ieller", "ielles", "iellem", "uelle", "uellen", "ueller", "uelles", "uellem"),
        *("onelle", "onellen", "oneller", "onelles", "onalen", "onaler", "onales", "onale", "iale", "ialen", "ialer"),
        *("tive", "tiven", "tiver", "tives", "tivem", "öse", "ösen", "öser", "öses", "ösem"),
        *("ante", "anten", "anter", "antes", "ente", "enten", "enter", "entes"),
        *("ierter", "iertes", "iertem", "ender", "endes", "endem"),
        *("igste", "igsten", "igster", "lichste", "lichsten", "ßte", "ßten", "erne", "ernen", "ernes"),
    ),
    no_adjectives=words(
        "zeigen steigen schweigen neigen beteiligen erledigen beschäftigen kündigen ankündigen berücksichtigen "
        "genehmigen entschuldigen reinigen einigen vereinigen beruhigen bestätigen benötigen verteidigen beleidigen "
        "besichtigen beseitigen bewältigen befestigen fertigen anfertigen rechtfertigen beschleunigen peinigen "
        "predigen besteigen aussteigen einsteigen umsteigen absteigen ansteigen aufsteigen verschweigen übersteigen "
        "zeige steige schweige neige ermöglichen verdeutlichen veröffentlichen verwirklichen verheimlichen mischen "
        "vermischen wischen erfrischen fischen zwischen inzwischen dazwischen erwischen mitmischen lösen auflösen "
        "auslösen erlösen ablösen löse einlösen offenbaren haften verhaften anhaften verlosen losen lernen "
        "kennenlernen entfernen erlernen lerne entferne ferne gerne weniger einige einiger nämliche wenige wenigen "
        "blender sender kalender spender absender moderne ente enten diente verdiente könige königen käfige honige "
        "zweige feige geige teige steiger tiger zeiger prediger verteidiger fische tische tischen wische frische "
        "nische nischen familiale samen same quelle lose namenlose motive motiven perspektive perspektiven initiative "
        "initiativen alternative alternativen detektive lokomotive lokomotiven filiale filialen materialen elefanten "
        "studenten präsidenten patienten agenten momenten momente talente talenten dokumente dokumenten elemente "
        "elementen argumente argumenten experimente experimenten instrumente instrumenten tante tanten kante kanten "
        "variante varianten rente renten prozente konsumenten produzenten musikanten diamanten diamante komponente "
        "komponenten konstante center ranter sterne sternen laterne laternen kaserne jugendliche jugendlichen "
        "angehörige angehörigen freiwillige freiwilligen selbständige minderjährige arbeitslose arbeitslosen "
        "wochenender pfennige essige"
    ),
    name_particles=words("von vom zu zur zum van vander der den de di da la le del du ter ten el al bin ibn"),
    markers=words(
        "ich nicht und ist das wir sie auch auf für mit eine einen einem einer zu sich wenn aber haben wird sind nur "
        "noch schon dann habe kann dass weil über nach bei aus oder mir mich uns ihr kein keine sehr immer jetzt doch "
        "mal etwas zum zur vom beim dem ein der sein durch würde werden gibt ja nein vielleicht heute wieder diese "
        "dieser hatte waren wurde müssen können muss unter zwischen zwei viel alles ganz dir dich bin"
    ),
)
