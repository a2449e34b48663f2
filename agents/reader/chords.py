"""Chord progressions in a request, in letters, Spanish note names, Roman or plain numerals, or by a form's name."""

import itertools
import re
from dataclasses import dataclass

from agents.reader.text import Request
from music.chords import ChordSymbolError, chord_of_roman, is_chord, parse_chord
from music.keys import SOLFEGE, Key, parse_key

_QUALITY = r"(?:maj|min|dim|aug|sus|add|omit|no|alt|dom|mi|ma|m|M|[-+](?=\d)|[Δ△°º∅øØ]|o(?=7)|\+|[#b♯♭]?\d+|/9)"
_CHORD = rf"(?:N\.?C\.?|[A-G][#b♯♭]?(?:{_QUALITY}|\((?:{_QUALITY}|[, ])+\))*(?:/[A-G][#b♯♭]?)?)(?![\w#♯♭])"
_SPELLED = r"[A-G](?:[ -]?(?:sharp|flat)|[#b♯♭])? (?:major|minor|diminished|augmented|dominant)(?: (?:7th|seventh|7))?"
_SEPARATOR = r"(?:\s*(?:->|→|=>|–|—|-|,|\||/|>|;|\+|\s:\||\|:)\s*(?:and |then |y |to )?|\s+(?:and|then|y|to|followed by|&)\s+|\s+)+"
_SEQUENCE = re.compile(rf"(?<![\w#♯♭'])(?:\|[:|]?\s*)?(?:{_CHORD})(?:{_SEPARATOR}(?:{_CHORD}|%))+")
_SPOKEN = re.compile(rf"(?<!\w)(?:{_SPELLED}|{_CHORD})(?:{_SEPARATOR}(?:{_SPELLED}|{_CHORD}))+")
_TOKEN = re.compile(rf"{_CHORD}|%")
_SPOKEN_TOKEN = re.compile(rf"{_SPELLED}|{_CHORD}")
_CONTEXT = re.compile(
    r"\b(?:chord|chords|progression|progressions|changes|harmony|vamp|loop|acorde|acordes|progresion|sequence|secuencia)\b"
)
_NOT_CHORDS = re.compile(
    r"\b(?:form|forma|rondo|ternary|binary|section|sections|rhyme|rhymes|notes|pitches|scale|letters?|vitamins?|options?|part|parts|teams?|groups?|recorder notes|note names|strings tuned|recorders?|tuned|tuning|spell(?:s|ing)?)\b"
)

_NUMERAL = r"(?:[b#♭♯]?(?:VII|VI|IV|V|III|II|I|vii|vi|iv|v|iii|ii|i)(?:maj7|m7|M7|7|9|6|°7?|ø7?|o7|\+|sus4|dim|aug)?(?:/(?:VII|VI|IV|V|III|II|vii|vi|iv|v|iii|ii))?)"
_ROMANS = re.compile(
    rf"(?<![\w'’#]){_NUMERAL}(?:(?:\s*(?:->|→|–|—|-|,|\||>)\s*(?:and )?|\s+and\s+|\s+y\s+|\s+){_NUMERAL})+(?![\w'’])"
)
_ROMAN_TOKEN = re.compile(rf"(?<!\w){_NUMERAL}(?!\w)")
_NASHVILLE = re.compile(r"(?<![\d/.])[1-7]m?(?:\s*[-–,]\s*[1-7]m?){2,}(?![\d/])")
_BLUES = re.compile(
    r"\b(?:12|twelve|doce)[ -]?(?:bar|measure|compases)(?:s)?(?: [a-z]+)? blues\b|\bblues de (?:12|doce) compases\b|\b(?:12|twelve)[ -]bar (?:progression|form|pattern)\b"
)
_SOLFEGE_CHORD = r"(?:do|re|mi|fa|sol|la|si)(?:#|b| sostenido| bemol)?(?:m7|maj7|m|7| menor| mayor)?(?!\w)"
_SOLFEGE_RUN = re.compile(rf"(?<!\w){_SOLFEGE_CHORD}(?:(?:\s*[-–,|]\s*|\s+y\s+|\s+){_SOLFEGE_CHORD})+", re.IGNORECASE)
_SOLFEGE_PARTS = re.compile(
    r"(do|re|mi|fa|sol|la|si)(#|b| sostenido| bemol)?(m7|maj7|m|7| menor| mayor)?(?!\w)", re.IGNORECASE
)

#: The quick-to-learn form of the twelve-bar blues, one chord a bar.
TWELVE_BAR_BLUES = ("I7", "I7", "I7", "I7", "IV7", "IV7", "I7", "I7", "V7", "IV7", "I7", "I7")
_DIATONIC = {"1": "I", "2": "ii", "3": "iii", "4": "IV", "5": "V", "6": "vi", "7": "vii°"}


@dataclass(frozen=True)
class ReadChords:
    """Chord symbols in the order stated, where they stand in the text, and the numerals they were resolved from."""

    symbols: tuple[str, ...] = ()
    span: tuple[int, int] = (0, 0)
    numerals: tuple[str, ...] = ()


def read_chords(request: Request) -> ReadChords:
    """The progression a request states in letters or note names; empty without one. Numerals wait for the key."""
    for reader in (_lettered, _spoken, _solfege, _numerals):
        found = reader(request)
        if found is not None:
            return found
    return ReadChords()


def resolve(chords: ReadChords, key: str | None, mode: str | None) -> tuple[tuple[str, ...], str | None]:
    """The chord symbols, and the key they were resolved in: numerals without a key are read in C major or A minor."""
    if not chords.numerals:
        return chords.symbols, key
    tonic = chords.numerals[0]
    minor = mode == "minor" or any(n.startswith("i") and not n.startswith("ii") for n in (tonic, chords.numerals[-1]))
    home = parse_key(key or ("A minor" if minor else "C major"))
    return _in_key(_as_minor(chords.numerals) if home.is_minor else chords.numerals, home), home.name


def _as_minor(numerals: tuple[str, ...]) -> tuple[str, ...]:
    """Numerals written as for a major key, such as the proverbial ii-V-I, meant in a minor one: iiø-V-i."""
    if any(re.match(r"i(?![iv])|iv", numeral) for numeral in numerals) or "I7" in numerals:
        return numerals
    swaps = {"I": "i", "Imaj7": "i7", "ii": "ii°", "ii7": "iiø7", "IV": "iv", "IVmaj7": "iv7", "vi": "VI", "iii": "III"}
    return tuple(swaps.get(numeral, numeral) for numeral in numerals)


def _in_key(numerals: tuple[str, ...], key: Key) -> tuple[str, ...]:
    symbols = []
    for numeral in numerals:
        try:
            symbols.append(chord_of_roman(numeral, key).symbol)
        except ChordSymbolError:
            return ()
    return tuple(symbols)


def _lettered(request: Request) -> ReadChords | None:
    for match in _SEQUENCE.finditer(request.raw):
        tokens, end = _tokens(request, match)
        if len(tokens) >= 2 and _is_progression(request, tokens, match):
            return ReadChords(_unrepeated(tokens), (match.start(), end))
    return None


def _tokens(request: Request, match: re.Match[str]) -> tuple[list[str], int]:
    """The chord tokens of a run, without a last bare letter that begins the next words ("... Am A slow song")."""
    places = [t for t in _TOKEN.finditer(match[0]) if t[0] == "%" or is_chord(t[0])]
    while places and places[-1][0] in {"A", "C", "D", "E"} and _begins_words(request, match, places[-1]):
        places.pop()
    end = match.start() + (places[-1].end() if places else 0)
    return [_plain(place[0]) for place in places], end


_WORDS_AFTER = re.compile(
    r"\s+(?:in|with|at|over|for|and|to|on|by|as|played|progression|chords?|loop|pattern|sequence|from|per|each|repeat|spanning|extending|using|x\d|major|minor|throughout|arranged|structured|changes|vamp|while|then|should|that|which|under|during|as)\b|\s*(?:$|[^\w\s])|\s+\d"
)


def _begins_words(request: Request, match: re.Match[str], place: re.Match[str]) -> bool:
    """A bare letter after a mere space, with an ordinary word behind it, is the start of a phrase."""
    gap = match[0][: place.start()]
    if not gap.endswith(" ") or re.search(r"[-–—,|/>→;]\s*$", gap) or re.search(r"\b(?:and|y|then|to)\s+$", gap):
        return False
    return _WORDS_AFTER.match(request.raw[match.start() + place.end() :]) is None


def _plain(symbol: str) -> str:
    return symbol.replace("♯", "#").replace("♭", "b")


def _unrepeated(tokens: list[str]) -> tuple[str, ...]:
    """The symbols with each repeat sign replaced by the chord before it."""
    symbols: list[str] = []
    for mark in tokens:
        if mark != "%":
            symbols.append(mark)
        elif symbols:
            symbols.append(symbols[-1])
    return tuple(symbols)


def _is_progression(request: Request, tokens: list[str], match: re.Match[str]) -> bool:
    """Whether a run of chord-like tokens is one: some spoken context, or symbols that nothing else looks like."""
    context = _near(_CONTEXT, request, match, before=90, after=40)
    marked = sum(1 for mark in tokens if len(mark) > 1)
    if re.search(r"\b(?:grade|grado|year|version|unit|page|room|verse|bar)s?\s*$", request.folded[: match.start()]):
        return False
    if _only_letters(tokens):
        other = _near(_NOT_CHORDS, request, match, before=30, after=25) or _is_form(tokens)
        return not other and (context or (len(tokens) >= 3 and not _is_stepwise(tokens)))
    asked = re.search(r"\b(?:use|using|only|just|play|between)\s*$", request.folded[: match.start()]) is not None
    return (
        context
        or asked
        or len(tokens) >= 3
        or (marked == len(tokens) and not _near(_NOT_CHORDS, request, match, before=20, after=15))
    )


def _near(pattern: re.Pattern[str], request: Request, match: re.Match[str], *, before: int, after: int) -> bool:
    around = (
        request.folded[max(0, match.start() - before) : match.start()]
        + " "
        + request.folded[match.end() : match.end() + after]
    )
    return pattern.search(around) is not None


def _only_letters(tokens: list[str]) -> bool:
    return all(len(mark) == 1 for mark in tokens)


def _is_form(tokens: list[str]) -> bool:
    """Whether letters come in the order of a form or rhyme scheme: A-B-A, A A B A, never D-A-G."""
    fresh = list(dict.fromkeys(tokens))
    return fresh == list("ABCDEFG")[: len(fresh)] and (len(set(tokens)) < len(tokens) or len(tokens) <= 3)


def _is_stepwise(tokens: list[str]) -> bool:
    """Whether letters only step up or down: C D E and B-A-G are notes to play, not chords."""
    places = ["CDEFGAB".index(mark) for mark in tokens]
    return all((later - earlier) % 7 in (0, 1, 6) for earlier, later in itertools.pairwise(places))


def _spoken(request: Request) -> ReadChords | None:
    """Chords in words, only where the text speaks of chords: "the chords A minor, F major and C"."""
    for match in _SPOKEN.finditer(request.raw):
        if re.search(r"\b(?:chords?|progression|changes)\b[^.]{0,40}$", request.folded[: match.start()]):
            symbols = [_from_words(mark) for mark in _SPOKEN_TOKEN.findall(match[0])]
            if len(symbols) >= 2 and all(is_chord(symbol) for symbol in symbols):
                return ReadChords(tuple(symbols), match.span())
    return None


def _from_words(text: str) -> str:
    qualities = {"major": "", "minor": "m", "diminished": "dim", "augmented": "aug", "dominant": ""}
    words = re.sub(r"[ -]?sharp", "#", re.sub(r"[ -]?flat", "b", _plain(text))).split()
    seventh = "7" if len(words) > 2 else ""
    quality = qualities[words[1]] if len(words) > 1 else ""
    return words[0] + ("maj" if seventh and words[1] == "major" else quality) + seventh


def _solfege(request: Request) -> ReadChords | None:
    for match in _SOLFEGE_RUN.finditer(request.raw):
        before = request.folded[: match.start()]
        if re.search(r"\b(?:acordes?|progresion)\b[^.]{0,30}$", before):
            symbols = tuple(_from_solfege(part) for part in _SOLFEGE_PARTS.finditer(match[0]))
            if len(symbols) >= 2:
                return ReadChords(symbols, match.span())
    return None


def _from_solfege(part: re.Match[str]) -> str:
    accidental = {"#": "#", "b": "b", " sostenido": "#", " bemol": "b"}.get((part[2] or "").lower(), "")
    quality = {" menor": "m", " mayor": ""}.get((part[3] or "").lower(), part[3] or "")
    return parse_chord(SOLFEGE[part[1].lower()] + accidental + quality).symbol


def _numerals(request: Request) -> ReadChords | None:
    for match in _ROMANS.finditer(request.raw):
        numerals = tuple(_plain(mark) for mark in _ROMAN_TOKEN.findall(match[0]))
        if _is_roman_run(request, numerals, match):
            return ReadChords((), match.span(), numerals)
    for match in _NASHVILLE.finditer(request.raw):
        if _near(_CONTEXT, request, match, before=30, after=30):
            return ReadChords((), match.span(), tuple(_DIATONIC[d] for d in re.findall(r"[1-7]", match[0])))
    blues = _BLUES.search(request.folded)
    if blues is not None and "blues" in request.folded:
        return ReadChords((), blues.span(), TWELVE_BAR_BLUES)
    return None


def _is_roman_run(request: Request, numerals: tuple[str, ...], match: re.Match[str]) -> bool:
    """Not "I" the pronoun, not World Wars I and II: dashes or a spoken context, and more than ones and twos."""
    if re.search(
        r"\b(?:war|wars|part|parts|chapter|chapters|act|acts|henry|louis|level|levels|volume|unit|grade)\s*$",
        request.folded[: match.start()],
    ):
        return False
    if not {n for n in numerals if re.search(r"[Vv]", n)}:
        return _near(_CONTEXT, request, match, before=40, after=30) and len(numerals) > 1
    joined = re.search(r"[-–—,|>→]", match[0]) is not None
    return joined or len(numerals) >= 3 or _near(_CONTEXT, request, match, before=40, after=30)
