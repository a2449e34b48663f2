"""From a teacher's sentence and the form to a Brief: each fact read by its own module, put together here."""

from dataclasses import dataclass
from functools import cached_property

from agents.reader.artists import artist_words, named_artists
from agents.reader.bars import read_bars
from agents.reader.chords import ReadChords, read_chords, resolve
from agents.reader.corrections import corrected
from agents.reader.exclusions import excluded_words
from agents.reader.form import FormAnswers, RefusedRequest, usable
from agents.reader.genres import NamedGenre, named_genres
from agents.reader.grade import read_grade, read_skill_level
from agents.reader.instruments import Mention, asked_instruments, excluded_instruments, instrument_mentions
from agents.reader.key import read_key, read_mode
from agents.reader.lesson import is_concept, read_goals, read_language, read_minutes, read_setting
from agents.reader.meter import read_meter
from agents.reader.partners import Wishes, complete_blend, genre_hints
from agents.reader.tempo import read_bpm, read_tempo_words, tempo_of_words
from agents.reader.text import Request
from agents.reader.theme import read_theme, stated_subjects
from agents.reader.unplaced import is_near, unplaced_words
from agents.suitability import check_text, refusal
from music.brief import Brief, InstrumentRequest, SkillLevel, Unplaced
from music.genres import load_atlas

#: More genres than this in one piece are not heard; the first named are kept.
MOST_GENRES = 5
_DEFAULT_GRADE = "8"
_DEFAULT_MINUTES = 45


def read_request(prompt: str, *, answers: FormAnswers | None = None) -> Brief:
    """Everything that the prompt and the form say, as a Brief. What the prompt states outranks the form's defaults,
    and what the teacher corrected on the page outranks both.

    Raises UnusableRequest when the prompt is empty, shorter than 10 or longer than 2,000 characters, or holds control
    characters or HTML; RefusedRequest when it is not fit for the class. Both carry a sentence for the teacher.
    """
    form = answers or FormAnswers()
    text = usable(prompt)
    reading = _Reading(Request(text), form)
    concerns = check_text(text, reading.grade)
    if concerns:
        raise RefusedRequest(refusal(concerns, reading.grade))
    return corrected(reading.brief(), form.overrides)


@dataclass
class _Reading:
    """The facts of one request, each read once."""

    request: Request
    form: FormAnswers

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        return instrument_mentions(self.request)

    @cached_property
    def named(self) -> tuple[NamedGenre, ...]:
        artists = artist_words(self.request)
        return tuple(name for name in named_genres(self.request, self.mentions) if name.first not in artists)

    @cached_property
    def excluded(self) -> frozenset[int]:
        places = {m.first: m.last for m in self.mentions} | {n.first: n.last for n in self.named}
        return excluded_words(self.request, places)

    @cached_property
    def chords(self) -> ReadChords:
        return read_chords(self.request)

    @cached_property
    def grade(self) -> str:
        return read_grade(self.request) or self.form.grade or _DEFAULT_GRADE

    @cached_property
    def skill_level(self) -> SkillLevel:
        stated = read_skill_level(self.request) or self.form.skill_level
        return stated or ("beginner" if self.grade in ("PK", "K", "1", "2", "3", "4") else "intermediate")

    @cached_property
    def instruments(self) -> tuple[InstrumentRequest, ...]:
        return asked_instruments(self.request, self.mentions, self.excluded)

    @cached_property
    def excluded_genres(self) -> tuple[str, ...]:
        slugs = (slug for n in self.named if n.first in self.excluded for slug in n.name.slugs if n.name.placed)
        return tuple(dict.fromkeys(slugs))

    @cached_property
    def stated_genres(self) -> tuple[str, ...]:
        """Genres asked for by name; artists point to further ones where fewer than two are named."""
        wanted = [n for n in self.named if n.strong and n.name.placed and n.first not in self.excluded]
        slugs = list(dict.fromkeys(slug for n in wanted for slug in n.name.slugs))
        for _, pointed in named_artists(self.request):
            if len(slugs) < 2:
                slugs += [slug for slug in pointed[: 2 - len(slugs)] if slug not in slugs]
        return tuple(slug for slug in slugs if slug not in self.excluded_genres)[:MOST_GENRES]

    @cached_property
    def unplaced(self) -> tuple[Unplaced, ...]:
        taken = self.excluded | artist_words(self.request)
        taken |= {index for m in self.mentions for index in range(m.first, m.last)}
        return unplaced_words(self.request, self.named, taken)

    @cached_property
    def blend(self) -> tuple[tuple[str, ...], str]:
        passing = [n for n in self.named if not n.strong and n.name.placed and n.first not in self.excluded]
        weak = [(self.request.written(n.first, n.last), n.name.slugs) for n in passing]
        strong = frozenset(index for n in self.named if n.strong for index in range(n.first, n.last))
        names = tuple(instrument.name for instrument in self.instruments)
        hints = genre_hints(self.request, names, weak, strong | self.excluded)
        wishes = Wishes(frozenset(self.excluded_genres), names, self.skill_level, self.grade in _YOUNG)
        near = tuple(unplaced for unplaced in self.unplaced if is_near(unplaced))
        return complete_blend(self.stated_genres, hints, near, wishes)

    @cached_property
    def key(self) -> str | None:
        return read_key(self.request, (self.chords.span,))

    @cached_property
    def objectives(self) -> tuple[str, ...]:
        concepts = tuple(s for s in stated_subjects(self.request) if is_concept(s))
        goals = tuple(goal for goal in read_goals(self.request) if not self._is_about_instruments(goal))
        return tuple(dict.fromkeys((*self.form.learning_objectives, *goals, *concepts)))

    def _is_about_instruments(self, goal: str) -> bool:
        start = self.request.raw.find(goal)
        places = (self.request.words[m.first].start for m in self.mentions)
        return any(start <= place < start + len(goal) for place in places)

    def tempo(self, genre: str) -> tuple[int | None, str]:
        words = read_tempo_words(self.request)
        return read_bpm(self.request) or tempo_of_words(words, load_atlas().get(genre)), words

    def brief(self) -> Brief:
        genres, reason = self.blend
        bpm, tempo_words = self.tempo(genres[0])
        mode = read_mode(self.request) if self.key is None else None
        chords, key = resolve(self.chords, self.key, mode)
        bars = read_bars(self.request)
        return Brief(
            prompt=self.request.raw,
            skill_level=self.skill_level,
            educational_context=read_setting(self.request) or self.form.educational_context or "classroom",
            learning_objectives=self.objectives,
            grade=self.grade,
            grade_stated=read_grade(self.request) is not None or self.form.grade is not None,
            genres=genres,
            excluded_genres=self.excluded_genres,
            partner_reason=reason,
            key=key,
            mode=mode,
            tempo_bpm=bpm,
            tempo_words=tempo_words,
            meter=read_meter(self.request),
            bars=bars,
            chords=chords,
            instruments=self.instruments,
            excluded_instruments=excluded_instruments(self.mentions, self.excluded),
            theme=read_theme(self.request, self.mentions),
            artists=tuple(name for name, _ in named_artists(self.request)),
            language=read_language(self.request),
            minutes=read_minutes(self.request) or self.form.minutes or _DEFAULT_MINUTES,
            collaborative=self.form.collaborative,
            not_understood=self.unplaced,
        )


_YOUNG = frozenset({"PK", "K", "1", "2", "3", "4", "5"})
