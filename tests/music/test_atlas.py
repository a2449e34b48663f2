"""The atlas is complete and sound: every file, every numeral, every pattern, every sentence its own."""

import re
from collections import defaultdict
from collections.abc import Iterator

import pytest

from music.chords import parse_chord
from music.genres import ATLAS, Genre, load_atlas, load_genre
from music.harmony import realise
from music.keys import Key
from music.planning.progressions import mode_of

#: Every genre that a teacher was promised.
PROMISED = """
    jazz bebop blues ragtime big-band gospel soul motown rnb funk disco hip-hop trap grime lo-fi house techno
    drum-and-bass trip-hop synthwave ambient rock-and-roll rock punk metal progressive-rock pop k-pop musical-theatre
    country bluegrass folk sea-shanty celtic polka klezmer flamenco tango bossa-nova samba salsa cumbia bachata
    reggaeton mariachi calypso soca ska reggae afrobeat highlife west-african-drumming andean zydeco march waltz chant
    renaissance baroque classical romantic impressionism minimalism opera hindustani carnatic japanese-traditional
    chinese-traditional gamelan arabic-maqam
""".split()
FEWEST_GENRES = 60
FEWEST_CONCEPTS = 6
FEWEST_SOURCES = 2
FEWEST_SACRED = 5
SHORTEST_SENTENCE = 30  # characters from which two genres may not say the same
SEMITONES = 12
#: What a class does before it plays from a tradition that is not its own, and what it leaves alone.
CARE = (r"\bconsult\b", r"\bcredit\b", r"\blisten", r"\b(?:not imitate|leave|avoid)\b")
#: British spellings, as the beginnings or the whole of words.
BRITISH = re.compile(
    r"\b(?:(?:colou|favou|flavou|honou|humou|labou|neighbou|behaviou|harbou|rumou|vigou|parlou|splendou)r\w*|"
    r"centre[ds]?|metres?|theatres?|grey|sombre|fibre|calibre|programmes?|catalogues?|defence|licence|judgement|"
    r"(?:organ|recogn|harmon|emphas|memor|popular|modern|special|civil|real|standard|colon|vocal|styl|critic|"
    r"commercial|synthes|symbol|minim|maxim)is(?:e|es|ed|ing|er|ers|ation)|practis\w+|analys(?:e|ed|ing)|"
    r"(?:trave|cance|labe|mode|signa|counse|marve|jewe)ll(?:ed|ing|er|ers|ery)|skilful\w*|whilst|amongst|towards|"
    r"learnt|crotchets?|(?:semi)?quavers?|moulds?|ploughs?|moustaches?|sceptic\w*|cheques?)\b",
    re.IGNORECASE,
)
#: Names of people, bands and theaters that keep their spelling.
NAMES_AS_SPELLED = re.compile(r"Living Colour|Paris Grey|musical-theatre|[A-Z]\w+ (?:Grey|Theatre|Centre)\b|Théâtre")

GENRES = sorted(load_atlas().values(), key=lambda genre: genre.slug)
EVERY_GENRE = pytest.mark.parametrize("genre", GENRES, ids=[genre.slug for genre in GENRES])


def _prose(genre: Genre) -> Iterator[str]:
    """Everything that is written in sentences; no titles, names of people, numerals, patterns or sources."""
    yield from (genre.summary, genre.origin.story, genre.bass.description, genre.comping.description)
    yield from (genre.melody.description, genre.lyrics.language, genre.lyrics.conventions)
    yield from (genre.meets.strengths, genre.meets.careful)
    yield from (partner.reason for partner in genre.meets.partners)
    yield from (*genre.culture.notes, *genre.culture.respect)
    yield from (person.did for person in genre.people)
    yield from (groove.clap for groove in genre.grooves)
    yield from (progression.note for progression in genre.progressions)
    yield from (form.note for form in genre.forms)
    yield from (scale.use for scale in genre.scales)
    yield from (piece.listen_for for piece in genre.listening)
    for concept in genre.concepts:
        yield from (concept.beginner, concept.intermediate, concept.advanced)


def _words_shown(genre: Genre) -> Iterator[str]:
    """Prose and the short names beside it that are printed in a lesson."""
    yield from _prose(genre)
    yield from (genre.name, genre.origin.place, genre.origin.decades, *genre.origin.communities, *genre.tags)
    yield from (concept.name for concept in genre.concepts)
    for instrument in genre.instruments:
        yield from (instrument.name, instrument.classroom)


def _sentences(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"(?<=[.!?])\s+", text) if len(part.strip()) > SHORTEST_SENTENCE]


def test_every_promised_genre_is_there() -> None:
    assert len(load_atlas()) >= FEWEST_GENRES
    assert [slug for slug in PROMISED if slug not in load_atlas()] == []


def test_every_file_loads_and_is_named_as_its_slug() -> None:
    assert [load_genre(path).slug for path in sorted(ATLAS.glob("*.toml"))] == [
        path.stem for path in sorted(ATLAS.glob("*.toml"))
    ]


@EVERY_GENRE
def test_every_numeral_is_a_chord_in_its_mode(genre: Genre) -> None:
    for progression in genre.progressions:
        key = Key("G", mode_of(progression))
        for numeral in progression.roman:
            pitches = parse_chord(realise(numeral, key)).pitch_classes
            assert pitches, f"{progression.name}: {numeral}"
            assert all(0 <= pitch < SEMITONES for pitch in pitches)


@EVERY_GENRE
def test_every_bass_and_comping_pattern_fills_its_bar(genre: Genre) -> None:
    for meter, steps in (
        (genre.bass.meter, len(genre.bass.pattern)),
        (genre.comping.meter, len(genre.comping.grid)),
        *((groove.meter, groove.steps / groove.bars) for groove in genre.grooves),
    ):
        assert steps % int(meter.split("/")[0]) == 0, f"{steps} steps in {meter}"


@EVERY_GENRE
def test_bass_and_grooves_are_in_a_meter_of_the_genre(genre: Genre) -> None:
    assert genre.bass.meter in genre.meters
    assert genre.grooves[0].meter in genre.meters
    assert {groove.meter for groove in genre.grooves} <= set(genre.meters)


@EVERY_GENRE
def test_partners_exist_and_are_others(genre: Genre) -> None:
    partners = [partner.slug for partner in genre.meets.partners]
    assert [slug for slug in partners if slug not in load_atlas() or slug == genre.slug] == []
    assert len(set(partners)) == len(partners)


def test_no_name_means_two_genres() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for genre in load_atlas().values():
        for name in (genre.slug, genre.name, *genre.aliases):
            owners[" ".join(name.lower().split())].add(genre.slug)
    assert {name: sorted(slugs) for name, slugs in owners.items() if len(slugs) > 1} == {}


def test_no_two_genres_share_a_sentence() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for genre in load_atlas().values():
        for text in _prose(genre):
            for sentence in _sentences(text):
                owners[re.sub(r"\W+", " ", sentence.lower()).strip()].add(genre.slug)
    assert {sentence: sorted(slugs) for sentence, slugs in owners.items() if len(slugs) > 1} == {}


@EVERY_GENRE
def test_a_genre_has_what_a_lesson_needs(genre: Genre) -> None:
    assert any(instrument.role == "voice" for instrument in genre.instruments)
    assert len({concept.name.lower() for concept in genre.concepts}) >= FEWEST_CONCEPTS
    assert len({source.title for source in genre.sources}) >= FEWEST_SOURCES
    assert len({(piece.title, piece.artist) for piece in genre.listening}) == len(genre.listening)


@EVERY_GENRE
def test_a_concept_is_told_differently_at_each_level(genre: Genre) -> None:
    for concept in genre.concepts:
        told = {concept.beginner, concept.intermediate, concept.advanced}
        assert len(told) == len(("beginner", "intermediate", "advanced")), concept.name


@EVERY_GENRE
def test_a_form_has_two_verses_and_a_chorus(genre: Genre) -> None:
    forms = [[section.split(":")[0] for section in form.sections] for form in genre.forms]
    assert any(kinds.count("verse") >= 2 and "chorus" in kinds for kinds in forms)


def test_sacred_and_ceremonial_traditions_are_marked() -> None:
    assert sum(genre.culture.sacred for genre in load_atlas().values()) >= FEWEST_SACRED


@pytest.mark.parametrize("genre", [g for g in GENRES if g.culture.sacred], ids=lambda genre: genre.slug)
def test_a_sacred_tradition_is_asked_about_credited_and_not_imitated(genre: Genre) -> None:
    said = " ".join(genre.culture.respect)
    assert [word for word in CARE if not re.search(word, said, re.IGNORECASE)] == []


@EVERY_GENRE
def test_prose_is_spelled_as_american_schools_spell(genre: Genre) -> None:
    found = [
        match.group()
        for text in _words_shown(genre)
        for match in BRITISH.finditer(NAMES_AS_SPELLED.sub("", re.sub(r"\"[^\"]*\"", "", text)))
    ]
    assert found == []


@EVERY_GENRE
def test_prose_ends_its_sentences_and_holds_no_stray_space(genre: Genre) -> None:
    for text in (genre.summary, genre.origin.story, *genre.culture.notes, *genre.culture.respect):
        assert text.endswith((".", "!", "?", ".)", '."', ".'", ".’", ".”")), text
    for text in _words_shown(genre):
        assert not re.search(r"  | ,| \.|\.\.$", text), text


@EVERY_GENRE
def test_young_readers_are_told_in_their_own_words(genre: Genre) -> None:
    """Pieces that a class of seven to ten can read or be read to, together on one small page."""
    from agents.readability import flesch_kincaid_grade

    page = " ".join(genre.culture.young)
    assert flesch_kincaid_grade(page) <= 4.5
    assert 80 <= len(page.split()) <= 145
    assert all(piece.endswith((".", "?")) for piece in genre.culture.young)
    assert "!" not in page
