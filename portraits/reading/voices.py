"""Who speaks in a sentence: the interviewer, the person interviewed, or anybody.

Closed lists of French words, compared without accents nor case. They never look at who is who.
"""

import re
from collections.abc import Iterator
from enum import Enum, auto

from core.text import fold

#: A sentence ends at a mark which is not inside an address ("?p=1") or a number ("2.0").
_BREAK = re.compile(
    r"""\([^()]*\)[\s.]*
      | [?!…]+ (?= \Z | [A-ZÀÂÇÉÈÊÎÔ] | [^\w=&/#%+.-] ) [\s.»”"]*
      | \.+ (?= \Z | \s ) \s*""",
    re.VERBOSE,
)
_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|\"[^\"]*\"")
#: "…, vous voyez ?": a manner of speaking, not a question.
_TAG = re.compile(
    r",\s*(?:vous (?:voyez|savez|comprenez|imaginez)|n[’']est-ce pas|hein|non|quoi|d[’']accord)\s*\?",
    re.IGNORECASE,
)
_ELIDED_ME = re.compile(r"\b[jm][’'](?=[^\W\d])", re.IGNORECASE)
#: "parlez-nous", "dites-moi", once folded: the interviewer speaking of herself.
_ASKING_US = re.compile(r"\b(?:\w+ez|dites|parle|dis|raconte) (?:nous|moi)\b")
_VERB_OF_VOUS = re.compile(r"\b(?!assez\b|nez\b|chez\b|rez\b)\w+ez\b")

_ONE = {"je", "me", "moi", "mon", "ma", "mes"}
_SEVERAL = {"nous", "notre", "nos"}
_YOU = {"vous", "votre", "vos", "tu", "ton", "tes", "toi"}
_ANSWERING = re.compile(
    r"(?:oui|non|si|pas|bien sur|tout a fait|absolument|exactement|effectivement|evidemment|jamais"
    r"|toujours|parfois|rarement|souvent|aucune?|ca|cela|c est|plutot|bof|merci|il y a|en partie"
    r"|parce|certainement|forcement|heureusement|malheureusement|enormement|beaucoup)\b"
)
_ADDING = re.compile(r"(?:par exemple|notamment|a savoir)\b")
_DEPENDING = re.compile(
    r"(?:et )?(?:si oui|si non|sinon|si c est|si ce n est|si tel|dans ce cas|(?:les?|la)quel"
    r"|pourquoi$|comment$|avec qui$|pourquoi cela$)"
)
_INTERROGATIVE = re.compile(
    r"(?:et |mais )?(?:qu|que|quel|quelle|quels|quelles|qui|quoi|comment|pourquoi|ou|quand|combien"
    r"|est ce|d ou|a quoi|a quel|a quelle|en quoi|avec qui|de quoi|sur quoi)\b"
)


class Voice(Enum):
    ASKS = auto()  # a question that anybody but the person interviewed may ask
    PROMPTS = auto()  # speaks to the person, or adds something to a question
    ANSWERS = auto()  # the person herself
    NEUTRAL = auto()


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each sentence, blanks after it included; a parenthesis after a mark is one."""
    start = 0
    for match in _BREAK.finditer(text):
        if match[0][0] == "(" and text[start : match.start()].strip():
            continue
        yield start, match.end()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def asks(sentence: str) -> bool:
    """Does the sentence end with a question mark, quotations and manners of speaking apart?"""
    bare = _TAG.sub(",", _QUOTED.sub("", sentence)).rstrip(' \t\xa0\u202f.»”"')
    return bare[-1:] == "?" or ("?" in bare[-4:] and not bare[-4:].rstrip("?!… "))


def voice(sentence: str) -> Voice:
    bare = _QUOTED.sub("", sentence)
    words = fold(bare)
    if sentence.startswith("("):
        return Voice.PROMPTS
    if not words:
        return Voice.NEUTRAL
    if speaks_of_oneself(bare):
        return Voice.ANSWERS
    if asks(sentence) or ("?" in sentence and interrogative(bare) and addressed(bare)):
        return Voice.ASKS
    if depends(sentence) or _ADDING.match(words):
        return Voice.PROMPTS
    if _ANSWERING.match(words):
        return Voice.ANSWERS
    return Voice.PROMPTS if addressed(sentence) else Voice.NEUTRAL


def speaks_of_oneself(sentence: str) -> bool:
    """ "je", "mon", or "nous" said without "vous": the voice of an answer."""
    if _ELIDED_ME.search(sentence):
        return True
    words = set(_ASKING_US.sub(" ", fold(sentence)).split())
    return bool(words & _ONE) or bool(words & _SEVERAL and not words & _YOU)


def addressed(sentence: str) -> bool:
    """Does the sentence speak to somebody: "vous", "votre", "racontez"?"""
    words = fold(sentence)
    return bool(_YOU & set(words.split()) or _VERB_OF_VOUS.search(words))


def depends(question: str) -> bool:
    """ "Si oui, laquelle ?" means nothing without the question before it."""
    return bool(_DEPENDING.match(fold(question)))


def interrogative(sentence: str) -> bool:
    """Does the sentence begin as questions do: "Comment", "Pourquoi"?"""
    return bool(_INTERROGATIVE.match(fold(sentence)))
