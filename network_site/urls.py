from django.conf import settings
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from finder import views as finder
from finder.sheet_view import sheet
from home import views as home
from mediators import views as mediators
from venues import views as venues

handler404 = "home.views.page_not_found"
handler500 = "home.views.server_error"


def picture(request, path):
    """A picture's file, where no front server does it."""
    return serve(request, path, document_root=settings.MEDIA_ROOT)


urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("favicon.ico", RedirectView.as_view(url=f"{settings.STATIC_URL}img/favicon.svg")),
    path("health/", home.health, name="health"),
    path("robots.txt", home.robots, name="robots"),
    path("sitemap.xml", home.sitemap, name="sitemap"),
    path("plan-du-site/", home.site_map, name="site_map"),
    path("recherche/", home.search, name="search"),
    path("signaler/", mediators.report, name="report"),
    path("signaler/merci/", mediators.report_thanks, name="report_thanks"),
    path("trouver/fiche/<str:insee>/", sheet, name="sheet"),
    path("trouver/lieux.json", finder.suggest, name="suggest"),
    path("", include("events.urls")),
    path("", include("portraits.urls")),
    path("donnees/lieux-de-mediation-numerique.csv", venues.open_data, name="open_data"),
]

if settings.SERVE_MEDIA:
    # Pictures only: documents go through Wagtail's view, which knows who may read them.
    urlpatterns.append(re_path(r"^media/(?P<path>(?:images|original_images)/.+)$", picture))

urlpatterns.append(path("", include(wagtail_urls)))
