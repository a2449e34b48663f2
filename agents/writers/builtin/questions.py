"""Questions computed from the piece, the lesson's concepts and the atlas, so that every key is right."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from agents.readability import grade_number
from agents.writers.builtin.activity_slots import section_name
from agents.writers.builtin.concepts import Term, definition_for, glossary, is_readable, same_concept, terms_of
from agents.writers.builtin.objectives import audience, defined_slots
from agents.writers.builtin.people import told_people
from agents.writers.builtin.phrasing import Variety, bar_range, genre_name, lowered, number, sentence, spoken
from agents.writers.builtin.prose import phrases
from agents.writers.builtin.song import Song
from music.brief import Brief
from music.genres import Genre, load_atlas
from music.keys import KeyNameError, parse_key
from music.plan import PlannedSection

Kind = Literal["multiple_choice", "true_false", "short_answer", "listening", "performance"]
_OPTIONS = 4
_EARLY_OPTIONS = 3
_PART_NAMES: Mapping[str, str] = {
    "groove": "the groove", "bass": "the bass", "harmony": "the chords", "form": "the form",
    "lyrics": "the rhyme pattern",
}  # fmt: skip


@dataclass(frozen=True)
class Draft:
    """A question before it has its id."""

    kind: Kind
    prompt: str
    answer: str
    options: tuple[str, ...] = ()
    bars: tuple[int, ...] = ()


@dataclass(frozen=True)
class Setting:
    """What a question may draw on."""

    song: Song
    terms: Sequence[Term]
    variety: Variety

    @property
    def brief(self) -> Brief:
        return self.song.task.brief

    @property
    def genres(self) -> Sequence[Genre]:
        return self.song.task.genres

    @property
    def band(self) -> str:
        """Whether the question is read aloud (`early`) or by the student (`any`)."""
        return "early" if audience(self.brief.grade) == "early" else "any"

    def prompt(self, kind: str, **slots: object) -> str:
        """One wording of a question for this class."""
        try:
            rows = phrases("questions", kind, self.band)
        except KeyError:
            rows = phrases("questions", kind, "any")
        return sentence(self.variety.pick(rows).format(**slots))

    def choice(self, kind: str, answer: str, wrong: Iterable[str], bars: Sequence[int] = (), **slots: object) -> Draft:
        """A multiple-choice draft; `wrong` may hold more than are needed."""
        return self.draft("multiple_choice", kind, answer, wrong, bars, **slots)

    def draft(
        self, shape: Kind, kind: str, answer: str, wrong: Iterable[str], bars: Sequence[int] = (), **slots: object
    ) -> Draft:
        """A draft with shuffled options, the answer among them once."""
        most = _EARLY_OPTIONS if self.band == "early" else _OPTIONS
        others = [option for option in dict.fromkeys(wrong) if option != answer][: most - 1]
        options = tuple(_ordered(self.variety.shuffled([answer, *others])))
        return Draft(shape, self.prompt(kind, **slots), answer, options, tuple(bars))


def _ordered(options: list[str]) -> list[str]:
    """Numbers in their order, everything else as it was shuffled."""
    return sorted(options, key=int) if all(option.isdigit() for option in options) else options


Ask = Callable[[Setting], Draft | None]


def _span(section: PlannedSection) -> range:
    return range(section.first_bar, section.last_bar + 1)


def ask_section_length(setting: Setting) -> Draft | None:
    """How long a section is, in bars."""
    section = setting.variety.pick(list(setting.song.plan.form))
    wrong = [str(n) for n in (section.bars + 2, section.bars * 2, max(1, section.bars - 2), section.bars + 4)]
    name = section_name(section, setting.song)
    return setting.choice("section_length", str(section.bars), wrong, _span(section), section=name)


def ask_section_start(setting: Setting) -> Draft | None:
    """In which bar a section begins."""
    form = setting.song.plan.form
    if len(form) < 3:
        return None
    section = setting.variety.pick(list(form[1:]))
    wrong = setting.variety.shuffled(str(other.first_bar) for other in form)
    wrong += [str(section.first_bar + 1), str(section.last_bar)]
    name = section_name(section, setting.song)
    return setting.choice("section_start", str(section.first_bar), wrong, (section.first_bar,), section=name)


def ask_chord_in_bar(setting: Setting) -> Draft | None:
    """Which chord stands in a bar."""
    if grade_number(setting.brief.grade) < 4:
        return None
    plain = [bar for bar in setting.song.plan.bars if len(bar.chords) == 1]
    chords = list(dict.fromkeys(chord for bar in setting.song.plan.bars for chord in bar.chords))
    if not plain or len(chords) < 3:
        return None
    bar = setting.variety.pick(plain)
    wrong = setting.variety.shuffled(chord for chord in chords if chord != bar.chords[0])
    return setting.choice("chord_in_bar", bar.chords[0], wrong, (bar.number,), bar=bar.number)


def ask_numeral(setting: Setting) -> Draft | None:
    """Which chord of the piece a Roman numeral names in its key; the dominant when there is one."""
    if grade_number(setting.brief.grade) < 6:
        return None
    named: dict[str, set[str]] = {}
    for bar in setting.song.plan.bars:
        for chord, numeral in zip(bar.chords, bar.roman, strict=False):
            named.setdefault(numeral, set()).add(chord)
    sure = {numeral: next(iter(chords)) for numeral, chords in named.items() if len(chords) == 1}
    if len(set(sure.values())) < 3:
        return None
    dominant = [numeral for numeral in sure if re.match(r"^V(?![I/])", numeral)]
    numeral = setting.variety.pick(dominant or sorted(sure))
    wrong = setting.variety.shuffled(chord for chord in sure.values() if chord != sure[numeral])
    return setting.choice("numeral", sure[numeral], wrong, key=setting.song.plan.key, numeral=numeral)


def ask_home(setting: Setting) -> Draft | None:
    """Which note is the tonic."""
    if grade_number(setting.brief.grade) < 3:
        return None
    try:
        home, *others = parse_key(setting.song.plan.key).scale
    except KeyNameError:
        return None
    return setting.choice("home", home, setting.variety.shuffled(others), key=setting.song.plan.key)


def ask_meter(setting: Setting) -> Draft | None:
    """How many beats a bar has, in meters that are counted in written beats."""
    top, bottom = setting.song.plan.meter.split("/")
    if bottom != "4":
        return None
    known = (2, 3, 4) if setting.band == "early" else (2, 3, 4, 5, 6)
    wrong = setting.variety.shuffled(str(n) for n in known if str(n) != top)
    return setting.choice("meter", top, wrong)


def ask_definition(setting: Setting) -> Draft | None:
    """Which of several definitions belongs to a concept of the lesson."""
    term = setting.terms[0]
    definition = definition_for(term, setting.brief)
    wrong = [definition_for(other, setting.brief) for other in _other_terms(term, setting)]
    return setting.choice("define", definition, wrong, (), **defined_slots(term.name))


def ask_name(setting: Setting) -> Draft | None:
    """Which concept a definition belongs to; not asked where the definition gives the name away."""
    for term in setting.variety.shuffled(setting.terms[1:]):
        definition = definition_for(term, setting.brief)
        if not _gives_away(definition, term):
            wrong = [lowered(other.name) for other in _other_terms(term, setting)]
            return setting.choice("name_it", lowered(term.name), wrong, definition=definition)
    return None


def _gives_away(definition: str, term: Term) -> bool:
    words = set(re.findall(r"[a-z]+", definition.lower()))
    return any(word[:5] in {known[:5] for known in words} for word in re.findall(r"[a-z]{4,}", term.name.lower()))


def _other_terms(term: Term, setting: Setting) -> list[Term]:
    """Concepts that are surely something else: of another element first, the lesson's own before the glossary's."""
    lesson = setting.variety.shuffled(setting.terms)
    own = setting.variety.shuffled(t for genre in setting.genres for t in terms_of(genre))
    general = setting.variety.shuffled(glossary().values())
    others = [
        other
        for other in (*lesson, *own, *general)
        if other.element != term.element and not same_concept(other.name, term.name)
        and is_readable(definition_for(other, setting.brief), setting.brief, other.name)
    ]  # fmt: skip
    return others


def ask_origin(setting: Setting) -> Draft | None:
    """Which place belongs to the beginnings of a genre; the others are of unrelated genres and share no place name."""
    genre = setting.variety.pick(list(setting.genres))
    answer = _place(genre)
    if not _is_place(answer):
        return None
    wrong = [
        place
        for other in setting.variety.shuffled(load_atlas().values())
        if other.family != genre.family and not _shares_names((place := _place(other)), _known_places(genre))
        and _is_place(place)
    ]  # fmt: skip
    distinct = [place for index, place in enumerate(wrong) if not any(_shares_names(place, p) for p in wrong[:index])]
    return setting.choice("origin", answer, distinct, genre=spoken(genre)) if len(distinct) >= 2 else None


def _place(genre: Genre) -> str:
    """The origin as one short place: "New Orleans, Louisiana", "The Bronx, New York City"."""
    first = re.split(r";|, then |, with | \(", genre.origin.place)[0]
    named = [part.strip() for part in re.split(r", | and ", first) if re.search(r"[A-Z]", part)][:2]
    place = (" and " if " and " in first else ", ").join(named)
    return place[:1].upper() + place[1:]


def _is_place(text: str) -> bool:
    """Whether every word of importance is a name, so that nothing but a place is offered."""
    small = {"the", "of", "de", "do", "la", "and", "del", "upper", "lower", "central", "eastern", "western", "southern"}
    return bool(text) and all(word[:1].isupper() or word in small for word in re.findall(r"[\w’'-]+", text))


def _known_places(genre: Genre) -> str:
    return " ".join((genre.origin.place, genre.origin.story, *genre.origin.communities, *genre.culture.notes))


def _shares_names(one: str, other: str) -> bool:
    return bool(set(re.findall(r"[A-Z][\w’'-]{2,}", one)) & set(re.findall(r"[A-Z][\w’'-]{2,}", other)))


def ask_person(setting: Setting) -> Draft | None:
    """Which musician did something; the others belong to genres of other families and to no prose of this one."""
    genre = setting.variety.pick(list(setting.genres))
    person = setting.variety.pick(told_people(setting.song.task, genre))
    said = genre.model_dump_json()
    wrong = [
        other.name
        for place in setting.variety.shuffled(load_atlas().values())
        if place.family != genre.family
        for other in place.people
        if other.name not in said and other.name.split()[-1] not in person.did
    ]
    if any(word in person.did for word in person.name.split() if len(word) > 3) or not is_readable(
        f"Who {person.did}?", setting.brief
    ):
        return None
    return setting.choice("person", person.name, setting.variety.shuffled(wrong), did=person.did.rstrip("."))


def ask_ingredient(setting: Setting) -> Draft | None:
    """Which genre an ingredient of the piece came from."""
    rhymed = set(setting.song.plan.rhyme_scheme) > {"x"} or "x" not in setting.song.plan.rhyme_scheme
    known = [part for part in _PART_NAMES if part in setting.song.sources and (rhymed or part != "lyrics")]
    if not known:
        return None
    part = setting.variety.pick(known[:2] if setting.band == "early" else known)
    own = setting.song.genre(part)
    rest = [genre for genre in setting.genres if genre.slug != own.slug]
    lesson = {genre.slug for genre in setting.genres}
    strangers = [g for g in setting.variety.shuffled(load_atlas().values()) if g.slug not in lesson]
    wrong = [genre_name(genre) for genre in (*rest, *strangers) if genre.family != own.family or genre in rest]
    return setting.choice("ingredient", genre_name(own), wrong, part=_PART_NAMES[part])


def ask_chorus_count(setting: Setting) -> Draft | None:
    """Whether the chorus comes as often as said; said wrongly in half of the cases."""
    count = len(setting.song.sections("chorus"))
    if not count:
        return None
    told = count if setting.variety.chance(0.5) else count + setting.variety.pick([1, 2])
    times = {1: "once", 2: "twice"}.get(told, f"{number(told)} times")
    bars = tuple(section.first_bar for section in setting.song.sections("chorus"))
    prompt = setting.prompt("chorus_count", times=times)
    return Draft("true_false", prompt, str(told == count), ("True", "False"), bars)


def ask_same_chords(setting: Setting) -> Draft | None:
    """Whether two sections start on the same chord."""
    verse, chorus = setting.song.first("verse"), setting.song.first("chorus")
    if verse.kind != "verse" or chorus.kind != "chorus" or grade_number(setting.brief.grade) < 4:
        return None
    starts = [setting.song.plan.bars[section.first_bar - 1].chords[0] for section in (verse, chorus)]
    names = [section_name(section, setting.song) for section in (verse, chorus)]
    prompt = setting.prompt("same_chords", One=names[0], other=names[1]).replace("? verse", "? Verse")
    prompt = prompt.replace("? the ", "? The ")
    bars = (verse.first_bar, chorus.first_bar)
    return Draft("true_false", prompt, str(starts[0] == starts[1]), ("True", "False"), bars)


def ask_feel(setting: Setting) -> Draft | None:
    """Even or long-short eighth notes, by ear; not asked where the ratio is between the two."""
    ratio = setting.song.plan.swing_ratio
    if 1.25 < ratio < 1.5:
        return None
    even, skipping = ("They walk", "They skip") if setting.band == "early" else ("Evenly", "Long, then short")
    answer = skipping if ratio >= 1.5 else even
    section = setting.song.first("chorus", "verse")
    where = bar_range(section.first_bar, section.last_bar)
    options = tuple(setting.variety.shuffled([even, skipping]))
    return Draft("listening", setting.prompt("feel", where=where), answer, options, tuple(_span(section)))


def ask_lowest(setting: Setting) -> Draft | None:
    """Which part is the lowest, by ear."""
    parts = setting.song.plan.parts
    low = [part.name for part in parts if part.role == "bass"]
    others = [part.name for part in parts if part.role in ("melody", "harmony", "colour") and part.name not in low]
    if len(low) != 1 or not others:
        return None
    section = setting.song.first("verse", "chorus")
    names = [name[:1].upper() + name[1:] for name in (*low, *dict.fromkeys(others))]
    where = bar_range(section.first_bar, section.last_bar)
    return setting.draft("listening", "lowest", names[0], names[1:], _span(section), where=where)


def ask_hook(setting: Setting) -> Draft | None:
    """Which line is the hook; the others are lines of the verses."""
    hook = setting.song.hook
    lyrics = setting.song.task.decided.lyrics
    if hook is None or lyrics is None:
        return None
    said = " ".join(hook.text.lower().split())
    lines = [line.text for s in lyrics.sections if s.name.lower().startswith("verse") for line in s.lines]
    wrong = [line for line in setting.variety.shuffled(lines) if line.lower() not in said and said not in line.lower()]
    answer = " / ".join(part.strip() for part in hook.text.splitlines() if part.strip())
    return setting.choice("hook", answer, wrong) if len(set(wrong)) >= 2 else None
