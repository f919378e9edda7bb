"""Portuguese, of Brazil and of Portugal: its words of grammar by kind, as they stand in a line."""

from typing import Final

from smartresult.text.languages.language import Language, words

PORTUGUESE: Final = Language(
    code="pt",
    name="Portuguese",
    # "a" and "as" are articles and pronouns, and the preposition, too.
    determiners=words(
        "o a os as um uma uns umas este esta estes estas esse essa esses essas aquele aquela aqueles aquelas meu "
        "minha meus minhas teu tua teus tuas seu sua seus suas nosso nossa nossos nossas vosso vossa vossos vossas "
        "cada todo toda todos todas algum alguma alguns algumas nenhum nenhuma nenhuns nenhumas qualquer quaisquer "
        "outro outra outros outras vários várias ambos ambas muita muitos muitas pouca poucos poucas tanta tantos "
        "tantas bastantes certo certa certos certas tal tais diversos diversas muitíssimo muitíssima muitíssimos "
        "muitíssimas"
    ),
    # dele, nela, disso, antes, depois, dentro, perto are left out: a clause often ends on them.
    prepositions=words(
        "de em com por para per pra pro pras pros p'ra p'ro até sem sobre sob entre contra desde durante após ante "
        "perante conforme segundo consoante mediante exceto excepto salvo via através acerca devido junto além aquém "
        "apesar diante rumo invés partir graças respeito ao à aos às do da dos das no na nos nas pelo pela pelos "
        "pelas num numa nuns numas dum duma duns dumas deste desta destes destas desse dessa desses dessas daquele "
        "daquela daqueles daquelas neste nesta nestes nestas nesse nessa nesses nessas naquele naquela naqueles "
        "naquelas àquele àquela àqueles àquelas noutro noutra noutros noutras doutro doutra doutros doutras dalgum "
        "dalguma nalgum nalguma nalguns nalgumas dentre d'"
    ),
    genitives=words("de do da dos das dum duma"),
    conjunctions=words(
        "e ou mas nem que porque porém pois quando onde aonde donde como enquanto embora caso quanto quanta quantos "
        "quantas quem qual quais cujo cuja cujos cujas porquanto contudo todavia entretanto portanto senão conquanto "
        "porquê ora"
    ),
    auxiliaries=words(
        "é és são sou somos sois era eras éramos eram fui foste foi fomos foram serei será serás seremos serão seria "
        "serias seríamos seriam seja sejas sejamos sejam fosse fosses fôssemos fossem for fores formos forem ser "
        "serem sermos sido sendo estou estás está estamos estais estão estava estavas estávamos estavam estive esteve "
        "estivemos estiveram estarei estarás estará estaremos estarão estaria estarias estaríamos estariam esteja "
        "estejas estejamos estejam estivesse estivéssemos estivessem estiver estiveres estivermos estiverem estar "
        "estarem estando tô tá tamo tava tavam tavas tenho tens tem temos têm tinha tinhas tínhamos tinham tive "
        "tiveste teve tivemos tiveram terei terás terá teremos terão teria terias teríamos teriam tenha tenhas "
        "tenhamos tenham tivesse tivesses tivéssemos tivessem tiver tiveres tivermos tiverem ter terem termos tendo "
        "hei hás há havemos hão havia haviam houve houveram haverá haverão haveria haveriam haja hajam houvesse "
        "houvessem houver haver havendo vou vais vai vamos vão ia ias íamos iam irei irá iremos irão iria iríamos "
        "iriam vá vás ir indo posso podes pode podemos podem podia podias podíamos podiam pude pôde pudemos puderam "
        "poderei poderás poderá poderemos poderão poderia poderias poderíamos poderiam possa possas possamos possam "
        "pudesse pudéssemos pudessem puder puderes pudermos puderem poder poderem podendo devo deves deve devemos "
        "devem devia devias devíamos deviam deveu deverei deverá deveremos deverão deveria deverias deveríamos "
        "deveriam deva devam devesse dever quero queres quer queremos querem queria querias queríamos queriam quis "
        "quiseram quisesse queira queiram quiser quiserem preciso precisas precisa precisamos precisam precisava "
        "precisavam precisou precisaria consigo consegues consegue conseguimos conseguem conseguia conseguiam "
        "consegui conseguiu conseguiram consiga conseguir costumo costuma costumamos costumam costumava costumavam "
        "parece parecem parecia pareciam pareceu fico fica ficamos ficam ficava ficavam ficou ficaram ficar continua "
        "continuam continuava continuavam continuou acabo acaba acabamos acabam acabou acabaram acabei acabava vem "
        "vêm vinha vinham veio tornou tornaram pretende pretendem andava anda tentou tenta tentar"
    ),
    # "gente" of "a gente": the subject that Brazil speaks with.
    pronouns=words(
        "eu tu ele ela nós vós eles elas você vocês cê cês ocê gente me te se lhe lhes vos mo ma to ta lho lha"
    ),
    following_pronouns=words("você vocês ele ela eles elas"),
    adverbs=words(
        "não nunca jamais tampouco também muito mais menos tão tanto quase só somente apenas ainda já bastante "
        "demasiado inclusive sequer meio mal totalmente completamente absolutamente extremamente especialmente "
        "particularmente relativamente realmente verdadeiramente simplesmente praticamente aproximadamente "
        "incrivelmente excessivamente perfeitamente justamente precisamente super"
    ),
    numbers=words(
        "dois duas três quatro cinco seis sete oito nove dez onze doze treze catorze quatorze quinze dezesseis "
        "dezasseis dezessete dezassete dezoito dezenove dezanove vinte trinta quarenta cinquenta sessenta setenta "
        "oitenta noventa cem cento centos duzentos duzentas trezentos trezentas quatrocentos quatrocentas quinhentos "
        "quinhentas seiscentos seiscentas setecentos setecentas oitocentos oitocentas novecentos novecentas mil "
        "milhão milhões bilhão bilhões bilião biliões trilhão trilhões milhar milhares centena centenas dezena "
        "dezenas dúzia dúzias zero vírgula"
    ),
    magnitudes=words("cem cento mil milhão milhões bilhão bilhões bilião biliões trilhão trilhões milhares vírgula"),
    titles=words(
        "senhor senhora senhorita senhores senhoras seu dom dona doutor doutora professor professora mestre mestra "
        "engenheiro engenheira arquiteto arquiteta presidente presidenta ministro ministra governador governadora "
        "prefeito prefeita vereador vereadora deputado deputada senador senadora juiz juíza desembargador "
        "desembargadora rei rainha príncipe princesa imperador imperatriz papa cardeal bispo arcebispo padre frei "
        "sóror irmão irmã santo santa são conde condessa duque duquesa marquês marquesa barão baronesa capitão "
        "coronel general tenente sargento comandante almirante major delegado delegada inspetor inspetora inspector "
        "detetive agente tio tia vovó vovô avó avô lorde lady sir mister miss madame monsieur"
    ),
    units=words(
        "euros cêntimos centavos reais dólares pesos libras ienes contos quilômetros quilómetros metros centímetros "
        "milímetros milhas quilos quilogramas gramas toneladas litros mililitros hectares graus segundos minutos "
        "horas dias semanas meses anos séculos décadas megas gigas watts quilowatts volts calorias pontos km kg cm mm "
        "né"
    ),
    adjectives=words(
        "bom boa bons boas grande grandes novo nova novos novas mau má maus más primeiro primeira primeiros primeiras "
        "segunda terceiro terceira terceiros quarto quarta quinto quinta sexto último última últimos últimas próximo "
        "próxima próximos próximas melhor melhores pior piores maior maiores menor menores velho velha velhos velhas "
        "antigo antiga antigos antigas único única únicos únicas mesma mesmos mesmas próprio própria próprios "
        "próprias pequeno pequena pequenos pequenas verdadeiro verdadeira verdadeiros verdadeiras autêntico autêntica "
        "simples pobre pobres longo longa longos longas belo bela belos belas lindo linda lindos lindas enorme "
        "enormes diferentes numerosos numerosas inúmeros inúmeras sucessivos sucessivas suposto suposta principal "
        "principais meia pleno plena excelente excelentes magnífico magnífica querido querida queridos queridas "
        "futura futuros futuras famoso famosa célebre maldito maldita escasso escassa breve mero mera puro pura "
        "determinados determinadas duplo dupla triplo vasto vasta ilustre prezado prezada prezados prezadas bonito "
        "bonita penúltimo penúltima eterno eterna imenso imensa"
    ),
    name_particles=words("de da do das dos e van von der den di del della le la du san são d'"),
    markers=words(
        "o os do um uma em na ao às não são com você vocês ele ela eles elas eu nós gente isso isto aquilo mas muito "
        "muita também então foi já só seu sua meu minha pelo pela nem há até quando tudo coisa fazer faz fez tem "
        "tinha pra né está estava anos dia quem assim aqui"
    ),
)
