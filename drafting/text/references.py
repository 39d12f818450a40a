"""Order, ticket and customer numbers: a number beside the word that names it."""

import re
from collections.abc import Iterator

from drafting.text.numbers import NumberAt, words_before

_CUSTOMER_WORDS = frozenset(
    """klant klantnummer klantnr klantennummer klantcode lid lidnummer lidnr lidmaatschap lidmaatschapsnummer
        relatienummer abonneenummer abonnee account accountnummer customer client member membership subscriber
        kundennummer kundennr kunde mitgliedsnummer cliente socio debiteurennummer debiteur abonné abonnée""".split()
)
_ORDER_WORDS = frozenset(
    """order ordernummer ordernr orders bestelling bestelnummer bestelnr bestellingsnummer bestel factuur
        factuurnummer factuurnr invoice ticket ticketnummer ticketnr case casenummer zaak zaaknummer booking
        boeking boekingsnummer boekingscode reservering reserveringsnummer reservation buchung buchungsnummer
        bestellung bestellnummer rechnung rechnungsnummer vorgangsnummer commande facture réservation dossier
        dossiernummer pedido factura reserva referentie referentienummer reference ref contract contractnummer
        polis polisnummer policy kenmerk melding meldingsnummer klachtnummer klacht complaint claim tracking
        trace tracknummer pakket pakketnummer parcel zending zendingsnummer shipment retour retournummer return
        rma pnr transactie transactienummer transaction auftrag auftragsnummer sendungsnummer suivi barcode
        trackingnummer confirmation bevestigingsnummer incident incidentnummer""".split()
)
_FILLERS = frozenset(
    "nummer number nr no num numéro número id code is was ref nummers met van het the is onder".split()
)
# What follows a number that counts something: then it names nothing.
_COUNTED = re.compile(
    r"\s?(?:x\b|%|€|euro|eur\b|dollar|pond|pounds?|dagen|dag\b|weken|week|maand|jaar|jaren|uur|min|keer|days?|weeks?|months?|"
    r"years?|hours?|times|stuks|pieces|items|km|kg|gram|cm|gb|mbps?|tage|wochen|jours|semaines|días|semanas|mensen|people|artikelen)"
)
_SIGNS = re.compile(r"[A-Za-z0-9]+(?:[-/.][A-Za-z0-9]+)*")
_HASHED = re.compile(r"(?<![\w&])#(?=[A-Z0-9-]{0,6}\d{2})[A-Z0-9-]{4,20}\b")
_BARCODE = re.compile(r"\b3S[A-Z0-9]{9,17}\b")  # PostNL's own form


def references(text: str, numbers: tuple[NumberAt, ...]) -> Iterator[tuple[int, int, bool]]:
    """Numbers that name something, and whether that is a person: a customer, a member, an account; else an order."""
    reached = 0
    for number in numbers:
        if number.start < reached:
            continue
        start, end = _whole(text, number)
        names_customer = _names_customer(text, start) if _may_name(text, start, end) else None
        if names_customer is not None:
            reached = end
            yield start, end, names_customer
    if "#" in text:
        yield from ((*match.span(), False) for match in _HASHED.finditer(text))
    if "3S" in text:
        yield from ((*match.span(), False) for match in _BARCODE.finditer(text))


def _whole(text: str, number: NumberAt) -> tuple[int, int]:
    """The number with the letters, dashes and digits that stick to it: `T-55102`, `R5T9K`."""
    start = number.start
    while start > 0 and number.start - start < 12 and (text[start - 1].isalnum() or text[start - 1] in "-/"):
        start -= 1
    while not text[start].isalnum():
        start += 1
    found = _SIGNS.match(text, start)
    return start, number.end if found is None else max(found.end(), number.end)


def _may_name(text: str, start: int, end: int) -> bool:
    number = text[start:end]
    if not 4 <= len(number) <= 26 or sum(sign.isdigit() for sign in number) < (2 if number[0].isalpha() else 3):
        return False
    if re.fullmatch(r"(?:19|20)\d\d|\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4})?|\d+\.\d{2}", number):  # a year, date or price
        return False
    before = text[max(0, start - 2) : start].strip()
    return (
        not before.endswith(("€", "$", "£")) and text[end : end + 1] not in ("%", "€") and not _COUNTED.match(text, end)
    )


def _names_customer(text: str, start: int) -> bool | None:
    """Whether the words before a number say that it is a customer's; None where they name neither that nor an order."""
    for word in words_before(text, start):
        if word in _CUSTOMER_WORDS:
            return True
        if word in _ORDER_WORDS:
            return False
        if word not in _FILLERS:
            return None
    return None
