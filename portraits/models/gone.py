"""Portraits that leave: their addresses say so for ever, and those that may not leave stay whole."""

from django.db import transaction
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from wagtail.url_routing import RouteResult

from portraits.consent import is_withdrawn


@never_cache
def gone(request, *args, **kwargs):
    return render(request, "portraits/gone.html", status=410)


class WithdrawnAddressesMixin:
    """Left of ``RoutablePageMixin``: before any page or route, and before any redirect, since
    redirects are looked for only where nothing answers."""

    def route(self, request, path_components):
        if path_components and is_withdrawn(path_components[0]):
            return RouteResult(self, args=[gone, (), {}])
        return super().route(request, path_components)


class DeletedWholeMixin:
    """A deletion that the register of consents refuses leaves the tree as it was."""

    def delete(self, *args, **kwargs):
        """Raises ``ProtectedError`` while a portrait from here down has a line in the register."""
        with transaction.atomic():
            return super().delete(*args, **kwargs)
