"""What the activities of a lesson speak of, read off the piece, the lesson's concepts and the atlas."""

import re
from collections.abc import Mapping, Sequence

from agents.readability import grade_number
from agents.writers.builtin.beats import offbeat_words
from agents.writers.builtin.concepts import Term, general_name, leading_term
from agents.writers.builtin.objectives import concept_slots
from agents.writers.builtin.people import told_people
from agents.writers.builtin.phrasing import (
    Variety,
    artist_name,
    bar_range,
    clause,
    listed,
    lowered,
    our,
    plain,
    sentence,
    sentences_of,
    spoken,
    work_title,
)
from agents.writers.builtin.prose import has_phrases, phrases
from agents.writers.builtin.song import Song
from music.genres import Genre, Listening
from music.keys import KeyNameError, parse_key
from music.plan import PlannedSection

Slots = Mapping[str, str]

_PLAIN_NAME_WORDS = 3  # a groove's name of more words is quoted
_LONGEST_CHART = 8  # bars that a teacher puts on the board at once
_ROOT = re.compile(r"^[A-G][b#♭♯]?")


def lesson_slots(
    song: Song, terms: Sequence[Term], recordings: Sequence[Listening], variety: Variety
) -> dict[str, str]:
    """What the whole lesson's activities speak of: genres, recordings, the concept in focus, groove, key and band."""
    one, other = song.task.genres[0], song.task.genres[min(1, len(song.task.genres) - 1)]
    brief = song.task.brief
    lead = leading_term(terms)
    return {
        "a": spoken(one), "b": spoken(other), "piece": song.title,
        **_listening_slots(recordings[0], recordings[-1]),
        **concept_slots(lead.name), "rule": _rule(lead, variety),
        "about": f" about {our(brief.theme)}" if brief.theme else "",
        "tempo": f"{song.plan.tempo_bpm} beats a minute", "meter": song.plan.meter, "total": str(song.plan.total_bars),
        "credits": listed([f"{variety.pick(told_people(song.task, g)).name} for {spoken(g)}" for g in song.task.genres]),
        "form": _form(song), "form_short": listed([s.name.lower() for s in song.plan.form]),
        "drums": song.stand_in("drums"), "bass": song.stand_in("bass"), "harmony": song.stand_in("harmony"),
        **_groove_slots(song), **_key_slots(song),
    }  # fmt: skip


def _rule(term: Term, variety: Variety) -> str:
    """What a new bar must do to show the concept, so that anyone can hear whether it does."""
    name = general_name(term.name)
    known = has_phrases("activities", "create", "rule", name)
    return variety.pick(phrases("activities", "create", "rule", name if known else "any"))


def _listening_slots(first: Listening, second: Listening) -> dict[str, str]:
    return {
        "title": work_title(first.title), "artist": artist_name(first), "year": first.year,
        "other_title": work_title(second.title), "other_artist": artist_name(second),
        "listen_clause": clause(sentences_of(first.listen_for)[0]),
    }  # fmt: skip


def _groove_slots(song: Song) -> dict[str, str]:
    return {
        "groove": groove_phrase(song), "groove_origin": _origin(song.genre("groove")),
        "clap": sentence(song.groove.clap), "clap_clause": clause(song.groove.clap),
        "offbeat": offbeat_words(song.groove) if song.groove.meter == song.plan.meter else "",
    }  # fmt: skip


def _origin(genre: Genre) -> str:
    """Whom a pattern is learned from: the music and its place."""
    return f"{spoken(genre)} ({re.split(r'[;(]', genre.origin.place)[0].strip()})"


def groove_phrase(song: Song) -> str:
    """The groove after "the": "boom bap groove", "groove called 'Break with ghost notes'"."""
    name = plain(song.groove.name)
    if len(name.split()) > _PLAIN_NAME_WORDS:
        return f"groove called '{name}'"
    return lowered(name) if "groove" in name.lower() else f"{lowered(name)} groove"


def _key_slots(song: Song) -> dict[str, str]:
    """Notes to improvise on: the first, third and fifth of the home chord, with the note that fits between."""
    try:
        names = parse_key(song.plan.key).scale
    except KeyNameError:
        return {"key": song.plan.key, "home": song.plan.key.split()[0], "notes": "the notes of the hook"}
    step = 2 if len(names) == 7 else 1  # a pentatonic scale has no neighbors to leave out
    young = grade_number(song.task.brief.grade) <= 5
    few = list(names[: 2 * step + 1 : step]) if young else [*names[:3], names[4]]
    return {"key": song.plan.key, "home": names[0], "notes": listed(few)}


def _form(song: Song) -> str:
    return listed([f"{s.name.lower()} ({bar_range(s.first_bar, s.last_bar)})" for s in song.plan.form])


def stage_slots(stage: str, song: Song) -> dict[str, str]:
    """What one stage speaks of besides: its section with its bars, chords and words."""
    section = stage_section(stage, song)
    slots = {"section": section_name(section, song), "bars": bar_range(section.first_bar, section.last_bar)}
    return {**slots, **_harmony_slots(song, section), **word_slots(song)}


def is_still(song: Song) -> bool:
    """Whether the part that the chords are learned from stays on one chord."""
    section = stage_section("harmony", song)
    return len({bar.chords for bar in song.bars(section)[:_LONGEST_CHART]}) == 1


def stage_section(stage: str, song: Song) -> PlannedSection:
    """The part of the form that a stage works in."""
    if stage == "create":
        return song.first("solo", "bridge", "interlude", "verse")
    return song.first("verse", "chorus") if stage == "harmony" else song.first("chorus", "verse")


def section_name(section: PlannedSection, song: Song) -> str:
    """A section inside a sentence: "the chorus", "verse 1"."""
    name = section.name.lower()
    return name if re.search(r"\d$", name) else f"the {name}"


def _harmony_slots(song: Song, section: PlannedSection) -> dict[str, str]:
    bars = list(song.bars(section))[:_LONGEST_CHART]
    if len(bars) == _LONGEST_CHART and [b.chords for b in bars[:4]] == [b.chords for b in bars[4:]]:
        bars = bars[:4]
    roots = [match.group() for bar in bars for chord in bar.chords if (match := _ROOT.match(chord))]
    genre = song.genre("bass")
    return {
        "chart": _chart([" ".join(bar.chords) for bar in bars]),
        "bars_shown": bar_range(bars[0].number, bars[-1].number),
        "roots": ", ".join(dict.fromkeys(roots)), "bass_genre": spoken(genre),
        "romans": " ".join(numeral for bar in bars for numeral in bar.roman),
        "bass_habit_clause": clause(sentences_of(genre.bass.description)[0]),
    }  # fmt: skip


def _chart(bars: Sequence[str]) -> str:
    """Chords as they stand on the board; one that lasts is written once."""
    return f"{bars[0]} in every bar" if len(set(bars)) == 1 and len(bars) > 1 else " | ".join(bars)


def word_slots(song: Song) -> dict[str, str]:
    """The hook, the first line of the first verse, and the way that words are written."""
    verse = song.first("verse", "chorus")
    words = song.words(verse)
    line = words.lines[0].text.strip() if words else ""
    hook = song.hook.text if song.hook else line
    genre = song.genre("lyrics")
    return {
        "verse": section_name(verse, song), "line": sentence(line) if line else "", "line_bare": line.rstrip(".,;:!"),
        "hook": " / ".join(part.strip() for part in hook.splitlines() if part.strip()).rstrip(".,;:!"),
        "scheme": song.plan.rhyme_scheme, "lyrics_genre": spoken(genre),
        "custom_clause": clause(sentences_of(genre.lyrics.conventions)[0]),
    }  # fmt: skip
