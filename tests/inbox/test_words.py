"""Every sentence of the page exists in both languages and is used; every word of the domain has one."""

import re
from pathlib import Path

import pytest

import drafting.inbox
from drafting.domain.draft import FindingKind, Status
from drafting.domain.review import RejectReason, Verdict
from drafting.domain.thread import Role
from drafting.inbox import words

HERE = Path(drafting.inbox.__file__).parent
SOURCES = "\n".join(
    path.read_text(encoding="utf-8") for path in [*HERE.rglob("*.py"), *HERE.rglob("*.html")] if path.name != "words.py"
)
MADE = tuple("done_ show_ agree_ source_ figures_ right_ case_ key_ in_ error_ step_ making_ people_".split())
"""Keys that are put together: `t("done_" ~ …)`."""


def test_every_key_that_a_page_asks_for_exists() -> None:
    asked = set(re.findall(r"""\b(?:t|say)\(["']([a-z_]+)["'][,)]""", SOURCES))
    assert len(asked) > 80
    assert asked <= set(words.PAGE)


@pytest.mark.parametrize("key", words.PAGE)
def test_every_sentence_is_used_and_is_there_in_both_languages(key: str) -> None:
    wording = words.PAGE[key]
    assert wording.nl.strip()
    assert wording.en.strip()
    assert wording.nl.count("{}") == wording.en.count("{}")
    prefix = next((start for start in MADE if key.startswith(start)), None)
    assert f'"{key}"' in SOURCES or f"'{key}'" in SOURCES or (prefix is not None and f'"{prefix}' in SOURCES)


def test_every_word_of_the_domain_that_is_shown_has_a_wording() -> None:
    assert set(words.STATUS) == set(Status)
    assert set(words.VERDICT) == set(Verdict)
    assert set(words.REJECT) == set(RejectReason)
    assert set(words.FINDING) == set(FindingKind)
    assert set(words.ROLE) == set(Role)
