"""What is done every night, in parts that can each be done again, or twice at once, without harm."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone
from wagtail.models import UploadedFile

from events import nightly
from events.engagements import purge_engagements
from events.models import ImportUpload
from events.outbox import send_due
from events.reminders import remind
from events.retention import purge_imports, purge_registrations
from mediators.retention import purge_former_people, purge_reports
from portraits import evidence
from portraits.importing import purge_texts
from portraits.retention import ending_soon, purge_proof_readings, unpublish_ended
from schedules.enums import Zone
from schedules.known import read_calendar

#: Wagtail keeps the files of an upload that nobody finished for ever.
UNFINISHED_UPLOADS_KEPT = timedelta(days=2)
CALENDAR_ENDS_SOON = timedelta(days=270)


@transaction.atomic
def reports(now: datetime) -> str:
    return _counted(purge_reports(now), "message signalant une erreur effacé")


@transaction.atomic
def former_people(now: datetime) -> str:
    return _counted(purge_former_people(now.date()), "fiche de personne partie allégée")


@transaction.atomic
def sessions(now: datetime) -> str:
    return _counted(Session.objects.filter(expire_date__lt=now).delete()[0], "session effacée")


@transaction.atomic
def unfinished_uploads(now: datetime) -> str:
    gone = ImportUpload.forget_old(now)
    for upload in UploadedFile.objects.all():
        if _is_old(upload.file, now):
            upload.file.delete(save=False)
            gone += UploadedFile.objects.filter(pk=upload.pk).delete()[0] > 0
    return _counted(gone, "fichier abandonné effacé")


def dates(now: datetime) -> str:
    return _counted(nightly.extend_dates(now), "date d’atelier ajoutée")


def reminders(now: datetime) -> str:
    return _counted(remind(now), "inscription rappelée")


def mails(now: datetime) -> str:
    return _counted(send_due(now), "courriel parti")


def registrations(now: datetime) -> str:
    return _counted(purge_registrations(now), "inscription effacée")


@transaction.atomic
def imports(now: datetime) -> str:
    return _counted(purge_imports(now), "trace d’import effacée")


@transaction.atomic
def time_taken(now: datetime) -> str:
    return _counted(purge_engagements(now), "occupation effacée")


def consents_ended(now: datetime) -> str:
    number = unpublish_ended(timezone.localdate(now))
    return _counted(number, "portrait sans consentement dépublié")


def proof_readings(now: datetime) -> str:
    return _counted(purge_proof_readings(now), "relecture effacée")


def consent_files(now: datetime) -> str:
    return _counted(evidence.sweep(now), "papier de consentement effacé")


@transaction.atomic
def interview_texts(now: datetime) -> str:
    return _counted(purge_texts(now), "texte d’entretien effacé")


def consents_ending(now: datetime) -> str:
    number = ending_soon(timezone.localdate(now))
    if not number:
        return ""
    have = "portraits ont un consentement" if number > 1 else "portrait a un consentement"
    return f"Attention : {number} {have} qui se termine dans les soixante jours."


def dates_to_confirm(now: datetime) -> str:
    number = nightly.long_to_confirm(now).count()
    if not number:
        return ""
    waits = "ateliers attendent" if number > 1 else "atelier attend"
    return f"Attention : {number} {waits} une date depuis plus de trois mois."


def school_calendar(now: datetime) -> str:
    until = read_calendar(settings.SCHOOL_ZONE).known_until
    zone = Zone(settings.SCHOOL_ZONE).label
    if until is None:
        return f"Attention : aucun calendrier scolaire n’est saisi ({zone})."
    if until - now.date() < CALENDAR_ENDS_SOON:
        return f"Attention : le calendrier scolaire ({zone}) s’arrête le {until:%d/%m/%Y}."
    return ""


#: In this order; each takes the moment (aware) and returns one French sentence, "" for nothing.
TASKS: list[Callable[[datetime], str]] = [
    reports,
    former_people,
    sessions,
    unfinished_uploads,
    dates,
    reminders,
    mails,
    registrations,
    imports,
    time_taken,
    consents_ended,
    proof_readings,
    consent_files,
    interview_texts,
    consents_ending,
    dates_to_confirm,
    school_calendar,
]


def _is_old(file, now: datetime) -> bool:
    """A file that has vanished leaves a row that serves nobody."""
    try:
        written = file.storage.get_modified_time(file.name)
    except FileNotFoundError:
        return True
    return written < now - UNFINISHED_UPLOADS_KEPT


def _counted(number: int, what: str) -> str:
    if not number:
        return ""
    first, *between, last = what.split(" ")
    plural = "s" if number > 1 else ""
    return " ".join([str(number), first + plural, *between, f"{last}{plural}."])
