from home.demo.workshops.discovery import DISCOVERY
from home.demo.workshops.learning import LEARNING
from home.demo.workshops.procedures import PROCEDURES
from home.demo.workshops.subject import Subject

SUBJECTS: dict[str, Subject] = {
    subject.key: subject for subject in [*LEARNING, *PROCEDURES, *DISCOVERY]
}

__all__ = ["SUBJECTS", "Subject"]
