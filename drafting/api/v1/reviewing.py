"""What every review shares: whose draft it is, which revision was read, that it is done once, and what is shown."""

from collections.abc import Awaitable, Callable
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Depends, Header
from fastapi.responses import Response

from drafting.api.auth import Caller, CallerDep
from drafting.api.deps import DeskDep, ReaderDep
from drafting.api.idempotency import Once, OnceDep
from drafting.api.problems import documented
from drafting.api.reading import json_body
from drafting.api.v1.answers import as_json, etag, reader_of_draft
from drafting.api.v1.bodies import (
    ApproveRequest,
    ContestRequest,
    DecideOtherwiseRequest,
    EditRequest,
    RegenerateRequest,
    RejectRequest,
    UndoRequest,
)
from drafting.api.v1.views import DraftView
from drafting.desk import Desk
from drafting.desk.verdict import By
from drafting.domain.draft import DraftRecord, Status
from drafting.domain.errors import InvalidInput
from drafting.domain.person import Right
from drafting.domain.wording import Reader

Asked = TypeVar(
    "Asked",
    bound=ApproveRequest
    | EditRequest
    | RejectRequest
    | RegenerateRequest
    | DecideOtherwiseRequest
    | UndoRequest
    | ContestRequest,
)
Act = Callable[[DraftRecord, By], Awaitable[DraftRecord]]
"""A use case of the desk on this draft, by this person."""

REVIEWED: dict[str, Any] = {
    "response_model": DraftView,
    "responses": documented(400, 401, 403, 404, 409, 412, 413, 415, 422),
}
"""What the document says of every such route."""


async def own_draft(desk: Desk, who: Caller, draft_id: str) -> DraftRecord:
    """The draft, to those whose brand it is of; raises NotFound to all others."""
    record = await desk.store.drafts.get(draft_id)
    who.must_see(record.thread.brand, "draft")
    return record


def _revision(if_match: str | None) -> int | None:
    if if_match is None or if_match.strip() == "*":
        return None
    number = if_match.strip().removeprefix("W/").strip('"')
    if not number.isdecimal() or len(number) > 9:
        raise InvalidInput("not an ETag of a draft", field="If-Match", hint="send the ETag header of the draft back")
    return int(number)


class Reviewing(Generic[Asked]):
    """One request for a review: by whom, of which draft, and what they sent."""

    def __init__(
        self,
        desk: Desk,
        who: Caller,
        reader: Reader | None,
        draft_id: str,
        body: Asked,
        attempt: Once,
        if_match: str | None,
    ) -> None:
        self.desk, self.body = desk, body
        self._who, self._reader = who, reader
        self._draft_id, self._attempt, self._if_match = draft_id, attempt, if_match

    async def done(self, right: Right, act: Act) -> Response:
        """Let them do it who have the right, once, on the revision that they read; show the draft as it then stands."""
        record = await own_draft(self.desk, self._who, self._draft_id)
        self._who.may(right, record.thread.brand)

        async def answer() -> Response:
            moved = await act(record, By(self.body.reviewer or self._who.name, _revision(self._if_match)))
            status = 202 if moved.status is Status.PENDING else 200
            return as_json(DraftView.of(moved, reader_of_draft(self._reader, moved)), status, etag(moved))

        return await self._attempt.answer(self._who.name, answer)


def reviewing(model: type[Asked], *, optional: bool = False) -> Callable[..., Reviewing[Asked]]:
    """A dependency that reads such a request, with this body. Who asks is settled before their body is read."""

    def gathered(
        desk: DeskDep,
        who: CallerDep,
        reader: ReaderDep,
        draft_id: str,
        body: Annotated[Asked, Depends(json_body(model, optional=optional))],
        attempt: OnceDep,
        if_match: Annotated[
            str | None, Header(alias="If-Match", description="The ETag of the draft as you read it.")
        ] = None,
    ) -> Reviewing[Asked]:
        return Reviewing(desk, who, reader, draft_id, body, attempt, if_match)

    return gathered
