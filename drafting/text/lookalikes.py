"""Characters that look like a Latin letter and that Unicode's own normalisation does not take back to it.

Sources: the shapes in the Unicode charts for Cyrillic (U+0400), Greek (U+0370), Armenian (U+0530), IPA (U+0250) and the
enclosed letters (U+1F130); chosen by eye, for lower case. Fullwidth, mathematical and circled letters need no row: NFKD
takes them apart.
"""

_PAIRS = (
    # Cyrillic
    "аa вb сc ԁd еe ҽe һh іi ѕs јj кk ӏl мm нh оo рp ԛq тt ѵv ԝw хx уy гr пn иu ьb"
    # Greek
    " αa βb εe ηn ιi κk νv οo ρp τt υu χx ωw γy"
    # Armenian
    " օo սu ոn հh ցg"
    # Latin letters with a stroke, small capitals, IPA
    " øo đd łl ħh ŧt ıi ȷj ɑa ɡg ɩi ʟl ɪi ɴn ʀr ʙb ɢg ʜh ᴀa ᴄc ᴅd ᴇe ᴊj ᴋk ᴍm ᴏo ᴘp ᴛt ᴜu ᴠv ᴡw ᴢz ꜱs ʏy ғf"
)
_WIDE = {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ĳ": "ij", "’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'"}


def _enclosed() -> dict[str, str]:
    """Squared and negative letters: 🄰 🅐 🅰 to a."""
    return {chr(first + index): chr(97 + index) for first in (0x1F130, 0x1F150, 0x1F170) for index in range(26)}


LOOKALIKES: dict[str, str] = {pair[0]: pair[1] for pair in _PAIRS.split() if len(pair) == 2} | _WIDE | _enclosed()
"""From the lower-case character to what it is read as."""
