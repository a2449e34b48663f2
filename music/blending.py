"""Which ingredient of the piece comes from which genre."""

from collections.abc import Mapping, Sequence
from random import Random

from music.brief import Brief
from music.genres import Genre

#: In the order in which they are settled: a rhythm section before the harmony over it, the form before its words.
_ORDER = ("groove", "bass", "harmony", "melody", "form", "lyrics", "instrumentation")

#: What a sacred, ceremonial or living tradition may give as an idea to study: its rhythm cycle, its way of building a
#: scale, its form. Its sung texts, ritual pieces and instruments are left with the people they belong to.
_SACRED_GIVES = frozenset({"groove", "melody", "form"})

#: Ingredients that sound of one piece when the same genre gives both.
_PAIRS: Mapping[str, str] = {"bass": "groove", "melody": "harmony", "lyrics": "form"}

#: What it is worth that no genre is left with the fewest ingredients that it must have.
_BALANCE = 3.0

_Counts = tuple[int, ...]
_Path = tuple[float, tuple[int, ...]]


def choose_ingredients(genres: Sequence[Genre], brief: Brief, seed: int) -> dict[str, str]:
    """Ingredient (harmony, groove, bass, melody, form, instrumentation, lyrics) to the slug of the genre that gives it.

    With two genres each gives at least two of the seven, with three to seven each at least one; genres past the seventh
    give nothing. Within that, the choice follows what each genre lends well, the metre that the teacher asked for and
    the instruments that were left out, and varies with the seed. A sacred tradition gives rhythm cycle, scale concept
    or form while another genre can give the rest. Raises ValueError without a genre.
    """
    if not genres:
        raise ValueError("A blend needs at least one genre.")
    wanted = [genre for genre in genres if genre.slug not in brief.excluded_genres] or list(genres)
    blend = wanted[: len(_ORDER)]
    scores = _scores(blend, brief, seed)
    fewest = 2 if len(blend) <= 2 else 1
    path = _best_path(blend, scores, fewest if len(blend) > 1 else 0)
    chosen = dict(zip(_ORDER, path, strict=True))
    return {ingredient: blend[chosen[ingredient]].slug for ingredient in sorted(_ORDER, key=_report_order)}


def _report_order(ingredient: str) -> int:
    return ("harmony", "groove", "bass", "melody", "form", "instrumentation", "lyrics").index(ingredient)


def _scores(blend: Sequence[Genre], brief: Brief, seed: int) -> dict[tuple[str, int], float]:
    """How well each genre gives each ingredient; the seed adds up to two points."""
    random = Random(f"{seed}/ingredients/{brief.prompt}")
    return {
        (ingredient, index): _fitness(genre, ingredient, brief) + 2 * random.random()
        for ingredient in _ORDER
        for index, genre in enumerate(blend)
    }


def _fitness(genre: Genre, ingredient: str, brief: Brief) -> float:
    score = 3.0 if ingredient in genre.meets.lends else 0.0
    if genre.culture.sacred and ingredient not in _SACRED_GIVES:
        score -= 12.0
    if ingredient == "groove" and brief.meter is not None:
        score += 4.0 if brief.meter in {groove.meter for groove in genre.grooves} else 0.0
        score += 2.0 if brief.meter in genre.meters else 0.0
    if ingredient == "groove" and not any(groove.steady for groove in genre.grooves):
        score -= 8.0  # nothing in it that a class could keep up for a whole song
    if ingredient == "harmony" and all(progression.use == "drone" for progression in genre.progressions):
        score -= 2.0  # a drone alone gives a class little harmony to study
    if ingredient == "instrumentation":
        score -= 1.5 * len(_left_out(genre, brief))
    return score


def _left_out(genre: Genre, brief: Brief) -> list[str]:
    """The genre's instruments that the teacher does not want."""
    unwanted = [name.casefold() for name in brief.excluded_instruments]
    return [
        instrument.name
        for instrument in genre.instruments
        if any(name in instrument.name.casefold() or instrument.name.casefold() in name for name in unwanted)
    ]


def _best_path(blend: Sequence[Genre], scores: Mapping[tuple[str, int], float], fewest: int) -> tuple[int, ...]:
    """The assignment with the highest total in which every genre gives at least `fewest` ingredients.

    Dynamic programming over the ingredients; the state is how often each genre was chosen (as far as it matters) and
    what the last ingredients were, so a blend of seven genres costs no more than a few thousand steps.
    """
    states: dict[tuple[_Counts, int], _Path] = {((0,) * len(blend), -1): (0.0, ())}
    counted_to = fewest + 1 if len(blend) == 2 else fewest
    for ingredient in _ORDER:
        states = _extended(states, ingredient, blend, scores, counted_to)
    complete = [
        (total + _BALANCE * (min(counts) > fewest), path)
        for (counts, _), (total, path) in states.items()
        if min(counts) >= fewest
    ]
    return max(complete)[1]


def _extended(
    states: Mapping[tuple[_Counts, int], _Path],
    ingredient: str,
    blend: Sequence[Genre],
    scores: Mapping[tuple[str, int], float],
    counted_to: int,
) -> dict[tuple[_Counts, int], _Path]:
    longer: dict[tuple[_Counts, int], _Path] = {}
    for (counts, last), (total, path) in states.items():
        for index in range(len(blend)):
            score = total + scores[ingredient, index] + _company(blend, ingredient, last, index)
            state = (_counted(counts, index, counted_to), index)
            if state not in longer or longer[state] < (score, (*path, index)):
                longer[state] = (score, (*path, index))
    return longer


def _counted(counts: _Counts, index: int, counted_to: int) -> _Counts:
    return tuple(min(count + (place == index), counted_to) for place, count in enumerate(counts))


def _company(blend: Sequence[Genre], ingredient: str, last: int, index: int) -> float:
    """What it is worth that an ingredient and its partner, settled just before, come from these two genres."""
    if ingredient not in _PAIRS or last < 0:
        return 0.0
    score = 0.8 if last == index else 0.0
    if ingredient == "bass":
        score += 1.0 if blend[index].bass.meter in blend[last].meters else -1.5
    return score
