"""Addresses of portraits that are not pages; they come before Wagtail's own."""

from django.urls import path

from portraits.finding_table import finding_table
from portraits.proof_views import proof_reading
from portraits.withdrawn_views import without_slash

urlpatterns = [
    path("portraits/constats/<slug:slug>/tableau.csv", finding_table, name="finding_table"),
    path("portraits/relecture/<str:token>/", proof_reading, name="proof_reading"),
    path("portraits/<slug:slug>", without_slash, name="portrait_without_slash"),
]
