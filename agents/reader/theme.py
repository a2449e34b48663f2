"""What the song is about: "about the water cycle", "sobre la amistad", "set in an enchanted forest", or the title."""

import re
from collections.abc import Iterable

from agents.phrases import Word, fold, words_of
from agents.reader.instruments import Mention
from agents.reader.lesson import is_concept
from agents.reader.numbers import NUMBER
from agents.reader.text import Request
from agents.reader.vocabulary import genre_names, genre_table
from music.instruments import find_instrument, instrument_names

_END = (
    r"(?=$|[.;:!?\n()\"]|,(?! (?!no |not |with |in |at |for |grade |year |\d)[^.;,]{2,30}(?:, | and | or | y ))|,? (?:for (?:teens|teenagers|tweens|college|year|adults|secondary|university|pre|2|a (?:class|choir|band)|my|our|the \d|a \d|\d|grades?|third|fourth|fifth|first|second|sixth|seventh|eighth|ninth|high|middle|kids|kindergarten|students|elementary|beginners|all|children|voices?)"
    r"|with (?:a|an|the|my|our|no|lots|some|\d|ukulele|guitar|drums|piano|recorders?|chords)|using|featuring|grade \d|year \d|\d+(?:th|rd|nd|st) grade|in (?:the key|the style|(?:[a-z-]+ ){1,3}(?:style|feel)|a |an |[a-g]\b|[a-g] |\d|spanish|english|\d/\d|waltz)|at (?:\d|a )|that |which |to (?:teach|help|practi[cs]e|learn|sing)|so |please|without|but |played|over \d|and (?:use|include|focus|make|keep|add|set|write|help|have|let|end|teach|be|feature)"
    r"|para (?:mi|mis|el|los|la clase|ninos|alumnos|estudiantes|quinto|cuarto|tercer|sexto|segundo|primer)|con (?:guitarra|bateria|un|una|el|la|mi|acordes)|en (?:tono|compas|la menor|do|re|mi |fa|sol|si |estilo|\d)|usando|sin |que )|\s*$)"
)
_NOT_FIRST = rf"(?! ?(?:{NUMBER}\b|how long|half|to\b|it\b|this\b|that\b|them\b|which\b))"
_SUBJECTS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern + _END)
    for pattern in (
        rf"(?<!how )(?<!what )\b(?:about|on the (?:topic|theme|subject) of|on the water|the theme (?:is|of)|themed around|theme:|topic:|topic is|with the theme(?: of)?){_NOT_FIRST}:? (?P<theme>[^.;:!?\n]{{3,90}}?)",
        r"\b(?:sobre|acerca de|que trate de|que hable de|tema:|el tema de|con el tema de|dedicad[oa] a) (?P<theme>[^.;:!?\n]{3,90}?)",
        r"\b(?:tells?|telling|told|retells?|retelling) (?:the|a) (?:story|tale) (?:of|about) (?P<theme>[^.;:!?\n]{3,90}?)",
        r"\b(?:celebrat(?:e|es|ing)|honou?r(?:s|ing)|in honou?r of|for (?=(?:earth day|black history month|veterans day|mother's day|father's day|thanksgiving|halloween|christmas|hanukkah|diwali|lunar new year|graduation|halloween|valentine's day|pi day|international day)))(?P<theme> ?(?!the (?:styles|genres))[^.;:!?\n]{3,70}?)",
        r"\b(?:inspired by|reflects?|capturing|captures?|depict(?:s|ing)?|portray(?:s|ing)?) (?:the |an |a )?(?:[a-z]+ )?(?:essence|story|beauty|rugged beauty|spirit|lushness|wonder|atmosphere|ambiance|feeling|sound|sounds|mood|world|life|legend) of (?P<theme>[^.;:!?\n]{3,80}?)",
        r"\b(?:song|rap|anthem|ballad|lesson|unit|mashup|piece|tune) on (?P<theme>[^.;:!?\n]{3,80}?)",
        r"\bset in (?!(?:the key|[a-g]\b|[a-g] (?:major|minor)|[a-g][#b]|\d|an unspecified))(?P<theme>[^.;:!?\n]{3,80}?)",
    )
)
_EVOKED = re.compile(
    r"\b(?:evok(?:e|es|ing)|embod(?:y|ies|ying)|encapsulat(?:e|es|ing)|convey(?:s|ing)?|captur(?:e|es|ing)|reflect(?:s|ing)?) "
    r"(?:(?:the|a|an) (?:[a-z-]+,? ){0,4}?(?:essence|charm|spirit|feeling|sense|ambiance|atmosphere|pride|sentimentality|energy|nature|enchantment|"
    r"era|depths|world|images|image|beauty|mood|warmth|joy) (?:and [a-z]+ )?(?:of|typical of) |images of |the )?(?P<theme>[^.;:!?\n,]{3,70})"
)
#: Words of a title that say what kind of music it is, not what it is about.
_TITLE_MUSIC = frozenset(
    """
rhapsody melody ballad symphony dance groove reel march waltz song anthem jam suite overture sonata rhythms rhythm harmony
soundtrack fusion theme celebration serenade serenata nocturne prelude tune mashup mix medley piece blues revival extravaganza
party reverie odyssey wanderlust fantasy swing funk electronica electro retro vintage traditional modern classic soulful indie
french irish scottish swedish german italian spanish cuban indian japanese chinese african celtic nordic american latin
musical music lullaby jig etude concerto hymn chorus beat beats vibes club noir elegance serenity quest highland synth
folk jazz rock pop the a an of in and club sonatina romantic swinging louisiana ancient asian 1920s 1930s 1950s 1960s 1970s 1980s
""".split()
)
_MUSIC = frozenset(
    "music song piece sound rhythm beat melody beats groove tempo chord genre style dance swing essence lines".split()
)
_PROPER = frozenset(
    "bedouin tibetan hawaiian arctic african moroccan persian alpine caribbean american celtic".split()
) | frozenset(phrase for phrase in genre_table()["places"] if phrase.isalpha()) - frozenset(
    """
highland highlands desert jungle safari tropical beach rainforest bayou prairie farm cowboy cowboys pirate pirates sailor sailors
castle knights medieval whaling swing swinging soulful funky jazzy bluesy groovy march marching operatic folky samurai pyramids
pharaoh spy monastery cathedral saloon speakeasy ballroom circus tavern pub gypsy haiku savanna savannah amazonian
""".split()
)
#: Words of mood and scenery in a title that no song is about by themselves: "Melancholic Beauty", "Jazz Lounge".
_MOODS = frozenset(
    """
forgotten lost beauty sadness melancholy melancholic melancholia nostalgia nostalgic joy joyful longing dreamy bliss passion charm charming grace
graceful energy energetic intensity tension calm calming serene tranquil tranquility mystery mysterious mystic mystical ethereal
haunting haunted gentle tender sweet bittersweet lonely lonesome mellow smooth cool hot warm lively upbeat festive epic heroic
dramatic cinematic majestic grand lush vibrant dark eerie spooky uplifting hopeful peaceful playful whimsical sentimental wistful
lounge vinyl cafe chase ballroom parlor cabaret dancefloor soiree affair interlude meditation reflections reflection impressions
sketches variations adventures mood moods feeling feelings atmosphere ambience ambiance essence spirit sunny golden electric urban
downtown uptown ancient timeless eternal deep wild old new little great late early northern southern eastern western tropical magic
""".split()
)
#: Endings of adjectives, and the nouns that share them: Siberian and Japanese, but not guardian.
_ADJECTIVE = re.compile(r"(?:ian|ese|ean|ful|ous|esque|istic)$")
_NOUNS_ALIKE = frozenset(
    "ocean guardian guardians musician magician librarian comedian civilian martian cheese geese bean jean handful humorous".split()
)
#: How a last item without "about" still is the subject: with an article, or a noun that names a thing to learn about.
_LAST_ITEM = re.compile(
    r",\s*(?P<theme>(?:(?:la|el|los|las|nuestra|nuestro|the|our)\s+[^.,;:!?\n]{3,40}|[a-z]+(?:synthesis|ship|ness|ation|ations|osis|logy|ity)))"
    r"\s*(?=[.!]?\s*$|,\s*(?:call and response|\d+ (?:minutes|minutos)|half an hour|media hora))"
)
_NOT_LAST = re.compile(
    r"\b(?:notation|improvisation|syncopation|orchestration|modulation|articulation|intonation|instrumentation|imitation|variation"
    r"|intensity|simplicity|no|not|tempo|key|tono|clase|class|grado|grade|students?|alumnos|ninos|kids|end|final|mood|feel|rest|same|song|cancion"
    r"|music|musica|style|estilo|ritmo|rhythm|beat|chords?|acordes|melody|melodia|bars?|compases|compositions?|should|is|are|will|must|que|tonality"
    r"|creating|while|with|con|over|in|en)\b"
)
_PROPER_ADJECTIVES = frozenset(
    """
french irish scottish swedish german italian spanish cuban indian japanese chinese african celtic nordic american latin greek
british english welsh polish turkish finnish danish dutch swiss czech thai slavic arabic arctic balkan baltic iberian andean
caribbean hawaiian tibetan moroccan persian parisian bedouin alpine creole cajun appalachian polynesian siberian mexican asian
""".split()
)
_SMALL = frozenset("the a an of in on at and or for to el la los las un una de del en y con que by with".split())


def read_theme(request: Request, mentions: tuple[Mention, ...]) -> str:
    """The subject of the song in the teacher's words, at most twelve of them; empty when nothing says.

    A subject that is stated goes first, then the title before a colon, then the scene that the words evoke. A concept
    of music ("about syncopation"), a genre or an instrument is no theme.
    """
    for pattern in _SUBJECTS:
        for match in pattern.finditer(request.folded, request.title_end):
            theme = _cleaned(request, match.start("theme"), match.end("theme"))
            if theme and _is_subject(theme):
                return theme
    title = _title_theme(request, mentions)
    return title if len(title.split()) > 1 else _evoked(request) or title or _last_item(request, mentions)


def stated_subjects(request: Request) -> tuple[str, ...]:
    """What follows "about", whether a theme or a concept of music."""
    found = (match for pattern in _SUBJECTS[:2] for match in pattern.finditer(request.folded))
    return tuple(_cleaned(request, match.start("theme"), match.end("theme")) for match in found)


def _cleaned(request: Request, start: int, end: int) -> str:
    text = _before_concepts(request.raw[start:end].strip(" ,\"'“”‘’"))
    words = _before_instruments(text).split()
    while len(words) > 12 or (words and fold(words[-1]) in _SMALL):
        words.pop()
    return " ".join(words).strip(" ,\"'“”‘’")


def _before_instruments(text: str) -> str:
    """Up to "with" and an instrument: "the revolutionary war" of "the revolutionary war with fife and drum"."""
    for match in re.finditer(r"(?:,? (?:with|on|con)|,) (?:a |an |the |two |three )?(?P<rest>.+)", text, re.IGNORECASE):
        rest = " ".join(match["rest"].split()[:2])
        musical = any(found.first == 0 for found in genre_names().find(words_of(fold(match["rest"]))))
        if musical or find_instrument(rest) is not None or find_instrument(rest.split()[0]) is not None:
            return text[: match.start()]
    return text


def _before_concepts(text: str) -> str:
    """Up to a comma and a concept of music: "photosynthesis" of "photosynthesis, call and response"."""
    kept, *items = text.split(",")
    for item in items:
        if is_concept(item) or fold(item).strip() in _CONCEPT_PHRASES:
            break
        kept += f",{item}"
    return kept


_CONCEPT_PHRASES = frozenset(
    {
        "call and response",
        "question and answer",
        "verse and chorus",
        "steady beat",
        "llamada y respuesta",
        "pregunta y respuesta",
    }
)


def _is_subject(theme: str) -> bool:
    words = words_of(fold(theme))
    content = tuple(word.text for word in words if word.text not in _SMALL)
    if not content or " ".join(content) in instrument_names() or fold(theme) in _CONCEPT_PHRASES:
        return False
    return not is_concept(theme) and not _only_genres(words)


def _only_genres(words: tuple[Word, ...]) -> bool:
    """Whether names of genres and the small words between them are all there is: "jazz and blues"."""
    named = {index for found in genre_names().find(words) for index in range(found.first, found.last)}
    return all(index in named or word.text in _SMALL for index, word in enumerate(words))


def _is_scenery(words: Iterable[str]) -> bool:
    """Whether there are only moods and describing words, so that nothing is left for a song to be about."""
    return all(word in _MOODS or word in _SMALL or word in _PROPER_ADJECTIVES or _is_adjective(word) for word in words)


def _is_adjective(word: str) -> bool:
    return word not in _NOUNS_ALIKE and _ADJECTIVE.search(word) is not None


def _last_item(request: Request, mentions: tuple[Mention, ...]) -> str:
    """The subject that stands alone at the end: ", la amistad", ", the water cycle", ", photosynthesis"."""
    for match in _LAST_ITEM.finditer(request.folded):
        theme = _cleaned(request, match.start("theme"), match.end("theme"))
        folded = fold(theme)
        named = any(match.start("theme") <= request.words[m.first].start < match.end("theme") for m in mentions)
        genre = any(True for _ in genre_names().find(words_of(folded)))
        if not named and not genre and not _NOT_LAST.search(folded) and _is_subject(theme) and len(theme.split()) <= 6:
            return theme
    return ""


def _title_theme(request: Request, mentions: tuple[Mention, ...]) -> str:
    """The title without its words for music; empty when only those and adjectives are in it."""
    if not request.title_end:
        return ""
    title = [index for index, word in enumerate(request.words) if word.end <= request.title_end]
    musical = {index for mention in mentions for index in range(mention.first, mention.last)} | set(
        _genre_words(request, title)
    )
    kept = [index for index in title if index not in musical and request.words[index].text not in _TITLE_MUSIC]
    while kept and request.words[kept[0]].text in {"for", "to", "with", "on", "at", "by", "from"}:
        kept.pop(0)
    if not kept or _is_scenery(request.words[index].text for index in kept):
        return ""
    first, last = kept[0], kept[-1]
    if all(index in musical for index in range(first, last) if index not in kept):
        return " ".join(_cased(request, index) for index in kept)
    words = [i for i in range(first, last + 1) if i in kept or i not in musical]
    return " ".join(_cased(request, index) for index in words)


def _genre_words(request: Request, title: list[int]) -> list[int]:
    found = genre_names().find(request.words[: len(title)])
    return [index for name in found for index in range(name.first, name.last)]


def _cased(request: Request, index: int) -> str:
    """A word of a title in lower case, unless the text elsewhere gives it a capital within a sentence."""
    word = request.words[index]
    written = request.raw[word.start : word.end]
    proper = re.search(rf"(?<![.:!?] )(?<!^)\b{re.escape(written)}(?:n|ns|s)?\b", request.raw[request.title_end + 2 :])
    named = word.text in _PROPER or proper is not None
    return written if named and written[0].isupper() else written.lower()


def _evoked(request: Request) -> str:
    for match in _EVOKED.finditer(request.folded):
        theme = _cleaned(request, match.start("theme"), match.end("theme"))
        scenery = _is_scenery(word.text for word in words_of(fold(theme)))
        if theme and _is_subject(theme) and not scenery and not _speaks_of_music(theme) and len(theme.split()) <= 8:
            return theme
    return ""


def _speaks_of_music(theme: str) -> bool:
    words = words_of(fold(theme))
    about_music = any(word.text in _MUSIC or word.text.rstrip("s") in _MUSIC for word in words)
    return about_music or any(True for _ in genre_names().find(words))
