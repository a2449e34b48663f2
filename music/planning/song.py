"""The plan of a piece, decided in the order in which each decision needs the ones before it."""

from collections.abc import Mapping, Sequence
from random import Random

from music.brief import GRADES, Brief
from music.chords import is_chord
from music.genres import Genre, Groove, Scale
from music.harmony import as_key, infer_key, plain_key
from music.keys import Key, KeyNameError
from music.plan import IngredientSource, PlannedBar, PlannedSection, SongPlan
from music.planning.bars import harmonised_bars, stated_bars
from music.planning.form import FEWEST_BARS, MOST_BARS, choose_form, plan_form
from music.planning.grooves import choose_groove, steady_grooves
from music.planning.keys import choose_key
from music.planning.metre import metre_of
from music.planning.parts import plan_parts
from music.planning.progressions import Harmony, choose_harmony, named_key
from music.planning.sources import describe_ingredients
from music.planning.tempo import choose_tempo
from music.planning.wishes import wished_mode, wishes_uneven_metre
from music.planning.words import plan_words

#: How long a piece a class of each level takes on when the teacher states no length.
_LONGEST = {"beginner": 36, "intermediate": 48, "advanced": 64}
_INGREDIENTS = ("harmony", "groove", "bass", "melody", "form", "instrumentation", "lyrics")
_PLAIN_SCALES = {"minor": "natural minor"}


def plan_song(brief: Brief, genres: Sequence[Genre], ingredients: Mapping[str, str], seed: int) -> SongPlan:
    """The plan of a piece: key, tempo, metre, form, a chord for every bar, the parts, and what came from which genre.

    `ingredients` maps each ingredient to the slug of the genre that gives it, as `choose_ingredients` returns it; one
    that is missing comes from the first genre. What the brief states is kept to the letter; what cannot be kept is said
    in `not_honoured`. The same arguments give the same plan. Raises ValueError without a genre.
    """
    if not genres:
        raise ValueError("A piece needs at least one genre.")
    return _Planner(brief, genres, ingredients, seed).plan()


class _Planner:
    """The state of one planning: what is decided so far, and what could not be honoured."""

    def __init__(self, brief: Brief, genres: Sequence[Genre], ingredients: Mapping[str, str], seed: int) -> None:
        self.brief = brief
        wanted = tuple(genre for genre in genres if genre.slug not in brief.excluded_genres)
        self.genres = wanted or tuple(genres)
        self.ingredients = ingredients
        self.random = Random(f"{seed}/song_plan/{brief.prompt}")
        self.unhonoured: list[str] = []

    def plan(self) -> SongPlan:
        groove_genre = self._genre("groove")
        meter = self._meter(groove_genre)
        groove = choose_groove(groove_genre, meter, self.random)
        tempo = choose_tempo(self.brief, groove_genre, self._others(groove_genre), meter, self.random)
        harmony, key, chords = self._harmony(meter)
        form = self._form(harmony, len(chords))
        bars = stated_bars(form, chords, key) if chords else harmonised_bars(form, harmony, key)
        self._note_adaptations(groove, meter, harmony, key, bool(chords))
        scale = self._scale(key, harmony, bool(chords))
        scheme, syllables = plan_words(self._genre("lyrics").lyrics, form, meter, tempo)
        feel, ratio = _feel(groove_genre, groove, meter)
        return SongPlan(
            key=key.name, scale=scale, tempo_bpm=tempo, meter=meter, feel=feel, swing_ratio=ratio, form=form, bars=bars,
            parts=plan_parts(self.brief, self.genres, self.ingredients, self.unhonoured),
            ingredients=self._sources(groove, harmony, form, bars, scale, scheme, bool(chords)),
            rhyme_scheme=scheme, line_syllables=syllables, not_honoured=tuple(self.unhonoured),
        )  # fmt: skip

    def _genre(self, ingredient: str) -> Genre:
        slug = self.ingredients.get(ingredient)
        return next((genre for genre in self.genres if genre.slug == slug), self.genres[0])

    def _others(self, groove_genre: Genre) -> tuple[Genre, ...]:
        return tuple(genre for genre in self.genres if genre.slug != groove_genre.slug)

    def _meter(self, groove_genre: Genre) -> str:
        if self.brief.meter is not None:
            return self.brief.meter
        if wishes_uneven_metre(self.brief.prompt):
            return "7/8"
        written = {groove.meter for groove in steady_grooves(groove_genre)}
        own = [meter for meter in groove_genre.meters if meter in written] or list(groove_genre.meters)
        shared = [meter for meter in own if any(meter in other.meters for other in self._others(groove_genre))]
        if own[0] in shared or not shared:
            return own[0] if self.random.random() < 0.85 else self.random.choice(shared or own[:1])
        return shared[0]

    def _harmony(self, meter: str) -> tuple[Harmony, Key, tuple[str, ...]]:
        chords = self._stated_chords()
        key = self._stated_key() or (infer_key(chords) if any(chord != "N.C." for chord in chords) else None)
        wished = wished_mode(self.brief.prompt)
        plain = plain_key(key) if key is not None else Key("C", wished) if wished else None
        genre = self._genre("harmony")
        twelve = genre.slug == "blues" and (self.brief.bars or 12) % 12 == 0
        harmony = choose_harmony(genre, plain, meter, self._chord_level(), self.random, twelve_bars=twelve)
        if key is None:
            band = self._genre("instrumentation")
            level = "beginner" if self._young() else self.brief.skill_level
            tonic = choose_key(harmony.mode, level, band, harmony.numerals, self.random)
            key = named_key(tonic, harmony)
        return harmony, key, chords

    def _chord_level(self) -> str:
        """How rich the chords may be: the class's level, and "young" up to fifth grade."""
        return "young" if self._young() else self.brief.skill_level

    def _young(self) -> bool:
        return GRADES.index(self.brief.grade) <= GRADES.index("5")

    def _stated_chords(self) -> tuple[str, ...]:
        unreadable = [chord for chord in self.brief.chords if not is_chord(chord)]
        if unreadable:
            listed = ", ".join(f"“{chord}”" for chord in unreadable)
            self.unhonoured.append(f"We could not read {listed} as a chord, so it is left out of the progression.")
        return tuple(chord for chord in self.brief.chords if is_chord(chord))

    def _stated_key(self) -> Key | None:
        if self.brief.key is None:
            return None
        try:
            return as_key(self.brief.key)
        except KeyNameError as error:
            self.unhonoured.append(f"{error} We chose a key that suits the class instead.")
            return None

    def _form(self, harmony: Harmony, loop: int) -> tuple[PlannedSection, ...]:
        bars, longest = self._bars(), _LONGEST[self.brief.skill_level]
        cycle = loop or (len(harmony.home.bars) if harmony.home.use != "drone" else 1)
        genre = self._genre("form")
        form = choose_form(genre.forms, longest, self.random)
        twelve = not loop and (len(harmony.home.bars) == 12 or (genre.slug == "blues" and bars is None))
        return plan_form(form, bars, 12 if twelve else cycle, longest)

    def _bars(self) -> int | None:
        bars = self.brief.bars
        if bars is None:
            return None
        if bars > MOST_BARS:
            self.unhonoured.append(
                f"You asked for {bars} bars; the piece has {MOST_BARS}, the most that a class can learn in a lesson. "
                "Repeat it to make it longer."
            )
            return MOST_BARS
        if bars < FEWEST_BARS:
            self.unhonoured.append(
                f"Two verses and a chorus do not fit into {bars} bar{'s' * (bars > 1)}; the piece has 8 bars instead."
            )
            return 8
        return bars

    def _note_adaptations(self, groove: Groove, meter: str, harmony: Harmony, key: Key, stated: bool) -> None:
        if groove.meter != meter:
            self.unhonoured.append(_adaptation(groove, meter))
        if harmony.borrowed_from_mode and not stated:
            self.unhonoured.append(
                f"{self._genre('harmony').name} has no typical progression for {key.name}, "
                "so its chords are moved into that key's own scale."
            )

    def _scale(self, key: Key, harmony: Harmony, stated: bool) -> str:
        """A scale of the melody genre that fits the key, else the key's own."""
        if "pentatonic" in self.brief.prompt.casefold():
            return "minor pentatonic" if key.is_minor else "major pentatonic"
        if harmony.blues and not stated:
            return "blues"
        scales = [scale for scale in self._genre("melody").scales if _fits(scale, key)]
        plain = _PLAIN_SCALES.get(key.mode, key.mode)
        chosen = self.random.choice(scales) if scales else None
        return plain if chosen is None or set(chosen.steps) == set(key.steps) else chosen.name

    def _sources(
        self, groove: Groove, harmony: Harmony, form: Sequence[PlannedSection], bars: Sequence[PlannedBar], scale: str,
        scheme: str, stated: bool,
    ) -> tuple[IngredientSource, ...]:  # fmt: skip
        genres = {ingredient: self._genre(ingredient) for ingredient in _INGREDIENTS}
        details = describe_ingredients(genres, groove, harmony, form, bars, scale, scheme, stated=stated)
        return tuple(
            IngredientSource(ingredient=ingredient, genre=genre.slug, detail=details[ingredient])
            for ingredient, genre in genres.items()
        )


def _adaptation(groove: Groove, meter: str) -> str:
    """A sentence about a groove that is played in a metre it was not written in."""
    old, new = metre_of(groove.meter), metre_of(meter)
    if old.beats != new.beats:
        change = f"from {old.beats} beats in a bar to {new.beats}"
    else:
        change = "to beats of another length"
    name = groove.name if "groove" in groove.name.casefold() else f"{groove.name} groove"
    return (
        f"The {name} is written in {groove.meter}. For {meter} it is adapted {change}, "
        "so it will not sound quite the same."
    )


def _fits(scale: Scale, key: Key) -> bool:
    """Whether every note of a scale lies in the key."""
    return set(scale.steps) <= set(key.steps) and len(scale.steps) >= 5


def _feel(genre: Genre, groove: Groove, meter: str) -> tuple[str, float]:
    """Feel and swing ratio. Where the metre itself counts eighth notes there are no pairs of them left to swing."""
    metre = metre_of(meter)
    if metre.lower >= 8 and genre.feel in ("swing", "shuffle"):
        return ("lilt" if metre.kind == "compound" else "straight"), 1.0
    return genre.feel, genre.swing_ratio
