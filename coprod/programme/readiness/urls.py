"""The checklist hangs under /workspace/readiness/, asking residents under /workspace/readiness/asking/."""

from django.urls import path

from coprod.programme.readiness.views import asking, checklist, sheets

app_name = "readiness"

urlpatterns = [
    # /workspace/readiness/
    path("workspace/readiness/", checklist.checklist, name="checklist"),
    path("workspace/readiness/things/<slug:code>/", checklist.item, name="item"),
    path("workspace/readiness/actions/<int:pk>/done/", asking.promise_kept, name="promise_kept"),
    # /workspace/readiness/asking/
    path("workspace/readiness/asking/", asking.rounds, name="asking"),
    path("workspace/readiness/asking/new/", asking.new, name="new"),
    path("workspace/readiness/asking/<int:pk>/", asking.round_page, name="round"),
    path("workspace/readiness/asking/<int:pk>/close/", asking.close, name="close"),
    path("workspace/readiness/asking/<int:pk>/promise/", asking.promise, name="promise"),
    path("workspace/readiness/asking/<int:pk>/sheet.pdf", sheets.printed, name="printed"),
    path("workspace/readiness/asking/<int:pk>/texts/", sheets.texts, name="texts"),
    path("workspace/readiness/asking/<int:pk>/answers/", sheets.enter, name="enter"),
    path("workspace/readiness/asking/<int:pk>/totals/", sheets.totals, name="totals"),
    path("workspace/readiness/asking/<int:pk>/totals/<int:pile>/away/", sheets.pile_away, name="pile_away"),
]
