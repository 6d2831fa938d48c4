import json
from pathlib import Path

from django.utils import timezone

from core.import_command import ImportCommand
from portraits.drafting import Drafted
from portraits.importing import (
    ImportRefused,
    import_interview,
    imported_before,
    text_of,
    understood,
)
from portraits.models import InterviewSeries
from portraits.plain import plain_text


class Command(ImportCommand):
    help = (
        "Fait d’un entretien, texte (.txt) ou document (.docx), un portrait en brouillon, et dit "
        "tout ce qu’il faut vérifier. Un même texte ne fait qu’un brouillon. Codes de sortie : 0 "
        "fait, 2 rien n’a été fait."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FICHIER", type=Path)
        parser.add_argument("--series", metavar="SERIE", help="L’adresse courte de la série.")
        parser.add_argument("--dry-run", action="store_true", help="Dit tout, n’écrit rien.")
        parser.add_argument("--json", action="store_true", help="Le dit à un programme.")

    def handle(self, *args, file, series, dry_run, **options):
        as_json = options["json"]
        try:
            text, noted = self._read(file)
            done = understood(text, self._series(series), noted)
            row, is_new = imported_before(text), False
            if not dry_run:
                with self.all_or_nothing():
                    row, is_new = self._import(done, file.name)
        except ImportRefused as refusal:
            self.nothing_done(str(refusal))
        if as_json:
            self.stdout.write(json.dumps(_object(done), ensure_ascii=False, indent=2))
        else:
            self._tell(done)
        said = self.stderr if as_json else self.stdout
        if is_new:
            said.write(f"Brouillon créé : « {row.page.title} » (page {row.page_id}).")
        elif row:
            title = row.page.get_admin_display_title()
            said.write(f"Ce texte est déjà importé : « {title} » (page {row.page_id}).")
        elif not as_json:
            said.write("Essai, rien n’est écrit.")

    def _read(self, file: Path):
        try:
            if file.is_dir():
                raise ImportRefused(f"« {file} » est un dossier, pas un fichier.")
            with file.open("rb") as content:
                return text_of(file.name, content)
        except OSError as error:
            reason = "introuvable" if isinstance(error, FileNotFoundError) else "illisible"
            self.nothing_done(f"Fichier {reason} : {file}.")

    def _series(self, slug: str | None) -> InterviewSeries | None:
        if slug is None:
            return None
        found = InterviewSeries.objects.filter(slug=slug).first()
        if found is None:
            raise ImportRefused(f"Aucune série n’a l’adresse « {slug} ».")
        return found

    def _import(self, done: Drafted, name: str):
        try:
            return import_interview(done, user=None, now=timezone.now(), file_name=name)
        except ImportRefused as refusal:
            self.nothing_done(str(refusal))

    def _tell(self, done: Drafted) -> None:
        page = done.page
        for label, value in (
            ("Titre", page.title),
            ("Personne", page.person_name),
            ("Fonction", page.said_role),
            ("Employeur", page.employer),
            ("Date", page.interviewed),
            ("Série", page.series or ""),
            ("Questionnaire", page.questionnaire or ""),
        ):
            self.stdout.write(f"{label} : {value or '–'}")
        self.stdout.write(f"\nQuestions : {len(done.interview.answers)}")
        for number, (answer, match) in enumerate(done.answers, 1):
            known = f" [{done.closeness(match)}]" if match else ""
            self.stdout.write(f"  {number}. {answer.wording}{known}")
        self.stdout.write(f"\nÀ vérifier : {len(done.noted)}")
        for noted in done.noted:
            under = f" (« {noted.where} »)" if noted.where else ""
            self.stdout.write(f"  - {noted.said}{under}")
        self.stdout.write("")


def _object(done: Drafted) -> dict:
    """What programs read: a field that the text does not give is ""."""
    interview, page = done.interview, done.page
    return {
        "title": page.title if interview.title else "",
        "person": interview.name,
        "role": page.job_title,
        "employer": page.employer,
        "credit": interview.credit,
        "introduction": plain_text(page.introduction),
        "questions": [
            {"question": answer.wording, "answer": answer.choice or answer.plain}
            for answer, _ in done.answers
        ],
        "doubts": [{"kind": str(noted.kind), "text": noted.said} for noted in done.noted],
    }
