"""From variables to messages."""

import pytest

from drafting.domain.errors import DefinitionError
from drafting.prompting.render import render
from drafting.prompting.template import Template, parse


def template(body: str, **kinds: str) -> Template:
    """A prompt whose one message is `body`."""
    variables = "".join(f"\n  {name}: {kind}" for name, kind in kinds.items()) or " {}"
    return parse(
        f"---\nname: test\nversion: 1\nwhy: A test.\nvariables:{variables}\n---\n# user\n{body}\n", file="test/v1.md"
    )


def said(body: str, variables: dict[str, object], **kinds: str) -> str:
    return render((template(body, **kinds),), variables)[0].content


def test_it_fills_in_plain_variables() -> None:
    assert said("Write in {{ language }}.", {"language": "nl"}, language="plain") == "Write in nl."


def test_it_does_with_less_than_it_is_given() -> None:
    assert said("Hello", {"language": "nl"}) == "Hello"


def test_it_names_a_variable_that_was_not_given() -> None:
    with pytest.raises(DefinitionError, match="`language`"):
        said("{{ language }}", {}, language="plain")


def test_it_refuses_to_print_foreign_text_without_a_fence() -> None:
    with pytest.raises(DefinitionError, match="without a fence") as caught:
        said("{{ comment }}", {"comment": "kwijtgeraakt-7731"}, comment="text")
    assert "kwijtgeraakt-7731" not in f"{caught.value!r}{caught.value.__cause__!r}"


@pytest.mark.parametrize("body", ["{{ thread[0].text }}", "{% for turn in thread %}{{ turn.text }}{% endfor %}"])
def test_it_refuses_that_also_inside_lists(body: str) -> None:
    with pytest.raises(DefinitionError, match="without a fence"):
        said(body, {"thread": [{"role": "customer", "text": "x"}]}, thread="text")


def test_it_refuses_a_fence_around_text_of_our_own_where_it_would_be_forgotten_that_it_is() -> None:
    with pytest.raises(DefinitionError, match="kind `text`"):
        said('{{ language | fenced("x") }}', {"language": "nl"}, language="plain")


def test_it_refuses_a_role_that_is_none() -> None:
    with pytest.raises(DefinitionError, match="role"):
        said("{{ role | role }}", {"role": "system"}, role="text")


@pytest.mark.parametrize(
    "body",
    [
        "{{ comment.__class__.__mro__ }}",
        "{{ ''.__class__ }}{{ comment | fenced('x') }}",
        "{{ comment.missing }}",
        "{{ [].append(comment) }}",
        "{{ comment | fenced('x') }}{{ 1 // 0 }}",
    ],
)
def test_it_runs_in_a_sandbox_and_says_where_it_stopped(body: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        said(body, {"comment": "x"}, comment="text")
    assert caught.value.file == "test/v1.md"


def test_it_knows_no_function_that_a_prompt_has_not_declared() -> None:
    with pytest.raises(DefinitionError, match="`range`"):
        template("{{ range(3) }}")


def test_it_does_not_run_what_a_comment_writes() -> None:
    written = "{{ 7 * 7 }} {% if true %}"
    assert written in said("{{ comment | fenced('c') }}", {"comment": written}, comment="text")


def test_it_fences_each_text_of_a_prompt_with_the_same_tag() -> None:
    text = said(
        "{{ comment | fenced('c') }}{% for fact in facts %}{{ fact | fenced('f') }}{% endfor %}",
        {"comment": "a", "facts": ["b"]},
        comment="text",
        facts="text",
    )
    tag = text.removeprefix("<c_")[:8]
    assert text == f"<c_{tag}>\na\n</c_{tag}><f_{tag}>\nb\n</f_{tag}>"


def test_it_gives_the_same_messages_for_the_same_variables() -> None:
    one, two = (said("{{ comment | fenced('c') }}", {"comment": "a"}, comment="text") for _ in range(2))
    assert one == two
