"""What the page of a finding shows."""

from dataclasses import dataclass
from datetime import date

from portraits.chart import Chart, chart_of
from portraits.counting import Cell, Counted, Line
from portraits.finding_words import basis, percent, sentence
from portraits.freezing import counted

#: What is in the address and is none of the numbers.
UNKNOWN_NUMBER = "Ce chiffre n’existe pas, ou n’existe plus. Voici tout le constat."


@dataclass(frozen=True)
class CellView:
    cell: Cell
    percent: str
    query: str
    is_chosen: bool


@dataclass(frozen=True)
class LineView:
    line: Line
    sentence: str
    cells: list[CellView]


@dataclass(frozen=True)
class FindingView:
    """``chosen`` are the cells whose passages are asked for; ``notice`` says why they are not."""

    counted: Counted
    basis: str
    lines: list[LineView]
    chart: Chart | None
    chosen: list[Cell]
    chosen_line: Line | None
    notice: str

    @property
    def description(self) -> str:
        """The whole drawing in words."""
        return " ".join(f"{view.line.label}\u00a0: {view.sentence}." for view in self.lines)


def view_of(finding, today: date, code: str = "", group: str = "") -> FindingView:
    """``code`` and ``group`` are what the address says, whatever that is."""
    figures = counted(finding, today)
    line = next((line for line in figures.lines if line.code.slug == code), None)
    cells = [c for c in line.cells if not group or c.group.key == group] if line else []
    return FindingView(
        counted=figures,
        basis=basis(figures),
        lines=[
            LineView(shown, sentence(shown, figures.split), _cells(shown, cells))
            for shown in figures.lines
        ],
        chart=chart_of(figures),
        chosen=cells,
        chosen_line=line if cells else None,
        notice=UNKNOWN_NUMBER if (code or group) and not cells else "",
    )


def _cells(line: Line, chosen: list[Cell]) -> list[CellView]:
    return [
        CellView(
            cell=cell,
            percent=percent(cell),
            query=f"?code={line.code.slug}&groupe={cell.group.key}#passages",
            is_chosen=any(cell is one for one in chosen),
        )
        for cell in line.cells
    ]
