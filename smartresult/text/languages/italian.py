"""Italian: its words of grammar by kind, as they stand in a line."""

from typing import Final

from smartresult.text.languages.language import Language, words

ITALIAN: Final = Language(
    code="it",
    name="Italian",
    determiners=words(
        "il lo la i gli le l' gl' un uno una un' questo questa questi queste quest' quel quello quella quei quegli "
        "quelle quell' codesto codesta mio mia miei mie tuo tua tuoi tue suo sua suoi sue nostro nostra nostri nostre "
        "vostro vostra vostri vostre loro ogni qualche qualunque qualsiasi qualsivoglia ciascun ciascuna ciascun' "
        "nessun nessuna nessun' alcun alcuna alcun' alcuni alcune certo certa certi certe tale tali altro altra altri "
        "altre altr' un'altra tutto tutta tutti tutte tutt' molta molti molte poca pochi poche tanta tanti tante "
        "troppa troppi troppe parecchio parecchia parecchi parecchie vari varie entrambi entrambe ambedue diversi "
        "diverse svariati svariate"
    ),
    # prima, fuori, vicino, insieme are left out: a clause often ends on them.
    prepositions=words(
        "di a ad da in con su per tra fra del dello della dell' dei degli delle al allo alla all' ai agli alle dal "
        "dallo dalla dall' dai dagli dalle nel nello nella nell' nei negli nelle sul sullo sulla sull' sui sugli "
        "sulle col coi collo colla coll' pel d' verso senza contro dopo durante presso oltre fino sino lungo mediante "
        "tranne eccetto salvo secondo attraverso entro sopra sotto dietro dentro davanti accanto attorno intorno "
        "nonostante malgrado rispetto riguardo tramite grazie sott' sopr' senz'"
    ),
    genitives=words("di del dello della dell' dei degli delle d'"),
    conjunctions=words(
        "e ed o od oppure ovvero ossia ma però che ch' perché poiché siccome se s' quando quand' mentre come com' "
        "dove dov' cui quale quali qual quanto quanta quanti quante quant' chi cos' né anzi affinché benché sebbene "
        "finché fintantoché qualora purché cioè quindi dunque perciò bensì sennonché seppure nonché eppure dacché "
        "giacché cosicché sicché ovunque chiunque laddove allorché fuorché anziché perch'"
    ),
    auxiliaries=words(
        "è sono sei siamo siete era ero eri eravamo eravate erano fui fosti fu fummo foste furono sarò sarai sarà "
        "saremo sarete saranno sarei saresti sarebbe saremmo sareste sarebbero sia siano siate fossi fosse fossimo "
        "fossero essere esser stato stata stati state essendo c'è c'era c'erano c'eravamo c'ero dov'è dov'era com'è "
        "com'era cos'è cos'era ch'è n'è v'è quand'è s'è s'era ho hai ha abbiamo avete hanno avevo avevi aveva avevamo "
        "avevate avevano ebbi ebbe ebbero avrò avrai avrà avremo avrete avranno avrei avresti avrebbe avremmo avreste "
        "avrebbero abbia abbiano abbiate avessi avesse avessimo aveste avessero avere aver avuto avendo l'ho l'hai "
        "l'ha l'abbiamo l'avete l'hanno l'avevo l'aveva l'avevano l'avrei l'avrebbe m'ha t'ha sto stai sta stiamo "
        "stanno stavo stavi stava stavamo stavate stavano starà staranno stia stiano stando stare posso puoi può "
        "possiamo potete possono potevo potevi poteva potevamo potevate potevano poté potrò potrai potrà potremo "
        "potrete potranno potrei potresti potrebbe potremmo potreste potrebbero possa possano potessi potesse "
        "potessimo potessero potere poter potuto potendo devo devi deve dobbiamo dovete devono debbono dovevo dovevi "
        "doveva dovevamo dovevate dovevano dovetti dovette dovettero dovrò dovrai dovrà dovremo dovrete dovranno "
        "dovrei dovresti dovrebbe dovremmo dovreste dovrebbero debba debbano dovessi dovesse dovessero dovere dover "
        "dovuto dovendo voglio vuoi vuole vogliamo volete vogliono volevo volevi voleva volevamo volevate volevano "
        "volle vollero vorrà vorranno vorrei vorresti vorrebbe vorremmo vorreste vorrebbero voglia vogliano volessi "
        "volesse volessero volere voler voluto viene vengono veniva venivano venne vennero verrà verranno verrebbe "
        "venga vengano va vanno andava andrà andrebbe vado vai andiamo sembra sembrano sembrava sembravano sembrò "
        "sembrerebbe pare pareva diventa diventano diventava diventò diventerà riesco riesci riesce riusciamo "
        "riescono riusciva rimane rimangono rimase risulta risultano bisogna bisognava fa faccio facciamo fanno fece "
        "faceva facevano"
    ),
    pronouns=words(
        "io tu lui lei egli ella esso essa noi voi essi esse mi ti si ci vi ne ce ve m' t' v' c' n' li glielo gliela "
        "glieli gliele gliene"
    ),
    adverbs=words(
        "non mai più meno molto poco tanto troppo anche anch' pure neanche neanch' nemmeno neppure solo soltanto "
        "solamente quasi già ancora appena abbastanza assai davvero proprio perfino persino addirittura piuttosto po' "
        "ben mica circa almeno estremamente completamente totalmente assolutamente particolarmente relativamente "
        "praticamente semplicemente veramente incredibilmente perfettamente decisamente eccessivamente specialmente "
        "soprattutto"
    ),
    # "sei" stands with the auxiliaries: you are.
    numbers=words(
        "due tre quattro cinque sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette "
        "diciotto diciannove venti ventuno ventun ventidue ventitré ventiquattro venticinque ventisei ventisette "
        "ventotto ventinove trenta trentuno trentadue trentatré trentacinque quaranta quarantacinque cinquanta "
        "sessanta settanta ottanta novanta cento duecento trecento quattrocento cinquecento seicento settecento "
        "ottocento novecento mille mila duemila tremila quattromila cinquemila seimila settemila ottomila novemila "
        "diecimila quindicimila ventimila trentamila quarantamila cinquantamila centomila duecentomila milione "
        "milioni miliardo miliardi decina decine ventina trentina quarantina cinquantina dozzina dozzine centinaio "
        "centinaia migliaio migliaia zero virgola"
    ),
    magnitudes=words("cento mille mila milione milioni miliardo miliardi migliaia centinaia virgola"),
    titles=words(
        "signor signora signorina signori dottor dottoressa professor professoressa ingegner avvocato architetto "
        "ragionier geometra onorevole senatore senatrice presidente ministro ministra sindaco sindaca giudice "
        "commissario commissaria ispettore ispettrice agente maresciallo brigadiere appuntato capitano colonnello "
        "generale tenente sergente comandante ammiraglio re regina principe principessa papa cardinale vescovo "
        "monsignor don padre suor fratel san santo santa sant' conte contessa duca duchessa marchese marchesa barone "
        "baronessa cavalier maestro maestra zio zia nonno nonna lord lady sir mister miss madame monsieur"
    ),
    units=words(
        "euro centesimi dollari lire sterline franchi yen chilometri metri centimetri millimetri miglia chili "
        "chilogrammi grammi etti ettari tonnellate litri millilitri gradi secondi minuti ore giorni settimane mesi "
        "anni secoli mega giga watt chilowatt volt calorie punti km kg cm mm"
    ),
    adjectives=words(
        "bel bello bella begli bei belle bell' buon buono buona buoni buone buon' gran grande grandi grand' nuovo "
        "nuova nuovi nuove vecchio vecchia vecchi vecchie piccolo piccola piccoli piccole primo prima primi prime "
        "prim' seconda terzo terza quarto quarta quinto quinta sesto ultimo ultima ultimi ultime ultim' prossimo "
        "prossima prossimi prossime stessa stessi stesse migliore migliori miglior peggiore peggiori peggior maggior "
        "maggiori minor vero vera veri vere unico unica unici uniche povero povera poveri povere cattivo cattiva "
        "cattivi brutto brutta brutti brutte caro cara cari care mezzo mezza mezz' semplice grosso grossa grossi "
        "grosse famoso famosa principale principali ottimo ottima ottimi ottime enorme enormi intero intera pessimo "
        "pessima magnifico magnifica numerosi numerose propria propri proprie antico antica antichi antiche splendido "
        "splendida presunto presunta doppio doppia puro pura pieno piena futura futuri estremo estrema illustre "
        "celebre eccellente lunga lunghi lunghe breve brevi meraviglioso meravigliosa ulteriore ulteriori maledetto "
        "maledetta egregio gentile gentili gentilissimi"
    ),
    name_particles=words("di de del della dei degli dalla da dal d' dell' san santa lo la li von van der den du le"),
    # The elided articles are Italian as they stand here: dell', nell', c'è.
    markers=words(
        "che di il gli della dei delle degli dell' dal dalla nel nella nell' sul sulla all' alla alle è ed non più "
        "anche perché però sono siamo erano ho hanno abbiamo aveva questo questa questi quello quella così cosa cose "
        "quando dove come c'è c'era io lui lei noi loro mio mia suo sua nostro ogni tutti molto fatto fare detto "
        "essere stato stata deve può anni qui già poi dopo proprio allora quindi una un' uno ci po' sempre due"
    ),
)
