"""Whether a reply asks the customer to take a comment down, or to update it."""

import re

_COMMENT = (
    r"(?:reacties?|reviews?|bericht(?:en|je)?|beoordeling(?:en)?|recensies?|posts?|comments?|ratings?|"
    r"kommentare?|bewertung(?:en)?|commentaires?|avis|comentarios?|reseñas?|valoraci[oó]n(?:es)?)"
)
_BETWEEN = r"\b[^.!?\n]{0,60}?\b"
_BEFORE_IT = (
    r"(?:verwijder(?:t|en)?|wis(?:t|sen)|herzien|remov(?:e|ing)|delet(?:e|ing)|tak(?:e|ing)\s+down|updat(?:e|ing)|"
    r"edit(?:ing)?|amend(?:ing)?|revis(?:e|ing)|chang(?:e|ing)|löschen|entfernen|aktualisieren|anpassen|"
    r"supprimer|retirer|modifier|eliminar|borrar|actualizar|modificar|retirar)"
)
_AFTER_IT = (
    r"(?:(?:te\s+)?(?:verwijderen|wissen|herzien)|weg\s?(?:te\s)?halen|offline\s(?:te\s)?halen|aan\s?(?:te\s)?passen|"
    r"bij\s?(?:te\s)?werken|weg\s(?:kan|mag|kunnen|mogen)|be\s(?:removed|deleted|updated|taken\sdown)|"
    r"(?:zu\s)?(?:löschen|entfernen|aktualisieren)|an(?:zu)?passen)"
)
_AROUND_IT = (
    (r"(?:haal|haalt|halen)", r"(?:weg|offline|eraf)"),
    (r"(?:pas|past)", r"aan"),
    (r"(?:werk|werkt)", r"bij"),
    (r"(?:take|taking)", r"(?:down|off|offline)"),
    (r"(?:nehmen)", r"(?:herunter|offline)"),
)
_ASKS = re.compile(
    "|".join(
        [
            rf"\b{_BEFORE_IT}{_BETWEEN}{_COMMENT}\b",
            rf"\b{_COMMENT}{_BETWEEN}{_AFTER_IT}\b",
            *(rf"\b{first}{_BETWEEN}{_COMMENT}{_BETWEEN}{last}\b" for first, last in _AROUND_IT),
        ]
    ),
    re.IGNORECASE,
)


def asks_for_removal(text: str) -> bool:
    """Whether one sentence names a comment or review together with taking it down or updating it."""
    return _ASKS.search(text) is not None
