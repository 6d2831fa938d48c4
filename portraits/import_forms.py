"""The form of an import: a text that is pasted, or a file; and the same text, once it was read."""

from django import forms
from django.core.exceptions import ValidationError

from portraits.importing import WINDOWS, ImportRefused, text_of, understood
from portraits.models import InterviewSeries

FILE_AGAIN = "Choisissez de nouveau votre fichier\u00a0: le navigateur ne le garde pas."


class ImportForm(forms.Form):
    """Once valid, ``done`` is what was understood. ``file_name`` and ``windows`` go with a text
    that came from a file, from the preview to the draft."""

    file = forms.FileField(
        label="Document",
        required=False,
        help_text="Un fichier .docx ou .txt.",
        widget=forms.FileInput(attrs={"accept": ".docx,.txt"}),
        error_messages={
            "empty": "Le fichier est vide.",
            "max_length": "Le nom de ce fichier est trop long.",
        },
        max_length=200,
    )
    text = forms.CharField(
        label="Ou le texte de l’entretien",
        required=False,
        strip=False,
        help_text="Collez tout\u00a0: titre, introduction, questions et réponses.",
        widget=forms.Textarea(attrs={"rows": 18}),
    )
    series = forms.ModelChoiceField(
        label="Série",
        queryset=InterviewSeries.objects.all(),
        required=False,
        empty_label="Celle que dit le texte, ou aucune",
        error_messages={"invalid_choice": "Choisissez une série de la liste."},
    )
    file_name = forms.CharField(required=False, widget=forms.HiddenInput)
    windows = forms.BooleanField(required=False, widget=forms.HiddenInput)

    done = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Null characters have a sentence of their own, in ``understood``.
        for name in ("text", "file_name"):
            self.fields[name].validators = []

    def clean_text(self):
        return self.cleaned_data["text"].replace("\r\n", "\n")

    def clean(self):
        data = super().clean()
        file, text = data.get("file"), data.get("text", "")
        if self.errors:
            return data
        if file and text.strip():
            raise ValidationError("Envoyez un document, ou collez un texte\u00a0: pas les deux.")
        if not file and not text.strip():
            raise ValidationError("Choisissez un document, ou collez le texte.")
        try:
            if file:
                data["text"], noted = text_of(file.name, file)
                data["file_name"], data["windows"] = file.name, bool(noted)
            noted = [WINDOWS] if data["windows"] else []
            self.done = understood(data["text"], data.get("series"), noted)
        except ImportRefused as refusal:
            self.add_error("file" if file else "text", str(refusal))
        return data

    def as_text(self) -> "ImportForm":
        """The same, unbound, with the text that the file held."""
        return ImportForm(initial={name: self.cleaned_data.get(name) for name in self.fields})
