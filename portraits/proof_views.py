"""`/portraits/relecture/<token>/`: kept by no cache, known to no search engine, told to no site."""

from django import forms
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core.csrf import is_forged
from core.ratelimit import address_of, is_allowed
from portraits.enums import Verdict
from portraits.models import ProofReading
from portraits.portrait_view import reading
from portraits.proofreading import WrongToken, answer_proof, find_proof

HOUR_S = 3600
#: Somebody who copies an address badly tries a few times; nobody guesses one.
MOST_WRONG = 60
MOST_ANSWERS = 20
LONGEST_MESSAGE = 5000
_FORGED = (
    "Cette page est restée ouverte longtemps. Votre réponse est encore là. Relisez-la, puis envoyez "
    "de nouveau."
)
_BUSY = "Beaucoup de réponses sont parties d’ici en une heure. Attendez un peu, puis recommencez."


class AnswerForm(forms.Form):
    verdict = forms.ChoiceField(
        label="Ce texte vous convient-il ?",
        choices=Verdict.choices,
        error_messages={
            "required": "Choisissez l’une des deux réponses.",
            "invalid_choice": "Choisissez l’une des deux réponses.",
        },
    )
    message = forms.CharField(
        label="Ce qu’il faut corriger",
        required=False,
        max_length=LONGEST_MESSAGE,
        error_messages={"max_length": "C’est trop long : 5 000 signes au plus."},
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("verdict") == Verdict.CORRECTION and not (
            cleaned.get("message") or self.errors.get("message")
        ):
            self.add_error("message", "Écrivez ce qu’il faut corriger.")
        return cleaned


# ``is_forged`` asks for the token: what was typed must survive a refusal.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def proof_reading(request, token):
    response = _answered(request, token)
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    # Not "no-referrer": browsers would send the form without the origin that protects it.
    response["Referrer-Policy"] = "same-origin"
    return response


def _answered(request, token):
    now = timezone.now()
    try:
        proof = find_proof(token)
    except WrongToken:
        many = not is_allowed("proof-wrong", address_of(request), limit=MOST_WRONG, window_s=HOUR_S)
        status = 429 if many else 404
        return render(request, "portraits/proof_reading_over.html", {"wrong": True}, status=status)
    if proof is None or not proof.is_open(now) or proof.revision is None:
        return render(request, "portraits/proof_reading_over.html", {"wrong": False}, status=410)
    if request.method != "POST":
        shown = {"verdict": proof.verdict, "message": proof.message}
        return _page(request, proof, AnswerForm(initial=shown))
    form = AnswerForm(request.POST)
    if form.is_valid() and not (refusal := _refusal(request, proof)):
        data = form.cleaned_data
        answer_proof(proof, data["verdict"], data["message"], now)
        return HttpResponseRedirect(f"{request.path}#reponse")
    if form.is_valid():
        form.add_error(None, refusal)
    return _page(request, proof, form)


def _refusal(request, proof: ProofReading) -> str:
    if is_forged(request):
        return _FORGED
    limits = [(f"proof-{proof.pk.hex}", ""), ("proof", address_of(request))]
    if all(is_allowed(name, who, limit=MOST_ANSWERS, window_s=HOUR_S) for name, who in limits):
        return ""
    return _BUSY


def _page(request, proof: ProofReading, form: AnswerForm):
    portrait = proof.revision.as_object()
    context = {
        "proof": proof,
        "portrait": portrait,
        "reading": reading(portrait),
        "form": form,
        "choices": Verdict.choices,
    }
    return render(request, "portraits/proof_reading.html", context)
