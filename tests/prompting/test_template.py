"""Prompt files, and what is said of one that is wrong."""

import pytest

from drafting.domain.errors import DefinitionError
from drafting.prompting.template import Template, parse

GOOD = """---
name: reply
version: 2
why: It is shorter.
variables:
  language: plain
  comment: text
output:
  max_tokens: 500
---
# system
Write in {{ language }}.

# user
{{ comment | fenced("comment") }}
"""


def test_it_reads_a_prompt() -> None:
    template = parse(GOOD, file="v2.md")
    assert (template.ref.name, template.ref.version) == ("reply", 2)
    assert [(part.role, part.source) for part in template.parts] == [
        ("system", "Write in {{ language }}.\n"),
        ("user", '{{ comment | fenced("comment") }}\n'),
    ]
    assert template.front.output.max_tokens == 500


def test_it_has_another_digest_when_a_single_character_changed() -> None:
    assert parse(GOOD, file="v2.md").ref != parse(GOOD.replace("Write", "write"), file="v2.md").ref


def test_it_has_the_same_digest_with_the_line_ends_of_another_system() -> None:
    assert parse(GOOD.replace("\n", "\r\n"), file="v2.md").ref == parse(GOOD, file="v2.md").ref


WRONG = {
    "a variable that is not declared": (GOOD.replace("in {{ language", "in {{ tone"), 12, "`tone`"),
    "a variable that is not declared, lower down": (GOOD + "\nsee {{ tone }}\n", 17, "`tone`"),
    "a variable that is not used": (GOOD.replace("  comment: text", "  comment: text\n  rating: plain"), 8, "`rating`"),
    "a kind that does not exist": (GOOD.replace("comment: text", "comment: secret"), 7, "comment"),
    "a field that does not exist": (GOOD.replace("why:", "mood: good\nwhy:"), 4, "mood"),
    "no reason": (GOOD.replace("why: It is shorter.\n", ""), 2, "why"),
    "front matter that is no YAML": (GOOD.replace("why: It", "why: [It"), None, "YAML"),
    "front matter that is a list": (GOOD.replace("name: reply", "- name"), None, ""),
    "no front matter": ("# user\nhello\n", 1, "front matter"),
    "no message": (GOOD.split("# system", maxsplit=1)[0], 11, "no message"),
    "text before the first message": (GOOD.replace("# system", "Hello\n# system"), 11, "before its first message"),
    "a tag that does not end": (GOOD.replace("{{ language }}", "{{ language"), 12, "not a template"),
    "a block that does not end": (GOOD + "{% if comment %}", None, "not a template"),
    "a filter that does not exist": (GOOD.replace('fenced("comment")', "shout"), 15, "not a template"),
}


@pytest.mark.parametrize(("content", "line", "said"), WRONG.values(), ids=WRONG)
def test_it_names_the_file_the_line_and_what_is_wrong_with(content: str, line: int | None, said: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        parse(content, file="prompts/reply/v2.md")
    assert caught.value.file == "prompts/reply/v2.md"
    assert said in caught.value.message
    if line is not None:
        assert caught.value.line == line


def test_it_takes_a_loops_own_names_for_its_own() -> None:
    looped = GOOD.replace(
        '{{ comment | fenced("comment") }}', '{% for turn in comment %}{{ turn | fenced("x") }}{% endfor %}'
    )
    assert isinstance(parse(looped, file="v2.md"), Template)
