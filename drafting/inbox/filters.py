"""What the reader chose to see, read from the address and written back to it: PURE."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeVar
from urllib.parse import parse_qsl, urlencode

from drafting.domain.decision import Action, Category
from drafting.domain.draft import Status
from drafting.domain.thread import Channel
from drafting.store.queue import OPEN, Filter

_DONE = tuple(status for status in Status if status not in OPEN)
_SHOWN: dict[str, tuple[Status, ...]] = {"open": OPEN, "done": _DONE, "all": ()}
_LONGEST_SEARCH = 200

Word = TypeVar("Word", bound=StrEnum)


def _one_of(words: type[Word], value: str) -> Word | None:
    return words(value) if value in {str(word) for word in words} else None


@dataclass(frozen=True)
class Chosen:
    """The filters of a page. What makes no sense is as if it had not been chosen."""

    show: str = "open"
    brand: str = ""
    channel: Channel | None = None
    action: Action | None = None
    category: Category | None = None
    language: str = ""
    overdue: bool = False
    search: str = ""
    cursor: str = ""

    @classmethod
    def of(cls, given: Mapping[str, str]) -> "Chosen":
        """The filters in an address."""
        language = given.get("language", "")
        return cls(
            show=given.get("show", "open") if given.get("show") in _SHOWN else "open",
            brand=given.get("brand", "")[:64],
            channel=_one_of(Channel, given.get("channel", "")),
            action=_one_of(Action, given.get("action", "")),
            category=_one_of(Category, given.get("category", "")),
            language=language if language.isalpha() and len(language) == 2 else "",
            overdue=given.get("overdue") == "1",
            search=given.get("search", "").strip()[:_LONGEST_SEARCH],
            cursor=given.get("cursor", "")[:500],
        )

    @classmethod
    def of_query(cls, query: str) -> "Chosen":
        """The filters in the query of an address."""
        return cls.of(dict(parse_qsl(query[:2_000])))

    @property
    def query(self) -> str:
        """The filters as the query of an address, without the place in the list."""
        named = {
            "show": self.show if self.show != "open" else "",
            "brand": self.brand,
            "channel": self.channel or "",
            "action": self.action or "",
            "category": self.category or "",
            "language": self.language,
            "overdue": "1" if self.overdue else "",
            "search": self.search,
        }
        return urlencode({name: str(value) for name, value in named.items() if value})

    @property
    def is_any(self) -> bool:
        """Whether anything was chosen besides what to show."""
        return bool(self.query.replace(f"show={self.show}", ""))

    def as_filter(self, now: datetime, brands: frozenset[str] | None) -> Filter:
        """The same for the store, within the brands that the reader may see."""
        seen = brands
        if self.brand:
            seen = frozenset({self.brand}) if brands is None or self.brand in brands else frozenset()
        return Filter(
            now=now,
            brands=seen,
            statuses=_SHOWN[self.show],
            channel=self.channel,
            action=self.action,
            category=self.category,
            language=self.language or None,
            overdue=True if self.overdue else None,
        )
