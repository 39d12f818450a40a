"""Sessions, kept by the digest of their token and ended at once when revoked; and sign-ins that failed."""

import hashlib
import uuid
from datetime import datetime, timedelta

import sqlalchemy as sa

from drafting.domain.person import Person, Session
from drafting.store.desk_tables import failures, people, sessions
from drafting.store.engine import Database
from drafting.store.people import person_of

IDLE = timedelta(hours=12)
LONGEST = timedelta(days=7)
_TOUCH_EVERY = timedelta(minutes=1)


def digest_of(secret: str) -> str:
    """What is kept of a token. It holds 256 random bits, so there is nothing to guess and no need of a slow digest."""
    return hashlib.sha256(secret.encode()).hexdigest()


class Sessions:
    """Who is signed in, and where."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def begin(self, person_id: str, token: str, *, browser: str | None, now: datetime) -> Session:
        """A new session for this token."""
        session = Session(
            id=f"ses_{uuid.uuid4().hex}",
            person_id=person_id,
            created_at=now,
            last_seen=now,
            browser=(browser or "")[:200] or None,
        )
        async with self._database.writing() as connection:
            await connection.execute(sessions.insert().values(session.model_dump() | {"digest": digest_of(token)}))
        return session

    async def find(self, token: str, *, now: datetime) -> tuple[Session, Person] | None:
        """The session and its person, unless it ended, lay idle or grew old, or the account ended. One query."""
        query = (
            sa.select(
                people,
                sessions.c.id.label("session_id"),
                sessions.c.created_at.label("began"),
                sessions.c.last_seen,
                sessions.c.browser,
            )
            .join(people, people.c.id == sessions.c.person_id)
            .where(
                sessions.c.digest == digest_of(token),
                sessions.c.ended_at.is_(None),
                sessions.c.last_seen > now - IDLE,
                sessions.c.created_at > now - LONGEST,
                people.c.ended_at.is_(None),
            )
        )
        async with self._database.reading() as connection:
            row = (await connection.execute(query)).one_or_none()
        if row is None:
            return None
        if now - row.last_seen >= _TOUCH_EVERY:
            async with self._database.writing() as connection:
                touch = sessions.update().where(sessions.c.id == row.session_id).values(last_seen=now)
                await connection.execute(touch)
        session = Session(
            id=row.session_id, person_id=row.id, created_at=row.began, last_seen=row.last_seen, browser=row.browser
        )
        return session, person_of(row)

    async def of_person(self, person_id: str, *, now: datetime) -> tuple[Session, ...]:
        """The sessions that are open, newest first."""
        query = (
            sa.select(sessions)
            .where(
                sessions.c.person_id == person_id,
                sessions.c.ended_at.is_(None),
                sessions.c.last_seen > now - IDLE,
                sessions.c.created_at > now - LONGEST,
            )
            .order_by(sessions.c.last_seen.desc())
        )
        async with self._database.reading() as connection:
            rows = (await connection.execute(query)).mappings().all()
        return tuple(Session.model_validate({k: v for k, v in row.items() if k != "digest"}) for row in rows)

    async def end(self, person_id: str, *, now: datetime, session_id: str | None = None) -> int:
        """End one session of a person, or all of them; how many that were."""
        mine = sa.and_(sessions.c.person_id == person_id, sessions.c.ended_at.is_(None))
        if session_id is not None:
            mine = sa.and_(mine, sessions.c.id == session_id)
        async with self._database.writing() as connection:
            return (await connection.execute(sessions.update().where(mine).values(ended_at=now))).rowcount

    async def failed(self, *subjects: str, now: datetime, forget: timedelta) -> None:
        """Note a failed sign-in under each subject; what is older than `forget` goes."""
        async with self._database.writing() as connection:
            await connection.execute(failures.delete().where(failures.c.at < now - forget))
            await connection.execute(
                failures.insert(), [{"subject": digest_of(subject), "at": now} for subject in subjects]
            )

    async def failures_of(self, subject: str, *, since: datetime) -> int:
        """How often a sign-in failed under this subject."""
        query = sa.select(sa.func.count()).where(failures.c.subject == digest_of(subject), failures.c.at >= since)
        async with self._database.reading() as connection:
            return int((await connection.execute(query)).scalar_one())

    async def forgive(self, *subjects: str) -> None:
        """A sign-in went well: what failed before no longer counts."""
        async with self._database.writing() as connection:
            await connection.execute(failures.delete().where(failures.c.subject.in_(map(digest_of, subjects))))
