"""Addresses of portraits that are not pages; they come before Wagtail's own."""

from django.urls import path

from portraits.finding_table import finding_table

urlpatterns = [
    path("portraits/constats/<slug:slug>/tableau.csv", finding_table, name="finding_table"),
]
