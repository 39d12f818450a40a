"""What is timed: a 500-character comment with five turns before it, in Dutch and English, and replies to it."""

from drafting.domain.draft import Reply
from drafting.domain.thread import Channel, Comment, Context, Role, Thread, Turn

_DUTCH = (
    "Al drie weken wacht ik op de vervanging van mijn koffiemachine. Het apparaat lekte vanaf dag één, ik heb foto's "
    "gestuurd naar info@koffiehoek.example.nl en twee keer gebeld met jullie klantenservice. De eerste medewerker zei "
    "dat er een nieuwe onderweg was, de tweede wist nergens van. Ondertussen is er wel gewoon 249,95 afgeschreven. "
    "Bestelnummer 88 41 207. Ik vind het echt niet normaal dat ik hier zelf achteraan moet blijven gaan, dit is "
    "verdorie de laatste keer dat ik iets bij jullie bestel!!"
)
_ENGLISH = (
    "Three weeks I've been waiting for a replacement coffee machine now. The thing leaked from day one, I sent photos "
    "to help@coffeecorner.example.com and rang your support line twice. The first person said a new one was on its "
    "way, the second had never heard of me. Meanwhile the 249.95 has gone from my account all right. Order number "
    "88 41 207. I really don't think it's normal that I have to keep chasing this myself, bloody hell, this is the "
    "last time I ever buy anything from you lot!!"
)
_TURNS_NL = (
    (Role.CUSTOMER, "Hallo, mijn nieuwe koffiemachine lekt aan de onderkant. Wat nu?"),
    (Role.BRAND, "Wat vervelend dat uw koffiemachine lekt. Stuurt u ons een foto via een privébericht?"),
    (Role.CUSTOMER, "Gedaan, vorige week al. Niks meer gehoord."),
    (Role.COMMUNITY, "Bij mij precies hetzelfde verhaal met die machine."),
    (Role.BRAND, "Dank voor uw geduld, we zoeken het voor u uit."),
)
_TURNS_EN = (
    (Role.CUSTOMER, "Hi, my new coffee machine leaks from the bottom. What now?"),
    (Role.BRAND, "How annoying that it leaks. Could you send us a photo in a private message?"),
    (Role.CUSTOMER, "Did that a week ago. Not heard a thing."),
    (Role.COMMUNITY, "Exactly the same story here with that machine."),
    (Role.BRAND, "Thanks for bearing with us, we're looking into it for you."),
)
_REPLIES = {
    "nl": Reply(
        text="Drie weken wachten op een vervangende koffiemachine is veel te lang, en dat u er zelf achteraan moet is "
        "ook niet wat u van ons mag verwachten. Stuurt u ons een privébericht? Dan zoeken we samen uit waar hij is.",
        private_message="Fijn dat u ons een bericht stuurt. Wat is uw bestelnummer, en wat ziet u op de foto?",
    ),
    "en": Reply(
        text="Three weeks is far too long to wait for a coffee machine that works, and you shouldn't be the one doing "
        "the chasing. Would you send us a private message? We'd like to find out with you where the new one is.",
        private_message="Thank you for getting in touch here. What is your order number?",
    ),
}


def threads(number: int) -> tuple[Thread, ...]:
    """The two exchanges, with words of their own for every number: what was read before must be read again."""
    return tuple(
        Thread(
            comment=Comment(text=text.replace("88 41 207", f"88 {number:05d}"), channel=Channel.FACEBOOK),
            turns=tuple(Turn(role=role, text=said) for role, said in turns),
            context=Context(private_channel="DM", facts=(fact,)),
        )
        for text, turns, fact in (
            (_DUTCH, _TURNS_NL, "Vervangende apparaten worden binnen tien werkdagen verstuurd."),
            (_ENGLISH, _TURNS_EN, "Replacements are sent within ten working days."),
        )
    )


def replies() -> tuple[Reply, ...]:
    """A good reply to each exchange, in the same order."""
    return (_REPLIES["nl"], _REPLIES["en"])
