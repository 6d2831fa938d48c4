"""Addresses of events that are not pages; they come before Wagtail's own."""

from django.urls import path

from events import cancel_views as cancelling
from events import embedding
from events import registration_views as registering
from events.feeds import views as feeds
from events.poster import poster

urlpatterns = [
    path(
        "lieux/<slug:venue>/<slug:event>/inscription/",
        registering.registration,
        name="registration",
    ),
    path("lieux/<slug:venue>/<slug:event>/affiche/", poster, name="event_poster"),
    path("inscriptions/merci/", registering.registration_done, name="registration_done"),
    path(
        "inscriptions/agenda.ics", registering.registration_calendar, name="registration_calendar"
    ),
    path("inscriptions/annuler/", cancelling.registration_cancel, name="registration_cancel"),
    path("agenda/integrer/", embedding.embed, name="embed"),
    path("agenda/integrer/code/", embedding.embed_code, name="embed_code"),
    path("agenda/flux.xml", feeds.agenda_atom, name="agenda_atom"),
    path("donnees/evenements.json", feeds.events_json, name="events_json"),
    path("agenda/agenda.ics", feeds.agenda, name="agenda_ics"),
    path("lieux/<slug:slug>/agenda.ics", feeds.venue, name="venue_ics"),
    path("lieux/<slug:venue_slug>/<slug:slug>/agenda.ics", feeds.event, name="event_ics"),
    path("conseillers/<slug:slug>/agenda.ics", feeds.person_calendar, name="person_calendar"),
]
