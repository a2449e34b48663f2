"""The form of a piece: sections with whole bars, however many bars there are."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from random import Random

from music.genres import Form
from music.plan import PlannedSection

#: The longest and the shortest piece that a lesson plans.
MOST_BARS, FEWEST_BARS = 64, 3

_NAMES = {
    "intro": "Intro", "verse": "Verse", "pre_chorus": "Pre-Chorus", "chorus": "Chorus", "bridge": "Bridge",
    "solo": "Solo", "interlude": "Interlude", "outro": "Outro",
}  # fmt: skip
#: What goes first when there are too few bars for a whole form.
_OPTIONAL = ("interlude", "solo", "pre_chorus", "intro", "outro", "bridge")
_LENGTHS = (1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16)
_FRAME = ("intro", "outro", "interlude", "pre_chorus")

Outline = tuple[tuple[str, int], ...]  # (kind, bars) in order


def plan_form(form: Form, bars: int | None, cycle: int, longest: int) -> tuple[PlannedSection, ...]:
    """The sections of a genre's form, numbered from bar 1 without gaps; always two verses and a chorus.

    `bars` is the length that the teacher stated, None for the form's own (made shorter to fit `longest`). `cycle` is
    the length of the chord cycle in bars: sections are made whole multiples of it where they can be, and a twelve-bar
    cycle keeps its twelve bars. Raises ValueError when there are fewer bars than FEWEST_BARS.
    """
    outline = _singable(tuple(_section(text) for text in form.sections))
    if cycle == 12:
        return _named(_twelve_bar_outline(outline, bars, longest))
    if bars is None:
        bars = _own_length(outline, cycle, longest)
    if bars < FEWEST_BARS:
        raise ValueError(f"A piece with two verses and a chorus needs at least {FEWEST_BARS} bars.")
    return _named(_fitted(outline, bars, cycle))


def _section(text: str) -> tuple[str, int]:
    kind, _, bars = text.partition(":")
    return kind, int(bars)


def _singable(outline: Outline) -> Outline:
    """The outline with at least two verses and a chorus, in the order verse, chorus, verse."""
    sections = list(outline)
    if not any(kind == "verse" for kind, _ in sections):
        sections.insert(1 if sections[0][0] == "intro" else 0, ("verse", 8))
    if not any(kind == "chorus" for kind, _ in sections):
        first_verse = next(index for index, (kind, _) in enumerate(sections) if kind == "verse")
        sections.insert(first_verse + 1, ("chorus", 8))
    if sum(kind == "verse" for kind, _ in sections) < 2:
        last_chorus = max(index for index, (kind, _) in enumerate(sections) if kind == "chorus")
        sections.insert(last_chorus + 1, ("verse", sections[last_chorus][1]))
    return tuple(sections)


def _own_length(outline: Outline, cycle: int, longest: int) -> int:
    """The form's own number of bars, at least 16 and at most `longest`, in whole cycles."""
    total = min(max(sum(bars for _, bars in outline), 16), longest)
    return total - total % cycle if cycle in (2, 3, 4, 5, 6, 7, 8) else total


def _twelve_bar_outline(outline: Outline, bars: int | None, longest: int) -> Outline:
    """Twelve-bar choruses; where they are too few for two verses and a refrain, each last line is the refrain."""
    if bars is None:
        bars = min(max(36, sum(12 for kind, _ in outline if kind in ("verse", "chorus"))), longest) // 12 * 12
    whole, rest = divmod(bars, 12)
    if bars < 12:
        return _fitted(outline, bars, 4)
    if whole == 1:
        sections = [("verse", 4), ("chorus", 4), ("verse", 4)]
    elif whole == 2:
        sections = [("verse", 8), ("chorus", 4), ("verse", 8), ("chorus", 4)]
    else:
        kinds = ("verse", "chorus", "verse", "solo", "chorus")
        sections = [(kinds[index], 12) for index in range(whole)]
    return (*sections, ("outro", rest)) if rest else tuple(sections)


def _fitted(outline: Outline, bars: int, cycle: int) -> Outline:
    """The outline with its lengths changed, and optional sections left out, so that it has exactly so many bars."""
    variants = list(dict.fromkeys(_variants(outline)))
    fits = [
        (cost + 0.9 * max(0, len(outline) - len(variant)) + _monotony(variant, outline), index, lengths)
        for index, variant in enumerate(variants)
        for cost, lengths in [_lengths(variant, bars, cycle)]
        if lengths
    ]
    _, index, lengths = min(fits)
    by_kind = dict(lengths)
    return tuple((kind, by_kind[kind]) for kind, _ in variants[index])


def _monotony(variant: Outline, outline: Outline) -> float:
    """What it costs that two choruses stand side by side where the form itself has something between them."""

    def neighbours(sections: Outline) -> int:
        return sum(first[0] == second[0] == "chorus" for first, second in pairwise(sections))

    return 2.5 * max(0, neighbours(variant) - neighbours(outline))


def _variants(outline: Outline) -> list[Outline]:
    variants, kept = [outline], outline
    for kind in _OPTIONAL:
        kept = tuple(section for section in kept if section[0] != kind)
        variants.append(kept)
    for ending in (
        (),
        (("outro", 4),),
        (("chorus", 8),),
        (("chorus", 8), ("outro", 4)),
        (("chorus", 8), ("bridge", 8), ("chorus", 8)),
    ):
        variants.append((("verse", 8), ("chorus", 8), ("verse", 8), *ending))
    return variants


@lru_cache(maxsize=2048)
def _lengths(outline: Outline, bars: int, cycle: int) -> tuple[float, tuple[tuple[str, int], ...]]:
    """One length for each kind of section so that all of them add up to the bars, with the least awkwardness; an empty
    tuple when there is none. Dynamic programming over the kinds and the bars that are used up."""
    kinds = list(dict.fromkeys(kind for kind, _ in outline))
    reached: dict[int, tuple[float, tuple[tuple[str, int], ...]]] = {0: (0.0, ())}
    for kind in kinds:
        own = [length for name, length in outline if name == kind]
        options = [(length * len(own), length, _awkwardness(kind, length, own, cycle)) for length in _LENGTHS]
        longer: dict[int, tuple[float, tuple[tuple[str, int], ...]]] = {}
        for used, (cost, chosen) in reached.items():
            for taken, length, awkward in options:
                total = used + taken
                if total <= bars and (total not in longer or cost + awkward < longer[total][0]):
                    longer[total] = (cost + awkward, (*chosen, (kind, length)))
        reached = longer
    return reached.get(bars, (0.0, ()))


def _awkwardness(kind: str, length: int, own: Sequence[int], cycle: int) -> float:
    """How far a length is from four-bar phrases, from the chord cycle and from what the form itself asks for."""
    cost = 0.25 * abs(length - sum(own) / len(own)) / 2
    cost += 0.0 if length % 4 == 0 else 0.8 if length % 2 == 0 else 1.8
    if cycle > 1 and length % cycle and cycle <= 8:
        cost += 1.0 if cycle % length else 0.5
    if length == 1:
        cost += 3.0
    if kind in ("verse", "chorus") and length < 4:
        cost += 1.0 if length == 3 else 1.5
    if kind in ("verse", "chorus") and length < 8:
        cost += 0.2 * (8 - length)
    if kind not in ("verse", "chorus") and length > 8:
        cost += 0.5 * (length - 8)
    if kind in _FRAME and length > 4:
        cost += 0.5 * (length - 4)
    return cost * len(own)


def _named(outline: Outline) -> tuple[PlannedSection, ...]:
    """Sections with their bars. Verses are numbered; of other kinds the second and later ones are."""
    sections: list[PlannedSection] = []
    seen: dict[str, int] = {}
    first = 1
    for kind, bars in outline:
        seen[kind] = seen.get(kind, 0) + 1
        numbered = kind == "verse" or seen[kind] > 1
        name = f"{_NAMES[kind]} {seen[kind]}" if numbered else _NAMES[kind]
        sections.append(PlannedSection(name=name, kind=kind, first_bar=first, last_bar=first + bars - 1))
        first += bars
    return tuple(sections)


def choose_form(forms: Sequence[Form], longest: int, random: Random) -> Form:
    """One of a genre's forms; those that fit without being cut come first."""
    fitting = [form for form in forms if sum(_section(text)[1] for text in form.sections) <= longest]
    return random.choice(fitting or list(forms))
