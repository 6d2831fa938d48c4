"""« Retrait du consentement », and why a portrait is not deleted any other way."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse

from core.text import NBSP
from portraits.admin_base import AgencyScreen
from portraits.consent import withdrawn_path
from portraits.models import Consent, PortraitPage
from portraits.withdrawal import consequences, withdraw


class WithdrawalScreen(AgencyScreen):
    """Says what disappears, then does it."""

    page_title = "Retrait du consentement"
    header_icon = "bin"
    template_name = "portraits/admin/withdrawal.html"

    def get(self, request, *args, pk, **kwargs):
        portrait = PortraitPage.objects.filter(pk=pk).first()
        if portrait is None:
            return self._already(request)
        return self._shown(portrait)

    def post(self, request, *args, pk, **kwargs):
        portrait = PortraitPage.objects.filter(pk=pk).first()
        if portrait and request.POST.get("accord") != "oui":
            return self._shown(portrait, error="Cochez la case pour confirmer.")
        if not withdraw(int(pk), request.user, self.now):
            return self._already(request)
        messages.success(
            request,
            f"C’est fait{NBSP}: le portrait n’existe plus, ni ses versions, ni ses images. Son "
            "adresse répond qu’il est retiré.",
        )
        return redirect(f"{reverse('consent_register')}?etat=retire")

    def _shown(self, portrait, error=""):
        return self.render_to_response(
            self.get_context_data(
                portrait=portrait,
                path=withdrawn_path(portrait.slug),
                found=consequences(portrait),
                error=error,
            )
        )

    def _already(self, request):
        messages.info(request, "Ce portrait n’existe plus : rien à retirer.")
        return redirect("consent_register")


def keep_portraits_with_consent(request, pages):
    """Back to where one was, with a sentence, when a portrait from these pages down has a line in
    the register. None when nothing stands in the way."""
    for page in pages:
        lines = Consent.objects.filter(page__path__startswith=page.path).select_related("page")
        if line := lines.order_by("pk").first():
            messages.error(
                request,
                f"«{NBSP}{line.page.title}{NBSP}» a un consentement dans le registre{NBSP}: la page "
                f"n’est pas supprimée. Pour la cacher, dépubliez-la. Pour l’effacer tout à fait, "
                f"ouvrez son écran «{NBSP}Consentement{NBSP}» et choisissez «{NBSP}Retrait du "
                f"consentement{NBSP}».",
            )
            parent = page.get_parent()
            return (
                redirect("wagtailadmin_explore", parent.pk)
                if parent
                else redirect("wagtailadmin_home")
            )
    return None
