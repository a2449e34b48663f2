"""A teacher's one sentence becomes a Brief."""

from typing import Any

import pytest

from agents.reader import FormAnswers, Overrides, UnusableRequest, read_request, understood
from music.brief import Brief, InstrumentRequest
from music.genres import load_atlas

ONE_LINERS: list[tuple[str, dict[str, Any]]] = [
    ("jazz and hip-hop for my 9th graders, focus on syncopation",
     {"genres": ("jazz", "hip-hop"), "grade": "9", "learning_objectives": ("syncopation",), "partner_reason": ""}),
    ("Create a mashup combining jazz and hip-hop for high school students", {"genres": ("jazz", "hip-hop"), "grade": "10"}),
    ("blue grass and hiphop for third graders about the water cycle",
     {"genres": ("bluegrass", "hip-hop"), "grade": "3", "theme": "the water cycle"}),
    ("fusión de bachata y rock para quinto grado sobre la amistad",
     {"genres": ("bachata", "rock"), "grade": "5", "theme": "la amistad", "language": "es"}),
    ("please no metal, just something fun for kindergarten", {"excluded_genres": ("metal",), "grade": "K"}),
    ("a song about my house in country style for grade 4", {"genres[0]": "country", "theme": "my house", "grade": "4"}),
    ("reggae song about the rock cycle, 14 recorders, 4 glockenspiels and 3 cajons",
     {"genres[0]": "reggae", "theme": "the rock cycle", "counts": {"recorder": 14, "glockenspiel": 4, "cajón": 3}}),
    ("Mix chillwave with bluegrass for my Year 7 class", {"unplaced": ["chillwave"], "genres[0]": "bluegrass", "grade": "6"}),
    ("vaporwave and jazz, 45 minute lesson", {"unplaced": ["vaporwave"], "minutes": 45, "genres": ("jazz", "synthwave")}),
    ("my pupils are eight; make a funk song about dinosaurs at 96 bpm",
     {"grade": "3", "tempo_bpm": 96, "theme": "dinosaurs", "genres[0]": "funk"}),
    ("anything but country, please, something upbeat for middle school about kindness",
     {"excluded_genres": ("country",), "grade": "7", "theme": "kindness", "tempo_words": "upbeat"}),
    ("not too jazzy, more like soul and gospel for my advanced choir",
     {"genres": ("soul", "gospel"), "excluded_genres": (), "skill_level": "advanced"}),
    ("12-bar blues in E for a beginner guitar class", {"bars": 12, "key": "E major", "chords[0]": "E7"}),
    ("waltz in F# minor about autumn leaves, 24 bars, over ii-V-i",
     {"key": "F# minor", "bars": 24, "genres[0]": "waltz", "theme": "autumn leaves"}),
    ("Taylor Swift meets Bach for 8th grade", {"artists": ("Taylor Swift", "Bach"), "genres[0]": "pop"}),
    ("samba without drums or brass for 5th grade", {"excluded_instruments": ("drums", "brass"), "genres[0]": "samba"}),
    ("cumbia en sol mayor, dieciséis compases, sin batería, para mis alumnos de 10 años",
     {"key": "G major", "bars": 16, "excluded_instruments": ("drum kit",), "grade": "5", "language": "es"}),
    ("merengue y jazz en la menor a 120 bpm sobre el ciclo del agua",
     {"key": "A minor", "tempo_bpm": 120, "theme": "el ciclo del agua"}),
    ("a song about the revolutionary war with fife and drum, grade 5",
     {"theme": "the revolutionary war", "grade": "5", "counts": {"fife": None, "drum": None}}),
    ("killer bass line, drum and bass and gospel, grade 10", {"genres": ("drum-and-bass", "gospel"), "instruments": ()}),
    ("Use drums, bass and piano for a pop song about our country",
     {"genres[0]": "pop", "theme": "our country", "counts": {"drums": None, "bass": None, "piano": None}}),
    ("pop quiz song on fractions for 4th graders", {"theme": "fractions", "stated_genres": 0}),
    ("a 30 minute lesson on swing rhythm for sixth graders", {"minutes": 30, "grade": "6", "genres[0]": "jazz"}),
    ("K-pop and Carnatic at a walking pace in five", {"genres": ("k-pop", "carnatic"), "meter": "5/4", "tempo_bpm": 92}),
    ("hip hop about the months: January, February, March", {"genres[0]": "hip-hop", "no_genre": "march"}),
    ("chant and techno in D dorian, in 5/4", {"genres": ("chant", "techno"), "key": "D dorian", "meter": "5/4"}),
    ("sea shanty + trap for grade 3 about pirates", {"genres": ("sea-shanty", "trap"), "theme": "pirates"}),
    ("steel drums calypso, 8 measures, C F G, for 2nd grade", {"chords": ("C", "F", "G"), "bars": 8, "genres[0]": "calypso"}),
    ("a rap about Black history, no brass please", {"genres[0]": "hip-hop", "excluded_instruments": ("brass",)}),
    ("Nirvana-style rock ballad about bullying for teens, slow", {"genres[0]": "rock", "theme": "bullying", "tempo_words": "slow"}),
    ("electro swing for 11th graders", {"genres": ("big-band", "house"), "partner_reason": ""}),
    ("salsa and chips song for cooking class", {"no_genre": "salsa"}),
    ("disco about the periodic table of heavy metals, grade 9", {"genres[0]": "disco", "no_genre": "metal"}),
    ("teach my fourth graders about fractions with a march", {"genres[0]": "march", "theme": "fractions"}),
    ("rock, pop & soul for grade 6-8, one hour class", {"genres": ("rock", "pop", "soul"), "grade": "7", "minutes": 60}),
    ("Un rap sobre los planetas para tercer grado, 4/4, 90 bpm",
     {"genres[0]": "hip-hop", "theme": "los planetas", "meter": "4/4", "tempo_bpm": 90, "grade": "3"}),
    ("canción de cuna andina con quena y charango, tempo lento", {"genres[0]": "andean", "tempo_words": "lento"}),
    ("Schubert and trap for college music majors: i-VI-III-VII, 140 bpm",
     {"chords": ("Am", "F", "C", "G"), "key": "A minor", "grade": "college"}),
    ("mix qawwali and dubstep", {"unplaced": ["dubstep"], "genres": ("hindustani", "drum-and-bass")}),
    ("Combine phonk with mariachi for teenagers", {"unplaced": ["phonk"], "genres[0]": "mariachi"}),
    ("A minor setback: a blues about failing a test", {"key": None, "genres[0]": "blues", "theme": "failing a test"}),
    ("Write in the key of A minor. Tempo allegro. Funk and polka.", {"key": "A minor", "tempo_bpm": 138}),
    ("We will perform in March. Folk song about spring for first graders", {"genres[0]": "folk", "no_genre": "march"}),
    ("metal bars percussion piece for grade 4 in 6/8", {"meter": "6/8", "no_genre": "metal"}),
    ("Beethoven's Ode to Joy as reggaeton for grade 8", {"genres": ("reggaeton", "classical"), "artists": ("Beethoven",)}),
    ("song in a minor key, country and western, banjo and fiddle, 16 bars, tempo 104",
     {"key": None, "mode": "minor", "bars": 16, "tempo_bpm": 104, "genres[0]": "country"}),
    ("medium drum and bass for 10th grade", {"tempo_words": "medium", "genres[0]": "drum-and-bass"}),
    ("bossa nova/hip-hop for beginners, chords: Cmaj7 A7 Dm7 G7",
     {"genres": ("bossa-nova", "hip-hop"), "skill_level": "beginner", "chords": ("Cmaj7", "A7", "Dm7", "G7")}),
    ("regge and contry for 6th grade", {"genres": ("reggae", "country")}),
    ("rondo in A-B-A-C-A form with baroque and funk", {"chords": (), "genres": ("baroque", "funk")}),
    ("B-A-G recorder song, folk and pop, 2nd grade", {"chords": (), "grade": "2"}),
    ("I love jazz and I want samba too", {"chords": (), "genres": ("jazz", "samba")}),
    ("rock vs folk, three-four time, for a workshop", {"meter": "3/4", "educational_context": "workshop", "genres": ("rock", "folk")}),
    ("techno y flamenco para secundaria, compás de 6/8", {"meter": "6/8", "genres": ("techno", "flamenco")}),
    ("pop con acordes do, sol, la menor y fa", {"chords": ("C", "G", "Am", "F"), "genres[0]": "pop"}),
    ("house and cumbia over I–V–vi–IV in D major", {"chords": ("D", "A", "Bm", "G"), "genres": ("house", "cumbia")}),
    ("blues | C7 | F7 | C7 | G7 | for ages 12-13", {"chords": ("C7", "F7", "C7", "G7"), "grade": "7"}),
    ("soul ballad about the Underground Railroad, 4 voices, fifth grade", {"genres[0]": "soul", "counts": {"voice": 4}}),
    ("Balkan brass meets disco in an asymmetric time signature", {"meter": "7/8", "genres": ("balkan-brass", "disco")}),
    ("neither rock nor metal, but something baroque", {"excluded_genres": ("rock", "metal"), "genres[0]": "baroque"}),
    ("use Am and G only, folk, 3rd grade ukulele class", {"chords": ("Am", "G"), "genres[0]": "folk", "grade": "3"}),
    ("Genre: Jazz. Grade: 4. Topic: volcanoes. Key: D minor. Tempo: 100",
     {"genres[0]": "jazz", "grade": "4", "theme": "volcanoes", "key": "D minor", "tempo_bpm": 100}),
    ("flamenco fire with cajón and hand claps", {"genres[0]": "flamenco", "no_genre": "cajun"}),
    ("pop with guitar, drum, and bass", {"no_genre": "drum-and-bass", "counts": {"guitar": None, "drum": None, "bass": None}}),
    ("rumba and rap for seventh grade", {"genres": ("afro-cuban", "hip-hop")}),
]  # fmt: skip


@pytest.mark.parametrize(("prompt", "expected"), ONE_LINERS, ids=[prompt[:50] for prompt, _ in ONE_LINERS])
def test_a_one_liner_is_understood(prompt: str, expected: dict[str, Any]) -> None:
    brief = read_request(prompt)
    assert {name: _fact(brief, name, value) for name, value in expected.items()} == expected


def _fact(brief: Brief, name: str, expected: Any) -> Any:
    if name == "counts":
        return {instrument.name: instrument.count for instrument in brief.instruments}
    if name == "unplaced":
        return [unplaced.text for unplaced in brief.not_understood]
    if name == "no_genre":
        return expected if expected not in brief.genres else f"{expected} was read"
    if name == "stated_genres":
        return sum(reading.stated for reading in understood(brief) if reading.field == "genres")
    if name.endswith("[0]"):
        return getattr(brief, name[:-3])[0]
    return getattr(brief, name)


def test_there_are_some_sixty_of_them() -> None:
    assert len(ONE_LINERS) >= 60


@pytest.mark.parametrize("slug", load_atlas())
def test_every_genre_is_read_by_its_own_name_and_aliases(slug: str) -> None:
    genre = load_atlas()[slug]
    name = genre.name.split("(")[0].strip()
    assert slug in read_request(f"a mashup of {name} music and polka songs for class").genres
    if slug != "romantic":  # "música romántica" is as often a feeling as an era
        assert slug in read_request(f"mezcla de {genre.spanish.split('(')[0]} y polca para mi clase").genres


def test_a_single_genre_gets_a_partner_and_the_reason() -> None:
    brief = read_request("a lesson on tango for tenth graders")
    assert len(brief.genres) == 2
    assert brief.partner_reason.startswith("We added ")
    reasons = {p.slug: p.reason for p in load_atlas()["tango"].meets.partners}
    assert brief.partner_reason.endswith(reasons[brief.genres[1]])


def test_the_reason_for_a_partner_is_written_as_a_sentence_is() -> None:
    reason = read_request("ragtime for grade 6 with piano").partner_reason
    assert "piano" not in reason
    march = read_request("a march for grade 6 with snare drum and trumpet").partner_reason
    assert "to go with the march. " in march
    cuban = read_request("an Afrobeat song for grade 8").partner_reason
    assert "to go with Afrobeat. " in cuban


@pytest.mark.parametrize("instruments", ["piano", "violin and cello", "piano and flute"])
@pytest.mark.parametrize("slug", load_atlas())
def test_a_common_instrument_is_never_the_reason_for_a_partner(slug: str, instruments: str) -> None:
    brief = read_request(f"{load_atlas()[slug].name.split('(')[0]} music and nothing else, using {instruments}")
    assert "your request mentions" not in brief.partner_reason


def test_a_march_for_a_class_is_a_march() -> None:
    assert read_request("march for grade 6").genres[0] == "march"
    assert "march" not in read_request("a spring song, concert in March for grade 6").genres


def test_what_was_read_between_the_lines_is_said_kindly() -> None:
    reason = read_request("Sunny Parisian Cafe: write something romantic for accordion").partner_reason
    assert reason.startswith("You did not name a genre, so the lesson begins with chanson, which “Parisian”")


def test_an_excluded_genre_is_never_the_partner() -> None:
    first = read_request("a disco song for grade 6").genres[1]
    brief = read_request(f"a disco song for grade 6, but no {first.replace('-', ' ')} please")
    assert first in brief.excluded_genres
    assert first not in brief.genres


def test_vague_tempo_words_bend_to_the_genre() -> None:
    fast = read_request("medium drum and bass for 10th grade").tempo_bpm
    slow = read_request("a medium tempo reggae song for 10th grade").tempo_bpm
    assert fast is not None
    assert slow is not None
    assert fast >= 160 > 110 > slow


def test_nothing_said_about_the_tempo_leaves_it_open() -> None:
    brief = read_request("jazz and funk for grade 7 about rivers")
    assert (brief.tempo_bpm, brief.tempo_words, brief.meter, brief.bars, brief.key) == (None, "", None, None, None)


@pytest.mark.parametrize(
    ("prompt", "sentence"),
    [("", "Please write"), ("    \n ", "Please write"), ("jazz", "at least 10"), ("x" * 2001, "shorten it"),
     ("jazz and\x00 funk please", "control characters"), ("<b>jazz</b> and funk", "HTML"),
     ("jazz </prompt> funk for all", "HTML"), ("<script>alert(1)</script> jazz", "HTML")],
)  # fmt: skip
def test_what_cannot_be_used_says_why(prompt: str, sentence: str) -> None:
    with pytest.raises(UnusableRequest, match=sentence):
        read_request(prompt)


def test_two_thousand_characters_are_allowed_and_a_heart_is_no_tag() -> None:
    assert read_request("jazz and funk " + "la " * 660).genres == ("jazz", "funk")
    assert read_request("we <3 jazz and funk for grade 5").genres == ("jazz", "funk")


def test_the_form_fills_what_the_prompt_leaves_open_and_no_more() -> None:
    form = FormAnswers(skill_level="advanced", grade="4", minutes=60, learning_objectives=("phrasing",))
    assert read_request("jazz and funk about rivers", answers=form).grade == "4"
    brief = read_request("jazz and funk for beginners in 7th grade, focus on rhythm", answers=form)
    assert (brief.grade, brief.skill_level, brief.minutes) == ("7", "beginner", 60)
    assert brief.learning_objectives == ("phrasing", "rhythm")


def test_a_correction_outranks_the_prompt() -> None:
    fixes = Overrides(genres=("ska", "Hip-hop"), key="b flat minor", tempo_bpm=100, meter="6/8", bars=8, theme="owls",
                      chords=("Bbm", "Ebm"), instruments=(InstrumentRequest(name="piano"),))  # fmt: skip
    brief = read_request("jazz and funk in C major at 90 bpm about rivers", answers=FormAnswers(overrides=fixes))
    assert (brief.genres, brief.key, brief.tempo_bpm, brief.meter) == (("ska", "hip-hop"), "Bb minor", 100, "6/8")
    assert (brief.bars, brief.theme, brief.chords, brief.instruments[0].name) == (8, "owls", ("Bbm", "Ebm"), "piano")


def test_a_correction_can_take_a_fact_away() -> None:
    fixes = Overrides(key="", tempo_bpm=0, theme="", instruments=())
    brief = read_request(
        "jazz and funk in C major at 90 bpm about rivers with piano", answers=FormAnswers(overrides=fixes)
    )
    assert (brief.key, brief.tempo_bpm, brief.theme, brief.instruments) == (None, None, "", ())


@pytest.mark.parametrize(
    "fixes", [Overrides(key="banana"), Overrides(meter="4/5"), Overrides(bars=9999), Overrides(chords=("Hm",))]
)
def test_an_impossible_correction_is_explained(fixes: Overrides) -> None:
    with pytest.raises(UnusableRequest, match=r"\."):
        read_request("jazz and funk for all of us", answers=FormAnswers(overrides=fixes))


def test_the_chips_say_what_was_read_and_what_was_chosen() -> None:
    chips = understood(read_request("tango in A minor at 118 bpm for 14 recorders, tenth grade, no brass"))
    said = {(chip.field, chip.value): chip.stated for chip in chips}
    assert said[("genres", "Tango")] is True
    assert [stated for (field, _), stated in said.items() if field == "genres"] == [True, False]
    assert said[("key", "A minor")] is True
    assert said[("tempo_bpm", "118 beats a minute")] is True
    assert said[("instruments", "14 recorders")] is True
    assert said[("excluded_instruments", "brass")] is True
    assert said[("grade", "grade 10")] is True


def test_the_same_request_gives_the_same_brief() -> None:
    prompt = "something spooky with organ and choir for Halloween, 4th grade"
    assert read_request(prompt) == read_request(prompt)
