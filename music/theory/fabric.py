"""Checks of the blend: what each genre brings, what the bass does, who plays."""

from music.plan import IngredientSource
from music.planning.sources import STATED_CHORDS
from music.theory.fact import Fact, listed, number_word, spoken_section
from music.theory.piece import Piece, spoken_name, style_name

_SPOKEN = {"bass": "bass line", "form": "form", "lyrics": "way with words", "melody": "melodic style"}
_DEGREES = {"1": "root", "2": "second", "3": "third", "4": "fourth", "5": "fifth", "6": "sixth", "7": "seventh"}


def blend(piece: Piece) -> tuple[Fact, ...]:
    """Which ingredients each genre of the blend gives."""
    facts = []
    for genre in piece.genres:
        given = [source for source in piece.plan.ingredients if source.genre == genre.slug]
        if not given:
            continue
        names = [_spoken_ingredient(source) for source in given]
        values = {
            "genre": spoken_name(genre), "style": style_name(genre), "ingredients": listed(names),
            "count": number_word(len(names)), "shown": given[0].detail, "shown_name": names[0],
        }  # fmt: skip
        variant = "one" if len(names) == 1 else "several"
        facts.append(Fact("blend", "blend.ingredients", piece.all_bars, "texture", values, ("ingredients",), variant))
    return tuple(facts)


def _spoken_ingredient(source: IngredientSource) -> str:
    if source.detail.startswith(STATED_CHORDS):
        return "way of playing the chords"
    return _SPOKEN.get(source.ingredient, source.ingredient)


def meeting(piece: Piece) -> tuple[Fact, ...]:
    """The harmony of one genre over the groove of another."""
    harmony, groove = piece.source("harmony"), piece.source("groove")
    verse = next(iter(piece.of_kind("verse")), None)
    if harmony is None or groove is None or verse is None or harmony[0].slug == groove[0].slug:
        return ()
    if harmony[1].startswith(STATED_CHORDS):
        return ()  # the chords are the teacher's, not a genre's
    chords = list(dict.fromkeys(each.symbol for each in piece.chords_of(verse)))
    values = {
        "harmony_genre": spoken_name(harmony[0]), "harmony_style": style_name(harmony[0]),
        "groove_style": style_name(groove[0]), "groove_genre": spoken_name(groove[0]), "chords": listed(chords[:4]),
        "section": spoken_section(verse.name), "groove": groove[1],
    }  # fmt: skip
    bars = tuple(range(verse.first_bar, verse.last_bar + 1))
    return (Fact("fusion", "blend.meeting", bars, "texture", values, ("section",)),)


def bass_line(piece: Piece) -> tuple[Fact, ...]:
    """What the bass pattern is made of: which degrees of the chord, how many notes in a bar."""
    found = piece.source("bass")
    if found is None or not piece.plays("bass"):
        return ()
    genre = found[0]
    struck = [token for token in genre.bass.pattern if token not in ("-", ".", "x")]
    degrees = list(dict.fromkeys(token.strip("+-") for token in struck))
    named = [("lowered " if "b" in degree else "") + _DEGREES[degree[-1]] for degree in degrees]
    first = piece.chords[0] if piece.chords else None
    if not named or first is None or genre.bass.meter != piece.plan.meter:
        return ()
    variant = _bass_variant(named, genre.bass.pattern, struck)
    values = {
        "genre": spoken_name(genre), "degrees": listed(named), "count": number_word(len(struck)),
        "chord": first.symbol, "root": first.chord.root,
        "fifth": first.chord.notes[-1] if len(first.chord.notes) == 2 else _fifth(first.chord.notes),
        "bar": str(first.bar),
    }  # fmt: skip
    concept = "walking bass" if variant == "walking" else "bass pattern"
    return (Fact(concept, "bass.pattern", piece.all_bars, "texture", values, (), variant),)


def _bass_variant(degrees: list[str], pattern: tuple[str, ...], struck: list[str]) -> str:
    """Which kind of bass it is: one quarter note a beat on different degrees walks; one note to the bar is held."""
    if len(pattern) == 4 == len(struck) == len(set(struck)):
        return "walking"
    if len(struck) == 1:
        return "held"
    if degrees == ["root"]:
        return "root only"
    return "root and fifth" if set(degrees) == {"root", "fifth"} else "mixed"


def _fifth(notes: tuple[str, ...]) -> str:
    return notes[2] if len(notes) > 2 else notes[-1]


def melody_phrases(piece: Piece) -> tuple[Fact, ...]:
    """How long the melody genre's phrases are, against a verse of the piece."""
    found, verse = piece.source("melody"), next(iter(piece.of_kind("verse")), None)
    if found is None or verse is None:
        return ()
    length = found[0].melody.phrase_bars
    count = verse.bars // length
    if verse.bars % length or count < 2:
        return ()
    values = {
        "style": style_name(found[0]),
        "genre": spoken_name(found[0]),
        "length": number_word(length),
        "count": number_word(count),
        "section": spoken_section(verse.name),
    }
    bars = tuple(range(verse.first_bar, verse.last_bar + 1))
    variant = "one" if length == 1 else ""
    return (Fact("phrase", "melody.phrases", bars, "melody", values, ("section",), variant),)
