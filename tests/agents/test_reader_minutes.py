"""How long the lesson lasts, as teachers put it, and what only looks like it."""

import pytest

from agents.reader import read_request

LENGTHS = [
    ("jazz and hip-hop for my 9th graders, 60 minutes", 60),
    ("samba and funk for grade 6, 30 minutes", 30),
    ("a 90-minute workshop on blues and rock", 90),
    ("salsa and jazz for 8th grade for 50 min", 50),
    ("teach reggae and ska in half an hour", 30),
    ("cumbia y rock para sexto grado, media hora", 30),
    ("bachata y jazz para mis alumnos, 45 minutos", 45),
    ("rock and pop for grade 7. We only have forty minutes", 40),
    ("30 minutes: country and folk about bridges", 30),
    ("polka and techno, an hour and a half", 90),
    ("swing and funk for two hours", 120),
    ("blues y rock en una hora", 60),
    ("a 60-minute mashup of jazz and funk", 60),
    ("a 40 minute jazz and soul lesson with a 3 minute song", 40),
    ("a 10-minute warm-up, then disco and funk, 50 minutes in all", 50),
]
NOT_LENGTHS = [
    "a 3 minute song of jazz and hip-hop",
    "a jazz and funk piece, two minutes long",
    "rock and pop at 60 bpm for grade 5",
    "a 12-minute suite of jazz and classical music",
    "a folk and rock piece of about 15 minutes",
    "a ballad about rush hour, jazz and soul",
    "jazz and pop about the hour before dawn",
    "a song lasting three and a half minutes, jazz and funk",
]


@pytest.mark.parametrize(("prompt", "minutes"), LENGTHS)
def test_the_length_of_the_lesson_is_read(prompt: str, minutes: int) -> None:
    assert read_request(prompt).minutes == minutes


@pytest.mark.parametrize("prompt", NOT_LENGTHS)
def test_the_length_of_the_music_is_not_the_lessons(prompt: str) -> None:
    assert read_request(prompt).minutes == 45
