"""The rhyme question: its key comes from the lyrics' scheme, its distractors are checked by pronunciation."""

import re

from agents.content import LyricSection
from agents.writers.builtin.phrasing import lowered
from agents.writers.builtin.questions import Draft, Setting


def ask_rhyme(setting: Setting) -> Draft | None:
    """Which word rhymes with another one of its section; None when the lyrics have no sure pair."""
    lyrics = setting.song.task.decided.lyrics
    for section in setting.variety.shuffled(lyrics.sections if lyrics else ()):
        draft = _from_section(section, setting)
        if draft is not None:
            return draft
    return None


def _from_section(section: LyricSection, setting: Setting) -> Draft | None:
    from music.prosody import rhymes  # deferred: it loads the pronouncing dictionary

    ends = [(line.rhyme, _last_word(line.text)) for line in section.lines]
    pairs = [
        (word, other)
        for index, (letter, word) in enumerate(ends)
        for other_letter, other in ends[index + 1 :]
        if letter and letter == other_letter and word.lower() != other.lower() and rhymes(word, other)
    ]
    if not pairs:
        return None
    word, answer = setting.variety.pick(pairs)
    elsewhere = [_last_word(line.text) for s in _all_sections(setting) for line in s.lines]
    wrong = [w for w in setting.variety.shuffled(elsewhere) if w and not rhymes(w, word) and w != word]
    name = lowered(section.name)
    name = name if re.search(r"\d$", name) else f"the {name}"
    return setting.choice("rhyme", answer, wrong, section=name, word=word) if len(set(wrong)) >= 2 else None


def _all_sections(setting: Setting) -> tuple[LyricSection, ...]:
    lyrics = setting.song.task.decided.lyrics
    return lyrics.sections if lyrics else ()


def _last_word(line: str) -> str:
    words = re.findall(r"[A-Za-z][A-Za-z'’]*", line)
    return words[-1].lower() if words else ""
