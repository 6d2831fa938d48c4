"""What stands above the first question or below the last answer: labels, title line, date."""

import re
from collections.abc import Iterator

from core.text import MONTHS, fold
from portraits.reading.lines import Line
from portraits.reading.spans import Role, Span, piece

_NAMES = (
    "personne interviewee", "personne interviewe e", "personne interrogee", "personne rencontree",
    "interviewe", "interviewee", "interviewe e", "interview de", "entretien avec", "nom",
    "nom et prenom", "prenom et nom", "nom prenom", "prenom nom", "prenom",
)  # fmt: skip
_JOBS = (
    "poste occupe", "poste", "fonction", "fonctions", "metier", "profession", "role", "intitule du poste",
)  # fmt: skip
_EMPLOYERS = (
    "etablissement", "structure", "employeur", "organisme", "lieu de travail", "lieu d exercice",
    "collectivite", "nom de l etablissement", "etablissement d exercice",
)  # fmt: skip
_DATES = (
    "date", "date de l entretien", "date de l interview", "date de l echange", "entretien realise le",
    "interview realisee le",
)  # fmt: skip
#: A label without its accents → the field it names.
LABELS = {
    label: role
    for role, labels in {
        Role.NAME: _NAMES,
        Role.JOB: _JOBS,
        Role.EMPLOYER: _EMPLOYERS,
        Role.DATE: _DATES,
        Role.SERIES: ("serie", "collection"),
        Role.TITLE: ("titre",),
    }.items()
    for label in labels
}
LONGEST_LABEL = 40
LONGEST_TITLE = 200
LONGEST_HEADLINE = 120

_SERIES = re.compile(r"\[[^\[\]]{1,80}\]")
_LEAD = re.compile(
    r"(?:interview|entretien|rencontre|portrait)(?:\s+(?:avec\s|de\s|d[’'])|\s*:|\s+[–-]\s|\s)\s*"
    r"|(?:\d{1,2} )?(?:questions|la parole)\s+à\s+",
    re.IGNORECASE,
)
_PARTING = re.compile(r"\s*[,|:()]\s*|\s+[–—-]+\s+")
_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_PARTICLES = {"de", "du", "des", "le", "la", "d", "van", "von", "el", "ben", "et"}
_JOB_WORD = re.compile(
    r"\b(?:conseill|mediat(?:eur|rice)|animat|bibliothec|format|responsable|charge|coordinat|agent|direct"
    r"|profess|assist|technic|facilit|referent|aidant|accompagn|intervenant|benevol|documental)"
)
_AT = re.compile(
    r"\s+(?:à la|à l[’']|à|au|aux|chez|pour la|pour le|pour l[’'])(?:\s+|(?<=[’']))", re.IGNORECASE
)
_PLACE_WORD = re.compile(
    r"mediatheque|bibliotheque|ludotheque|mairie|ville|commun|centre|espace|maison|ccas|departement"
    r"|association|tiers lieu|france services|epn|federation|syndicat|pole|cafe|conseil|college"
)
_SIGNED = re.compile(
    r"(?:propos|texte|texte et photos?) (?:recueillis?|de|par)\b|recueillis?\b"
    r"|(?:entretien|interview|echange|rencontre) (?:realisee?|menee?|conduite?|enregistree?)\b"
)
_DATE = re.compile(
    r"(?:(?:\d{1,2}|1er)\s+)?(?:" + "|".join(MONTHS) + r")\s+\d{4}"
    r"|(?:début|fin|mi|courant|printemps|été|automne|hiver)[\s-]+(?:de l[’']année\s+)?"
    r"(?:(?:" + "|".join(MONTHS) + r")\s+)?\d{4}"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\b(?:19|20)\d{2}\b",
    re.IGNORECASE,
)


def label_of(line: Line) -> tuple[Role, int] | None:
    """The field that a line names, and where its value begins: ``Poste occupé : …``."""
    end = line.text.find(":", 0, LONGEST_LABEL + 1)
    if end < 0:
        return None
    role = LABELS.get(fold(line.text[:end]))
    return (role, end + 1) if role else None


def labelled(line: Line) -> list[Span]:
    """The label and its value; a job may follow a name: ``Personne interviewée : Ana Roux, …``."""
    role, begin = label_of(line)
    value = piece(role, line.start, line.text, begin)
    person = (
        named_title(Line(value[0].start, value[0].text)) if value and role is Role.NAME else None
    )
    return [*piece(Role.MARK, line.start, line.text, 0, begin), *(person or value)]


def is_name(text: str, *, least: int = 2) -> bool:
    """ "Maëlle Kervadec", "Jean-Noël de La Tour", "Ana et Yanis": capitals, particles, no job."""
    words = text.split()
    if not words or len(words) > 6 or _JOB_WORD.search(fold(text)):
        return False
    if not all(_WORD.fullmatch(w) and (w[0].isupper() or fold(w) in _PARTICLES) for w in words):
        return False
    capitals = [w for w in words if w[0].isupper()]
    return len(capitals) >= least and words[0][0].isupper() and words[-1][0].isupper()


def named_title(line: Line) -> list[Span] | None:
    """ "[Questions à…] Maëlle Kervadec, conseillère numérique à la médiathèque" in its parts.

    None when the line is not such a title: a name, and a job or a prefix. Either may come first.
    """
    text = line.text
    if len(text) > LONGEST_TITLE or text[-1] in ".!?;,:":
        return None
    series, begin = _SERIES.match(text), 0
    spans = piece(Role.SERIES, line.start, text, 0, series.end()) if series else []
    begin = _skip_blanks(text, series.end()) if series else 0
    if series and begin == len(text):
        return spans
    lead = _LEAD.match(text, begin)
    if lead:
        spans += piece(Role.MARK, line.start, text, begin, lead.end())
        begin = lead.end()
    parts = list(_parts(text, begin))
    who = _where_the_name_is(text, parts, least=1 if series or lead else 2)
    if who is None:
        return None
    others = [i for i in range(len(parts)) if i != who]
    jobs = [i for i in others if _JOB_WORD.search(fold(text[slice(*parts[i])]))]
    if not (jobs or series or lead):
        return None
    # A job that no list knows is one all the same, unless it is a place.
    jobs += [i for i in others if i > who and not _PLACE_WORD.match(fold(text[slice(*parts[i])]))]
    return spans + _person(line, parts, who, jobs[0] if jobs else None, begin)


def _skip_blanks(text: str, begin: int) -> int:
    return len(text) - len(text[begin:].lstrip())


def _parts(text: str, begin: int) -> Iterator[tuple[int, int]]:
    for match in _PARTING.finditer(text, begin):
        if begin < match.start():
            yield begin, match.start()
        begin = match.end()
    if begin < len(text):
        yield begin, len(text)


def _where_the_name_is(text: str, parts: list[tuple[int, int]], *, least: int) -> int | None:
    ends = [0, len(parts) - 1] if parts else []
    return next((i for i in ends if is_name(text[slice(*parts[i])], least=least)), None)


def _person(
    line: Line, parts: list[tuple[int, int]], who: int, job: int | None, begin: int
) -> list[Span]:
    """Name, job and employer in the order of the line; the marks between them are kept as marks."""
    fields = [(Role.NAME, *parts[who])]
    limit = parts[who][0] if job is not None and job < who else len(line.text)
    if job is None:
        rest = who + 1
    else:
        start, end = parts[job]
        rest = job + 1
        if at := _place_in(line.text, start, end):
            fields += [(Role.JOB, start, at[0]), (Role.EMPLOYER, at[1], limit)]
            rest = len(parts)
        else:
            fields.append((Role.JOB, start, end))
    if rest < len(parts) and rest != who:
        fields.append((Role.EMPLOYER, parts[rest][0], limit))
    spans, position = [], begin
    for role, start, end in sorted(fields, key=lambda field: field[1]):
        spans += _between(line, position, start)
        end = start + len(line.text[start:end].rstrip(" ,:|–—-\xa0\u202f"))
        if line.text[start:end].count("(") < line.text[start:end].count(")"):
            end -= 1
        spans += piece(role, line.start, line.text, start, end)
        position = end
    return spans + _between(line, position, len(line.text))


def _between(line: Line, begin: int, end: int) -> list[Span]:
    """A comma, "à la": a mark. Words that no field took are for the editor."""
    between = line.text[begin:end]
    known = _AT.fullmatch(between.rstrip() + " ") or not any(map(str.isalnum, between))
    return piece(Role.MARK if known else Role.STRAY, line.start, line.text, begin, end)


def _place_in(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a job stops and its place begins: "conseiller numérique | à la | mairie"."""
    for match in _AT.finditer(text, start, end):
        after = text[match.end() : end]
        if (after[:1].isupper() and not text.isupper()) or _PLACE_WORD.match(fold(after)):
            return match.start(), match.end()
    return None


def is_signature(line: Line) -> bool:
    return len(line.text) <= LONGEST_TITLE and bool(_SIGNED.match(fold(line.text[:80])))


def signature(line: Line) -> list[Span]:
    """ "Propos recueillis par Anne Leroux en mars 2022", its date apart."""
    date = _DATE.search(line.text)
    if date is None:
        return piece(Role.SIGNATURE, line.start, line.text)
    return [
        *piece(Role.SIGNATURE, line.start, line.text, 0, date.start()),
        *piece(Role.DATE, line.start, line.text, *date.span()),
        *piece(Role.SIGNATURE, line.start, line.text, date.end()),
    ]


def is_headline(line: Line, *, first: bool = False) -> bool:
    """A line that may be a title without a name: short, and no sentence. Only the first may ask."""
    return len(line.text) <= LONGEST_HEADLINE and not line.text.endswith(
        (".", "!", ";", ",", ":", "…") if first else (".", "!", ";", ",", ":", "…", "?")
    )
