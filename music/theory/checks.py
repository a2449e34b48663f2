"""Every check by name, and all the facts of a plan."""

from collections.abc import Callable, Mapping, Sequence

from music.genres import Genre
from music.plan import SongPlan
from music.theory import fabric, motion, pulse, shape, tonality
from music.theory.fact import Fact
from music.theory.piece import Piece

Check = Callable[[Piece], tuple[Fact, ...]]

CHECKS: Mapping[str, Check] = {
    "key.frame": tonality.key_frame,
    "key.signature": tonality.key_signature,
    "key.scale": tonality.scale,
    "key.mode": tonality.mode_character,
    "harmony.progression": tonality.progression,
    "harmony.dominant": tonality.dominant_to_tonic,
    "harmony.cadence": motion.cadences,
    "harmony.applied": motion.applied_chords,
    "harmony.tritone": motion.tritone_substitutions,
    "harmony.borrowed": motion.borrowed_chords,
    "harmony.blues": motion.blues_sevenths,
    "harmony.loop": motion.loops,
    "harmony.drone": motion.drones,
    "harmony.diatonic": tonality.diatonic_count,
    "harmony.circle": motion.circle_of_fifths,
    "harmony.common_tones": motion.common_tones,
    "harmony.rhythm": motion.harmonic_rhythm,
    "harmony.sevenths": tonality.seventh_chords,
    "harmony.triads": tonality.major_and_minor,
    "form.sections": shape.form,
    "form.twelve_bar": shape.twelve_bar,
    "form.lengths": shape.section_lengths,
    "form.repetition": shape.repetition,
    "form.contrast": shape.contrast,
    "words.rhymes": shape.rhymes,
    "time.meter": pulse.meter,
    "time.tempo": pulse.tempo,
    "time.swing": pulse.swing,
    "time.syncopation": pulse.syncopation,
    "time.backbeat": pulse.backbeat,
    "time.four": pulse.pulse_on_every_beat,
    "time.pattern": pulse.patterns,
    "time.polyrhythm": pulse.polyrhythm,
    "time.subdivision": pulse.subdivision,
    "time.ostinato": pulse.ostinato,
    "bass.pattern": fabric.bass_line,
    "blend.ingredients": fabric.blend,
    "blend.meeting": fabric.meeting,
    "melody.phrases": fabric.melody_phrases,
}


def facts(plan: SongPlan, genres: Sequence[Genre]) -> tuple[Fact, ...]:
    """All that the checks find to be true of a plan, in the order of CHECKS."""
    piece = Piece(plan, tuple(genres))
    return tuple(fact for check in CHECKS.values() for fact in check(piece))


def facts_of(check: str, plan: SongPlan, genres: Sequence[Genre]) -> tuple[Fact, ...]:
    """What one check finds; KeyError when there is no check of that name."""
    return CHECKS[check](Piece(plan, tuple(genres)))
