"""Addresses of portraits that were withdrawn: they say so for ever."""

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
