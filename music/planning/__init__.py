"""The plan of a piece: what the teacher stated, and for all the rest what the genres would do."""

from music.planning.form import FEWEST_BARS, MOST_BARS
from music.planning.grooves import choose_groove, fitted_groove
from music.planning.song import plan_song
from music.planning.tempo import tempo_marking, tempo_range

__all__ = ["FEWEST_BARS", "MOST_BARS", "choose_groove", "fitted_groove", "plan_song", "tempo_marking", "tempo_range"]
