"""Where the sounds of a groove fall, in the words a class counts with."""

from collections.abc import Iterator

from agents.writers.builtin.phrasing import listed, number
from music.genres import Groove

#: How the parts of a beat are counted, by the number of parts.
_COUNTS: dict[int, tuple[str, ...]] = {
    1: ("",),
    2: ("", "and"),
    3: ("", "second triplet", "last triplet"),
    4: ("", "e", "and", "a"),
}
#: Drums whose place a class can hear at once, loudest first.
_LEADING = ("kick", "snare", "clap", "rimshot", "open_surdo", "claves", "low_agogo", "high_agogo", "cowbell", "stomp")
_MOST_NAMED = 2


def beats_in(meter: str) -> int:
    """Felt beats in a bar: dotted beats in compound meters, written beats otherwise."""
    top, bottom = (int(part) for part in meter.split("/"))
    return top // 3 if bottom == 8 and top % 3 == 0 and top > 3 else top


def offbeat_words(groove: Groove) -> str:
    """What misses the beat in a groove: "the kick comes on the 'and' of three"; empty when nothing does."""
    beats = beats_in(groove.meter) * groove.bars
    if groove.steps % beats or groove.bars > 1:
        return ""
    counts = _COUNTS.get(groove.steps // beats)
    for voice in _LEADING if counts else ():
        places = list(_offbeats(groove, voice, counts or ()))
        if places:
            more = ", among other places" if len(places) > _MOST_NAMED else ""
            return f"the {voice.replace('_', ' ').removeprefix('open ')} comes on {listed(places[:_MOST_NAMED])}{more}"
    return ""


def _offbeats(groove: Groove, voice: str, counts: tuple[str, ...]) -> Iterator[str]:
    for step, sign in enumerate(groove.hits.get(voice, "")):
        beat, part = divmod(step, len(counts))
        if sign in "xX" and part:
            name = f"'{counts[part]}'" if len(counts[part]) <= 3 else counts[part]
            yield f"the {name} of {number(beat + 1)}"
