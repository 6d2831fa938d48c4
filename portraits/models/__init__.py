from portraits.models.codes import Code, Passage
from portraits.models.consent import Consent, ProofReading
from portraits.models.finding import FindingCount, FindingIndexPage, FindingPage
from portraits.models.imported import ImportedInterview
from portraits.models.index import PortraitIndexPage
from portraits.models.portrait import Answer, PortraitPage
from portraits.models.series import InterviewSeries, InterviewTheme, Question, Questionnaire

__all__ = [
    "Answer",
    "Code",
    "Consent",
    "FindingCount",
    "FindingIndexPage",
    "FindingPage",
    "ImportedInterview",
    "InterviewSeries",
    "InterviewTheme",
    "Passage",
    "PortraitIndexPage",
    "PortraitPage",
    "ProofReading",
    "Question",
    "Questionnaire",
]
