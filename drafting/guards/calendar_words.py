"""How months, days and numbers are called in five languages."""


def _numbered(names: tuple[str, ...], start: int) -> dict[str, int]:
    return {name: number for number, listed in enumerate(names, start=start) for name in listed.split()}


MONTHS = _numbered(
    (
        "jan january januari januar janvier enero",
        "feb february februari februar février fevrier febrero",
        "mrt mar march maart märz maerz mars marzo",
        "apr april avril abril",
        "mei may mai mayo",
        "jun june juni juin junio",
        "jul july juli juillet julio",
        "aug august augustus août aout agosto",
        "sep sept september septembre septiembre",
        "okt oct october oktober octobre octubre",
        "nov november novembre noviembre",
        "dec dez december dezember décembre decembre diciembre",
    ),
    start=1,
)
DAYS = _numbered(
    (
        "maandag monday montag lundi lunes mon",
        "dinsdag tuesday dienstag mardi martes tues",
        "woensdag wednesday mittwoch mercredi miércoles",
        "donderdag thursday donnerstag jeudi jueves thurs",
        "vrijdag friday freitag vendredi viernes fri",
        "zaterdag saturday samstag samedi sábado",
        "zondag sunday sonntag dimanche domingo",
    ),
    start=1,
)
SHORT_DAYS = _numbered(
    ("ma mon", "di tue tues", "wo wed", "do thu thur thurs", "vr vrij fri", "za sat", "zo sun"), start=1
)
"""How people shorten days; to be looked for in a known text only, for most are words of their own."""
RELATIVE_DAYS = {
    word: meaning
    for meaning, words in {
        "today": ("vandaag", "today"),
        "tomorrow": ("morgen", "tomorrow", "tmrw", "tmr", "tomoz", "2moro"),
        "in two days": ("overmorgen",),
        "yesterday": ("gisteren", "yesterday"),
        "last night": ("gisteravond", "last night"),
        "this morning": ("vanmorgen", "vanochtend", "this morning"),
        "this afternoon": ("vanmiddag", "this afternoon"),
        "tonight": ("vanavond", "tonight", "this evening"),
        "this night": ("vannacht",),
    }.items()
    for word in words
}
NUMBERS = _numbered(
    (
        "twee two zwei deux dos tweede second twice",
        "drie three drei trois tres derde third",
        "vier four quatre cuatro vierde fourth",
        "vijf five fünf cinq cinco vijfde fifth",
        "zes six sechs seis zesde sixth",
        "zeven seven sieben sept siete zevende seventh",
        "acht eight huit ocho",
        "negen nine neun neuf nueve",
        "tien ten zehn dix diez",
        "elf eleven",
        "twaalf twelve zwölf douze doce",
        "dertien thirteen",
        "veertien fourteen",
        "vijftien fifteen",
        "zestien sixteen",
        "zeventien seventeen",
        "achttien eighteen",
        "negentien nineteen",
        "twintig twenty",
    ),
    start=2,
) | {
    word: 10 * ten
    for ten, words in enumerate(
        (
            "dertig thirty",
            "veertig forty",
            "vijftig fifty",
            "zestig sixty",
            "zeventig seventy",
            "tachtig eighty",
            "negentig ninety",
            "honderd hundred",
        ),
        start=3,
    )
    for word in words.split()
}
"""Numbers in words; 1 is left out, for "een" and "one" seldom count anything."""
