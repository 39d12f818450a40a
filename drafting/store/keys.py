"""API keys: shown once when made, kept as a digest, revoked but never deleted."""

import hashlib
import json
import secrets
import uuid
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from drafting.domain.errors import Conflict, InvalidInput, NotFound
from drafting.domain.frozen import Frozen
from drafting.domain.person import Grant, Right, as_json, merged
from drafting.store.engine import Database
from drafting.store.tables import keys

RIGHTS = ("draft", "approve", "administer")
_PREFIX = "drk_"
_TOUCH_EVERY = timedelta(minutes=1)


class Key(Frozen):
    """One key, without its token, which nobody can read again."""

    id: str
    name: str
    rights: tuple[str, ...]
    brands: tuple[str, ...] | None
    """None stands for every brand."""
    created_at: datetime
    revoked_at: datetime | None = None
    last_used: datetime | None = None
    """To the minute."""
    roles: tuple[Grant, ...] | None = None
    """Where the rights differ from brand to brand; `rights` and `brands` then hold all of them together."""

    @property
    def grants(self) -> tuple[Grant, ...]:
        """What the key may do, brand by brand."""
        if self.roles is not None:
            return self.roles
        rights = frozenset(map(Right, self.rights))
        brands = (None,) if self.brands is None else self.brands
        return tuple(Grant(brand=brand, rights=rights) for brand in brands)


def _digest(token: str) -> str:
    # The token holds 256 random bits, so a slow digest would only slow the service: there is nothing to guess.
    return hashlib.sha256(token.encode()).hexdigest()


def _key_of(row: sa.Row[tuple[object, ...]]) -> Key:
    return Key(
        id=row.id,
        name=row.name,
        rights=tuple(json.loads(row.rights)),
        brands=None if row.brands is None else tuple(json.loads(row.brands)),
        created_at=row.created_at,
        revoked_at=row.revoked_at,
        last_used=row.last_used,
        roles=None if row.roles is None else tuple(map(Grant.model_validate, json.loads(row.roles))),
    )


class Keys:
    """Who may call, and for what."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._any = False

    async def create(
        self,
        name: str,
        *,
        rights: tuple[str, ...] = ("draft",),
        brands: tuple[str, ...] | None = None,
        roles: tuple[Grant, ...] | None = None,
        now: datetime | None = None,
    ) -> tuple[Key, str]:
        """A new key and its token, which is shown this once; raises InvalidInput, and Conflict for a name in use.

        `roles` stand in the place of `rights` and `brands`, where these differ from brand to brand.
        """
        if roles:
            roles = merged(roles)
            rights = tuple({right.value for grant in roles for right in grant.rights})
            named = tuple(grant.brand for grant in roles if grant.brand is not None)
            brands = named if len(named) == len(roles) else None
        _check(name, rights)
        token = _PREFIX + secrets.token_urlsafe(32)
        key = Key(
            id=f"key_{uuid.uuid4().hex}",
            name=name.strip(),
            rights=tuple(right for right in RIGHTS if right in rights),
            brands=None if brands is None else tuple(sorted(set(brands))),
            created_at=now or datetime.now(UTC),
            roles=roles or None,
        )
        row = key.model_dump() | {
            "roles": None if key.roles is None else as_json(key.roles),
            "digest": _digest(token),
            "rights": json.dumps(key.rights),
            "brands": None if key.brands is None else json.dumps(key.brands),
        }
        try:
            async with self._database.writing() as connection:
                await connection.execute(keys.insert().values(row))
        except IntegrityError:
            raise Conflict("a key of that name is in use", hint="take another name, or revoke that key") from None
        return key, token

    async def verify(self, token: str, *, now: datetime | None = None) -> Key | None:
        """The key of this token; None when it is unknown or revoked."""
        now = now or datetime.now(UTC)
        query = sa.select(keys).where(keys.c.digest == _digest(token), keys.c.revoked_at.is_(None))
        async with self._database.reading() as connection:
            row = (await connection.execute(query)).one_or_none()
        if row is None:
            return None
        if row.last_used is None or now - row.last_used >= _TOUCH_EVERY:
            async with self._database.writing() as connection:
                await connection.execute(keys.update().where(keys.c.id == row.id).values(last_used=now))
        return _key_of(row)

    async def all(self) -> tuple[Key, ...]:
        """Every key, revoked ones too, oldest first."""
        async with self._database.reading() as connection:
            rows = (await connection.execute(sa.select(keys).order_by(keys.c.created_at, keys.c.id))).all()
        return tuple(map(_key_of, rows))

    async def revoke(self, key_id: str, *, now: datetime | None = None) -> None:
        """End a key at once; raises NotFound. One that is revoked already keeps its time."""
        async with self._database.writing() as connection:
            known = (await connection.execute(sa.select(keys.c.id).where(keys.c.id == key_id))).one_or_none()
            if known is None:
                raise NotFound("no key with that id", hint="see `drafting keys list`")
            in_use = sa.and_(keys.c.id == key_id, keys.c.revoked_at.is_(None))
            await connection.execute(keys.update().where(in_use).values(revoked_at=now or datetime.now(UTC)))

    async def any_exist(self) -> bool:
        """Whether a key was ever made, revoked ones included: from then on nobody comes in without one."""
        if not self._any:
            async with self._database.reading() as connection:
                self._any = (await connection.execute(sa.select(keys.c.id).limit(1))).first() is not None
        return self._any


def _check(name: str, rights: tuple[str, ...]) -> None:
    if not name.strip():
        raise InvalidInput("is empty", field="name", hint="name who or what uses the key")
    unknown = sorted(set(rights) - set(RIGHTS))
    if unknown or not rights:
        wrong = f"there is no right {unknown[0]!r}" if unknown else "a key needs a right"
        raise InvalidInput(wrong, field="rights", hint=f"choose from {', '.join(RIGHTS)}")
