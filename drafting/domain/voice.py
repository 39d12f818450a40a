"""How a brand speaks: its voice, and the replies it wrote itself."""

from typing import Literal

from pydantic import AliasChoices, Field

from drafting.domain.decision import Category, Visibility
from drafting.domain.frozen import Frozen
from drafting.domain.signal import Topic

Stage = Literal["first", "follow_up", "resolved"]


class Voice(Frozen):
    """The brand's way of writing; every field reaches the prompt, the guards, or both."""

    name: str
    form_of_address: dict[str, str] = Field(default={}, validation_alias=AliasChoices("register", "form_of_address"))
    """The form of address per language, `register` in the file: {"nl": "u"}."""
    signature: str | None = None
    words_to_use: tuple[str, ...] = ()
    words_to_avoid: tuple[str, ...] = ()
    emoji: bool = False
    may_offer: tuple[str, ...] = ()
    """What an agent may promise without asking, in words: "a free replacement"."""
    ai_disclosure: str | None = None
    """A line that says AI helped, added to every draft; None adds nothing."""
    worn_phrases: dict[str, tuple[str, ...]] = {}
    """Per language, phrases that sound like a machine; lower case."""


class SavedReply(Frozen):
    """A reply that a person wrote beforehand, for when no model's draft can be offered."""

    id: str
    language: str
    formality: str | None = None
    category: Category
    topic: Topic = Topic.ANY
    visibility: Visibility
    stage: Stage = "first"
    ask_removal: bool = False
    text: str
    private_message: str | None = None
