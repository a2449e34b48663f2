"""The built-in lyricist: a song for a lesson, from hand-written lines, without any model."""

from agents.writers.builtin.lyrics.write import write_lyrics

__all__ = ["write_lyrics"]
