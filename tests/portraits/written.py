"""An interview as a text that one can read beside its source, to compare what was understood."""

from pathlib import Path

from portraits.reading.interview import Interview
from portraits.reading.reader import read_interview

INTERVIEWS = Path(__file__).parent / "interviews"
SOURCES = sorted(INTERVIEWS.glob("*.txt"))
FIELDS = ("series", "title", "name", "role", "employer", "date", "signature", "credit")


def source(path: Path) -> str:
    """The text with its own line ends."""
    return path.read_bytes().decode("utf-8")


def read(path: Path) -> Interview:
    return read_interview(source(path))


def written(interview: Interview) -> str:
    lines = [f"{field}: {getattr(interview, field)}" for field in FIELDS]
    lines += [f"introduction: {span.text}" for span in interview.introduction]
    lines += [f"caption: {span.text}" for span in interview.captions]
    for answer in interview.answers:
        number = f" {answer.number}" if answer.number is not None else ""
        dependent = ", dependent" if answer.dependent else ""
        lines += ["", f"question{number} ({answer.state}{dependent}): {answer.question.text}"]
        lines += [f"    {block.role}: {block.text}" for block in answer.blocks]
    lines.append("")
    for doubt in interview.doubts:
        lines.append(f"doubt, {doubt.kind}: {_visible(interview.text[doubt.start : doubt.end])}")
    return "\n".join(line.rstrip(" ") for line in lines) + "\n"


def _visible(text: str) -> str:
    return "".join(c if c.isprintable() or c in "\u00a0\u202f" else f"<{ord(c):04x}>" for c in text)
