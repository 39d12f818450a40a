"""All guards together: what they find, what a guard that fails becomes, and what a brand adds."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from drafting.domain.draft import Brief, Finding, FindingKind, Reply
from drafting.domain.errors import InvalidInput
from drafting.guards import GUARDS, Guard, inspect
from tests.guards.builders import brief, reply

_PACKAGE = "tests.guards.brand_package"


def _fails(checked: Reply, _: Brief) -> Iterator[Finding]:
    raise ValueError(checked.text)


def test_it_lets_a_good_reply_through_without_a_finding() -> None:
    good = reply(
        "Twee weken op een pakket wachten is lang. Stuurt u ons een privébericht? We zoeken het graag met u uit.",
        "Hier kunnen we rustig kijken. Wilt u ons het bestelnummer en de postcode sturen?",
    )

    assert inspect(good, brief(formality="u")) == ()


def test_it_names_every_kind_of_fault_in_one_bad_reply() -> None:
    bad = reply("Beste [naam], dat klopt niet. U krijgt morgen uw geld terug, sukkel 😂 Haalt u uw review dan weg?")

    kinds = {finding.kind for finding in inspect(bad, brief())}

    assert kinds >= {
        FindingKind.PLACEHOLDER,
        FindingKind.ARGUES,
        FindingKind.UNAUTHORISED_PROMISE,
        FindingKind.TOXIC,
        FindingKind.UNSAFE_HUMOUR,
        FindingKind.PREMATURE_REMOVAL_REQUEST,
        FindingKind.NOT_MOVED_TO_PRIVATE,
    }


def test_it_reads_the_private_message_too() -> None:
    checked = reply(
        "Twee weken op een pakket wachten is lang. Stuurt u ons een DM?", "U had het adres goed moeten lezen."
    )

    found = inspect(checked, brief())

    assert ("argues", "private_message") in {(finding.kind.value, finding.part) for finding in found}


def test_it_lets_personal_data_stand_in_a_private_message() -> None:
    asked = brief(comment="Waar blijft mijn pakket, bestelling NL-884213?")
    checked = reply("Wachten op een pakket is niet leuk. Stuurt u ons een DM?", "Gaat het om bestelling NL-884213?")

    assert FindingKind.LEAKS_PERSONAL_DATA not in {finding.kind for finding in inspect(checked, asked)}


def test_it_holds_a_reply_when_a_guard_fails_and_repeats_no_word_of_it() -> None:
    from drafting.guards.validator import check

    found = check(reply("geheim 4471"), brief(), (Guard(_fails, "it always fails"),))

    assert [(finding.kind, finding.severity) for finding in found] == [(FindingKind.GUARD_FAILED, "block")]
    assert "test_inspect" in found[0].message.en
    assert "4471" not in found[0].model_dump_json()


def test_it_runs_the_other_guards_when_one_fails() -> None:
    from drafting.guards.validator import check

    found = check(reply("Beste [naam]"), brief(), (Guard(_fails, "it always fails"), *GUARDS))

    assert {FindingKind.GUARD_FAILED, FindingKind.PLACEHOLDER} <= {finding.kind for finding in found}


@pytest.mark.parametrize("text", ["", " ", "\u202e", "🙂", "a" * 50_000, "1 " * 20_000, "[" * 9_000, "Wat? " * 4_000])
def test_it_reads_any_text_without_a_guard_that_fails(text: str) -> None:
    kinds = {finding.kind for finding in inspect(reply(text), brief())}

    assert FindingKind.GUARD_FAILED not in kinds


@pytest.mark.parametrize("language", ["de", "fr"])
def test_it_works_in_languages_whose_phrases_it_does_not_know(language: str) -> None:
    kinds = {finding.kind for finding in inspect(reply("[Name] 😂 0900-1234567"), brief(language))}

    assert {FindingKind.PLACEHOLDER, FindingKind.UNSAFE_HUMOUR, FindingKind.INVENTED_FACT} <= kinds
    assert FindingKind.GUARD_FAILED not in kinds


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Zwei Wochen auf ein Paket zu warten ist lang. Schreiben Sie uns bitte eine private Nachricht?"),
        ("fr", "Deux semaines à attendre un colis, c'est long. Pouvez-vous nous écrire en message privé ?"),
        ("es", "Dos semanas esperando un paquete es mucho. ¿Nos escribe por mensaje privado?"),
    ],
)
def test_it_lets_a_good_reply_through_in_a_language_whose_phrases_it_does_not_know(language: str, text: str) -> None:
    assert inspect(reply(text), brief(language)) == ()


def test_every_guard_is_called_what_its_file_is_called_and_says_why() -> None:
    files = {file.stem for file in Path("drafting/guards").glob("*_*.py")}

    assert {guard.name for guard in GUARDS} <= files
    assert all(guard.why and not guard.why.endswith(".") for guard in GUARDS)
    assert len({guard.name for guard in GUARDS}) == len(GUARDS) == 18


def test_a_brands_own_validator_runs_beside_ours_on_both_parts() -> None:
    from drafting.guards.validator import brand_validators

    own = brand_validators([{"package": _PACKAGE, "class": "NoSoup", "options": {"dish": "soep"}, "kind": "generic"}])

    found = inspect(reply("Fijn, een bord soep!", "En nog een soep."), brief(), brand=own)

    mine = [(finding.kind, finding.part, finding.quote) for finding in found if "NoSoup" in finding.message.en]
    assert mine == [(FindingKind.GENERIC, "text", "soep"), (FindingKind.GENERIC, "private_message", "soep")]


def test_a_brands_own_validator_that_fails_is_a_finding_that_repeats_no_word() -> None:
    from drafting.guards.validator import brand_validators

    own = brand_validators([{"package": _PACKAGE, "class": "Broken"}])

    found = inspect(reply("geheim 4471"), brief(), brand=own)

    failed = [finding for finding in found if finding.kind is FindingKind.GUARD_FAILED]
    assert len(failed) == 1
    assert "Broken" in failed[0].message.nl
    assert "4471" not in failed[0].model_dump_json()


@pytest.mark.parametrize(
    ("spec", "says"),
    [
        ({"package": "no_such_package_here", "class": "X"}, "no module"),
        ({"package": _PACKAGE, "class": "Nothing"}, "has no validator"),
        ({"package": "json", "class": "JSONDecoder"}, "has no validator"),
        ({"package": _PACKAGE}, "name a `package` and a `class`"),
        ({"package": _PACKAGE, "class": "NoSoup", "option": {}}, "unknown field 'option'"),
        ({"package": _PACKAGE, "class": "NoSoup", "kind": "soup"}, "unknown kind 'soup'"),
        ({"package": _PACKAGE, "class": "NoSoup", "severity": "loud"}, "unknown severity 'loud'"),
        (
            {"package": _PACKAGE, "class": "NoSoup", "options": {"dish": "a", "on_fail": 3}},
            "does not take these options",
        ),
    ],
)
def test_a_wrong_validator_of_a_brand_is_refused_with_what_is_wrong(spec: dict[str, object], says: str) -> None:
    from drafting.guards.validator import brand_validators

    with pytest.raises(InvalidInput, match=says) as raised:
        brand_validators([spec])

    assert raised.value.field.startswith("validators[0]")


def test_importing_the_guards_does_not_load_guardrails() -> None:
    code = "import sys, drafting.guards; sys.exit('guardrails' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


_SILENT = """
import socket, sys
def refuse(*_):
    raise OSError("the guards must not reach for the network")
socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse
from tests.guards.builders import brief, reply
from drafting.guards import inspect, load
load()
found = inspect(reply("Beste [naam]"), brief())
from guardrails.settings import settings
from guardrails.utils.hub_telemetry_utils import HubTelemetry
assert settings.rc.enable_metrics is False and settings.rc.token is None, settings.rc
assert HubTelemetry._instance is None
sys.exit(0 if any(finding.kind.value == "placeholder" for finding in found) else 3)
"""


@pytest.mark.slow
def test_it_sends_nothing_whatever_the_users_guardrails_settings_say(tmp_path: Path) -> None:
    (tmp_path / ".guardrailsrc").write_text("id=abc\ntoken=secret\nenable_metrics=true\nuse_remote_inferencing=true\n")
    environment = {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path), "PYTHONPATH": "."}

    done = subprocess.run([sys.executable, "-c", _SILENT], env=environment, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
