"""The form of a passage: from which sentence to which, and what it is about."""

from django import forms
from django.core.exceptions import ValidationError

from portraits.coding import place_of, quote_of, text_version
from portraits.enums import CodeFamily
from portraits.models import Answer, Code, Passage
from portraits.sentences import sentences

OUTDATED = (
    "Le texte publié a changé pendant que vous le lisiez. Rien n’est encore enregistré. "
    "Choisissez de nouveau les phrases."
)


class CodingForm(forms.Form):
    version = forms.CharField(widget=forms.HiddenInput)
    phrases = forms.TypedMultipleChoiceField(
        label="Phrases",
        coerce=int,
        error_messages={
            "required": "Cochez au moins une phrase.",
            "invalid_choice": "Cette phrase n’est pas dans la réponse.",
        },
    )
    codes = forms.MultipleChoiceField(
        label="Codes",
        error_messages={
            "required": "Choisissez au moins un code.",
            "invalid_choice": "Ce code n’existe plus.",
        },
    )

    def __init__(self, data=None, *, answer: Answer, initial_codes=(), quote: str = ""):
        self.text = answer.plain
        self.pieces = sentences(self.text)
        place = place_of(quote, self.text) if quote else None
        initial = {
            "version": text_version(self.text),
            "codes": list(initial_codes),
            "phrases": list(dict.fromkeys(place)) if place else [],
        }
        self.known_codes = {str(code.pk): code for code in Code.objects.all()}
        super().__init__(data, initial=initial)
        self.fields["codes"].choices = [(pk, code.label) for pk, code in self.known_codes.items()]
        self.fields["phrases"].choices = [(str(n), piece) for n, piece in enumerate(self.pieces)]

    @property
    def is_outdated(self) -> bool:
        return self.is_bound and self.data.get("version") != text_version(self.text)

    def clean_codes(self) -> list[Code]:
        return [self.known_codes[pk] for pk in self.cleaned_data["codes"]]

    def clean(self):
        cleaned = super().clean()
        if self.is_outdated:
            raise ValidationError(OUTDATED)
        return cleaned

    @property
    def quote(self) -> str:
        """From the first to the last of the sentences that are ticked, all between them included."""
        numbers = self.cleaned_data["phrases"]
        return quote_of(self.text, min(numbers), max(numbers))

    @property
    def ticked(self) -> set[str]:
        return {str(number) for number in self["phrases"].value() or []}

    def families(self) -> list[tuple[str, list[tuple[Code, bool]]]]:
        """The codes by family, each with whether it is ticked."""
        chosen = {str(pk) for pk in self["codes"].value() or []}
        codes = self.known_codes.items()
        found = [
            (label, [(code, pk in chosen) for pk, code in codes if code.family == family])
            for family, label in CodeFamily.choices
        ]
        return [(label, codes) for label, codes in found if codes]


def marked(form: CodingForm, passages: list[Passage]) -> list[dict]:
    """The sentences with what is to be shown of each: number, text, ticked, already coded."""
    coded = set()
    for passage in passages:
        if place := place_of(passage.quote, form.text):
            coded |= set(range(place[0], place[1] + 1))
    ticked = form.ticked
    return [
        {"number": n, "text": piece, "is_ticked": str(n) in ticked, "is_coded": n in coded}
        for n, piece in enumerate(form.pieces)
    ]
