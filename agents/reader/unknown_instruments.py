"""Instruments that no table holds, kept in the teacher's words: a tsimbl in a list of instruments, "an ipu keeps the beat"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from agents.phrases import words_of
from agents.reader.lesson import read_language
from agents.reader.text import Request
from agents.reader.vocabulary import genre_names
from agents.reader.wordlist import is_everyday
from music.chords import is_chord

#: Where one item of a list ends and the next begins.
_ITEM_ENDS = re.compile(
    r",(?: and| with)? |;|:|\.(?=\s|$)|[!?\n]|\s(?:and|with|plus|while|in the background)\b ?|\s&\s"
)
_ARTICLE = re.compile(
    r"^(?:(?:a|an|the|some|its|single|lone|solo|one|two|three|four|five|traditional|soft|large|small)\s+)+"
)
_OPENS = re.compile(
    r"(?:^|.*\b)(?:use|uses|using|utili[sz]e|features?|featuring|includes?|including|incorporat(?:e|ing)|employ(?:ing)?|for|by|on|like|such as"
    r"|instruments(?: are)?|instrumentation|ensemble of \w+)\s+"
)
_NAME = re.compile(r"^[^\W\d_]{3,}(?:[' -][^\W\d_]{2,}){0,2}$|^[a-z]{2,4}-\d{3}$")
_PLAYS = re.compile(
    r"^(?P<name>[^\W\d_]{3,}(?: [^\W\d_]{3,})?) (?:[^\W\d_]{3,}s|should|will|can|must|lead|play|sing|answer|keep)\b"
)
#: Foreign words of music that are no instruments.
_TERMS = frozenset(
    """
tresillo habanera ostinato ostinati arpeggio arpeggios glissando glissandi pizzicato tremolo rubato legato staccato vibrato
polyrhythm polyrhythms leitmotif hocket solfege raga ragas tala maqam melisma melismas polyphony counterpoint syncopations bpm
microtones microtonal quartertones tempo andante adagio allegro crescendo diminuendo bulerias buleria freylekhs riffs vamps
""".split()
)


@dataclass(frozen=True)
class UnknownInstrument:
    """The name as the teacher wrote it, in lower case, and where it stands in the text."""

    name: str
    start: int
    end: int


def unknown_instruments(request: Request, known: tuple[tuple[int, int], ...]) -> tuple[UnknownInstrument, ...]:
    """Names of no dictionary beside instruments that we know (`known` gives their places), or that play something.

    Only in English, whose dictionary we have, and only in a text that names an instrument we know.
    """
    if read_language(request) != "en" or not known:
        return ()
    items = list(_items(request))
    listed = [_is_listed(request, items, index, known) for index in range(len(items))]
    found = (_named(request, item, listed[index]) for index, item in enumerate(items) if not _overlaps(item, known))
    return tuple(name for name in found if name is not None)


def _items(request: Request) -> Iterator[tuple[int, int]]:
    start = request.title_end
    for match in _ITEM_ENDS.finditer(request.folded, start):
        yield start, match.start()
        start = match.end()
    yield start, len(request.raw)


def _overlaps(item: tuple[int, int], known: tuple[tuple[int, int], ...]) -> bool:
    return any(start < item[1] and item[0] < end for start, end in known)


def _is_listed(request: Request, items: list[tuple[int, int]], index: int, known: tuple[tuple[int, int], ...]) -> bool:
    """Whether a known instrument stands in an item of the same sentence next to it, or next but one."""
    sentence = request.sentence_at(items[index][1])
    near = (item for item in items[max(0, index - 2) : index + 3] if request.sentence_at(item[1]) == sentence)
    return any(_overlaps(item, known) for item in near)


def _named(request: Request, item: tuple[int, int], listed: bool) -> UnknownInstrument | None:
    text = request.folded[item[0] : item[1]]
    played = _ARTICLE.sub("", text.strip())
    playing = _PLAYS.match(played)
    opened = _ARTICLE.sub("", _OPENS.sub("", text.strip() + " ").strip())
    for name in (playing["name"] if playing else "", opened if listed else ""):
        if name and _NAME.match(name) and _is_foreign(name):
            start = request.folded.find(name, item[0])
            return UnknownInstrument(request.raw[start : start + len(name)].lower(), start, start + len(name))
    return None


def _is_foreign(name: str) -> bool:
    """Whether the last word is in no dictionary, and none of the words is a genre, a chord or a term of music."""
    words = words_of(name)
    genre = any(True for _ in genre_names().find(words))
    strange = not is_everyday(words[-1].text) or words[-1].text.isdecimal()
    return strange and not genre and not is_chord(name.capitalize()) and not _TERMS & {word.text for word in words}
