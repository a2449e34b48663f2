"""Whatever is typed, the reader answers with a Brief or with one of its two sentences, and fast."""

import random
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from agents.reader import RefusedRequest, UnusableRequest, read_request, understood
from music.genres import load_atlas

_PIECES = st.sampled_from(
    """jazz hip-hop no not without in A minor B flat key of C G Am F - | , . : ; 3/4 6/8 bars 12 twelve blues ii V I i-V
    14 recorders and drums about the water cycle for graders grade 9th year olds 8 sobre sin con y rock house march my
    tempo slow allegro bpm 96 progression chords % x × ♯ ♭ ø Δ7 acordes do sol la menor é ñ 日本 🎸 İ ß “ ” — like Bach
    with featuring voices in the ensemble bass line 0 99999 /// ((( <3 > < & + # b 1/0 ages -1 I II III world war to to""".split()
)
_SOUPS = st.lists(_PIECES, max_size=60).map(" ".join)


def _answer(prompt: str) -> None:
    try:
        brief = read_request(prompt)
    except (UnusableRequest, RefusedRequest):
        return
    assert len(set(brief.genres)) >= 2
    assert set(brief.genres) <= set(load_atlas())
    assert not set(brief.genres) & set(brief.excluded_genres)
    assert all(chip.value for chip in understood(brief))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(_SOUPS)
def test_soups_of_musical_words_never_break_it(prompt: str) -> None:
    _answer(prompt)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.text(max_size=400))
def test_any_text_never_breaks_it(prompt: str) -> None:
    _answer(prompt)


def test_no_text_takes_long_to_read() -> None:
    """Repeated patterns would show an expression that backtracks without end."""
    read_request("warm the tables with jazz and funk")
    patterns = [
        "C - ",
        "a ",
        "the and ",
        "in a ",
        "tempo ",
        "slow, ",
        "about ",
        "I ",
        "do re mi ",
        "1/2 ",
        "12 bar ",
        "|",
        "a, ",
    ]
    for pattern in patterns:
        prompt = ("jazz and funk " + pattern * 2000)[:2000]
        started = time.process_time()
        _answer(prompt)
        assert time.process_time() - started < 0.25, f"{pattern!r} is slow"


def test_a_usual_request_is_read_between_two_keystrokes() -> None:
    words = "jazz funk about the river with piano and drums in C major at 96 bpm for fifth graders slow".split()
    random.Random(1).shuffle(words)
    prompts = [" ".join(words) + f" number {index}" for index in range(60)]
    read_request(prompts[0])
    started = time.process_time()
    for prompt in prompts:
        read_request(prompt)
    assert (time.process_time() - started) / len(prompts) < 0.01
