"""A title worth having on a concert program, built from theme, places and the sounds of the blend."""

import re
from collections.abc import Iterator, Mapping, Sequence

from agents.writers.builtin.concepts import Term
from agents.writers.builtin.phrasing import Variety
from agents.writers.builtin.prose import has_phrases, phrases
from music.brief import Brief
from music.genres import Genre

_SMALL_WORDS = frozenset(["a", "an", "the", "and", "or", "of", "in", "on", "at", "to", "for", "from", "by", "with",
                          "de", "del", "el", "la", "las", "los", "y"])  # fmt: skip
_PLACE = re.compile(r"^(?:the )?[A-Z][A-Za-zÀ-ÿ.'’-]*(?: (?:of |de |do |and )?[A-Z][A-Za-zÀ-ÿ.'’-]*){0,2}$")
#: Sides of a place that say little on a poster.
_VAGUE_PLACE = re.compile(r"\b(?:United|Kingdom|Western|Northern|Southern|Europe|Africa|America|England)\b")
_LONGEST_THEME = 40


def blend_title(
    brief: Brief, genres: Sequence[Genre], focus: Sequence[Term], ingredients: Mapping[str, str], band: Sequence[str],
    variety: Variety,
) -> str:  # fmt: skip
    """A title of at most 120 characters. `ingredients` maps an ingredient to the slug that it comes from; `band` names
    the instruments of the piece."""
    theme = _theme(brief.theme)
    images = list(_images(genres, focus))
    choices = _themed(theme, brief, genres, ingredients, images, band, variety) if theme else []
    if not choices:
        choices = [*_from_places(genres, variety), *_from_images(images, variety)]
    return variety.pick(choices)[:120]


def title_case(text: str) -> str:
    """A phrase as a title: "the water cycle" becomes "The Water Cycle"."""
    words = text.split()
    return " ".join(
        word if index and word.lower() in _SMALL_WORDS else word[:1].upper() + word[1:]
        for index, word in enumerate(words)
    )


def _inside(title: str) -> str:
    """A title after other words: its article is small."""
    first, _, rest = title.partition(" ")
    return f"{first.lower()} {rest}" if first in ("A", "An", "The") else title


def _theme(theme: str) -> str:
    plain = " ".join(re.sub(r"[^\w\s'’,-]", "", theme).split())
    return plain if 0 < len(plain) <= _LONGEST_THEME else ""


def _themed(
    theme: str, brief: Brief, genres: Sequence[Genre], ingredients: Mapping[str, str], images: list[str],
    band: Sequence[str], variety: Variety,
) -> list[str]:  # fmt: skip
    instruments = _two_instruments(brief, band)
    slots = {
        "theme": title_case(theme), "theme_small": _inside(title_case(theme)),
        "feel": variety.pick(_feel(brief, genres, ingredients)), "image": variety.pick(images) if images else "",
        "tempo": f"{brief.tempo_bpm} Beats a Minute",
    }  # fmt: skip
    absent = [slot for slot, known in (("{image}", images), ("{tempo}", brief.tempo_bpm)) if not known]
    if theme.split()[0].endswith("ing"):
        absent.append("Listening")  # "Listening for Leaving Home" trips over itself
    patterns = [p for p in phrases("titles", "patterns", "theme") if not any(slot in p for slot in absent)]
    made = [variety.pick(patterns).format(**slots)]
    if len(instruments) == 2:
        scored = variety.pick(phrases("titles", "patterns", "scored"))
        made.append(scored.format(one=instruments[0], two=instruments[1], **slots))
    return made


def _feel(brief: Brief, genres: Sequence[Genre], ingredients: Mapping[str, str]) -> Sequence[str]:
    if (brief.meter or "").startswith("3/"):
        return phrases("titles", "feel", "three")
    slug = ingredients.get("groove", genres[0].slug)
    groove = next((genre for genre in genres if genre.slug == slug), genres[0])
    straight_four = groove.feel == "straight" and groove.meters[0] == "4/4"
    return phrases("titles", "feel", groove.feel if straight_four or groove.feel != "straight" else "any")


def _two_instruments(brief: Brief, band: Sequence[str]) -> list[str]:
    """Two instruments with short names: those asked for, else those of the piece."""
    asked = [request.name for request in brief.instruments if _is_short(request.name)]
    return _unlike([title_case(name) for name in (*asked, *filter(_is_short, band))])


def _unlike(names: Sequence[str]) -> list[str]:
    """The first two names that share no word: not "Saxophone and Tenor Saxophone"."""
    for other in names[1:]:
        if not set(names[0].lower().split()) & set(other.lower().split()):
            return [names[0], other]
    return []


def _is_short(name: str) -> bool:
    return len(name.split()) <= 2 and " and " not in name and name.isascii() and "," not in name and "chord" not in name


def _images(genres: Sequence[Genre], focus: Sequence[Term]) -> Iterator[str]:
    """Images of the concept in focus and of the sounds of the genres."""
    for term in focus[:1]:
        if has_phrases("titles", "concept_images", term.name):
            yield from phrases("titles", "concept_images", term.name)
    for genre in genres:
        sounds = " | ".join(_sounds(genre)).lower()
        for word in _image_words():
            if re.search(rf"\b{re.escape(word)}s?\b", sounds) and _is_true_of(word, genre):
                yield from phrases("titles", "images", word)


def _is_true_of(word: str, genre: Genre) -> bool:
    """Whether a way of moving is the genre's own and not only one of its grooves."""
    if word == "waltz":
        return genre.meters[0].startswith("3/")
    return word != "march" or genre.feel == "straight"


def _image_words() -> Sequence[str]:
    return list(phrases("titles", "images"))


def _sounds(genre: Genre) -> Iterator[str]:
    yield from genre.tags
    yield genre.bass.name
    yield from (groove.name for groove in genre.grooves)
    yield from (instrument.name for instrument in genre.instruments)
    yield from (concept.name for concept in genre.concepts)


def _from_images(images: Sequence[str], variety: Variety) -> list[str]:
    """One of the images, twice: a sound weighs more than a map."""
    return [variety.pick(list(dict.fromkeys(images)))] * 2 if images else []


def _from_places(genres: Sequence[Genre], variety: Variety) -> list[str]:
    places = _places(genres)
    if len(places) < 2:
        return []
    here, there = variety.shuffled(places)[:2]
    text = variety.pick(phrases("titles", "patterns", "places")).format(here=here, there=there)
    return [text[:1].upper() + text[1:]]


def _places(genres: Sequence[Genre]) -> list[str]:
    return list(dict.fromkeys(place for genre in genres if (place := _place(genre))))


def _place(genre: Genre) -> str:
    """The first place that a genre's origin names, where it is fit for a poster; else nothing."""
    place = re.split(r",| then | and |;|\(", genre.origin.place)[0].strip()
    return place if _PLACE.match(place) and not _VAGUE_PLACE.search(place) else ""
