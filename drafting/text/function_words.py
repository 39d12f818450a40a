"""The small words that give a language away, written from general knowledge of each language.

A word that stands in two lists counts for both, and for less. Words of the trade (`order`, `service`, `app`) stand in
none: every language here borrows them.
"""

FUNCTION_WORDS: dict[str, frozenset[str]] = {
    "nl": frozenset(
        """de het een en van ik je jij jullie u uw wij we zij ze hij is zijn was waren ben bent heb heeft hebben
        had hadden niet geen wel nog al ook maar om op te dat die dit deze voor met aan bij naar uit over tot
        door dan toch weer eens even gewoon echt heel erg zo zeer veel meer minder mijn mn mij me jouw ons onze
        hun haar m'n z'n zn dr waar wat wie waarom wanneer hoe welke kan kun kunnen kunt moet moeten mag mogen
        wil wilt willen zal zou zouden zullen worden wordt werd werden gaat gaan ging krijg krijgt krijgen kreeg
        doen doet deed staat staan zit zitten komt komen kwam iemand niemand iets niets niks alles altijd nooit
        nu nou vandaag gisteren morgen dag dagen week weken maand maanden jaar uur euro bedankt dank dankjewel
        dankuwel graag groet groeten hoor hè zeg joh ofzo of als want omdat terwijl sinds zonder tegen tussen
        onder boven achter naast er daar hier eindelijk meteen alleen beter goed goede slecht slechte mooi mooie
        lekker leuk jammer geld winkel bestelling besteld pakket klant klanten mensen klantenservice geleverd
        levering ontvangen terug antwoord reactie schandalig belachelijk ge gij zenne amai nie ni k t d'r das
        da's zo'n hele hetzelfde snel gratis kapot kut verdomme hallo goedemiddag goedemorgen goedenavond beste
        hoeveel zeker misschien waarschijnlijk jawel ja nee wij vind vinden zie ziet weet weten laat laten
        blijft blijven prima helemaal fijne dit den dienen allez bestel gebeld bellen gestuurd""".split()
    ),
    "en": frozenset(
        """the a an and of to in is are was were be been being i you he she it we they me him her us them my your
        his its our their this that these those not no don't doesn't didn't isn't can't won't wasn't i'm i've
        it's you're that's there here have has had do does did will would can could should may might must shall
        for with from at on by about into over after before since than then so but or because if when where what
        who why how which all any some every nobody everyone someone something nothing still again never always
        ever just really very too more most much many few other another only own same now today yesterday
        tomorrow day days week weeks month months year years hour hours please thanks thank sorry hi hello hey
        get got getting go going went want need like love hate make made take took give gave know think see say
        said says tell told ask asked work works working worked bought buy paid pay money back people customer
        customers guys good great bad worst best awful terrible shame disgusting ridiculous joke yes yeah u
        ur dont cant im ive didnt doesnt isnt wont thats whats y'all gonna anyone out up down off waiting
        delivery received arrived refund help open tmrw right wrong new old first last next well even lovely
        nice amazing cheers mate  also until while during without your's company store shop""".split()
    ),
    "de": frozenset(
        """der die das den dem des ein eine einen einem einer eines und oder aber nicht kein keine keinen ich du er
        sie es wir ihr mich mir dich dir uns euch ihn ihm ihnen mein meine meinen dein ihre ihren unser euer
        eure ist sind war waren bin bist seid habe hab hast hat haben hatte hatten wird werden wurde wurden
        worden kann können konnte muss müssen soll sollen will wollen möchte darf dürfen auf aus bei mit nach
        seit von zu zum zur für durch gegen ohne um an am im ins vom über unter vor hinter zwischen wie was wer
        wo wann warum wieso welche welcher dass weil wenn als ob auch noch schon nur sehr mehr immer nie wieder
        jetzt heute gestern morgen hier da dort so doch mal denn bitte danke vielen tag tage woche wochen monat
        jahr jahre stunden euro geld kunde kunden bestellung bestellt geliefert lieferung paket antwort niemand
        jemand nichts etwas alles keiner schlecht gut leider endlich sofort einfach frech unverschämt hallo
        guten gibt geht macht kommt gekommen angekommen zurück also ganz kaputt""".split()
    ),
    "fr": frozenset(
        """le la les un une des du de et ou mais ne pas plus je j'ai tu il elle on nous vous ils elles me te se mon
        ma mes ton ta tes son sa ses notre nos votre vos leur leurs ce cet cette ces c'est est sont était suis
        es êtes sommes ai as a avons avez ont avait être avoir fait faire peut peux pouvez peut-on dans sur sous
        avec sans pour par chez entre depuis vers que qui quoi quand où comment pourquoi combien quel quelle si
        comme car donc alors aussi très trop bien mal encore toujours jamais rien tout tous toute toutes
        personne aucun aucune même déjà bonjour bonsoir merci svp s'il salut jour jours semaine semaines mois
        ans heure heures euros argent client clients commande commandé livraison livré reçu colis réponse honte
        nul nulle scandaleux au aux d'un d'une l'on n'est n'ai qu'il y en là ça été livrez ouvrez voilà""".split()
    ),
    "es": frozenset(
        """el la los las un una unos unas de del al y o pero no ni yo tú él ella nosotros vosotros ellos ellas me
        te se nos os le les mi mis tu tus su sus nuestro nuestra vuestro es son era eran soy eres somos está
        están estoy estaba ser estar he ha han hemos habéis había hay tengo tiene tienen tener hacer hace hacen
        puede puedo pueden quiero quiere en con sin por para sobre entre desde hasta hacia que qué quien quién
        cuando cuándo donde dónde como cómo porque cual cuál si también muy más menos mucho muchos poco todo
        todos toda todas nada nadie algo alguien siempre nunca ya aún todavía ahora hoy ayer mañana aquí allí
        hola gracias favor buenos buenas día días semana semanas mes meses año años hora horas euros dinero
        cliente clientes pedido pedidos envío entrega paquete respuesta vergüenza fatal malo mala bueno buena
        mejor peor llevo esto esta este estos estas eso esa ese lo señor tienda""".split()
    ),
    "it": frozenset(
        """il lo la gli le un uno una di del della dei delle da dal dalla in nel nella con per tra fra su sul sulla
        e o ma non io tu lui lei noi voi loro mi ti ci vi si mio mia miei tuo suo nostro vostro è sono sei siamo
        siete era erano ho hai ha abbiamo avete hanno che chi cosa quando dove come perché quanto quale se anche
        più molto ancora sempre mai niente nulla tutto tutti nessuno questo questa quello grazie ciao buongiorno
        ordine pacco giorni soldi""".split()
    ),
    "pt": frozenset(
        """o os as um uma de do da dos das no na nos nas ao à em com sem por para e ou mas não eu tu ele ela nós
        vocês você eles meu minha seu sua é são foi era estou está estão tenho tem têm que quem quando onde como
        porque qual se também mais muito ainda sempre nunca nada tudo todos ninguém isto isso este esta obrigado
        obrigada olá bom dia dias encomenda pedido dinheiro já até pelo pela""".split()
    ),
    "pl": frozenset(
        """i w na z do nie się że to jest są był była było czy jak co kto gdzie kiedy dlaczego ale lub albo dla od
        po przez przy bez mój moja moje twój wasz wasza już jeszcze bardzo tylko też zawsze nigdy nic nikt
        wszystko tak dziękuję proszę cześć dzień dobry zamówienie paczka pieniądze mam mamy jestem""".split()
    ),
    "tr": frozenset(
        """bir ve bu şu o da de mi mı mu mü ne için ile gibi kadar daha çok en var yok değil ben sen biz siz onlar
        benim bana sana bize nasıl neden nerede ama veya hala hiç her şey kimse teşekkürler merhaba lütfen
        sipariş kargo para gün geldi gelmedi oldu""".split()
    ),
}
"""By ISO 639-1 code. `nl en de fr es` are ours; the others are here so that they are not taken for one of ours."""
