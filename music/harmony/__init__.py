"""Keys and chords in a key: Roman numerals read and written, what a chord does there, and the key of a loop."""

from music.harmony.function import Function, Kind, function_of, kind_of
from music.harmony.inference import infer_key
from music.harmony.numerals import following_chord, numeral_of, numerals_of
from music.harmony.realisation import (
    as_key,
    diatonic_numerals,
    in_mode,
    plain_key,
    realise,
)

__all__ = [
    "Function",
    "Kind",
    "as_key",
    "diatonic_numerals",
    "following_chord",
    "function_of",
    "in_mode",
    "infer_key",
    "kind_of",
    "numeral_of",
    "numerals_of",
    "plain_key",
    "realise",
]
