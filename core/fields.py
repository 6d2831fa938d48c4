"""A list of codes from a fixed list, in one text column.

Stored as ``|a|b|`` so that both databases find a code with one LIKE and a page's revision keeps
the list; Python sees ``["a", "b"]``, always in the order of the list of choices, without doubles.
"""

from collections.abc import Iterable
from functools import cached_property

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

SEPARATOR = "|"


class CheckboxColumns(forms.CheckboxSelectMultiple):
    """Boxes in columns; a long list scrolls in a frame instead of pushing the form away."""

    template_name = "core/admin/choices.html"
    LONG = 14

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        groups = context["widget"]["optgroups"]
        context["widget"]["is_long"] = sum(len(options) for _, options, _ in groups) > self.LONG
        return context


class ChoiceListFormField(forms.MultipleChoiceField):
    widget = CheckboxColumns

    def has_changed(self, initial, data):
        return set(initial or []) != set(data or [])


class ChoiceListField(models.TextField):
    description = "a list of codes"

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", list)
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        # Labels may change without a migration; the column does not.
        kwargs.pop("choices", None)
        return name, path, args, kwargs

    def _ordered(self, values):
        wanted = set(values)
        known = [code for code in self.names if code in wanted]
        return known + [value for value in dict.fromkeys(values) if value not in known]

    def to_python(self, value):
        if not value:
            return []
        if isinstance(value, str):
            value = value.split(SEPARATOR)
        return self._ordered([str(item) for item in value if item])

    def from_db_value(self, value, expression, connection):
        return [item for item in value.split(SEPARATOR) if item] if value else []

    def get_prep_value(self, value):
        if isinstance(value, str):  # a lookup's own pattern
            return value
        codes = self.to_python(value)
        return f"{SEPARATOR}{SEPARATOR.join(codes)}{SEPARATOR}" if codes else ""

    def value_to_string(self, obj):
        return self.get_prep_value(self.value_from_object(obj))

    def validate(self, value, model_instance):
        known = {code for code, _ in self.flatchoices}
        if unknown := [code for code in value if code not in known]:
            raise ValidationError(f"Valeur inconnue : {', '.join(unknown)}.")
        if not value and not self.blank:
            raise ValidationError(self.error_messages["blank"], code="blank")

    def formfield(self, **kwargs):
        return ChoiceListFormField(
            choices=self.choices,
            required=not self.blank,
            label=self.verbose_name.capitalize(),
            help_text=self.help_text,
            **{k: v for k, v in kwargs.items() if k in {"widget", "initial"}},
        )

    @cached_property
    def names(self) -> dict[str, str]:
        """Code → label. Django goes through all choices at each ``flatchoices``."""
        return dict(self.flatchoices)

    def labels(self, obj) -> list[str]:
        return [self.names.get(code, code) for code in getattr(obj, self.attname)]

    def contribute_to_class(self, cls, name, **kwargs):
        super().contribute_to_class(cls, name, **kwargs)
        setattr(cls, f"get_{name}_labels", lambda obj, field=self: field.labels(obj))


@ChoiceListField.register_lookup
class Has(models.Lookup):
    """``services__has="code"``: the list holds this code."""

    lookup_name = "has"

    def get_prep_lookup(self):
        return str(self.rhs).replace("\\", "").replace("%", "").replace("_", "\\_")

    def as_sql(self, compiler, connection):
        column, params = self.process_lhs(compiler, connection)
        return f"{column} LIKE %s ESCAPE '\\'", [*params, f"%{SEPARATOR}{self.rhs}{SEPARATOR}%"]


def has_any(name: str, codes: Iterable[str]) -> models.Q:
    """Rows whose list ``name`` holds at least one of these codes; all rows when there are none."""
    found = models.Q()
    for code in codes:
        found |= models.Q(**{f"{name}__has": code})
    return found


class LinesFormField(forms.CharField):
    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value):
        return LinesField.split(super().clean(value))

    def has_changed(self, initial, data):
        return (initial or []) != LinesField.split(data or "")


class LinesField(models.TextField):
    """Short free texts (addresses, web sites), one a line; Python sees a list of strings."""

    description = "a list of lines"

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", list)
        super().__init__(*args, **kwargs)

    @staticmethod
    def split(value) -> list[str]:
        return list(dict.fromkeys(line.strip() for line in value.splitlines() if line.strip()))

    def to_python(self, value):
        return value if isinstance(value, list) else self.split(value or "")

    def from_db_value(self, value, expression, connection):
        return self.split(value or "")

    def get_prep_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def value_to_string(self, obj):
        return self.get_prep_value(self.value_from_object(obj))

    def validate(self, value, model_instance):
        if not value and not self.blank:
            raise ValidationError(self.error_messages["blank"], code="blank")

    def formfield(self, **kwargs):
        return LinesFormField(
            required=not self.blank,
            label=self.verbose_name.capitalize(),
            help_text=self.help_text,
        )
