"""A threat: violence against people or places that is announced, called for or hinted at."""

from itertools import pairwise

from drafting.domain.signal import Level, Signal, SignalName
from drafting.signals.beside import beside
from drafting.signals.context import Context
from drafting.signals.evidence import none, span
from drafting.signals.reading import Reading
from drafting.signals.sentences import words_between
from drafting.text.words import Hit

_LEVELS = (Level.NONE, Level.LOW, Level.MEDIUM, Level.HIGH)

# With these in the sentence, `ik sloop jullie` is a figure of speech: the weapon is a pen.
_PEACEFUL = frozenset(
    """
    review reviews recensie recensies google trustpilot media klacht advocaat rechter rechtbank jurist court lawyer
    lawyers attorney tribunal solicitor social socials online internet tweet post reclamecode concurrentie
    competitor competitors spel game wedstrijd match bewertung anwalt gericht avocat avis abogado resena
    """.split()
)
_FAMILY = frozenset(
    """
    man vrouw vriend vriendin zoon dochter broer zus moeder vader kinderen hond kat collega huisgenoot husband wife
    boyfriend girlfriend son daughter brother sister mum mom dad kids dog cat roommate flatmate
    """.split()
)
_LAUGHS = ("😂", "🤣", "haha", "lol", "😜", "😉", "hihi", "lmao", "😅", "😆")


_OTHERS = frozenset("ze zij hij they he she sie er ils il".split())
_MEANS = frozenset("in met op via door bij with on through at mit auf dans sur con en".split())
_ME = frozenset("me my myself mij mezelf mijn mn".split())
_COULD = frozenset("could would might kon zou zouden konnte wurde pourrais podria".split())
_TO_COME = frozenset(
    """
    kom komen ga gaan zal zullen sta staan neem breng morgen straks volgende vanavond binnenkort anders will ll
    gonna going come coming be bring tomorrow tonight next soon until unless friday monday or
    """.split()
)
_PAST = frozenset("kocht gekocht besteld bestelde kreeg gekregen bought ordered got received arrived sold".split())
_I = frozenset("ik we wij i ill ima id im ich wir je j on nous yo voy".split())
_TARGETS = frozenset(
    """
    je jou jullie hem haar m ze hun volgende eerste iemand wie zn zijn u you ur him her them his their your yours
    someone somebody whoever anyone monteur bezorger medewerker chauffeur koerier baas manager directeur trainer
    bakker verkoper verkoopster portier personeel kerel vent vrouw wijf gozer driver engineer staff courier cashier
    guy bloke lad woman man lady ceo team everyone iedereen dich euch ihn ihm sie dir te vous lui leur os lo la le
    """.split()
)
# What was done, and by whom: `mijn hond heeft jullie kussen vermoord`.
_DONE = frozenset("heeft heb hebt had hadden hebben is werd werden has had was were hat hatte".split())
# What is eaten, won or finished off, and not hurt.
_FOOD = frozenset(
    """
    burger burgers pizza pizzas steak beer pint curry kebab sandwich cake dinner lunch breakfast meal snack chips fries
    wings taco tacos coffee wine chocolate cookies buffet biertje frietje broodje taart pizza eten bord friet snack
    deadline workout exam exams level boss quiz marathon puzzle karaoke playlist examen tentamen training potje
    dansvloer dancefloor
    """.split()
)
# What a customer comes for: `ik weet waar jullie zitten, ik breng hem terug`.
_ERRANDS = frozenset(
    """
    terugbrengen ophalen retour retourneren inleveren bestelling bestellen pakket pakketje reserveren afhalen ruilen
    omruilen passen kopen winkelen taart bloemen bedanken sollicitatie solliciteren parcel order collect return refund
    exchange table booking delivery
    """.split()
)
# What people do to their own things in anger.
_THINGS = frozenset(
    """
    telefoon toestel apparaat ding app doos pakket router modem laptop tablet computer printer machine bestelling
    product scherm tv phone device thing box parcel screen order it remote headphones wifi contract abonnement
    """.split()
)


def look(reading: Reading) -> Signal:
    """`high` and certain where it is said outright; `medium` where it is veiled, or may be a figure of speech; `low`
    where it is vague or somebody else's words are passed on, which a person should still see."""
    hits = reading.hits("threat")
    acts = reading.hits("threat_acts")
    hinted = beside("threat", reading)
    if not (hits or acts or hinted):
        return none(SignalName.THREAT)
    context = Context(reading.text)
    announced = [hit for hit in acts if _is_announced(hit, context)]
    judged = [(_level(hit, context), hit) for hit in (*hits, *announced)]
    judged += [(_hinted_level(hit, context), hit) for hit in hinted]
    strongest = max((level for level, _ in judged), key=lambda level: level.rank, default=Level.NONE)
    if strongest is Level.NONE:
        return none(SignalName.THREAT)
    evidence = tuple(dict.fromkeys(span(hit.span) for level, hit in judged if level is strongest))
    return Signal(name=SignalName.THREAT, level=strongest, evidence=evidence, certain=strongest is Level.HIGH)


def _is_announced(act: Hit, context: Context) -> bool:
    """`I` or `we` do it to somebody: both stand at the act, and it is neither wished away nor done to a thing."""
    start, end = context.sentences.around(act.span.start)
    before = words_between(context.text, start, act.span.start)
    inside = words_between(context.text, act.span.start, act.span.end)
    after = words_between(context.text, act.span.end, end)
    sentence = {*before, *inside, *after}
    if _THINGS.intersection(inside) or _ME.intersection(after[:1]) or _COULD.intersection(before[-4:]):
        return False
    if act.level == "medium" and (_TO_COME.isdisjoint(sentence) or not _PAST.isdisjoint(sentence)):
        return False
    if act.level == "high" and len(inside) == 1 and not _DONE.isdisjoint(before[-5:]):
        return False
    if _FOOD.intersection(after[:4]):
        return False
    single = len(inside) == 1
    near = {*before[-4:], *inside, *after[: 3 if single else 2]}
    doers = near if single else sentence
    return not (_I.isdisjoint(doers) or _TARGETS.isdisjoint(near))


def _level(hit: Hit, context: Context) -> Level:
    level = Level(hit.level)
    if context.is_denied(hit):
        return Level.NONE
    if context.is_reported(hit) or not _OTHERS.isdisjoint(context.before(hit)[-1:]):
        return Level.LOW
    sentence = context.sentence(hit)
    if not _PEACEFUL.isdisjoint(sentence) and (level is not Level.HIGH or _is_by_pen(hit, context)):
        return Level.NONE
    after = words_between(context.text, hit.span.end, context.sentences.clause_end(hit.span.end))[:4]
    if not _FOOD.isdisjoint(after) or (level is Level.MEDIUM and not _ERRANDS.isdisjoint(sentence)):
        return Level.NONE
    if _is_about_family(hit, sentence):
        return Level.LOW
    if any(laugh in context.text.lower() for laugh in _LAUGHS):
        return _LEVELS[level.rank - 1]
    return level


def _hinted_level(hit: Hit, context: Context) -> Level:
    """What is hinted at is for a person at most; its own spoilers stand with its groups."""
    if context.is_reported(hit) or any(laugh in context.text.lower() for laugh in _LAUGHS):
        return Level.LOW
    return min(Level(hit.level), Level.MEDIUM, key=lambda level: level.rank)


def _is_by_pen(hit: Hit, context: Context) -> bool:
    """`ik maak jullie af in mijn review`: the means stands right behind it."""
    after = words_between(context.text, hit.span.end, context.sentences.clause_end(hit.span.end))[:5]
    return bool(after) and after[0] in _MEANS and not _PEACEFUL.isdisjoint(after)


def _is_about_family(hit: Hit, sentence: list[str]) -> bool:
    """`my husband ordered it again, I will kill him` is said of somebody at home, in jest."""
    about_another = {"him", "her", "hem", "haar", "them", "ze"}.intersection(hit.span.quote.lower().split())
    own = any(
        first in ("mijn", "m", "mn", "my", "our", "onze") and second in _FAMILY for first, second in pairwise(sentence)
    )
    return bool(about_another) and own
