"""How English words are sung: syllables, stresses and rhyme, from the CMU Pronouncing Dictionary.

The dictionary is read at the first question, not at import. Words that it does not hold are judged from the words
inside them and from their spelling, so every string has an answer.
"""

from music.prosody.rhyme import rhyme_key, rhyme_keys, rhymes
from music.prosody.scan import Scansion, count, scan, words
from music.prosody.syllables import syllables

__all__ = ["Scansion", "count", "rhyme_key", "rhyme_keys", "rhymes", "scan", "syllables", "words"]
