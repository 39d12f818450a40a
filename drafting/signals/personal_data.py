"""Personal data in the comment: e-mail, phone, bank account, citizen number, address, birth date, order number."""

from drafting.domain.signal import Level, Signal, SignalName
from drafting.signals.evidence import none, span
from drafting.signals.reading import Reading
from drafting.text.personal_data import Kind, PersonalDatum, find_personal_data

_REFERENCES = (Kind.ORDER_NUMBER, Kind.CUSTOMER_NUMBER)
_ORDER = {kind: place for place, kind in enumerate(Kind)}
_MOST = 12
_REGIONS = {"nl": "NL", "de": "DE", "fr": "FR", "es": "ES", "en": "GB"}


def look(reading: Reading) -> Signal:
    """`high` for what names a person, `medium` for order and customer numbers; `value` is the most telling kind."""
    language = reading.earlier(SignalName.LANGUAGE).value
    region = _REGIONS.get(language or "nl", "NL")
    found = find_personal_data(reading.text, region=region, readable=reading.readable)
    if not found:
        return none(SignalName.PERSONAL_DATA)
    telling = min(found, key=lambda datum: _ORDER[datum.kind])
    return Signal(
        name=SignalName.PERSONAL_DATA,
        level=Level.MEDIUM if telling.kind in _REFERENCES else Level.HIGH,
        value=telling.kind.value,
        evidence=tuple(span(datum.span) for datum in found[:_MOST]),
        certain=any(_is_sure(datum) for datum in found),
    )


def _is_sure(datum: PersonalDatum) -> bool:
    """A check digit or an unmistakable form; a number beside the word `order` may still be something else."""
    return datum.certain and datum.kind not in _REFERENCES
