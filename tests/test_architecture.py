"""The rooms of the house, and who may call whom: imports point one way only."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
#: Each room, and the rooms below it that it may import.
ALLOWED = {
    "core": set(),
    "schedules": {"core"},
    "venues": {"core", "schedules"},
    "mediators": {"core", "schedules", "venues"},
    "resources": {"core", "schedules", "venues"},
    "portraits": {"core", "schedules", "venues", "mediators"},
    "events": {"core", "schedules", "venues", "mediators", "resources"},
    "finder": {"core", "schedules", "venues", "mediators", "resources", "portraits", "events"},
}
ALLOWED["home"] = {*ALLOWED, "finder"}
ALLOWED["network_site"] = {*ALLOWED, "home"}
ROOMS = set(ALLOWED)


def imported_rooms(path: Path) -> set[str]:
    """The rooms that a module imports, inside functions too."""
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            rooms |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            rooms.add((node.module or "").split(".")[0])
    return rooms & ROOMS


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_imports_point_one_way(room):
    wrong = {
        f"{path.relative_to(ROOT)} imports {other}"
        for path in (ROOT / room).rglob("*.py")
        for other in imported_rooms(path) - {room} - ALLOWED[room]
    }
    assert not wrong


def test_the_walk_sees_imports_inside_functions(tmp_path):
    module = tmp_path / "late.py"
    module.write_text("def f():\n    from home.models import HomePage\n", encoding="utf-8")
    assert imported_rooms(module) == {"home"}


def test_migrations_import_no_room():
    """A migration that imports today's code breaks when that code changes."""
    for path in ROOT.glob("*/migrations/0*.py"):
        text = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ImportFrom) and not node.level:
                room = (node.module or "").split(".")[0]
                assert room not in ROOMS, f"{path.name}: {node.module}"


def python_files():
    return [
        path
        for room in [*ROOMS, "scripts"]
        for path in (ROOT / room).rglob("*.py")
        if "migrations" not in path.parts
    ]


def test_one_subject_a_file():
    long = {
        str(path.relative_to(ROOT)): lines
        for path in python_files()
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 320
    }
    assert not long


def test_scripts_of_the_pages_are_short_modules():
    for path in (ROOT / "static" / "js").glob("*.js"):
        text = path.read_text(encoding="utf-8")
        assert len(text.splitlines()) < 100, path.name
        assert "import " not in text.replace("important", ""), path.name
