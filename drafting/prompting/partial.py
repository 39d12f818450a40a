"""The reply in an answer that is still being written: JSON that stops anywhere."""

import json
import re

_TEXT = re.compile(r'"text"\s*:\s*"((?:[^"\\]|\\.)*)', re.DOTALL)
_HALF_AN_ESCAPE = re.compile(r"(?<!\\)((?:\\\\)*)\\(?:u[0-9a-fA-F]{0,3})?$")


def text_so_far(answer: str) -> str:
    """The public text, as far as it is there; nothing where none has begun."""
    found = _TEXT.search(answer)
    if found is None:
        return ""
    written = _HALF_AN_ESCAPE.sub(r"\1", found[1])
    try:
        text = json.loads(f'"{written}"', strict=False)
    except ValueError:
        return ""
    # Half of a pair of surrogates is no sign yet.
    return str(text).encode("utf-16", "surrogatepass").decode("utf-16", "ignore")
