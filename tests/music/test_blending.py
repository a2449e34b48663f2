"""Every genre of a blend gives something that is its own to give."""

from collections import Counter
from random import Random

import pytest

from music.blending import choose_ingredients
from music.brief import Brief
from music.genres import Genre, load_atlas

INGREDIENTS = ["harmony", "groove", "bass", "melody", "form", "instrumentation", "lyrics"]


def _blends(size: int, count: int) -> list[list[Genre]]:
    random = Random(f"blends of {size}")
    return [random.sample(list(load_atlas().values()), size) for _ in range(count)]


def _brief(genres: list[Genre], **stated: object) -> Brief:
    return Brief(prompt="a mashup", genres=tuple(genre.slug for genre in genres), **stated)  # type: ignore[arg-type]


@pytest.mark.parametrize(("size", "fewest"), [(2, 2), (3, 1), (5, 1), (7, 1)])
def test_every_genre_gives_its_share(size: int, fewest: int) -> None:
    for seed, genres in enumerate(_blends(size, 30)):
        chosen = choose_ingredients(genres, _brief(genres), seed)
        assert list(chosen) == INGREDIENTS
        given = Counter(chosen.values())
        assert all(given[genre.slug] >= fewest for genre in genres), chosen


def test_nine_genres_are_too_many_for_seven_ingredients_and_still_blend() -> None:
    genres = _blends(9, 1)[0]
    assert set(choose_ingredients(genres, _brief(genres), 1).values()) == {genre.slug for genre in genres[:7]}


def test_the_same_seed_blends_the_same_and_seeds_differ() -> None:
    genres = [load_atlas()["jazz"], load_atlas()["hip-hop"]]
    assert choose_ingredients(genres, _brief(genres), 3) == choose_ingredients(genres, _brief(genres), 3)
    assert len({tuple(choose_ingredients(genres, _brief(genres), seed).items()) for seed in range(20)}) > 1


def test_a_genre_mostly_gives_what_it_lends_well() -> None:
    lent = total = 0
    for seed, genres in enumerate(_blends(2, 60)):
        by_slug = {genre.slug: genre for genre in genres}
        for ingredient, slug in choose_ingredients(genres, _brief(genres), seed).items():
            lendable = any(ingredient in genre.meets.lends for genre in genres)
            lent += lendable and ingredient in by_slug[slug].meets.lends
            total += lendable
    assert lent / total > 0.85


def test_a_sacred_tradition_gives_cycle_scale_or_form_and_not_its_material() -> None:
    sacred = [genre for genre in load_atlas().values() if genre.culture.sacred]
    plain = [genre for genre in load_atlas().values() if not genre.culture.sacred]
    assert sacred, "the atlas names its sacred traditions"
    for seed, genre in enumerate(sacred):
        genres = [genre, plain[seed % len(plain)]]
        chosen = choose_ingredients(genres, _brief(genres), seed)
        given = {ingredient for ingredient, slug in chosen.items() if slug == genre.slug}
        assert given <= {"groove", "melody", "form"}, (genre.slug, given)


def test_a_stated_metre_goes_to_the_genre_that_has_a_groove_in_it() -> None:
    atlas = load_atlas()
    genres = [atlas["hip-hop"], atlas["waltz"]]
    for seed in range(20):
        assert choose_ingredients(genres, _brief(genres, meter="3/4"), seed)["groove"] == "waltz"


def test_one_genre_gives_everything_and_none_is_an_error() -> None:
    jazz = load_atlas()["jazz"]
    assert set(choose_ingredients([jazz], _brief([jazz]), 1).values()) == {"jazz"}
    with pytest.raises(ValueError, match="at least one genre"):
        choose_ingredients([], Brief(prompt="a mashup"), 1)
