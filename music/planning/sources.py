"""What each ingredient of the blend is in this piece, in a few words."""

from collections.abc import Mapping, Sequence

from music.genres import Genre, Groove
from music.plan import PlannedBar, PlannedSection
from music.planning.progressions import Harmony

#: How the harmony is described when the teacher stated the chords and the genre only shows how to play them.
STATED_CHORDS = "the chords that you asked for"


def describe_ingredients(
    genres: Mapping[str, Genre],
    groove: Groove,
    harmony: Harmony,
    form: Sequence[PlannedSection],
    bars: Sequence[PlannedBar],
    scale: str,
    scheme: str,
    *,
    stated: bool,
) -> dict[str, str]:
    """Ingredient to a concrete detail: `Boom bap groove`, `ii7 V7 Imaj7 Imaj7`, `Walking bass`."""
    return {ingredient: _detail(ingredient, genre, groove, harmony, form, bars, scale, scheme, stated)
            for ingredient, genre in genres.items()}  # fmt: skip


def _detail(
    ingredient: str, genre: Genre, groove: Groove, harmony: Harmony, form: Sequence[PlannedSection],
    bars: Sequence[PlannedBar], scale: str, scheme: str, stated: bool,
) -> str:  # fmt: skip
    match ingredient:
        case "groove":
            return groove.name if "groove" in groove.name.casefold() else f"{groove.name} groove"
        case "harmony":
            return (
                f"{STATED_CHORDS}: {_numerals(bars)}"
                if stated
                else f"{harmony.home.name}: {_numerals_of_verse(form, bars)}"
            )
        case "bass":
            return genre.bass.name
        case "melody":
            return f"phrases of {genre.melody.phrase_bars} bars on the {scale.removesuffix(' scale')} scale"
        case "form":
            return f"{len(form)} sections: " + ", ".join(section.name for section in form)
        case "instrumentation":
            return ", ".join(instrument.name for instrument in genre.instruments[:3])
        case _:
            return f"{scheme} rhymes" + (", call and response" if genre.lyrics.call_and_response else "")


def _numerals(bars: Sequence[PlannedBar]) -> str:
    return " ".join(dict.fromkeys(numeral for bar in bars[:8] for numeral in bar.roman))


def _numerals_of_verse(form: Sequence[PlannedSection], bars: Sequence[PlannedBar]) -> str:
    verse = next(section for section in form if section.kind == "verse")
    return " ".join(numeral for bar in bars[verse.first_bar - 1 : verse.last_bar][:4] for numeral in bar.roman)
