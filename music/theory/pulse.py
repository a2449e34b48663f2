"""Checks of time: metre, tempo, swing, and what the groove's patterns do against the beat."""

from music.planning.tempo import tempo_marking
from music.theory.fact import Fact, listed, number_word
from music.theory.piece import Piece, spoken_name, style_name
from music.theory.rhythm import (
    backbeat_voice,
    count_name,
    cross_rhythm,
    most_syncopated,
    named_patterns,
    onsets,
    steady_voice,
)

_ASYMMETRIC = "asymmetric"


def meter(piece: Piece) -> tuple[Fact, ...]:
    """How many beats a bar has, which note gets the beat, and how the beat divides."""
    metre = piece.metre
    values = {
        "meter": piece.plan.meter, "beats": number_word(metre.beats), "note": metre.beat_note, "kind": metre.name,
        "division": number_word(metre.division), "groups": " + ".join(map(str, metre.groups)),
        "upper": number_word(metre.upper), "total": str(piece.plan.total_bars),
    }  # fmt: skip
    variant: str = metre.kind
    if metre.kind == _ASYMMETRIC and metre.lower > 4:
        variant = "asymmetric eighths"
    return (Fact("meter", "time.meter", piece.all_bars, "rhythm", values, (), variant),)


def tempo(piece: Piece) -> tuple[Fact, ...]:
    """The tempo with its Italian term (scale of pendulum metronomes), and about how long the piece lasts."""
    bpm = piece.plan.tempo_bpm
    seconds = 5 * round(piece.metre.seconds(bpm) * piece.plan.total_bars / 5)
    minutes, rest = divmod(max(seconds, 5), 60)
    length = " and ".join(
        part
        for part in (f"{minutes} minute{'s' * (minutes > 1)}" * (minutes > 0), f"{rest} seconds" * (rest > 0))
        if part
    )
    values = {
        "tempo": str(bpm), "term": tempo_marking(bpm), "note": piece.metre.beat_note, "length": length,
        "total": str(piece.plan.total_bars),
    }  # fmt: skip
    return (Fact("tempo", "time.tempo", piece.all_bars, "expression", values, ("tempo",)),)


def swing(piece: Piece) -> tuple[Fact, ...]:
    """Whether eighth notes are swung, and how unevenly; nothing in metres that already divide the beat in three."""
    ratio = piece.plan.swing_ratio
    found = piece.source("groove")
    if piece.metre.kind == "compound" or found is None:
        return ()
    shown = f"{ratio:g}:1"
    values = {"ratio": shown, "genre": spoken_name(found[0]), "style": style_name(found[0]), "feel": piece.plan.feel}
    if ratio < 1.05:
        if piece.plan.feel == "free":
            return ()
        if piece.groove and piece.groove.steps // piece.groove.bars // piece.metre.beats % 2:
            return ()  # the beat divides in three: there are no pairs to keep even
        return (Fact("straight eighth notes", "time.swing", piece.all_bars, "rhythm", values, (), "straight"),)
    variant = "light" if ratio < 1.4 else "full"
    return (Fact("swing", "time.swing", piece.all_bars, "rhythm", values, (), variant),)


def _spoken_voice(voice: str) -> str:
    return {"closed_hat": "hi-hat", "open_hat": "open hi-hat", "pedal_hat": "pedal hi-hat", "claves": "claves"}.get(
        voice, voice.replace("_", " ")
    )


def _played_voice(piece: Piece, voice: str) -> str:
    """A voice of the groove as the class hears it: without drums in the band, it is clapped."""
    return _spoken_voice(voice) if piece.plays("drums") else "clapping"


def syncopation(piece: Piece) -> tuple[Fact, ...]:
    """Where the groove's most syncopated voice is syncopated, by the measure of Longuet-Higgins and Lee (1984)."""
    groove, found = piece.groove, piece.source("groove")
    if groove is None or found is None:
        return ()
    most = most_syncopated(groove)
    if most is None:
        values = {"groove": _groove_name(groove.name), "genre": spoken_name(found[0])}
        return (Fact("on-beat rhythm", "time.syncopation", piece.all_bars, "rhythm", values, (), "none"),)
    events = [event for event in most.events if event in most.off_beat] or most.events
    notes = list(dict.fromkeys(count_name(step, groove) for step, _ in events))
    silent = count_name(events[0][1], groove)
    values = {
        "groove": _groove_name(groove.name), "genre": spoken_name(found[0]), "voice": _played_voice(piece, most.voice),
        "note": notes[0], "silent": silent, "notes": listed(notes[:3]), "score": str(most.score),
        "count": number_word(len(most.events)), "source": "Longuet-Higgins and Lee (1984)",
    }  # fmt: skip
    variant = "weak beats" if not most.off_beat else "one" if len(notes) == 1 else "several"
    return (Fact("syncopation", "time.syncopation", piece.all_bars, "rhythm", values, ("note",), variant),)


def _groove_name(name: str) -> str:
    return name if "groove" in name.casefold() else f"{name} groove"


def backbeat(piece: Piece) -> tuple[Fact, ...]:
    """An accent on beats 2 and 4."""
    groove = piece.drummed_groove
    voice = backbeat_voice(groove) if groove else None
    if groove is None or voice is None:
        return ()
    values = {"voice": _spoken_voice(voice), "groove": _groove_name(groove.name), "beats": "beats 2 and 4"}
    return (Fact("backbeat", "time.backbeat", piece.all_bars, "rhythm", values, ("voice",)),)


def pulse_on_every_beat(piece: Piece) -> tuple[Fact, ...]:
    """A kick drum on each beat of a four-beat bar and nowhere else: four on the floor."""
    groove = piece.drummed_groove
    if groove is None or groove.meter != "4/4" or groove.steps // groove.bars % 4:
        return ()
    beat = groove.steps // groove.bars // 4
    struck = onsets(groove.hits.get("kick", ""), ghosts=True)
    if struck != tuple(range(0, groove.steps, beat)):
        return ()
    values = {"voice": "kick", "groove": _groove_name(groove.name), "count": "four"}
    return (Fact("four on the floor", "time.four", piece.all_bars, "rhythm", values),)


def patterns(piece: Piece) -> tuple[Fact, ...]:
    """Claves and other patterns with a name."""
    groove = piece.groove
    if groove is None:
        return ()
    facts: dict[str, Fact] = {}
    for voice, name in named_patterns(groove):
        struck = onsets(groove.hits[voice])
        span = {1: "one bar", 2: "two bars"}.get(groove.bars, f"{number_word(groove.bars)} bars")
        concept = "clave" if "clave" in name else "tresillo" if name == "tresillo" else "timeline"
        variant = "3-2" if name.startswith("3-2") else "2-3" if name.startswith("2-3") else ""
        values = {"voice": _played_voice(piece, voice), "pattern": name, "count": number_word(len(struck)), "bars": span,
                  "groups": "3 + 3 + 2", "parts": "eight"}  # fmt: skip
        facts.setdefault(concept, Fact(concept, "time.pattern", piece.all_bars, "rhythm", values, ("voice",), variant))
    return tuple(facts.values())


def polyrhythm(piece: Piece) -> tuple[Fact, ...]:
    """Two voices that divide the bar evenly into numbers that do not fit."""
    groove = piece.drummed_groove
    found = cross_rhythm(groove) if groove else None
    if groove is None or found is None:
        return ()
    first, more, second, fewer = found
    values = {
        "first": _spoken_voice(first), "second": _spoken_voice(second), "more": number_word(more),
        "fewer": number_word(fewer), "groove": _groove_name(groove.name),
    }  # fmt: skip
    return (Fact("cross-rhythm", "time.polyrhythm", piece.all_bars, "rhythm", values, ("more", "fewer")),)


def subdivision(piece: Piece) -> tuple[Fact, ...]:
    """The voice that keeps an even stream of notes, and how many in a bar."""
    groove = piece.drummed_groove
    found = steady_voice(groove) if groove else None
    if groove is None or found is None or found[1] <= piece.metre.beats or found[1] % piece.metre.beats:
        return ()
    voice, count = found
    parts = count // piece.metre.beats
    values = {
        "voice": _spoken_voice(voice),
        "count": number_word(count),
        "parts": number_word(parts),
        "groove": _groove_name(groove.name),
    }
    return (Fact("subdivision", "time.subdivision", piece.all_bars, "rhythm", values, ("voice", "count")),)


def ostinato(piece: Piece) -> tuple[Fact, ...]:
    """The drum pattern comes round again and again."""
    groove = piece.drummed_groove
    if groove is None or piece.plan.total_bars < 2 * groove.bars:
        return ()
    length = "every bar" if groove.bars == 1 else f"every {number_word(groove.bars)} bars"
    values = {"groove": _groove_name(groove.name), "length": length, "total": str(piece.plan.total_bars),
              "voices": listed([_spoken_voice(voice) for voice in list(groove.hits)[:3]])}  # fmt: skip
    return (Fact("ostinato", "time.ostinato", piece.all_bars, "rhythm", values, ("length",)),)
