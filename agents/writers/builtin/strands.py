"""Which strand of the high-school standards a lesson belongs to."""

import re
from collections.abc import Sequence

from agents.standards import Strand
from music.brief import Brief
from music.genres import Genre

_CHORDAL = re.compile(r"guitar|ukulele|piano|keyboard|banjo|harp|autoharp", re.IGNORECASE)
_ELECTRONIC = re.compile(r"electronic|synth|sampl|drum machine|laptop|DAW", re.IGNORECASE)


def strand_for(brief: Brief, genres: Sequence[Genre]) -> Strand:
    """Ensemble for a group that plays, Harmonizing Instruments where the teacher names them, Music Technology where
    every genre is made with machines, and Composition and Theory for a student alone."""
    if brief.instruments and all(_CHORDAL.search(request.name) for request in brief.instruments):
        return "H"
    if all(_ELECTRONIC.search(" ".join((genre.family, *genre.tags))) for genre in genres):
        return "T"
    return "C" if brief.educational_context == "individual_study" else "E"
