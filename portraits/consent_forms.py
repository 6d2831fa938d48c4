"""The form of a line of the register."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.admin.widgets import AdminDateInput

from core.text import NBSP
from portraits.evidence import EvidenceField
from portraits.models import Consent


class ConsentForm(forms.ModelForm):
    evidence = EvidenceField(
        label="Document signé",
        required=False,
        help_text=(
            f"PDF ou photo du papier signé, 10{NBSP}Mo au plus. Gardé hors du site public{NBSP}: "
            "seule l’agence peut l’ouvrir."
        ),
    )
    drop_evidence = forms.BooleanField(label="Effacer le document gardé", required=False)

    class Meta:
        model = Consent
        fields = [
            "person_name",
            "scope",
            "channels",
            "given_on",
            "expires_on",
            "evidence",
            "drop_evidence",
            "note",
        ]
        widgets = {"given_on": AdminDateInput, "expires_on": AdminDateInput}
        help_texts = {
            "person_name": "Qui a donné son accord.",
            "expires_on": (
                f"Dernier jour compris. Vide{NBSP}: sans limite. Le lendemain, le portrait est "
                "dépublié tout seul."
            ),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person_name"].required = True
        if not self.instance.evidence:
            del self.fields["drop_evidence"]

    def clean_given_on(self):
        day = self.cleaned_data["given_on"]
        if day > timezone.localdate():
            raise ValidationError("L’accord ne peut pas être daté d’après aujourd’hui.")
        return day

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("drop_evidence") and self.files.get("evidence"):
            self.add_error(
                "drop_evidence",
                "Envoyez un nouveau document, ou effacez l’ancien : pas les deux.",
            )
        elif cleaned.get("drop_evidence"):
            cleaned["evidence"] = False
        return cleaned
