"""What each stanza of a song asks for: a scene, a detail, the lesson's concept, a turn, a look back."""

from collections.abc import Callable

from agents.writers.builtin.lyrics.bank import Function
from agents.writers.builtin.lyrics.choose import Role, Sources
from agents.writers.builtin.lyrics.stanza import Want

#: Gives the wants of a stanza for its number of rhyme groups.
WantsFor = Callable[[int], list[Want]]

_ANY: tuple[Function, ...] = ("detail", "turn", "open", "chorus", "bridge", "lift")
_ABOUT_MUSIC: tuple[Role, ...] = ("concept", "instrument", "scene", "music")


def _functions(*best: Function) -> tuple[Function, ...]:
    return (*best, *(function for function in _ANY if function not in best))


def _roles(*best: Role) -> tuple[Role, ...]:
    rest: tuple[Role, ...] = ("theme", *_ABOUT_MUSIC)
    return (*best, *(role for role in rest if role not in best))


def verse_wants(sources: Sources, index: int, opens: bool, closes: bool) -> WantsFor:
    """A verse: the first opens on a scene, the second brings in the music that is studied, the last turns."""

    def wants(groups: int) -> list[Want]:
        found = [_verse_want(sources, index, group) for group in range(groups)]
        if opens:
            found[0] = Want(found[0].roles, _functions("open"), index)
        if closes and (groups > 1 or sources.themed):
            found[-1] = Want(_roles(*_main(sources, index)), _functions("turn"), index)
        return found

    return wants


def _verse_want(sources: Sources, index: int, group: int) -> Want:
    musical = group == 0 if sources.themed else group % 2 == 1
    if sources.of("named"):
        musical = group > 0
    if musical and (index > 0 or not sources.of("theme")):
        first: tuple[Role, ...] = ("concept", "instrument") if index % 2 else ("instrument", "concept")
        return Want(_roles(*first, "scene", "music"), _functions("detail"), index // 2)
    return Want(_roles(*_main(sources, index)), _functions("detail", "open" if index == 0 else "turn"), index)


def _main(sources: Sources, index: int) -> tuple[Role, ...]:
    if sources.of("theme"):
        return ("second", "theme") if index % 2 and sources.of("second") else ("theme", "second")
    return ("named", "scene", "music") if sources.of("named") else ("scene", "music", "concept")


def passage_wants(sources: Sources, kind: str) -> WantsFor:
    """A pre-chorus lifts, a bridge looks back and then turns to what is studied, an outro closes."""
    if kind == "pre_chorus":
        return lambda groups: [Want(_roles("theme", "named", "music"), _functions("lift"))] * groups
    if kind == "outro":
        return lambda groups: [Want(_roles("theme", "music"), _functions("turn", "bridge"))] * groups
    look_back = Want(_roles("theme", "named", "music"), _functions("bridge", "turn"))
    studied = Want(_roles("concept", "music"), _functions("turn", "bridge"))
    return lambda groups: [look_back, *[studied] * (groups - 1)]


def chorus_wants(sources: Sources) -> list[Want]:
    """What stands round the hook."""
    del sources
    return [Want(_roles("theme", "named", "music"), _functions("chorus", "turn"))]
