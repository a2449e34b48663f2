"""What a request says of the lesson: its minutes, its setting, its learning goals; and the language it is written in."""

import re

from agents.reader.numbers import NUMBER, number_of
from agents.reader.text import Request
from music.brief import EducationalContext

_LESSON = r"(?:lesson|class|classes|period|periods|session|workshop|unit|rehearsal|block|clase|sesion|leccion|taller|time slot)"
_MINUTES = re.compile(
    rf"\b(?:(?P<times>two|three|2|3) )?(?P<number>\d{{2,3}}|{NUMBER})[ -]?(?:minutes?|mins?|minutos?)(?:[ -]long)?(?: \w+)?[ -]{_LESSON}\b"
    rf"|\b{_LESSON} (?:of|is|lasts|runs|that is|de|dura)(?: about| only| just)? (?P<after>\d{{2,3}})[ -]?(?:minutes?|mins?|minutos?)"
    rf"|\b(?:we have|i have|in|tenemos|takes) (?:only |just |about )?(?P<have>\d{{2,3}})[ -]?(?:minutes?|mins?|minutos?)\b"
)
_HOUR = re.compile(
    rf"\b(?:(?P<half>half[ -]?(?:an |a )?hour|media hora)|(?P<ninety>hour and a half|hora y media)|(?P<two>two[ -]hour|2[ -]hour)|(?P<one>(?:one|an|1)?[ -]?hour(?:[ -]long)?|una hora))(?: long)?(?: \w+)?[ -](?:{_LESSON}|de clase)\b|\b{_LESSON} (?:de )?(?P<after>una hora|media hora)"
)
#: A length that stands on its own (", 60 minutes", "a 90-minute workshop"), unless it is how long the music lasts.
_MUSIC_LENGTH = r"(?:[a-z-]+ ){0,2}(?:songs?|pieces?|tracks?|tunes?|ballads?|suites?|works?|solos?|jams?|intros?|videos?|warm[ -]?ups?|breaks?|performances?|recordings?|compositions?|cancion|canciones|pieza|tema)\b"
_MUSIC_BEFORE = r"\b(?:songs?|pieces?|tracks?|tunes?|compositions?|cancion|pieza|mashups?)(?: (?:that|which|should|will|que))?(?: (?:is|be|of|lasts?|lasting|runs?|running|de|dura|about|around|only|at least))+ $"
_ALONE = re.compile(
    rf"(?<![\w.:/])(?P<number>\d{{2,3}}|{NUMBER})[ -]?(?:minutes?|mins?|minutos?|min)\b(?![ -](?:{_MUSIC_LENGTH}|ago\b|later\b))"
)
_ALONE_HOUR = re.compile(
    r"(?:\b(?:in|for|within|have|takes?|lasts?|only|about|en|durante|tenemos|dura)|,|^|\.) ?(?:(?P<half>half[ -]?an[ -]hour|a half[ -]hour|half[ -]?hour|media hora)"
    r"|(?P<ninety>(?:an|one|1) hour and a half|hora y media|una hora y media|1[.]5 hours)|(?P<two>(?:two|2|dos) (?:hours|horas))|(?P<one>(?:an|one|1) hour|una hora|60[ -]minute hour))\b(?! (?:of|before|after|later|ago)\b)"
)
_RANGE = (10, 240)
_SETTINGS: tuple[tuple[str, EducationalContext], ...] = (
    (r"\b(?:workshop|taller|masterclass|master class|summer camp)\b", "workshop"),
    (r"\b(?:individual study|self[ -]study|independent study|private lessons?|one[ -]on[ -]one|solo practice|estudio individual|homeschool(?:ed|ing)?|study alone)\b", "individual_study"),
    (r"\b(?:peer[ -](?:learning|teaching|tutoring)|teach each other|aprendizaje entre pares)\b", "peer_learning"),
)  # fmt: skip
_GOAL = re.compile(
    r"\b(?:with (?:a |an )?(?:focus|emphasis) on|focus(?:ing|es|ed)? on|emphasi[sz](?:e|es|ing)|emphasis on|so (?:that )?(?:they|students|kids) (?:can |will )?(?:learn|practi[cs]e|understand)"
    r"|to (?:teach|practi[cs]e|learn|introduce|reinforce|review|explore|understand)|that (?:teaches|practi[cs]es|introduces|reviews)|teaching|work(?:ing)? on"
    r"|(?:learning )?(?:goal|objective)s?(?: is| are|:)(?: to)?|highlighting|(?:practi[cs]ing|introducing|reviewing)"
    r"|(?:con )?enfasis en|enfocad[oa]s? en|centrad[oa]s? en|para (?:ensenar|aprender|practicar|trabajar)|objetivo(?::| es)|que ensene) "
    r"(?P<goal>[^.;:!?\n]+)"
)
_GOAL_END = re.compile(
    r" (?:for (?:my|our|the|a|an|\d|students|grade|kids|third|fourth|fifth|sixth|seventh|eighth|ninth)|using|with (?:my|a|an|\d|the)|in (?:a|an|the|my|\d|[a-g] )|at (?:\d|a)|through|by|while|during|because|about"
    r"|para (?:mi|mis|el|la|ninos)|usando|con (?:mi|un)|set in|played|and (?:use|include|make|keep|feature|add|set|write|no)|over \d)\b.*|,? (?:no|please|without|not) .*"
)
_STYLE_ONLY = re.compile(
    r"^(?:about |sobre |creating|making|capturing|evoking|building|delivering|maintaining|the (?:snare|ride|hi|kick)|a (?:sense|feeling)|creat|melod(?:y|ic) and emotive)"
)
_CONCEPTS = frozenset(
    """
syncopation rhythm rhythms melody harmony form ostinato ostinatos dynamics tempo meter metre improvisation timbre texture phrasing
articulation intonation notation solfege composition songwriting swing pitch scales chords intervals rounds canon
sincopa ritmo melodia armonia forma dinamica improvisacion composicion
""".split()
)
_SPANISH = frozenset(
    """
el la los las un una unos unas de del para con sin sobre y en mi mis que como por cancion musica clase estudiantes alumnos
ninos grado mezcla crea haz fusion ritmo tono mayor menor compases batería bateria guitarra letra al es quiero queremos
""".split()
)
_ENGLISH = frozenset(
    """
the a an of for with without about and in my that like by song music class students kids grade mix create make write to is
""".split()
)


def read_minutes(request: Request) -> int | None:
    """The length of the lesson in minutes, from 10 to 240; the length of a song is not read as one."""
    match = _MINUTES.search(request.folded)
    if match is not None:
        number = number_of(match["number"] or match["after"] or match["have"]) or 0
        return _within(number * (number_of(match["times"]) or 1 if match["times"] else 1))
    return _hours(_HOUR.search(request.folded)) or _minutes_alone(request) or _hours(_ALONE_HOUR.search(request.folded))


def _minutes_alone(request: Request) -> int | None:
    """Minutes that no word of teaching stands beside, the first that are not the length of the music."""
    for match in _ALONE.finditer(request.folded):
        in_title = match.end() < request.title_end  # "Thirty Minutes to Midnight: ..."
        of_music = in_title or re.search(_MUSIC_BEFORE, request.folded[: match.start()]) is not None
        number = _within(number_of(match["number"]) or 0)
        if number is not None and not of_music:
            return number
    return None


def _within(minutes: int) -> int | None:
    return minutes if _RANGE[0] <= minutes <= _RANGE[1] else None


def _hours(match: re.Match[str] | None) -> int | None:
    if match is None:
        return None
    if match["half"] or match.groupdict().get("after") == "media hora":
        return 30
    return 90 if match["ninety"] else 120 if match["two"] else 60


def read_setting(request: Request) -> EducationalContext | None:
    """Where the learning happens, when the request says so."""
    for pattern, setting in _SETTINGS:
        if re.search(pattern, request.folded):
            return setting
    return None


def read_goals(request: Request) -> tuple[str, ...]:
    """Learning goals as the teacher put them: "focus on syncopation" gives `syncopation`. At most four."""
    goals = []
    for match in _GOAL.finditer(request.folded):
        start, text = match.start("goal"), match["goal"]
        end = start + len(_GOAL_END.sub("", text).rstrip(" ,"))
        goal = request.raw[start:end].strip(" ,\"'")
        if 3 <= len(goal) <= 90 and len(goal.split()) <= 12 and not _STYLE_ONLY.match(goal.lower()):
            goals.append(goal)
    return tuple(dict.fromkeys(goals))[:4]


def is_concept(text: str) -> bool:
    """Whether a subject is a concept of music itself, so that "about syncopation" is a goal and not a theme."""
    words = [word for word in re.findall(r"[a-z]+", text.lower()) if word not in {"and", "the", "of", "y", "la", "el"}]
    return bool(words) and all(word in _CONCEPTS for word in words)


def read_language(request: Request) -> str:
    """`es` for a prompt in Spanish, else `en`."""
    words = [word.text for word in request.words]
    spanish = sum(word in _SPANISH for word in words) + 2 * sum(c in request.raw for c in "ñ¿¡")
    english = sum(word in _ENGLISH for word in words)
    return "es" if spanish > english else "en"
