"""The links for proof-reading: made and closed from a portrait, all together in « Relectures »."""

from uuid import UUID

from django.contrib import messages
from django.db.models import F
from django.shortcuts import redirect

from core.pagination import paginate
from portraits.admin_base import AgencyScreen, PortraitScreen
from portraits.models import ProofReading
from portraits.proofreading import DAYS, DAYS_USUAL, close_proof, open_proof

PER_PAGE = 30


class ProofsScreen(AgencyScreen):
    """Those that were answered first, the newest answer on top."""

    http_method_names = ["get", "head", "options"]
    page_title = "Relectures"
    header_icon = "doc-full-inverse"
    template_name = "portraits/admin/proofs.html"

    def get_context_data(self, **kwargs):
        answered_first = [F("answered_at").desc(nulls_last=True), "-created_at"]
        rows = ProofReading.objects.select_related("page").order_by(*answered_first)
        proofs = paginate(
            rows, self.request.GET.get("page", ""), per_page=PER_PAGE, total=rows.count()
        )
        shown = [(proof, proof.is_open(self.now)) for proof in proofs.items]
        return super().get_context_data(proofs=proofs, shown=shown, **kwargs)


class OpenProofScreen(PortraitScreen):
    http_method_names = ["post", "options"]

    def post(self, request, *args, **kwargs):
        asked = request.POST.get("days", "")
        days = next((number for number in DAYS if str(number) == asked), DAYS_USUAL)
        open_proof(self.portrait.pk, days, request.user, self.now)
        messages.success(request, "Le lien est prêt : copiez-le ci-dessous et envoyez-le.")
        return redirect("portrait_consent", pk=self.portrait.pk)


class CloseProofScreen(PortraitScreen):
    http_method_names = ["post", "options"]

    def post(self, request, *args, proof, **kwargs):
        if close_proof(self.portrait, UUID(proof), request.user, self.now):
            messages.success(request, "Le lien est fermé : il ne s’ouvre plus.")
        else:
            messages.info(request, "Ce lien était déjà fermé.")
        return redirect("portrait_consent", pk=self.portrait.pk)
