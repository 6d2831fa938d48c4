"""The register of consents: the whole of it, and that of one portrait."""

from django.contrib import messages
from django.db import transaction
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from wagtail.log_actions import log

from core.pagination import paginate
from core.text import NBSP
from portraits.admin_base import AgencyScreen, PortraitScreen
from portraits.consent import blockers
from portraits.consent_forms import ConsentForm
from portraits.enums import ConsentState
from portraits.evidence import TYPES, extension
from portraits.locks import hold_portrait
from portraits.models import Consent
from portraits.proofreading import DAYS, DAYS_USUAL, proofs_of
from portraits.retention import unpublish_if_ended

PER_PAGE = 50


class RegisterScreen(AgencyScreen):
    """Every line, or those in one state."""

    http_method_names = ["get", "head", "options"]
    page_title = "Consentements"
    header_icon = "clipboard-list"
    template_name = "portraits/admin/consents.html"

    def get_context_data(self, **kwargs):
        state = self.request.GET.get("etat", "")
        state = state if state in ConsentState.values else ""
        lines = Consent.objects.select_related("page").in_state(state, self.today)
        listed = paginate(
            lines, self.request.GET.get("page", ""), per_page=PER_PAGE, total=lines.count()
        )
        rows = [(line, line.state(self.today)) for line in listed.items]
        return super().get_context_data(
            lines=listed, rows=rows, state=state, states=ConsentState.choices, **kwargs
        )


class PortraitConsentScreen(PortraitScreen):
    """What this person allowed, whether they have read their portrait, and how to take it back."""

    http_method_names = ["get", "head", "options"]
    page_title = "Consentement"
    template_name = "portraits/admin/consent.html"

    def get_context_data(self, **kwargs):
        lines = self.portrait.consents.all()
        latest = self.portrait.get_latest_revision_as_object()
        return super().get_context_data(
            rows=[(line, line.state(self.today)) for line in lines],
            blockers=blockers(latest, self.today),
            proofs=proofs_of(self.portrait, self.now),
            days=DAYS,
            usual=DAYS_USUAL,
            **kwargs,
        )


class ConsentFormScreen(PortraitScreen):
    """One line, new or not. The portrait is locked: a withdrawal and this cannot cross."""

    template_name = "portraits/admin/consent_form.html"
    page_title = "Ajouter un consentement"
    said = "Consentement enregistré."

    def line(self) -> Consent:
        return Consent(page=self.portrait, person_name=self.portrait.person_name)

    def get_context_data(self, **kwargs):
        kwargs.setdefault("form", ConsentForm(instance=self.line()))
        return super().get_context_data(**kwargs)

    def post(self, request, *args, **kwargs):
        with transaction.atomic():
            hold_portrait(self.portrait.pk)
            line = self.line()
            form = ConsentForm(request.POST, request.FILES, instance=line)
            if not form.is_valid():
                return self.render_to_response(self.get_context_data(form=form))
            if line.pk is None:
                line.recorded_by = request.user
            form.save()
            log_consent(self.portrait, line, "portraits.consent_saved", request.user)
            hidden = unpublish_if_ended(self.portrait.pk, self.today, request.user)
        messages.success(request, self.said)
        return back(request, self.portrait, hidden)


class EditConsentScreen(ConsentFormScreen):
    page_title = "Modifier le consentement"

    def line(self):
        """Read again for each form: one that was refused must not stay changed."""
        return get_object_or_404(self.portrait.consents.standing(), pk=self.kwargs["line"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(line=self.line(), **kwargs)


class DeleteConsentScreen(PortraitScreen):
    """For a line written by mistake; whoever changes their mind is a withdrawal."""

    page_title = "Effacer une ligne"
    template_name = "portraits/admin/consent_delete.html"

    def line(self):
        return get_object_or_404(self.portrait.consents.standing(), pk=self.kwargs["line"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(line=self.line(), **kwargs)

    def post(self, request, *args, **kwargs):
        with transaction.atomic():
            hold_portrait(self.portrait.pk)
            line = self.line()
            log_consent(self.portrait, line, "portraits.consent_deleted", request.user)
            line.delete()
            hidden = unpublish_if_ended(self.portrait.pk, self.today, request.user)
        messages.success(request, "La ligne est effacée, avec son document.")
        return back(request, self.portrait, hidden)


@method_decorator(never_cache, name="dispatch")
class EvidenceScreen(PortraitScreen):
    """The signed document, to be kept by whoever asks for it and by nobody on the way."""

    http_method_names = ["get", "head", "options"]

    def get(self, request, *args, line, **kwargs):
        found = get_object_or_404(self.portrait.consents.exclude(evidence=""), pk=line)
        kind = extension(found.evidence.name)
        try:
            file = found.evidence.open("rb")
        except FileNotFoundError as error:
            raise Http404 from error
        response = FileResponse(
            file,
            as_attachment=True,
            filename=f"consentement-{found.pk}.{kind}",
            content_type=TYPES.get(kind, "application/octet-stream"),
        )
        response["X-Content-Type-Options"] = "nosniff"
        response["Content-Security-Policy"] = "default-src 'none'; sandbox"
        return response


def log_consent(portrait, line: Consent, action: str, user) -> None:
    """In the portrait's history, without a word of whoever it is about."""
    until = f"{line.expires_on:%d/%m/%Y}" if line.expires_on else ""
    data = {"scope": line.scope, "channels": line.channels, "until": until}
    log(instance=portrait, action=action, user=user, data=data)


def back(request, portrait, hidden: bool):
    if hidden:
        messages.warning(
            request,
            f"Plus rien ne permet de publier ce portrait tel qu’il est{NBSP}: il vient d’être "
            "dépublié.",
        )
    return redirect(reverse("portrait_consent", args=[portrait.pk]))
