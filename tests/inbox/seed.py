"""Comments in a store, decided by the real policy from signals that are given: something to show on every page."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from drafting.desk import cases
from drafting.domain.decision import Category
from drafting.domain.draft import DraftRecord, Finding, Proposal, Status
from drafting.domain.signal import CategoryReading, Level, Signal, SignalName, Signals, Span, Topic
from drafting.domain.thread import Author, Channel, Comment, Context, Role, Thread, Turn
from drafting.pipeline.brief import brief_for
from drafting.pipeline.propose import saved_draft
from drafting.policy import Policy, decide
from drafting.store import Store
from drafting.store.drafts import new_draft_id
from drafting.store.threads import thread_id_of

NOW = datetime.now(UTC).replace(microsecond=0)


@dataclass(frozen=True)
class Seed:
    """A comment, and what was seen in it."""

    text: str
    category: Category
    language: str = "nl"
    channel: Channel = Channel.FACEBOOK
    author: str = "Sanne"
    turns: tuple[tuple[Role, str], ...] = ()
    facts: tuple[str, ...] = ()
    seen: tuple[tuple[SignalName, str], ...] = ()
    topic: Topic = Topic.ANY
    minutes_ago: float = 10
    url: str | None = None
    reply: str | None = None
    private: str | None = None
    findings: tuple[Finding, ...] = ()
    brand: str = "default"

    def thread(self) -> Thread:
        """The exchange."""
        at = NOW - timedelta(minutes=self.minutes_ago)
        turns = tuple(
            Turn(role=role, text=text, posted_at=at - timedelta(hours=len(self.turns) - place))
            for place, (role, text) in enumerate(self.turns)
        )
        comment = Comment(
            id=f"c-{self.author}-{len(self.text)}",
            text=self.text,
            channel=self.channel,
            author=Author(id=f"u-{self.author}", name=self.author),
            posted_at=at,
            url=self.url,
        )
        return Thread(brand=self.brand, comment=comment, turns=turns, context=Context(facts=self.facts))


def signals_of(seed: Seed) -> Signals:
    """What was seen, with the words that it rests on."""
    seen = tuple(
        Signal(
            name=name,
            level=Level.HIGH,
            certain=True,
            evidence=(Span(start=seed.text.find(words), end=seed.text.find(words) + len(words), quote=words),),
        )
        for name, words in seed.seen
    )
    return Signals(
        seen=seen,
        category=CategoryReading(category=seed.category, certainty=Level.HIGH),
        topic=seed.topic,
        language=seed.language,
    )


def proposal_of(seed: Seed, policy: Policy, thread: Thread, now: datetime) -> Proposal:
    """The policy's own decision, and the brand's own reply or the one that is given."""
    signals = signals_of(seed)
    decision = decide(thread, signals, policy, now=now)
    draft = None
    if decision.action.value == "respond" and decision.draft_allowed:
        brief = brief_for(thread, signals, decision, policy)
        draft = saved_draft(brief, policy, attempts=0)
        if seed.reply is not None and draft is not None:
            given = {"text": seed.reply, "source": "model", "model": "openai/gpt-5-mini", "attempts": 1}
            private = {"private_message": seed.private} if seed.private else {}
            draft = draft.model_copy(update={**given, **private, "prompt": "reply@1#0a1b2c3d4e5f"})
        if seed.findings and draft is not None:
            draft = draft.model_copy(update={"findings": seed.findings})
    return Proposal(decision=decision, draft=draft, signals=signals)


async def plant(store: Store, policy: Policy, seed: Seed) -> DraftRecord:
    """Store the comment with its proposal, as the service would have."""
    thread = seed.thread()
    at = NOW - timedelta(minutes=seed.minutes_ago)
    record = DraftRecord(
        id=new_draft_id(at),
        thread_id=thread_id_of(thread),
        thread=thread,
        status=Status.PENDING,
        revision=1,
        created_at=at,
        updated_at=at,
    )
    await store.policies.put(str(policy.ref), policy.text)
    await store.accept(record)
    proposal = proposal_of(seed, policy, thread, at)
    if cases.is_a_threat(proposal):
        await store.cases.open(cases.case_file(record, proposal, now=at))
    return await store.drafts.set_proposal(record.id, proposal, Status.AWAITING_APPROVAL, now=at)


N = SignalName
LATE_PARCEL = Seed(
    "Mijn pakket is al een week te laat en ik krijg niemand te pakken. Bestelling 4418 zou maandag komen!",
    Category.PRODUCT_COMPLAINT,
    author="Sanne de Wit",
    minutes_ago=18,
    topic=Topic.DELIVERY,
    seen=((N.PROBLEM, "te laat"), (N.PRODUCT, "pakket"), (N.LOOKUP, "Bestelling 4418")),
    url="https://www.facebook.com/voorbeeld/posts/1",
    reply="Goed dat u dit laat weten, Sanne: een week wachten op uw pakket is te lang. We zoeken graag samen met u uit "
    "waar het is. Stuurt u ons een privébericht? Dan gaan we meteen voor u kijken.",
    private="Fijn dat u ons schrijft. Wilt u ons uw bestelnummer en postcode sturen? Dan kijken we waar uw pakket is.",
)
QUESTION = Seed(
    "Zijn jullie in Utrecht ook op zondag open? En kan ik daar een online bestelling ophalen?",
    Category.QUESTION,
    author="Marieke",
    minutes_ago=95,
    seen=((N.QUESTION, "op zondag open?"), (N.FACTS_ANSWER, "zondag")),
    facts=("De winkel in Utrecht is op zondag open van 12.00 tot 17.00 uur.",),
)
HEATED = Seed(
    "Weer zo'n standaardpraatje. Drie keer opgehangen, en nu mag ik het nóg een keer opschrijven?!",
    Category.SERVICE_COMPLAINT,
    author="Saskia",
    minutes_ago=1500,
    turns=(
        (Role.CUSTOMER, "Probeer al dagen iemand te bereiken over mijn abonnement. Ongelooflijk."),
        (Role.BRAND, "Wat vervelend dat het wachten zo tegenvalt. Wilt u ons via DM laten weten waar het over gaat?"),
        (Role.COMMUNITY, "Same here, ik bel ook al de hele week."),
    ),
    topic=Topic.WAITING,
    seen=((N.SERVICE, "Drie keer opgehangen"), (N.HEAT, "nóg een keer"), (N.PROBLEM, "opgehangen")),
)
ENGLISH = Seed(
    "Ordered a cot on the 3rd, tracking has said 'out for delivery' for six days. Where is it?",
    Category.PRODUCT_COMPLAINT,
    language="en",
    channel=Channel.X,
    author="Tom B.",
    minutes_ago=4,
    topic=Topic.DELIVERY,
    seen=((N.PROBLEM, "for six days"), (N.PRODUCT, "cot")),
)
SPAM = Seed(
    "I made 4,300 in ONE week from my phone!!! Message Mrs Linda now >> quick-profit.example",
    Category.SPAM,
    language="en",
    channel=Channel.YOUTUBE,
    author="Success Stories Daily",
    minutes_ago=35,
    seen=((N.SPAM, "quick-profit.example"),),
)
MORE_SPAM = Seed(
    "Gratis iPhone voor de eerste honderd! Klik op mijn profiel >> gratis-toestel.example",
    Category.SPAM,
    channel=Channel.INSTAGRAM,
    author="iphone_actie_2026",
    minutes_ago=50,
    seen=((N.SPAM, "gratis-toestel.example"),),
)
TROLL = Seed(
    "lol imagine following a shop. go on admin, reply to me, I dare you. cry about it",
    Category.TROLL,
    language="en",
    channel=Channel.X,
    author="xX_bored_Xx",
    minutes_ago=70,
    seen=((N.TROLLING, "reply to me, I dare you"),),
)
THREAT = Seed(
    "Ik weet hoe laat jullie personeel daar de deur uit loopt. Morgen sta ik er met een mes.",
    Category.THREAT,
    author="R.",
    minutes_ago=7,
    url="https://www.facebook.com/voorbeeld/posts/2",
    seen=((N.THREAT, "Morgen sta ik er met een mes"),),
)
PRAISE = Seed(
    "Fitted the new blinds myself in twenty minutes and they're actually straight. Ten out of ten!",
    Category.PRAISE_OR_NEUTRAL,
    language="en",
    channel=Channel.GOOGLE_REVIEWS,
    author="Gareth",
    minutes_ago=200,
    seen=((N.PRAISE, "Ten out of ten"),),
)
LEGAL = Seed(
    "Als mijn geld er vrijdag niet is, stap ik naar de rechter. Mijn advocaat kijkt al mee.",
    Category.PRODUCT_COMPLAINT,
    author="Bram",
    minutes_ago=25,
    topic=Topic.REFUND,
    seen=((N.LEGAL, "stap ik naar de rechter"), (N.PROBLEM, "mijn geld er vrijdag niet is")),
)
SEEDS = (LATE_PARCEL, QUESTION, HEATED, ENGLISH, SPAM, MORE_SPAM, TROLL, THREAT, PRAISE, LEGAL)
