"""An insult: a word that belittles a person, be it of the staff, another commenter or a third."""

from drafting.domain.signal import Level, Signal, SignalName
from drafting.signals.context import DENIALS, Context
from drafting.signals.evidence import none, span
from drafting.signals.reading import Reading
from drafting.signals.sentences import words_between
from drafting.text.words import Hit

_I = frozenset("ik i mij me mezelf myself im ben am voel felt feel ich bin suis moi soy".split())
_LIKENING = frozenset("als like as voor for wie comme como".split())
_NAMING = frozenset("noemen noemt genoemd noemde noemden uitgemaakt uitgescholden genannt nennen traiter".split())
_YOU = frozenset(
    """
    je jij jou jullie u uw jouw you your yourself ur yall youre du dich ihr euch tu toi te vous votre vos os
    vosotros ustedes
    """.split()
)
_POINTING = frozenset(
    """
    stelletje stel bende zootje zooitje zo n zon die dat deze wat vuile domme stomme achterlijke gore vieze vuil
    bunch pack that those these this what such some absolute complete total utter fucking bloody stupid dumb dirty
    another ihr du diese dieser was so ein bande quel quelle ces cette que menudo vaya esos esta este ese
    """.split()
)
_STAFF = frozenset(
    """
    medewerker medewerkers medewerkster personeel manager chauffeur bezorger bezorgers monteur baas directeur
    directie verkoper verkoopster caissiere klantenservice helpdesk collega collegas staff employee employees driver
    drivers clerk agent agents team boss ceo owner cashier rep reps technician waiter waitress people person man
    woman guy girl lady he she they hij zij ze mens mensen
    """.split()
)
_ONE_OF_THEM = frozenset(
    """
    medewerker medewerkster manager chauffeur bezorger monteur verkoper verkoopster caissiere stewardess steward
    bakker trainer kelner ober receptionist receptioniste buschauffeur conducteur koerier beveiliger balie telefoon
    kassa lijn collega vent vrouw kerel employee driver clerk agent cashier rep technician waiter waitress courier
    engineer operator phone counter desk till guy woman bloke lady lad
    """.split()
)
_CRY = 5
"""Words: a comment that is hardly more than the insult says nothing else."""

_STORY = 70
"""Characters: shorter comments hold no story."""

_THINGS = frozenset(
    """
    app site website webshop systeem product producten apparaat ding update beleid regel regels regeling prijs
    prijzen idee plan actie reclame system policy rule rules products device thing price prices idea ad advert
    design machine process procedure bot chatbot
    """.split()
)


def look(reading: Reading) -> Signal:
    """`high` where it is thrown at somebody; `medium` where it may be; `low` for accusations (`liars`), which are
    criticism. Said of a thing, of the author himself or as a report of being insulted, it is none."""
    hits = reading.hits("insult")
    if not hits:
        return none(SignalName.INSULT)
    context = Context(reading.text)
    judged = [(level, hit) for hit in hits if (level := _level(hit, context)) is not Level.NONE]
    if not judged:
        return none(SignalName.INSULT)
    strongest = max((level for level, _ in judged), key=lambda level: level.rank)
    evidence = tuple(span(hit.span) for level, hit in judged if level is strongest)
    certain = strongest is Level.HIGH and any(_is_at_you(hit, context) for level, hit in judged if level is strongest)
    return Signal(name=SignalName.INSULT, level=strongest, evidence=evidence, certain=certain)


def _level(hit: Hit, context: Context) -> Level:
    before = context.before(hit)
    near = before[-3:]
    if context.is_denied(hit, reach=2) or context.is_reported(hit):
        return Level.NONE
    if _is_own(hit, before, near) or _is_named(hit, context):
        return Level.NONE
    if not _THINGS.isdisjoint(before[-4:]) and _YOU.isdisjoint(before[-2:]):
        return Level.NONE
    if hit.level == "low":
        return Level.LOW
    if hit.level == "high":
        return Level.MEDIUM if _is_told(hit, context) else Level.HIGH
    if not _is_bound(hit, context):
        return Level.LOW
    return Level.HIGH if len(words_between(context.text, 0, len(context.text))) <= _CRY else Level.MEDIUM


def _is_told(hit: Hit, context: Context) -> bool:
    """`die trut aan de balie zei …`: one of the staff in a longer story, which is mostly a complaint about conduct."""
    if len(hit.span.quote.split()) > 3 or len(context.text) < _STORY or _is_at_you(hit, context):
        return False
    return not _ONE_OF_THEM.isdisjoint(context.sentence(hit))


def _is_own(hit: Hit, before: list[str], near: list[str]) -> bool:
    """`I felt like an idiot`, `behandeld als een idioot`: nobody is called one."""
    if not _YOU.isdisjoint(near):
        return False
    if not _I.isdisjoint(near) and DENIALS.isdisjoint(near) and " " not in hit.entry:
        return True
    likened = not _LIKENING.isdisjoint(before[-2:])
    return likened and " " not in hit.entry and _YOU.isdisjoint(before[-5:])


def _is_named(hit: Hit, context: Context) -> bool:
    """`mensen slet noemen`: the word is spoken of, not thrown."""
    return not _NAMING.isdisjoint(words_between(context.text, hit.span.end, hit.span.end + 24)[:2])


def _is_bound(hit: Hit, context: Context) -> bool:
    """Whether somebody is meant: spoken to, pointed at, of the staff; or the word stands by itself, as a call."""
    if len(hit.span.quote.split()) > 1:
        return True
    sentence = context.sentence(hit)
    around = set(context.before(hit)[-5:])
    return bool(around & (_YOU | _POINTING | _STAFF)) or len(sentence) <= 3 or not _YOU.isdisjoint(sentence)


def _is_at_you(hit: Hit, context: Context) -> bool:
    words = {*context.before(hit)[-4:], *hit.span.quote.lower().split()}
    return bool(words & _YOU)
