"""People with an account. Nobody is deleted: an account is ended, and what its owner did keeps their name."""

import json
import uuid
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from drafting.domain.errors import Conflict, InvalidInput, NotFound
from drafting.domain.person import Grant, Person, as_json
from drafting.domain.wording import Reader
from drafting.store.desk_tables import people, sessions
from drafting.store.engine import Database


def person_of(row: sa.Row[tuple[object, ...]]) -> Person:
    """The person of a row of `people`."""
    return Person(
        id=row.id,
        login=row.login,
        name=row.name,
        grants=tuple(map(Grant.model_validate, json.loads(row.grants))),
        language=row.language,
        created_at=row.created_at,
        ended_at=row.ended_at,
        has_password=row.password is not None,
    )


class People:
    """Accounts by id and by login."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._any = False

    async def create(
        self,
        login: str,
        name: str,
        *,
        grants: tuple[Grant, ...],
        password: str | None,
        now: datetime,
        language: Reader | None = None,
    ) -> Person:
        """A new account; `password` is a hash. Raises InvalidInput, and Conflict for a login in use."""
        login = login.strip().lower()
        if not login or len(login) > 200 or any(sign.isspace() for sign in login):
            raise InvalidInput(
                "is no login", field="login", hint="use an e-mail address or a short name without spaces"
            )
        if not name.strip():
            raise InvalidInput("is empty", field="name", hint="how colleagues know this person")
        row = {
            "id": f"per_{uuid.uuid4().hex}",
            "login": login,
            "name": name.strip(),
            "password": password,
            "grants": as_json(grants),
            "language": language,
            "created_at": now,
            "ended_at": None,
        }
        try:
            async with self._database.writing() as connection:
                await connection.execute(people.insert().values(row))
        except IntegrityError:
            raise Conflict("somebody has that login", hint="take another one: a login is never used twice") from None
        return await self.named(login)

    async def named(self, login: str) -> Person:
        """The person with this login; raises NotFound."""
        person, _ = await self.with_password(login)
        if person is None:
            raise NotFound("nobody has that login", hint="see `drafting people list`")
        return person

    async def with_password(self, login: str) -> tuple[Person | None, str | None]:
        """The person, and the hash of their password."""
        query = sa.select(people).where(people.c.login == login.strip().lower())
        async with self._database.reading() as connection:
            row = (await connection.execute(query)).one_or_none()
        return (None, None) if row is None else (person_of(row), row.password)

    async def all(self) -> tuple[Person, ...]:
        """Everybody, those who left too, oldest first."""
        async with self._database.reading() as connection:
            rows = (await connection.execute(sa.select(people).order_by(people.c.created_at, people.c.id))).all()
        return tuple(map(person_of, rows))

    async def change(
        self, login: str, *, grants: tuple[Grant, ...] | None = None, password: str | None = None
    ) -> Person:
        """Give other roles or another password (a hash), which ends the sessions that the old one began."""
        person = await self.named(login)
        values = {"grants": grants and as_json(grants), "password": password}
        given = {name: value for name, value in values.items() if value is not None}
        async with self._database.writing() as connection:
            await connection.execute(people.update().where(people.c.id == person.id).values(given))
        return await self.named(login)

    async def rehash(self, person_id: str, password: str) -> None:
        """Keep the same password under a stronger hash."""
        async with self._database.writing() as connection:
            await connection.execute(people.update().where(people.c.id == person_id).values(password=password))

    async def end(self, login: str, *, now: datetime) -> None:
        """End an account and all its sessions at once; raises NotFound."""
        person = await self.named(login)
        async with self._database.writing() as connection:
            await connection.execute(
                people.update().where(people.c.id == person.id, people.c.ended_at.is_(None)).values(ended_at=now)
            )
            mine = sa.and_(sessions.c.person_id == person.id, sessions.c.ended_at.is_(None))
            await connection.execute(sessions.update().where(mine).values(ended_at=now))

    async def any_exist(self) -> bool:
        """Whether an account was ever made: from then on nobody comes into the inbox without one."""
        if not self._any:
            async with self._database.reading() as connection:
                self._any = (await connection.execute(sa.select(people.c.id).limit(1))).first() is not None
        return self._any
