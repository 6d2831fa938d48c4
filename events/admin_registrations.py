"""« Inscrits »: who comes to one date, who waits, and the desk form that takes somebody's places."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.functional import cached_property

from core.context_processors import site_settings
from events import desk, registering
from events.admin_base import DateScreen
from events.briefing import Briefing
from events.codes import spoken_code
from events.date_words import dated
from events.desk_forms import AdmitForm, DeskForm, MoveForm, PersonForm
from events.desk_words import attendance_sentence, counted, places_sentence, promoted_sentence
from events.enums import Origin, RegistrationState
from events.models import Registration
from mediators.refusals import Refused

#: How many dates one may be moved to: half a year of Tuesdays.
MOST_DATES = 30
MOST_CANCELLED = 30


class RegistrationsScreen(DateScreen):
    """The list of one date; a POST is the desk form."""

    page_title = "Inscrits"
    header_icon = "group"
    template_name = "events/admin/registrations.html"
    url_name = "event_registrations"

    @cached_property
    def has_begun(self) -> bool:
        return self.occurrence.start <= self.now

    def form(self, data=None) -> DeskForm:
        return DeskForm(
            data,
            occurrence=self.occurrence,
            is_there=self.has_begun,
            asks_choice=registering.free_places(self.occurrence) == 0,
        )

    def get_context_data(self, *, form=None, **kwargs):
        people = list(self.occurrence.registrations.all())
        by_state = {
            state: [person for person in people if person.state == state]
            for state in RegistrationState
        }
        confirmed = by_state[RegistrationState.CONFIRMED]
        waiting = by_state[RegistrationState.WAITING]
        counts = desk.attendance_counts(confirmed)
        notes_attendance = desk.may_note_attendance(self.occurrence, self.now)
        return super().get_context_data(
            form=form or self.form(),
            refusal=self.why_closed(),
            when=dated(self.occurrence, self.today),
            confirmed=confirmed,
            waiting=waiting,
            cancelled=by_state[RegistrationState.CANCELLED][:MOST_CANCELLED],
            places_sentence=places_sentence(self.occurrence, len(waiting)),
            attendance_sentence=attendance_sentence(**counts) if notes_attendance else "",
            notes_attendance=notes_attendance,
            has_begun=self.has_begun,
            just_made=self.just_made(people),
            **neighbours(self.occurrence),
            **kwargs,
        )

    def why_closed(self) -> str:
        """Why nobody may be added; "" when one may."""
        if self.occurrence.registered_total is not None:
            return "Les noms sont effacés un mois après la date."
        return registering.why_closed(
            self.occurrence, self.now, Origin.DESK, is_there=self.has_begun
        )

    def just_made(self, people: list[Registration]) -> dict | None:
        """Whoever was just registered: their code is to be said or printed."""
        number = self.request.GET.get("inscrit", "")
        for person in people:
            if str(person.pk) == number and person.state != RegistrationState.CANCELLED:
                rank = registering.waiting_rank(person)
                return {"registration": person, "code": spoken_code(person.code), "rank": rank}
        return None

    def post(self, request, *args, **kwargs):
        form = self.form(request.POST)
        if form.is_valid():
            try:
                made = desk.register(
                    self.occurrence, form.wanted(), request.user, self.now, may_wait=form.may_wait
                )
            except desk.Full:
                form.ask()
            except Refused as error:
                form.add_error(None, str(error))
            else:
                address = redirect(self.url_name, self.event.pk, made.occurrence_id)
                address["Location"] += f"?inscrit={made.pk}"
                return address
        return self.render_to_response(self.get_context_data(form=form))


class RegistrationScreen(DateScreen):
    """One registration of this date; one that is not there any more leads back with a sentence."""

    page_title = "Modifier une inscription"
    header_icon = "group"
    template_name = "events/admin/registrations_one.html"
    url_name = "event_registrations"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        rows = self.occurrence.registrations.active().select_related("occurrence__event__venue")
        self.registration = rows.filter(pk=kwargs["registration"]).first()

    def dispatch(self, request, *args, **kwargs):
        if self.registration is None and request.method in {"GET", "HEAD", "POST"}:
            return self.gone(desk.GONE)
        return super().dispatch(request, *args, **kwargs)

    def gone(self, sentence: str):
        messages.warning(self.request, sentence)
        return self.back()

    def back(self):
        return redirect(self.url_name, self.event.pk, self.occurrence.pk)

    def form(self, data=None) -> PersonForm:
        values = {name: getattr(self.registration, name) for name in ("name", "phone", "email")}
        form = PersonForm(data, initial=values)
        form.needs_contact = bool(self.registration.phone or self.registration.email)
        return form

    def move_form(self, data=None) -> MoveForm:
        return MoveForm(data, dates=other_dates(self.occurrence, self.now, self.today))

    def admit_form(self, data=None) -> AdmitForm | None:
        """None for whoever does not wait."""
        if self.registration.state != RegistrationState.WAITING:
            return None
        has_room = registering.fits_in(self.occurrence, self.registration.places)
        return AdmitForm(data, is_full=not has_room)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **{
                "admit_form": self.admit_form(),
                "registration": self.registration,
                "code": spoken_code(self.registration.code),
                "when": dated(self.occurrence, self.today),
                "form": self.form(),
                "move_form": self.move_form(),
                **kwargs,
            }
        )

    def post(self, request, *args, **kwargs):
        form = self.form(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        try:
            changed = desk.correct(self.registration, form.cleaned_data, request.user)
        except Refused as error:
            return self.gone(str(error))
        messages.success(request, "C’est corrigé." if changed else "Rien n’a changé.")
        return self.back()


class MoveScreen(RegistrationScreen):
    def get(self, request, *args, **kwargs):
        return redirect(
            "event_registration", self.event.pk, self.occurrence.pk, self.registration.pk
        )

    def post(self, request, *args, **kwargs):
        form = self.move_form(request.POST)
        if form.is_valid():
            other, knows = form.cleaned_data["date"], form.cleaned_data["knows"]
            try:
                desk.move(self.registration, other, request.user, self.now, knows=knows)
            except Refused as error:
                form.add_error("date", str(error))
            else:
                said = dated(other, self.today)
                messages.success(request, f"L’inscription est maintenant\u00a0: {said}.")
                return self.back()
        return self.render_to_response(self.get_context_data(move_form=form))


class CancelScreen(MoveScreen):
    def post(self, request, *args, **kwargs):
        try:
            promoted = desk.cancel(self.registration, request.user, self.now)
        except Refused as error:
            return self.gone(str(error))
        messages.success(request, "L’inscription est annulée.")
        if promoted:
            messages.info(request, promoted_sentence(promoted))
        return self.back()


class AdmitScreen(MoveScreen):
    def post(self, request, *args, **kwargs):
        form = self.admit_form(request.POST)
        if form is None:
            return self.gone(f"{self.registration.name} a déjà une place.")
        if form.is_valid():
            try:
                knows = form.cleaned_data["knows"]
                user = request.user
                desk.admit(self.registration, user, self.now, knows=knows, reason=form.reason)
            except Refused as error:
                return self.gone(str(error))
            messages.success(request, f"{self.registration.name} a une place.")
            return self.back()
        return self.render_to_response(self.get_context_data(admit_form=form))


class SlipScreen(RegistrationScreen):
    """The code and what to know, on paper, for whoever has no mailbox."""

    page_title = "Papier à donner"
    template_name = "events/admin/registrations_slip.html"
    http_method_names = ["get", "head", "options"]

    def get_context_data(self, **kwargs):
        briefing = Briefing(self.occurrence, site_settings(self.request))
        return super().get_context_data(briefing=briefing, **kwargs)


def other_dates(occurrence, now, today) -> dict:
    """The other dates of this event where one may come, and how each is said, with its places."""
    rows = occurrence.event.occurrences.held().filter(start__gt=now).exclude(pk=occurrence.pk)
    found = {}
    for other in rows.select_related("event")[:MOST_DATES]:
        left = registering.free_places(other)
        places = "" if left is None else f", {counted(left, 'place libre', 'places libres')}"
        found[other] = f"{dated(other, today)}{places}"
    return found


def neighbours(occurrence) -> dict:
    """The dates just before and just after, to go from one list to the next."""
    others = occurrence.event.occurrences
    return {
        "date_before": others.filter(start__lt=occurrence.start).order_by("-start", "-pk").first(),
        "date_after": others.filter(start__gt=occurrence.start).order_by("start", "pk").first(),
    }
