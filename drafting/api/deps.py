"""What the routes reach of the running service."""

from typing import Annotated

from fastapi import Depends, Request

from drafting.desk import Desk
from drafting.domain.wording import Reader, reader_named
from drafting.store import Store


def desk_of(request: Request) -> Desk:
    """The use cases, wired at start."""
    desk = request.app.state.desk
    assert isinstance(desk, Desk)
    return desk


def store_of(request: Request) -> Store:
    """The store, wired at start."""
    return desk_of(request).store


def reader(request: Request) -> Reader | None:
    """The language that the caller asked for, if any."""
    return reader_named(request.headers.get("accept-language"))


DeskDep = Annotated[Desk, Depends(desk_of)]
ReaderDep = Annotated[Reader | None, Depends(reader)]
