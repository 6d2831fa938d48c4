"""A telephone number as French people type it."""

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError

from core.text import NBSP, french_phone

_LONGEST = 40
_UNREADABLE = "Écrivez un numéro à dix chiffres, par exemple 02 33 12 34 56."


class PhoneField(forms.CharField):
    """ "02 33 12 34 56", "0233123456", "+33 2.33…" → "+33233123456"; shown again as it is read."""

    def __init__(self, **kwargs):
        widget = forms.TextInput(attrs={"type": "tel", "size": 20, "autocomplete": "off"})
        super().__init__(**{"required": False, "widget": widget, **kwargs})

    def prepare_value(self, value):
        return french_phone(value).replace(NBSP, " ") if isinstance(value, str) else value

    def clean(self, value):
        text = super().clean(value).strip()
        if not text:
            return ""
        try:
            number = phonenumbers.parse(text[:_LONGEST], "FR")
        except phonenumbers.NumberParseException:
            number = None
        if number is None or len(text) > _LONGEST or not phonenumbers.is_valid_number(number):
            raise ValidationError(_UNREADABLE)
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
