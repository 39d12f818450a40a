"""People, sessions, presence, case files, words to search by, and whether an approval was too fast."""

# ruff: noqa: S608 - every statement is made of our own words

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make everything."""
    op.add_column("reviews", sa.Column("too_fast", sa.Boolean, nullable=False, server_default=sa.false()))
    op.create_index("ix_reviews_at", "reviews", ["at"])
    _people()
    _presence_and_cases()
    _words()
    if op.get_bind().dialect.name == "postgresql":
        _search_on_postgres()
    else:
        _search_on_sqlite()
    op.execute(f"INSERT INTO words (draft_id, said) SELECT drafts.id, {_said('drafts')} FROM drafts ORDER BY drafts.id")


def downgrade() -> None:
    """Drop everything."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP TRIGGER words_of_drafts ON drafts")
        op.execute("DROP FUNCTION words_of_drafts()")
    else:
        for act in ("insert", "update", "delete"):
            op.execute(f"DROP TRIGGER words_of_drafts_{act}")
        op.execute("DROP TABLE words_found")
    for table in ("words", "cases", "presence", "failures", "sessions", "people"):
        op.drop_table(table)
    op.drop_index("ix_reviews_at", "reviews")
    op.drop_column("reviews", "too_fast")


def _people() -> None:
    op.create_table(
        "people",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("login", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("password", sa.Text),
        sa.Column("grants", sa.Text, nullable=False),
        sa.Column("language", sa.Text),
        sa.Column("created_at", _TIME, nullable=False),
        sa.Column("ended_at", _TIME),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
        sa.UniqueConstraint("login", name="uq_people_login"),
    )
    op.create_table(
        "sessions",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("person_id", sa.Text, nullable=False),
        sa.Column("created_at", _TIME, nullable=False),
        sa.Column("last_seen", _TIME, nullable=False),
        sa.Column("ended_at", _TIME),
        sa.Column("browser", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_sessions"),
        sa.UniqueConstraint("digest", name="uq_sessions_digest"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_sessions_person_id"),
    )
    op.create_index("ix_sessions_person_id", "sessions", ["person_id"])
    op.create_table(
        "failures",
        sa.Column("number", sa.Integer, autoincrement=True, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_failures"),
    )
    op.create_index("ix_failures_subject_at", "failures", ["subject", "at"])


def _presence_and_cases() -> None:
    op.create_table(
        "presence",
        sa.Column("draft_id", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("seen_at", _TIME, nullable=False),
        sa.PrimaryKeyConstraint("draft_id", "who", name="pk_presence"),
    )
    op.create_index("ix_presence_seen_at", "presence", ["seen_at"])
    op.create_table(
        "cases",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("draft_id", sa.Text, nullable=False),
        sa.Column("brand", sa.Text, nullable=False),
        sa.Column("opened_at", _TIME, nullable=False),
        sa.Column("closed_at", _TIME),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_cases"),
        sa.UniqueConstraint("draft_id", name="uq_cases_draft_id"),
    )
    op.create_index("ix_cases_closed_opened", "cases", ["closed_at", "opened_at"])


def _words() -> None:
    op.create_table(
        "words",
        sa.Column("number", sa.Integer, autoincrement=True, nullable=False),
        sa.Column("draft_id", sa.Text, nullable=False),
        sa.Column("said", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_words"),
        sa.UniqueConstraint("draft_id", name="uq_words_draft_id"),
    )


def _said(row: str) -> str:
    """The comment and its author's name, out of a draft's body."""
    if op.get_bind().dialect.name == "postgresql":
        comment = f"({row}.body::json -> 'thread' -> 'comment')"
        return f"coalesce({comment} ->> 'text', '') || ' ' || coalesce({comment} -> 'author' ->> 'name', '')"
    text, name = (f"json_extract({row}.body, '$.thread.comment.{part}')" for part in ("text", "author.name"))
    return f"coalesce({text}, '') || ' ' || coalesce({name}, '')"


def _search_on_sqlite() -> None:
    op.execute(
        "CREATE VIRTUAL TABLE words_found USING fts5("
        "said, content='words', content_rowid='number', tokenize='unicode61 remove_diacritics 2')"
    )
    add = "INSERT INTO words_found (rowid, said) VALUES (new.number, new.said);"
    drop = "INSERT INTO words_found (words_found, rowid, said) VALUES ('delete', old.number, old.said);"
    for act, does in (("insert", add), ("delete", drop), ("update", drop + add)):
        op.execute(f"CREATE TRIGGER words_{act} AFTER {act.upper()} ON words BEGIN {does} END")
    insert = f"INSERT INTO words (draft_id, said) VALUES (new.id, {_said('new')});"
    op.execute(f"CREATE TRIGGER words_of_drafts_insert AFTER INSERT ON drafts BEGIN {insert} END")
    op.execute(
        "CREATE TRIGGER words_of_drafts_delete AFTER DELETE ON drafts "
        "BEGIN DELETE FROM words WHERE draft_id = old.id; END"
    )
    op.execute(
        f"CREATE TRIGGER words_of_drafts_update AFTER UPDATE OF body ON drafts WHEN {_said('old')} <> {_said('new')} "
        f"BEGIN UPDATE words SET said = {_said('new')} WHERE draft_id = new.id; END"
    )


def _search_on_postgres() -> None:
    op.execute("CREATE INDEX ix_words_said ON words USING gin (to_tsvector('simple', said))")
    op.execute(
        "CREATE FUNCTION words_of_drafts() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "IF TG_OP = 'DELETE' THEN DELETE FROM words WHERE draft_id = OLD.id; RETURN OLD; END IF; "
        f"INSERT INTO words (draft_id, said) VALUES (NEW.id, {_said('NEW')}) "
        "ON CONFLICT (draft_id) DO UPDATE SET said = excluded.said WHERE words.said <> excluded.said; "
        "RETURN NEW; END $$"
    )
    op.execute(
        "CREATE TRIGGER words_of_drafts AFTER INSERT OR UPDATE OF body OR DELETE ON drafts "
        "FOR EACH ROW EXECUTE FUNCTION words_of_drafts()"
    )
