"""System checks: conventions that a tired person would break."""

from django.core.checks import Error, register
from wagtail.models import Page

from core.models import BasePage


def page_classes():
    from wagtail.models import get_page_models

    return [model for model in get_page_models() if model is not Page]


@register()
def pages_are_base_pages(app_configs, **kwargs):
    return [
        Error(
            f"{model._meta.label} is a page that does not extend core.models.BasePage.",
            id="core.E001",
        )
        for model in page_classes()
        if not issubclass(model, BasePage) and not model.__module__.startswith("wagtail.")
    ]


@register()
def fixed_slugs_are_not_editable(app_configs, **kwargs):
    """An index page's address is written in the contract and on paper: nobody edits it."""
    errors = []
    for model in page_classes():
        fixed = getattr(model, "fixed_slug", "")
        shown = [getattr(panel, "field_name", "") for panel in getattr(model, "promote_panels", [])]
        if fixed and "slug" in shown:
            errors.append(Error(f"{model._meta.label} shows its fixed slug.", id="core.E002"))
        if fixed and getattr(model, "max_count", None) != 1:
            errors.append(Error(f"{model._meta.label} must have max_count = 1.", id="core.E003"))
    return errors
