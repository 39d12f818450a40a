"""How version 1 answers: JSON of a view, the draft's ETag, and the language of whoever reads it."""

from fastapi.responses import Response

from drafting.domain.draft import DraftRecord
from drafting.domain.frozen import Frozen
from drafting.domain.wording import Reader


def as_json(view: Frozen, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """The view as the body of an answer."""
    return Response(view.model_dump_json(), status, headers, "application/json")


def etag(record: DraftRecord) -> dict[str, str]:
    """The header that names the draft as it stands, to be sent back in If-Match."""
    return {"ETag": f'"{record.revision}"'}


def reader_of(asked: Reader | None, language: str | None) -> Reader:
    """What they asked for, or else the comment's own language where it is Dutch."""
    return asked or ("nl" if language == "nl" else "en")


def reader_of_draft(asked: Reader | None, record: DraftRecord) -> Reader:
    """The same, for a stored draft."""
    return reader_of(asked, record.proposal.signals.language if record.proposal else None)
