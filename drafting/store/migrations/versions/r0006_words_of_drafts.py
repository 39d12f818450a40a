"""Search looks at the reply, the facts and the earlier messages as well."""

# ruff: noqa: S608 - every statement is made of our own words

from collections.abc import Callable

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_MOST = 30_000
"""Characters of one draft that are searched: Postgres refuses to index much more than a megabyte."""


def upgrade() -> None:
    """Keep more words."""
    _keep(_everything)


def downgrade() -> None:
    """Keep the comment and its author's name."""
    _keep(_comment)


def _keep(said: Callable[[str], str]) -> None:
    if op.get_bind().dialect.name == "postgresql":
        _on_postgres(said)
    else:
        _on_sqlite(said)
    # One by one, so that a search goes on finding what is not done yet.
    op.execute(
        f"UPDATE words SET said = (SELECT {said('drafts')} FROM drafts WHERE drafts.id = words.draft_id) "
        "WHERE EXISTS (SELECT 1 FROM drafts WHERE drafts.id = words.draft_id)"
    )


def _everything(row: str) -> str:
    """The comment, its author, the draft, the private message, the facts and the earlier messages."""
    if op.get_bind().dialect.name == "postgresql":
        thread, draft = f"({row}.body::json -> 'thread')", f"({row}.body::json -> 'proposal' -> 'draft')"
        parts = [_comment(row), f"coalesce({draft} ->> 'text', '')", f"coalesce({draft} ->> 'private_message', '')"]
        lists = (("one #>> '{}'", f"{thread} -> 'context' -> 'facts'"), ("one ->> 'text'", f"{thread} -> 'turns'"))
        for text, items in lists:
            parts.append(f"coalesce((SELECT string_agg({text}, ' ') FROM json_array_elements({items}) AS one), '')")
        return f"left({_joined(parts)}, {_MOST})"
    parts = [_comment(row)]
    parts += [
        f"coalesce(json_extract({row}.body, '$.proposal.draft.{key}'), '')" for key in ("text", "private_message")
    ]
    for text, items in (("value", "context.facts"), ("json_extract(value, '$.text')", "turns")):
        found = f"SELECT group_concat({text}, ' ') FROM json_each({row}.body, '$.thread.{items}')"
        parts.append(f"coalesce(({found}), '')")
    return f"substr({_joined(parts)}, 1, {_MOST})"


def _joined(parts: list[str]) -> str:
    return " || ' ' || ".join(parts)


def _comment(row: str) -> str:
    """As revision 0002 had it."""
    if op.get_bind().dialect.name == "postgresql":
        comment = f"({row}.body::json -> 'thread' -> 'comment')"
        return f"coalesce({comment} ->> 'text', '') || ' ' || coalesce({comment} -> 'author' ->> 'name', '')"
    text, name = (f"json_extract({row}.body, '$.thread.comment.{part}')" for part in ("text", "author.name"))
    return f"coalesce({text}, '') || ' ' || coalesce({name}, '')"


def _on_sqlite(said: Callable[[str], str]) -> None:
    for act in ("insert", "update"):
        op.execute(f"DROP TRIGGER words_of_drafts_{act}")
    insert = f"INSERT INTO words (draft_id, said) VALUES (new.id, {said('new')});"
    op.execute(f"CREATE TRIGGER words_of_drafts_insert AFTER INSERT ON drafts BEGIN {insert} END")
    op.execute(
        "CREATE TRIGGER words_of_drafts_update AFTER UPDATE OF body ON drafts "
        f"BEGIN UPDATE words SET said = {said('new')} WHERE draft_id = new.id AND said <> {said('new')}; END"
    )


def _on_postgres(said: Callable[[str], str]) -> None:
    op.execute(
        sa.text(
            "CREATE OR REPLACE FUNCTION words_of_drafts() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "IF TG_OP = 'DELETE' THEN DELETE FROM words WHERE draft_id = OLD.id; RETURN OLD; END IF; "
            f"INSERT INTO words (draft_id, said) VALUES (NEW.id, {said('NEW')}) "
            "ON CONFLICT (draft_id) DO UPDATE SET said = excluded.said WHERE words.said <> excluded.said; "
            "RETURN NEW; END $$".replace(":", r"\:")
        )
    )
