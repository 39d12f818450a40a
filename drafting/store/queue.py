"""The queue's pages: soonest deadline first, then oldest, and the same rows when others are added meanwhile."""

import base64
import binascii
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from drafting.domain.decision import Action, Category
from drafting.domain.draft import DraftRecord, Status
from drafting.domain.errors import InvalidInput
from drafting.domain.thread import Channel
from drafting.store.columns import CleanText, Utc
from drafting.store.record import due
from drafting.store.tables import drafts

OPEN = (Status.PENDING, Status.AWAITING_APPROVAL, Status.DELIVERY_FAILED)
"""Where somebody still has to act, so that a deadline can be missed."""

_PLACE = (drafts.c.due, drafts.c.created_at, drafts.c.id)


@dataclass(frozen=True)
class Filter:
    """Which drafts; what is None or empty does not filter, but an empty `brands` shows nothing."""

    now: datetime
    brands: frozenset[str] | None = None
    statuses: tuple[Status, ...] = ()
    channel: Channel | None = None
    action: Action | None = None
    category: Category | None = None
    language: str | None = None
    overdue: bool | None = None

    def conditions(self) -> list[sa.ColumnElement[bool]]:
        """All but the status, which chooses the index."""
        found: list[sa.ColumnElement[bool]] = []
        if self.brands is not None:
            found.append(drafts.c.brand.in_(sorted(self.brands)))
        for column, value in ((drafts.c.channel, self.channel), (drafts.c.action, self.action)):
            if value is not None:
                found.append(column == value.value)
        if self.category is not None:
            found.append(drafts.c.category == self.category.value)
        if self.language is not None:
            found.append(drafts.c.language == self.language[:2].lower())
        if self.overdue is True:
            found.append(drafts.c.due < self.now)
        if self.overdue is False:
            still = drafts.c.status.not_in([status.value for status in OPEN])
            found.append(sa.or_(drafts.c.due >= self.now, still))
        return found

    def chosen_statuses(self) -> tuple[Status, ...] | None:
        """None: every status. Only what is open can be overdue."""
        if self.overdue is True:
            return tuple(status for status in OPEN if not self.statuses or status in self.statuses)
        return self.statuses or None


def cursor_after(record: DraftRecord) -> str:
    """An opaque word for the place behind this draft."""
    place = [due(record).isoformat(), record.created_at.isoformat(), record.id]
    return base64.urlsafe_b64encode(json.dumps(place).encode()).decode().rstrip("=")


def _place(cursor: str) -> tuple[datetime, datetime, str]:
    try:
        raw = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        deadline, created, draft_id = datetime.fromisoformat(raw[0]), datetime.fromisoformat(raw[1]), raw[2]
        # An aware time compares with another; a made-up one without a zone does not.
        if not isinstance(draft_id, str) or deadline.tzinfo is None or created.tzinfo is None:
            raise ValueError
    except (ValueError, TypeError, KeyError, IndexError, binascii.Error):
        raise InvalidInput("not a cursor of this list", field="cursor", hint="send `next` back as it came") from None
    return deadline, created, draft_id


def page_query(chosen: Filter, limit: int, cursor: str | None) -> sa.Select[Any]:
    """The bodies of one page.

    The ids are found in an index that holds every filter; then only their bodies are fetched. Several statuses are
    so many walks along the index, each ended after `limit` rows, for one walk could not be in order of deadline.
    """
    conditions = chosen.conditions()
    if cursor is not None:
        deadline, created, draft_id = _place(cursor)
        behind = sa.tuple_(
            sa.literal(deadline, Utc),
            sa.literal(created, Utc),
            sa.literal(draft_id, CleanText),
            types=[Utc, Utc, CleanText],
        )
        conditions.append(sa.tuple_(*_PLACE) > behind)
    walk = sa.select(*_PLACE).where(*conditions).order_by(*_PLACE).limit(limit)
    statuses = chosen.chosen_statuses()
    if statuses is None:
        ids = sa.select(walk.subquery().c.id)
    elif not statuses:
        ids = sa.select(drafts.c.id).where(sa.false())
    else:
        walks = [walk.where(drafts.c.status == status.value).subquery() for status in dict.fromkeys(statuses)]
        both = sa.union_all(*(sa.select(one) for one in walks)).subquery()
        ids = sa.select(both.c.id).order_by(both.c.due, both.c.created_at, both.c.id).limit(limit)
    return sa.select(drafts.c.body).where(drafts.c.id.in_(ids)).order_by(*_PLACE)
