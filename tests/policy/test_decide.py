"""What the default policy decides: the sixteen rules of the handling policy, and what stands around them."""

from datetime import timedelta

import pytest

from drafting.domain.decision import COMPLAINTS, REMOVABLE, Action, Category, Decision, Moderation, Urgency, Visibility
from drafting.domain.signal import Level, Signal, SignalName, Signals, Topic
from drafting.domain.thread import AccountType, Channel, Role
from tests.policy.builders import NOON, PRODUCT, decided, default_policy, result_of, rules_of, saw, signals, thread

C, B = Role.CUSTOMER, Role.BRAND
PROBLEM = saw(SignalName.PROBLEM)
DONE = saw(SignalName.RESOLUTION)
SETTLED = thread("Het is opgelost, dank!", (C, "Kapot!"), (B, "Stuurt u een bericht?"), resolved=True)


@pytest.mark.parametrize(
    ("category", "urgency", "visibility"),
    [
        (Category.PRODUCT_COMPLAINT, Urgency.IMMEDIATE, Visibility.PRIVATE),
        (Category.SERVICE_COMPLAINT, Urgency.H24, Visibility.PRIVATE),
        (Category.SOCIAL_MEDIA_COMPLAINT, Urgency.H48, Visibility.PUBLIC),
        (Category.QUESTION, Urgency.H24, Visibility.PUBLIC),
        (Category.PRAISE_OR_NEUTRAL, Urgency.H48, Visibility.PUBLIC),
    ],
)
def test_it_answers_in_time_and_in_the_right_place(
    category: Category, urgency: Urgency, visibility: Visibility
) -> None:
    decision = decided(signals(category))
    assert (decision.action, decision.category, decision.urgency) == (Action.RESPOND, category, urgency)
    assert decision.visibility is visibility
    assert decision.moderation == Moderation()
    assert decision.needs_person is None
    assert decision.draft_allowed


def test_a_product_complaint_is_due_within_the_hour() -> None:
    assert decided(signals()).respond_by == NOON + timedelta(hours=1)


@pytest.mark.parametrize("category", [Category.PETTY_OR_UNREASONABLE, Category.TROLL])
def test_it_ignores_what_only_wants_a_reaction(category: Category) -> None:
    decision = decided(signals(category))
    assert (decision.action, decision.urgency, decision.respond_by) == (Action.IGNORE, Urgency.NONE, None)
    assert decision.visibility is None


@pytest.mark.parametrize("category", sorted(REMOVABLE - {Category.THREAT}))
def test_it_removes_by_hiding_and_never_deletes(category: Category) -> None:
    decision = decided(signals(category))
    assert (decision.action, decision.urgency, decision.respond_by) == (Action.REMOVE, Urgency.NONE, None)
    assert (decision.moderation.hide, decision.moderation.delete, decision.moderation.report) == (True, False, ())


@pytest.mark.parametrize("category", sorted(REMOVABLE - {Category.THREAT}))
@pytest.mark.parametrize("certainty", [Level.LOW, Level.MEDIUM, Level.HIGH])
def test_criticism_is_never_removed_however_crude(category: Category, certainty: Level) -> None:
    crude = (PROBLEM, saw(SignalName.INSULT), saw(SignalName.PROFANITY))
    decision = decided(signals(category, *crude, certainty=certainty))
    assert decision.action is Action.RESPOND
    assert decision.category in COMPLAINTS
    assert "criticism-is-never-removed" in rules_of(decision)


@pytest.mark.parametrize(
    ("read", "category"),
    [
        (signals(Category.INSULT_OR_AGGRESSION, PROBLEM, runner_up=Category.SERVICE_COMPLAINT), "service_complaint"),
        (signals(Category.INSULT_OR_AGGRESSION, PROBLEM, saw(SignalName.SOCIAL_MEDIA)), "social_media_complaint"),
        (signals(Category.INSULT_OR_AGGRESSION, PROBLEM, topic=Topic.STAFF), "service_complaint"),
        (signals(Category.INSULT_OR_AGGRESSION, PROBLEM, topic=Topic.AD_POST), "social_media_complaint"),
        (signals(Category.INSULT_OR_AGGRESSION, PROBLEM, topic=Topic.DELIVERY), "product_complaint"),
        (signals(Category.INSULT_OR_AGGRESSION, PROBLEM), "product_complaint"),
    ],
)
def test_an_insult_with_a_complaint_gets_the_category_of_the_complaint(read: Signals, category: str) -> None:
    assert decided(read).category == category


def test_a_slur_beside_a_problem_is_answered_and_goes_to_a_person() -> None:
    decision = decided(signals(Category.HATE_OR_RACISM, PROBLEM, saw(SignalName.HATE)))
    assert decision.action is Action.RESPOND
    assert decision.needs_person is not None
    assert "slur-beside-a-problem" in rules_of(decision)


def test_swearing_over_a_problem_is_a_complaint() -> None:
    swears = (saw(SignalName.PROFANITY), saw(SignalName.PROBLEM, Level.LOW))
    decision = decided(signals(Category.BLASPHEMY, *swears, runner_up=Category.SERVICE_COMPLAINT))
    assert (decision.action, decision.category) == (Action.RESPOND, Category.SERVICE_COMPLAINT)
    assert "exclamations-and-figures-of-speech" in rules_of(decision)


@pytest.mark.parametrize(
    ("level", "report"),
    [(Level.LOW, ("platform",)), (Level.MEDIUM, ("platform",)), (Level.HIGH, ("platform", "police"))],
)
def test_a_threat_is_removed_reported_and_due_at_once(level: Level, report: tuple[str, ...]) -> None:
    decision = decided(signals(Category.THREAT, saw(SignalName.THREAT, level)))
    assert (decision.action, decision.urgency) == (Action.REMOVE, Urgency.IMMEDIATE)
    assert decision.respond_by == NOON + timedelta(hours=1)
    assert decision.moderation.report == report
    assert (decision.moderation.hide, decision.moderation.block_author) == (True, True)
    assert decision.needs_person is None


def test_a_threat_of_unsaid_seriousness_is_taken_to_be_serious() -> None:
    assert decided(signals(Category.THREAT)).moderation.report == ("platform", "police")


def test_a_certain_threat_in_a_complaint_is_a_threat() -> None:
    decision = decided(signals(PRODUCT, PROBLEM, saw(SignalName.THREAT, certain=True)))
    assert (decision.action, decision.category) == (Action.REMOVE, Category.THREAT)


def test_what_may_be_a_threat_goes_to_a_person() -> None:
    decision = decided(signals(PRODUCT, PROBLEM, saw(SignalName.THREAT, Level.MEDIUM)))
    assert decision.action is Action.RESPOND
    assert "could-not-tell-threat" in rules_of(decision)
    assert decision.needs_person is not None


def test_the_advice_says_what_hiding_does() -> None:
    decision = decided(signals(Category.INSULT_OR_AGGRESSION))
    text = next(reason.text for reason in decision.reasons if reason.rule == "block-offensive-author")
    assert decision.moderation.block_author
    assert "blijft zichtbaar voor de schrijver en diens vrienden" in text.nl
    assert "stays visible to its author and their friends" in text.en


@pytest.mark.parametrize("category", [Category.SPAM, Category.BLASPHEMY, Category.CONSPIRACY])
def test_an_author_who_offends_nobody_is_not_blocked(category: Category) -> None:
    assert not decided(signals(category)).moderation.block_author


@pytest.mark.parametrize("account", [AccountType.PERSONAL, AccountType.INFLUENCER])
def test_a_personal_account_waits_for_its_community(account: AccountType) -> None:
    decision = decided(signals(Category.COMMUNITY_WILL_DEFEND), thread(account_type=account))
    assert (decision.action, decision.category) == (Action.IGNORE, Category.COMMUNITY_WILL_DEFEND)


@pytest.mark.parametrize(
    ("read", "category"),
    [
        (signals(Category.COMMUNITY_WILL_DEFEND, runner_up=Category.TROLL), Category.TROLL),
        (signals(Category.COMMUNITY_WILL_DEFEND, PROBLEM), Category.PRODUCT_COMPLAINT),
        (signals(Category.COMMUNITY_WILL_DEFEND, saw(SignalName.QUESTION)), Category.QUESTION),
        (signals(Category.COMMUNITY_WILL_DEFEND), Category.PRAISE_OR_NEUTRAL),
    ],
)
def test_a_business_page_does_not_wait_for_its_community(read: Signals, category: Category) -> None:
    decision = decided(read)
    assert decision.category is category
    assert "no-waiting-on-a-business-page" in rules_of(decision)


@pytest.mark.parametrize("sign", [SignalName.PROBLEM, SignalName.LOOKUP, SignalName.PERSONAL_DATA])
def test_a_troll_who_names_an_order_or_a_problem_is_a_customer(sign: SignalName) -> None:
    decision = decided(signals(Category.TROLL, saw(SignalName.TROLLING), saw(sign, Level.MEDIUM)))
    assert (decision.action, decision.category) == (Action.RESPOND, PRODUCT)


@pytest.mark.parametrize(
    ("sign", "has_draft"),
    [
        (SignalName.HEALTH_SAFETY, False),
        (SignalName.LEGAL, False),
        (SignalName.DISCRIMINATION, True),
        (SignalName.SELF_HARM, False),
        (SignalName.PRESS, False),
    ],
)
@pytest.mark.parametrize("category", [PRODUCT, Category.TROLL, Category.PETTY_OR_UNREASONABLE])
def test_what_must_never_be_left_to_a_draft_goes_to_a_person_in_private(
    category: Category, sign: SignalName, has_draft: bool
) -> None:
    decision = decided(signals(category, saw(sign)))
    assert (decision.action, decision.visibility) == (Action.RESPOND, Visibility.PRIVATE)
    assert decision.needs_person is not None
    assert decision.draft_allowed is has_draft


def test_somebody_in_danger_is_answered_at_once() -> None:
    decision = decided(signals(Category.PRAISE_OR_NEUTRAL, saw(SignalName.SELF_HARM)))
    assert (decision.urgency, decision.respond_by) == (Urgency.IMMEDIATE, NOON + timedelta(hours=1))


def test_planted_instructions_are_recorded_and_change_nothing() -> None:
    plain = decided(signals(PRODUCT, PROBLEM))
    planted = decided(signals(PRODUCT, PROBLEM, saw(SignalName.INJECTION)))
    assert set(rules_of(planted)) - set(rules_of(plain)) == {"planted-instructions"}
    same = {"reasons": (), "trace": ()}
    assert planted.model_copy(update=same) == plain.model_copy(update=same)


@pytest.mark.parametrize(
    ("read", "rule"),
    [
        (signals(certainty=Level.LOW), "could-not-tell"),
        (signals(certainty=Level.UNKNOWN), "could-not-tell"),
        (signals(reading="failed"), "could-not-tell-model-failed"),
        (signals(reading="unverified"), "could-not-tell-unverified"),
        (signals(language="tr"), "could-not-tell-language"),
        (signals(language=None), "could-not-tell-language"),
        (signals(PRODUCT, saw(SignalName.WORDLESS)), "could-not-tell-wordless"),
        (signals(PRODUCT, saw(SignalName.HIDDEN_TEXT)), "could-not-tell-hidden-text"),
    ],
)
def test_what_could_not_be_told_goes_to_a_person_with_the_likeliest_action(read: Signals, rule: str) -> None:
    decision = decided(read)
    assert decision.needs_person is not None
    assert rule in rules_of(decision)
    assert (decision.action, decision.category) == (Action.RESPOND, PRODUCT)


def test_every_reason_to_look_is_given() -> None:
    decision = decided(signals(certainty=Level.LOW, language="tr"))
    assert decision.needs_person is not None
    assert "waarschijnlijkste keuze" in decision.needs_person.reason.nl
    assert "De taal van deze reactie" in decision.needs_person.reason.nl


def test_clear_spam_in_a_language_that_was_not_recognised_needs_nobody() -> None:
    decision = decided(signals(Category.SPAM, saw(SignalName.SPAM, certain=True), language=None))
    assert (decision.action, decision.needs_person) == (Action.REMOVE, None)


_SEVERAL = [
    SignalName.THREAT,
    SignalName.SPAM,
    SignalName.HATE,
    SignalName.SELF_HARM,
    SignalName.PRESS,
    SignalName.HEALTH_SAFETY,
    SignalName.LEGAL,
    SignalName.DISCRIMINATION,
    SignalName.WORDLESS,
    SignalName.HIDDEN_TEXT,
    SignalName.HEAT,
    SignalName.LOOKUP,
]


@pytest.mark.parametrize("name", _SEVERAL)
def test_a_detector_that_failed_and_could_have_changed_the_outcome_calls_a_person(name: SignalName) -> None:
    decision = decided(signals(PRODUCT, PROBLEM, Signal.unknown(name, "detector_failed:ValueError")))
    assert decision.action is Action.RESPOND
    assert "unknown" in {step.result for step in decision.trace}
    assert decision.needs_person is not None
    assert "could-not-tell-a-rule" in rules_of(decision)


@pytest.mark.parametrize("name", [SignalName.SARCASM, SignalName.PLAYFUL, SignalName.PETTY, SignalName.INSULT])
def test_a_detector_that_failed_and_could_change_nothing_calls_nobody(name: SignalName) -> None:
    decision = decided(signals(PRODUCT, PROBLEM, Signal.unknown(name, "detector_failed:ValueError")))
    assert decision.needs_person is None


def test_an_insult_of_which_it_is_unknown_whether_it_holds_a_problem_goes_to_a_person() -> None:
    unknown = Signal.unknown(SignalName.PROBLEM, "the model's quote is not in the comment")
    decision = decided(signals(Category.INSULT_OR_AGGRESSION, saw(SignalName.INSULT), unknown))
    assert decision.action is Action.REMOVE
    assert result_of(decision, "criticism-is-never-removed") == "unknown"
    assert decision.needs_person is not None


def test_an_unknown_that_only_could_permit_something_permits_nothing_and_calls_nobody() -> None:
    decision = decided(signals(Category.PRAISE_OR_NEUTRAL, Signal.unknown(SignalName.PLAYFUL, "broken")))
    assert (decision.humour_allowed, decision.needs_person) == (False, None)
    assert result_of(decision, "humour-allowed") == "unknown"


@pytest.mark.parametrize("sign", [SignalName.HEAT, SignalName.LOOKUP, SignalName.PERSONAL_DATA])
def test_it_moves_to_private_when_heated_or_personal_also_when_the_facts_answer(sign: SignalName) -> None:
    read = signals(Category.QUESTION, saw(sign, Level.MEDIUM), saw(SignalName.FACTS_ANSWER))
    assert decided(read).visibility is Visibility.PRIVATE


def test_it_answers_in_public_when_the_facts_hold_the_answer() -> None:
    assert decided(signals(PRODUCT, PROBLEM, saw(SignalName.FACTS_ANSWER))).visibility is Visibility.PUBLIC


def test_thanks_are_said_in_public_also_to_somebody_who_names_an_order() -> None:
    about = thread("Dank, 20-113 is er!", (C, "Waar?"), (B, "Onderweg."), (C, "Ok"), (B, "Fijn."))
    decision = decided(signals(Category.PRAISE_OR_NEUTRAL, saw(SignalName.PERSONAL_DATA)), about)
    assert decision.visibility is Visibility.PUBLIC


def test_it_moves_to_private_after_two_replies() -> None:
    once = thread("Hoe dan?", (C, "Hoe laat?"), (B, "Zie de site."))
    twice = thread("Hoe dan?", (C, "Hoe laat?"), (B, "Zie de site."), (C, "Waar?"), (B, "Onderaan."))
    assert decided(signals(Category.QUESTION), once).visibility is Visibility.PUBLIC
    assert decided(signals(Category.QUESTION), twice).visibility is Visibility.PRIVATE


def test_an_open_thread_says_that_it_stays_open() -> None:
    again = thread("En nu?", (C, "Kapot"), (B, "Stuurt u een bericht?"))
    assert "open-thread" in rules_of(decided(signals(PRODUCT, PROBLEM), again))
    assert "open-thread" not in rules_of(decided(signals(PRODUCT, PROBLEM)))
    assert "open-thread" not in rules_of(decided(signals(Category.PRAISE_OR_NEUTRAL, DONE), SETTLED))


def test_a_solved_matter_is_thanked_in_public_and_asked_once_for_removal() -> None:
    hot = saw(SignalName.HEAT)
    decision = decided(signals(Category.PRAISE_OR_NEUTRAL, DONE, hot), SETTLED)
    assert (decision.visibility, decision.ask_removal) == (Visibility.PUBLIC, True)


def test_a_customer_who_says_that_it_is_solved_is_believed() -> None:
    about = SETTLED.model_copy(update={"context": SETTLED.context.model_copy(update={"resolved": False})})
    assert decided(signals(Category.PRAISE_OR_NEUTRAL, DONE), about).ask_removal


def _asks(read: Signals, **changes: object) -> Decision:
    return decided(read, SETTLED.model_copy(update=changes))


@pytest.mark.parametrize("site", [Channel.GOOGLE_REVIEWS, Channel.TRUSTPILOT])
def test_removal_is_never_asked_on_a_review_site(site: Channel) -> None:
    comment = SETTLED.comment.model_copy(update={"channel": site})
    assert not _asks(signals(Category.PRAISE_OR_NEUTRAL, DONE), comment=comment).ask_removal


def test_removal_is_never_asked_twice() -> None:
    twice = thread("Top", (C, "Kapot"), (B, "Fijn! Wilt u uw reactie misschien verwijderen?"), resolved=True)
    assert not decided(signals(Category.PRAISE_OR_NEUTRAL, DONE), twice).ask_removal


def test_removal_is_never_asked_when_a_new_problem_came_up() -> None:
    decision = _asks(signals(PRODUCT, PROBLEM))
    assert (decision.ask_removal, decision.visibility) == (False, Visibility.PRIVATE)
    assert "open-thread" in rules_of(decision)


def test_removal_is_never_asked_of_somebody_who_does_not_sound_content() -> None:
    for category in (Category.PRAISE_OR_NEUTRAL, PRODUCT, Category.PETTY_OR_UNREASONABLE):
        assert not _asks(signals(category)).ask_removal


def test_removal_is_never_asked_of_somebody_who_only_says_that_all_is_well() -> None:
    assert not decided(signals(Category.PRAISE_OR_NEUTRAL, DONE), thread("Alles weer goed!")).ask_removal


def test_humour_is_allowed_only_when_the_comment_is_playful_and_nobody_is_upset() -> None:
    playful = saw(SignalName.PLAYFUL)
    assert decided(signals(Category.PRAISE_OR_NEUTRAL, playful)).humour_allowed
    assert not decided(signals(Category.PRAISE_OR_NEUTRAL)).humour_allowed
    assert not decided(signals(PRODUCT, playful)).humour_allowed
    for sign in (SignalName.PROBLEM, SignalName.INSULT, SignalName.HEAT, SignalName.SARCASM, SignalName.HEALTH_SAFETY):
        assert not decided(signals(Category.PRAISE_OR_NEUTRAL, playful, saw(sign))).humour_allowed


def test_humour_is_not_allowed_where_something_could_not_be_told() -> None:
    unknown = Signal.unknown(SignalName.THREAT, "broken")
    assert not decided(signals(Category.PRAISE_OR_NEUTRAL, saw(SignalName.PLAYFUL), unknown)).humour_allowed


def test_every_rule_up_to_the_one_that_decides_and_every_addition_is_a_step() -> None:
    decision = decided(signals(Category.SPAM))
    deciding = [rule.name for rule in default_policy().deciding]
    additions = {rule.name for rule in default_policy().adding}
    tried = [step.rule for step in decision.trace]
    assert tried[: -len(additions)] == deciding[: deciding.index("remove-spam") + 1]
    assert set(tried[-len(additions) :]) == additions


def test_the_same_comment_is_always_decided_alike() -> None:
    read = signals(PRODUCT, PROBLEM, saw(SignalName.HEAT))
    assert decided(read) == decided(read)


def test_a_decision_names_the_policy_that_made_it() -> None:
    name, _, digest = decided(signals()).policy.partition("#")
    assert name == "default@1"
    assert len(digest) == 12
