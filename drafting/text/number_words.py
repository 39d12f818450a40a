"""Numbers in words, of our five languages, folded: `<n>` and `<nth>` in a word list."""

CARDINALS = frozenset(
    """een n 1 twee drie vier vijf zes zeven acht negen tien elf twaalf anderhalf anderhalve paar enkele tientallen
    meerdere half halve one two three four five six seven eight nine ten eleven twelve several few couple dozen a an
    another eine einem einer einen zwei drei vier funf sechs sieben acht neun zehn paar mehrere un une deux trois quatre
    cinq six sept huit neuf dix plusieurs uno una dos tres cuatro cinco seis siete ocho nueve diez varios
    varias""".split()
)
"""Beside these, any number in digits."""

ORDINALS = frozenset(
    """tweede derde vierde vijfde zesde zevende achtste zoveelste tigste 2e 3e 4e 5e 6e 7e 8e 9e 10e 2de 3de 4de 5de 6de
    second third fourth fifth sixth seventh umpteenth nth 2nd 3rd 4th 5th 6th 7th 8th 9th 10th zweiten dritten vierten
    zweite dritte vierte deuxieme troisieme quatrieme segunda tercera cuarta segundo tercer""".split()
)
