"""When a form was opened, signed, so that nobody can pretend: people need time to read and write.

No cookie and no row: the form itself carries it, under a salt of its own.
"""

import secrets
from datetime import datetime

from django.core import signing

#: Two forms that were opened in the same second are still two.
_RANDOM_BYTES = 9


def stamp(now: datetime, salt: str) -> str:
    text = f"{int(now.timestamp())}.{secrets.token_urlsafe(_RANDOM_BYTES)}"
    return signing.Signer(salt=salt).sign(text)


def age_of(opened: str, now: datetime, salt: str) -> float | None:
    """Seconds since the form was opened; None when the stamp is not ours."""
    try:
        text = signing.Signer(salt=salt).unsign(opened)
    except signing.BadSignature:
        return None
    return now.timestamp() - int(text.partition(".")[0])
