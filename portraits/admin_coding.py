"""« Coder les réponses »: the agency chooses passages of published answers and gives them codes."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from core.pagination import paginate
from core.text import NBSP
from portraits.coding import known, record
from portraits.coding_forms import OUTDATED, CodingForm, marked
from portraits.enums import AnswerState
from portraits.models import Answer, Passage, PortraitPage
from venues.permissions import is_agency

PER_PAGE = 30


class CodingScreen(WagtailAdminTemplateMixin, View):
    """For the agency alone. Writes on POST only."""

    http_method_names = ["get", "head", "options"]
    page_title = "Coder les réponses"
    header_icon = "tag"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if not is_agency(request.user):
            raise PermissionDenied
        self.find(**kwargs)

    def find(self, **kwargs):
        """Read what the address names; raises ``Http404``."""

    def steps(self) -> list[dict]:
        return []

    def get_breadcrumbs_items(self):
        listed = {"url": reverse("coding"), "label": self.page_title}
        return [*self.breadcrumbs_items, listed, *self.steps()]

    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data())


class CodingListScreen(CodingScreen):
    """The published portraits, and the passages whose words are gone."""

    template_name = "portraits/admin/coding_list.html"

    def get_context_data(self, **kwargs):
        found = PortraitPage.objects.live().annotate(passage_count=Count("passages"))
        rows = found.order_by("passage_count", "-first_published_at", "pk")
        asked = self.request.GET.get("page", "")
        waiting = Passage.objects.filter(page__live=True).select_related("page")
        return super().get_context_data(
            portraits=paginate(rows, asked, per_page=PER_PAGE, total=found.count()),
            to_review=[row for row in known(waiting) if not row.holds],
            **kwargs,
        )


class PortraitScreen(CodingScreen):
    """A screen of one published portrait."""

    def find(self, *, pk, **kwargs):
        self.portrait = get_object_or_404(PortraitPage.objects.live(), pk=pk)

    def get_page_subtitle(self):
        return self.portrait.title

    def steps(self):
        url = reverse("coding_portrait", args=[self.portrait.pk])
        return [{"url": url, "label": self.portrait.title}]

    def lines(self) -> list[dict]:
        """Each answer with its passages that hold."""
        passages = self.portrait.passages.prefetch_related("codes").order_by("pk")
        found = known(passages)
        return [
            {
                "answer": answer,
                "passages": [
                    row.passage
                    for row in found
                    if row.holds and row.passage.answer_key == answer.key
                ],
            }
            for answer in answers_of(self.portrait)
        ]

    def lost(self) -> list[Passage]:
        return [row.passage for row in known(self.portrait.passages.all()) if not row.holds]


def answers_of(portrait: PortraitPage):
    """The published answers that say something."""
    rows = Answer.objects.filter(page=portrait).exclude(state=AnswerState.NOT_ASKED)
    return [row for row in rows.select_related("question").order_by("sort_order") if row.plain]


class PortraitAnswersScreen(PortraitScreen):
    template_name = "portraits/admin/coding_portrait.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            portrait=self.portrait, lines=self.lines(), lost=self.lost(), **kwargs
        )


class AnswerScreen(PortraitScreen):
    """One answer, sentence by sentence: choose, say what it is about, and go on."""

    http_method_names = ["get", "head", "post", "options"]
    template_name = "portraits/admin/coding_answer.html"
    passage: Passage | None = None

    def find(self, *, pk, key, **kwargs):
        super().find(pk=pk)
        self.answer = self.find_answer(key)

    def find_answer(self, key) -> Answer:
        found = next((row for row in answers_of(self.portrait) if str(row.key) == str(key)), None)
        if found is None:
            raise Http404
        return found

    def form(self, data=None, **kwargs) -> CodingForm:
        return CodingForm(data, answer=self.answer, **kwargs)

    def get_context_data(self, *, form=None, refusal="", **kwargs):
        form = form or self.form()
        line = next(line for line in self.lines() if line["answer"].key == self.answer.key)
        return super().get_context_data(
            portrait=self.portrait,
            answer=self.answer,
            passage=self.passage,
            passages=line["passages"],
            form=form,
            refusal=refusal,
            sentences=marked(form, line["passages"]),
            next_answer=self.next_answer(),
            **kwargs,
        )

    def next_answer(self) -> Answer | None:
        answers = answers_of(self.portrait)
        keys = [answer.key for answer in answers]
        place = keys.index(self.answer.key) + 1
        return answers[place] if place < len(answers) else None

    def post(self, request, *args, **kwargs):
        form = self.form(request.POST)
        if form.is_outdated:
            again = self.form(initial_codes=request.POST.getlist("codes"))
            return self.render_to_response(self.get_context_data(form=again, refusal=OUTDATED))
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        try:
            _, is_new = record(
                self.portrait, self.answer, form.quote, form.cleaned_data["codes"],
                request.user, self.passage,
            )  # fmt: skip
        except Passage.DoesNotExist:
            messages.info(request, "Quelqu’un vient de supprimer ce passage.")
        else:
            messages.success(request, self.done(is_new))
        return redirect("coding_answer", self.portrait.pk, self.answer.key)

    def done(self, is_new: bool) -> str:
        if is_new or self.passage:
            return "Le passage est enregistré."
        return f"Ce passage était déjà là{NBSP}: il a maintenant tous ces codes."


class PassageScreen(AnswerScreen):
    """Change a passage: its words, its codes."""

    template_name = "portraits/admin/coding_answer.html"

    def find(self, *, passage, **kwargs):
        rows = Passage.objects.filter(page__live=True).prefetch_related("codes")
        self.passage = get_object_or_404(rows, pk=passage)
        PortraitScreen.find(self, pk=self.passage.page_id)
        self.answer = self.find_answer(self.passage.answer_key)

    def form(self, data=None, **kwargs):
        codes = kwargs.pop("initial_codes", [code.pk for code in self.passage.codes.all()])
        return super().form(data, initial_codes=codes, quote=self.passage.quote)


class DeletePassageScreen(CodingScreen):
    http_method_names = ["get", "head", "post", "options"]
    template_name = "portraits/admin/coding_delete.html"

    def find(self, *, passage, **kwargs):
        rows = Passage.objects.select_related("page").prefetch_related("codes")
        self.passage = get_object_or_404(rows, pk=passage)

    def get_context_data(self, **kwargs):
        return super().get_context_data(passage=self.passage, **kwargs)

    def post(self, request, *args, **kwargs):
        page = self.passage.page
        self.passage.delete()
        messages.success(request, "Le passage n’est plus compté. Le portrait n’a pas changé.")
        return redirect("coding_portrait", page.pk) if page.live else redirect("coding")
