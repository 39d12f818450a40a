"""Reading a posted form: bounded, in UTF-8, and only from a page of ours."""

from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import Depends, Request

from drafting.domain.errors import InvalidInput
from drafting.domain.thread import MAX_TEXT
from drafting.inbox.session import VisitorDep, check_token, refuse_foreign

_MAX_BODY = 256 * 1024
_MOST_FIELDS = 500


class Form:
    """The fields of a form."""

    def __init__(self, fields: list[tuple[str, str]]) -> None:
        self._fields = fields

    def all(self, name: str) -> list[str]:
        """Every value of a field."""
        return [value for key, value in self._fields if key == name]

    def __getitem__(self, name: str) -> str:
        """The last value of a field, empty where there is none; line ends as the rest of the house knows them."""
        values = self.all(name)
        return values[-1].replace("\r\n", "\n").replace("\r", "\n") if values else ""

    def text(self, name: str, *, most: int = MAX_TEXT) -> str:
        """A field that a person wrote, without white space around it; raises InvalidInput where it is too long."""
        value = self[name].strip()
        if len(value) > most:
            raise InvalidInput(f"is longer than {most} characters", field=name, hint="write it shorter")
        if any((ord(sign) < 32 and sign not in "\n\t") or 127 <= ord(sign) < 160 for sign in value):
            raise InvalidInput("holds control characters", field=name, hint="remove all but tab and new line")
        return value

    def number(self, name: str) -> int | None:
        """A whole number; None where there is none."""
        value = self[name]
        return int(value) if value.isdecimal() and len(value) < 10 else None


async def read_form(request: Request) -> Form:
    """The form of this request; raises InvalidInput, and ForeignRequest for one that another site sent."""
    refuse_foreign(request)
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _MAX_BODY:
            raise InvalidInput("the form is too large", field="form", hint="write shorter texts")
    try:
        text = body.decode("utf-8")
        fields = parse_qsl(text, keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="strict")
    except ValueError:
        raise InvalidInput("cannot be read", field="form", hint="send it from the inbox itself") from None
    return Form(fields)


async def signed_form(seen: VisitorDep, form: Annotated[Form, Depends(read_form)]) -> Form:
    """A form with the token of the page that it came from."""
    check_token(seen, form["token"])
    return form


FormDep = Annotated[Form, Depends(signed_form)]
