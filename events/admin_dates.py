"""« Dates »: those of one event, for whoever may change it. What is done here is live at once."""

from datetime import timedelta

from django.contrib import messages
from django.db.models import Max
from django.shortcuts import redirect
from django.utils.functional import cached_property

from events import changing
from events.admin_base import DateScreen, EventScreen
from events.conflicts import slot_notices
from events.date_forms import DetailsForm, OnlineForm, ReasonForm, TimesForm
from events.date_lines import DateLine, with_people
from events.enums import DatesKind, Status
from events.expected import said as expected_said
from events.models import Occurrence
from mediators.refusals import Outdated, Refused

MOST_SHOWN = 60
RECENT = timedelta(weeks=6)
NOTHING = "Rien n’a changé\u00a0: c’était déjà enregistré."


class DatesScreen(EventScreen):
    """The questions first, then what is to come, then the last weeks."""

    page_title = "Dates"
    template_name = "events/admin/dates.html"
    url_name = "event_dates"
    http_method_names = ["get", "head", "options"]

    def get_context_data(self, **kwargs):
        rows = with_people(Occurrence.objects.filter(event=self.event).with_event())
        rows = rows.order_by("start", "pk")
        coming = rows.upcoming(self.now)
        shows_all = "toutes" in self.request.GET
        shown = coming if shows_all else coming[: MOST_SHOWN + 1]
        lines = [DateLine(occurrence) for occurrence in shown]
        has_more = not shows_all and len(lines) > MOST_SHOWN
        recent = rows.past(self.now).filter(end__gte=self.now - RECENT)
        return super().get_context_data(
            questions=[DateLine(occurrence) for occurrence in coming.to_decide()],
            lines=lines[:MOST_SHOWN] if has_more else lines,
            has_more=has_more,
            over=[DateLine(occurrence) for occurrence in reversed(list(recent))],
            expected=self._expected(),
            **kwargs,
        )

    def _expected(self) -> str:
        return expected_said(self.event.expected) if self._waits else ""

    @property
    def _waits(self) -> bool:
        return self.event.dates_kind == DatesKind.TO_CONFIRM


class ChangeScreen(DateScreen):
    """One change of one date: a form, who hears of it, one button."""

    url_name = "event_dates"
    template_name = "events/admin/date_change.html"
    button = "Enregistrer"
    done = "C’est enregistré. Les visiteurs le voient dès maintenant."
    #: What the screen says above the form.
    explanation = ""
    tells = True

    @cached_property
    def line(self) -> DateLine:
        rows = with_people(Occurrence.objects.with_event())
        return DateLine(rows.get(pk=self.occurrence.pk))

    def form(self, data=None):
        raise NotImplementedError

    def change(self, form, seen: str) -> bool:
        """Raises ``Refused``."""
        raise NotImplementedError

    def get(self, request, *args, **kwargs):
        if self.occurrence.end < self.now:
            messages.error(request, changing.OVER)
            return self.back()
        return super().get(request, *args, **kwargs)

    def get_context_data(self, *, form=None, version=None, **kwargs):
        return super().get_context_data(
            form=form or self.form(),
            line=self.line,
            version=version or self.line.version,
            button=self.button,
            explanation=self.explanation,
            told=self.line.told if self.tells else "",
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        form, seen = self.form(request.POST), request.POST.get("version", "")
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form, version=seen))
        try:
            changed = self.change(form, seen)
        except Outdated as error:
            # Who has read what is there now may ask again.
            seen = error.version
            form.add_error(None, str(error))
        except Refused as error:
            form.add_error(None, str(error))
        else:
            (messages.success if changed else messages.info)(
                request, self.done if changed else NOTHING
            )
            return self.back()
        return self.render_to_response(self.get_context_data(form=form, version=seen))


class StopScreen(ChangeScreen):
    """It does not take place, and why: ``stop`` is what is done to the date."""

    stop = None

    def form(self, data=None):
        return ReasonForm(data)

    def change(self, form, seen):
        reason = form.cleaned_data["reason"]
        return self.stop(self.occurrence, reason, self.request.user, self.now, seen)


class CancelScreen(StopScreen):
    page_title = "Annuler une date"
    button = "Annuler cette date"
    done = "Date annulée. Les visiteurs le voient dès maintenant."
    explanation = "La date reste affichée, avec la mention «\u00a0Annulé\u00a0»."
    stop = staticmethod(changing.cancel_date)


class PostponeScreen(StopScreen):
    page_title = "Reporter une date"
    button = "Reporter cette date"
    done = "Date reportée. Quand vous saurez le nouveau jour, déplacez-la."
    explanation = "La nouvelle date n’est pas encore connue. Si vous la connaissez, choisissez «\u00a0Déplacer\u00a0»."
    stop = staticmethod(changing.postpone_date)


class MoveScreen(ChangeScreen):
    page_title = "Déplacer une date"
    button = "Déplacer cette date"
    done = "Date déplacée. Les visiteurs le voient dès maintenant."
    explanation = "Les personnes inscrites gardent leur place."

    def form(self, data=None):
        return TimesForm.of(self.occurrence, data)

    def change(self, form, seen):
        user = self.request.user
        changed = changing.move_date(self.occurrence, *form.times, user, self.now, seen)
        warn(self.request, self.event, form.times, self.now)
        return changed


class OnlineScreen(ChangeScreen):
    page_title = "Mettre une date en ligne"
    button = "Mettre cette date en ligne"
    done = "Date mise en ligne. Les visiteurs le voient dès maintenant."
    explanation = "Ce jour-là, on ne vient pas sur place\u00a0: on se connecte."

    def form(self, data=None):
        return OnlineForm(data, initial={"url": self.occurrence.online_url})

    def change(self, form, seen):
        url = form.cleaned_data["url"]
        return changing.move_online(self.occurrence, url, self.request.user, self.now, seen)


class DetailsScreen(ChangeScreen):
    page_title = "Préciser une date"
    template_name = "events/admin/date_details.html"
    tells = False

    def form(self, data=None):
        return DetailsForm.of(self.occurrence, data)

    def change(self, form, seen):
        user = self.request.user
        return changing.annotate_date(
            self.occurrence, user, self.now, **form.cleaned_data, seen=seen
        )

    def get_context_data(self, **kwargs):
        status = self.occurrence.status
        return super().get_context_data(
            is_held=self.occurrence.is_held,
            may_restore=status in {Status.CANCELLED, Status.POSTPONED, Status.ONLINE},
            **kwargs,
        )


class AnswerScreen(DateScreen):
    """A button alone, with the version that it was shown beside."""

    http_method_names = ["post", "options"]
    url_name = "event_dates"
    done = ""

    def change(self, seen: str) -> bool:
        """Raises ``Refused``."""
        raise NotImplementedError

    def post(self, request, *args, **kwargs):
        try:
            changed = self.change(request.POST.get("version", ""))
        except Refused as error:
            messages.error(request, str(error))
        else:
            (messages.success if changed else messages.info)(
                request, self.done if changed else NOTHING
            )
        return self.back()


class KeepScreen(AnswerScreen):
    done = "Date gardée. On ne vous le demandera plus."

    def change(self, seen):
        return changing.keep_date(self.occurrence, self.request.user, self.now, seen)


class RestoreScreen(AnswerScreen):
    done = "Date rétablie. Les visiteurs le voient dès maintenant."

    def change(self, seen):
        return changing.restore_date(self.occurrence, self.request.user, self.now, seen)


class AddDateScreen(EventScreen):
    page_title = "Ajouter une date"
    template_name = "events/admin/date_add.html"
    url_name = "event_dates"

    def get_context_data(self, *, form=None, **kwargs):
        return super().get_context_data(form=form or self._proposed(), **kwargs)

    def post(self, request, *args, **kwargs):
        form = TimesForm(request.POST)
        if form.is_valid():
            try:
                added = changing.add_date(self.event, *form.times, request.user, self.now)
            except Refused as error:
                form.add_error(None, str(error))
            else:
                done = "Date ajoutée. Les visiteurs la voient dès maintenant."
                messages.success(request, done) if added else messages.info(request, NOTHING)
                warn(request, self.event, form.times, self.now)
                return redirect(self.url_name, self.event.pk)
        return self.render_to_response(self.get_context_data(form=form))

    def _proposed(self) -> TimesForm:
        """The hours of the last date; the day is for the editor to say."""
        last = self.event.occurrences.aggregate(last=Max("start"))["last"]
        if last is None:
            return TimesForm()
        form = TimesForm.of(self.event.occurrences.filter(start=last).first())
        form.initial.pop("day")
        return form


def warn(request, event, times, now) -> None:
    """What the editor may not know about this moment, once it is done."""
    for sentence in slot_notices(event, *times, request.user, now):
        messages.warning(request, sentence)
