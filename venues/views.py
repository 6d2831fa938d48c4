from django.http import StreamingHttpResponse
from django.views.decorators.http import require_safe

from venues.national.exporter import csv_lines


@require_safe
def open_data(request):
    """The venues in the national format, for whoever wants to reuse them."""
    response = StreamingHttpResponse(csv_lines(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="lieux-de-mediation-numerique.csv"'
    response["Access-Control-Allow-Origin"] = "*"
    return response
