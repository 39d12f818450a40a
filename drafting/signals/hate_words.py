"""Small words that bind, part and point back, for putting together what is said of a group."""

import re

# Words that may stand between a group and what is said of it without loosening the bond.
LINKS = frozenset(
    """
    moet moeten mogen mag should must ought need is zijn was waren bent ben worden wordt werden blijven lijken
    vormen heten allemaal alle alleen gewoon echt heel zo zulke zulk zoveel een n de het die dat deze dit der
    dezelfde stuk voor mij me mijn ons onze ogen wat betreft slechts niets anders dan niks absoluut totaal volledig
    compleet enorm enorme ook altijd nog steeds maar puur zuiver enkel louter wel toch eigenlijk natuurlijk kunnen
    kan er van hier zoals jij jullie u hem haar hen hun zij ze soort mensen personen daar overal nederland land in
    op aan om te als behoorlijk best nogal vrij erg veel meer zich zichzelf weerhouden doen typisch hele are were be
    been being am re s all just really so such a an the those these that this you your yall like of to my our their
    t m ve ll d stop stops from themselves have has had who they us absolutely totally completely utterly truly
    simply actually basically literally always ever still only nothing but more than other people persons folks kind
    kinds type sort everywhere here country there fucking bloody damn goddamn pretty quite very much too also can
    itself help by nature naturally most many some every as far i concerned sind ist seid bin war alles nur einfach
    wirklich solche solcher ein eine einen einem einer das den dem des wie du ihr sie euch dich mir mich auch ganz
    total absolut vollig immer noch nichts anderes fur von leute menschen sont est etes es etait etaient tous toutes
    tout juste vraiment si tellement tres un une les le la l ces ce comme toi vous absolument totalement rien que
    toujours encore plus aussi pour moi nous ici pays gens ne son sois eran todos todas solo muy tan unos unas una
    los las el como tu vosotros ustedes aqui pais gente
    """.split()
)
# Words that may stand between what is said and the group that it then names: `ik haat al die …`.
LEADING = LINKS - frozenset(
    """
    het dat that it is are zijn was waren were als like zoals when jullie jij you op in aan to te om hier here ook
    also nog still
    """.split()
) | frozenset("jullie you".split())
ALL = frozenset(
    """
    alle al allemaal elke iedere alleen all every always altijd alles tous toutes toujours jeder jede immer todos
    """.split()
)

COPULAS = frozenset("is are zijn was waren were sind ist sont est son".split())

# What nobody calls a shop or a parcel: said of the group even where other things stand between.
BEASTS = frozenset(
    """
    uitschot tuig gespuis ongedierte parasiet* bloedzuigers kakkerlak* ratten apen aap beesten zwijnen wilden
    onmensen scum vermin parasite* leech* cockroach* rats ape apes animals savages subhuman* beasts abschaum
    ungeziefer parasiten kakerlaken affen vermine cafards singes sous
    """.split()
)

# `Muslim terrorists` are some, not all.
SOME_OF_THEM = frozenset(
    """
    terrorist* (terroristen|terrorist) murderer* rapist* killers criminal* extremist* (moordenaars|moorden)
    (crimineel|criminele|criminelen) (verkrachters|verkrachten|aanranders)
    """.split()
)

# Words between that give what follows another owner: then it is not said of the group.
PARTING = frozenset(
    """
    jullie je uw service product producten app website site webshop winkel bedrijf klantenservice personeel
    medewerker medewerkers bestelling pakket levering bezorging prijs prijzen bezorger verkoper it its het dit dat
    this that your company store shop staff order delivery price prices customer helpdesk because omdat want doordat
    terwijl while when wanneer toen door by from voor for with met behandeld behandelen behandelt balie telefoon
    kassa receptie counter desk phone reception checkout till plaats instead naar treated treat treating i ik wij
    euer eure votre vos vuestro
    """.split()
) - {"voor", "for", "dat", "dit", "this", "that", "i", "from"}
DEMONSTRATIVES = frozenset("those these that die deze dat zulke zulk such ces cette diese esos esas".split())
"""Before a word for people they point back to a group: `those filthy people`."""

PEOPLE = frozenset("people folk lot sort types mensen lui volk leute gens gente".split())
STAFF_PLACES = frozenset(
    "balie telefoon kassa receptie lijn toonbank counter desk phone reception checkout till line".split()
)
PREPOSITIONS = frozenset(
    "in bij op van uit on at from inside within behind near achter binnen tussen bei auf dans chez".split()
)
TREATED = frozenset(
    """
    behandeld behandelt bejegend geholpen bediend aangesproken weggestuurd treated served spoken handled traites
    tratados
    """.split()
)
"""After a word of contempt they make it somebody's conduct towards the group: `worden walgelijk behandeld`."""

THEY = frozenset(
    "them ze zij hen hun they them their theyre elles ils leur leurs eux sie ihnen ihre ellos ellas".split()
)
YOU = frozenset("jullie jij je you your youre vous tu vos du ihr euch eure vosotros".split())
TO_THEM = re.compile(
    r"\W+(?:zoals (?:jij|jullie|u)|like you|wie (?:du|ihr)|comme (?:toi|vous)|como (?:tu|vosotros))\b", re.IGNORECASE
)
ONLY = re.compile(
    r"\b(?:jullie zijn (?:maar|gewoon|slechts)|je bent (?:maar|gewoon)|you(?:'?re| are) (?:just|only)"
    r"|jullie|you|ihr|vous)\W+$",
    re.IGNORECASE,
)
RECLAIMED = frozenset("being ourselves myself proud yourself yourselves onszelf mezelf trots".split())
DEFINITE = frozenset(
    "die deze dat de dit that this the my mijn onze our diese dieser cette ce ese esa je your jullie uw".split()
)
SELF = frozenset(
    """
    i im ik wij we us ons my mijn m'n mn our onze myself fellow zelf mezelf ich wir suis nous soy somos als m proud
    trotse
    """.split()
)
