"""The instruments of the piece: exactly those that the teacher named, or a band from the genres."""

import re
from collections.abc import Iterable, Mapping, Sequence

from music.brief import Brief
from music.genres import Genre, GenreInstrument
from music.instruments import find_instrument
from music.plan import PlannedPart

MOST_PARTS = 6

_BASSES = frozenset({*range(33, 41), 44, 59})
#: Programs of instruments that usually play chords: keyboards, mallets, organs, guitars, harp, ensembles, pads, plucked
#: instruments of many traditions.
_CHORDAL = frozenset({*range(1, 33), 47, *range(49, 53), *range(89, 97), *range(105, 109)})
_TUNEFUL = re.compile(r"mandolin|bandurria|bouzouki|dulcimer|\bsolo\b", re.IGNORECASE)
_VOICES = frozenset({53, 54, 55})

#: What a teacher may leave out by family, and the programs it covers.
_FAMILIES: Mapping[str, frozenset[int]] = {
    "brass": frozenset(range(57, 65)), "horn": frozenset({*range(57, 65), *range(65, 69)}),
    "string": frozenset(range(41, 53)), "woodwind": frozenset(range(65, 81)), "wind": frozenset(range(57, 81)),
    "saxophone": frozenset(range(65, 69)), "sax": frozenset(range(65, 69)), "guitar": frozenset(range(25, 33)),
    "electric guitar": frozenset(range(27, 32)), "keyboard": frozenset({*range(1, 9), *range(17, 22)}),
    "piano": frozenset(range(1, 7)), "organ": frozenset(range(17, 22)), "synth": frozenset({39, 40, *range(81, 105)}),
    "synthesizer": frozenset({39, 40, *range(81, 105)}), "drum": frozenset({0}), "percussion": frozenset({0}),
    "voice": _VOICES, "singing": _VOICES, "vocal": _VOICES, "singer": _VOICES, "bass": frozenset(range(33, 41)),
}  # fmt: skip


def plan_parts(
    brief: Brief, genres: Sequence[Genre], ingredients: Mapping[str, str], unhonoured: list[str]
) -> tuple[PlannedPart, ...]:
    """The parts of the piece. Instruments that the teacher named are the whole band, in their order and under the names
    that they were given; otherwise four to six parts come from the genres. Nothing excluded is ever among them.

    Adds a sentence to `unhonoured` for an instrument that nobody knows, which is then played by the nearest sound.
    """
    named = [
        request.name for request in brief.instruments if not _unwanted(request.name, _program(request.name), brief)
    ]
    unhonoured += [
        f"You named {request.name} and also asked to leave it out, so it does not play."
        for request in brief.instruments
        if request.name not in named
    ]
    if named:
        unhonoured += [_stand_in(name) for name in named if find_instrument(name) is None]
        return _named_parts(named, brief)
    return _band(brief, genres, ingredients)


def _program(name: str) -> int:
    """The nearest General MIDI program of an instrument's name; unknown ones sound as a piano, drums as drums."""
    found = find_instrument(name)
    if found is not None:
        return found.program
    return 0 if re.search(r"drum|percussion|beats|block|bell|clap", name, re.IGNORECASE) else 1


def _stand_in(name: str) -> str:
    sound = "percussion" if _program(name) == 0 else "a piano sound"
    return f"We do not know the instrument “{name}”, so {sound} stands in for it under that name."


def _unwanted(name: str, program: int, brief: Brief) -> bool:
    return any(_covers(excluded, name, program) for excluded in brief.excluded_instruments)


def _covers(excluded: str, name: str, program: int) -> bool:
    """Whether what was left out ("brass", "electric guitars", "the trumpet") covers an instrument."""
    word = excluded.casefold().removeprefix("the ").strip()
    singular = word if word in _FAMILIES else word.removesuffix("s")
    if singular in _FAMILIES:
        return program in _FAMILIES[singular] or singular in name.casefold().split()
    left_out, found = find_instrument(excluded), find_instrument(name)
    same = left_out is not None and found is not None and left_out.name == found.name
    return same or singular in name.casefold()


def _named_parts(names: Sequence[str], brief: Brief) -> tuple[PlannedPart, ...]:
    roles = _roles(names, brief)
    return tuple(PlannedPart(name=name, role=roles[index], program=_program(name)) for index, name in enumerate(names))


def _roles(names: Sequence[str], brief: Brief) -> dict[int, str]:
    """Melody for the instrument that was asked to lead, else for the first that usually does; then harmony, bass and
    drums by what each instrument is; what is left adds colour."""
    kinds = [_kind(name) for name in names]
    pitched = [index for index, kind in enumerate(kinds) if kind in ("melodic", "chordal")]
    leading = [
        index
        for index in range(len(names))
        if kinds[index] not in ("drums", "sound") and _leads(names[index], brief.prompt)
    ]
    melodic = [index for index in pitched if kinds[index] == "melodic"]
    basses = [index for index, kind in enumerate(kinds) if kind == "bass"]
    melody = next(iter([*leading, *melodic, *pitched, *basses]), None)
    chordal = [index for index in pitched if index != melody]
    harmony = next(iter(sorted(chordal, key=lambda index: kinds[index] != "chordal")), None)
    plain = {"drums": "drums", "bass": "bass", "voice": "voice"}
    roles = {index: plain.get(kind, "colour") for index, kind in enumerate(kinds)}
    if harmony is not None:
        roles[harmony] = "harmony"
    if melody is not None and ("voice" not in kinds or kinds[melody] != "bass"):
        roles[melody] = "melody"
    return roles


def _kind(name: str) -> str:
    program = _program(name)
    if program > 120:
        return "sound"
    if program == 0 or program in range(113, 120):
        return "drums"
    if program in _VOICES:
        return "voice"
    if program in _BASSES or re.search(r"\bbass\b(?! clarinet| drum| flute| recorder)", name, re.IGNORECASE):
        return "bass"
    return "chordal" if program in _CHORDAL and not _TUNEFUL.search(name) else "melodic"


def _leads(name: str, prompt: str) -> bool:
    """Whether the prompt says that the instrument leads or carries the tune."""
    word = re.escape(name.casefold())
    pattern = (
        rf"{word}\b[^.,;]{{0,60}}\blead|\blead (?:instrument|melody)[^.;]{{0,30}}{word}|\b{word} solo\b|\bsolo {word}"
    )
    return re.search(pattern, prompt.casefold()) is not None


def _band(brief: Brief, genres: Sequence[Genre], ingredients: Mapping[str, str]) -> tuple[PlannedPart, ...]:
    """A band: voice, melody, harmony, bass and drums, each from the genre whose ingredient it carries where that genre
    has such an instrument, and one colour from a genre that has brought none of these."""
    by_slug = {genre.slug: genre for genre in genres}
    carriers = {
        "melody": ("instrumentation", "melody"), "harmony": ("harmony", "instrumentation"),
        "bass": ("bass", "instrumentation"), "drums": ("groove", "instrumentation"),
        "voice": ("lyrics", "instrumentation"),
    }  # fmt: skip
    parts: list[PlannedPart] = []
    for role, sources in carriers.items():
        order = [*(by_slug[ingredients[source]] for source in sources if ingredients.get(source) in by_slug), *genres]
        _add(parts, role, order, brief)
    _add_colours(parts, genres, brief)
    return tuple(parts[:MOST_PARTS]) or (PlannedPart(name="body percussion", role="drums", program=0),)


def _add(parts: list[PlannedPart], role: str, genres: Iterable[Genre], brief: Brief) -> None:
    taken = {part.name for part in parts}
    for genre in genres:
        for instrument in genre.instruments:
            fits = instrument.role == role and instrument.name not in taken
            if fits and not _unwanted(instrument.name, instrument.program, brief):
                parts.append(_part(instrument, role, genre))
                return


def _part(instrument: GenreInstrument, role: str, genre: Genre) -> PlannedPart:
    unpitched = role == "drums" and instrument.program not in range(113, 120)
    return PlannedPart(
        name=instrument.name, role=role, program=0 if unpitched else instrument.program, genre=genre.slug
    )


def _add_colours(parts: list[PlannedPart], genres: Sequence[Genre], brief: Brief) -> None:
    """Something to hear from every genre that has no instrument in the band yet."""
    for genre in genres:
        if len(parts) < MOST_PARTS and genre.slug not in {part.genre for part in parts}:
            for role in ("colour", "melody", "harmony"):
                before = len(parts)
                _add(parts, role, [genre], brief)
                if len(parts) > before:
                    parts[-1] = parts[-1].model_copy(update={"role": "colour"})
                    break
