"""Imports only go down the floors that docs/architecture.md tells."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
FLOORS: dict[str, int] = {
    part: int(row[1])
    for row in re.finditer(r"^\| (\d) \| ([^|]+) \|", ARCHITECTURE, re.MULTILINE)
    for part in re.findall(r"`([^`]+)`", row[2])
}
ROOF = max(FLOORS.values())
SOURCES = [path for folder in ("mailflow", "inbound", "workers") for path in sorted((ROOT / folder).rglob("*.py"))]


def part_of(path: str) -> str:
    """The part of the house that a file belongs to."""
    fitting = [part for part in FLOORS if path == part or (part.endswith("/") and path.startswith(part))]
    assert fitting, f"{path} stands on no floor of docs/architecture.md"
    return max(fitting, key=len)


def file_of(module: str) -> str | None:
    """The file of one of our modules."""
    path = module.replace(".", "/")
    if (ROOT / f"{path}.py").exists():
        return f"{path}.py"
    return f"{path}/__init__.py" if (ROOT / path / "__init__.py").exists() else None


def imported(path: Path) -> set[str]:
    """The files of ours that a file imports, names in modules taken for modules where they are some."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            names = [name if file_of(name) else node.module for name in names]
        found |= {file for name in names if (file := file_of(name)) and file != "mailflow/__init__.py"}
    return found


def test_the_table_names_all_floors() -> None:
    assert sorted(set(FLOORS.values())) == list(range(ROOF + 1))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_only_go_down(path: Path) -> None:
    mine = part_of(str(path.relative_to(ROOT)))
    for file in imported(path):
        theirs = part_of(file)
        same = mine == theirs or FLOORS[mine] == FLOORS[theirs] in (0, ROOF)
        assert same or FLOORS[theirs] < FLOORS[mine], f"{mine} imports {file}, which is not below it"


@pytest.mark.parametrize(
    "path", sorted((ROOT / "mailflow" / "domain").rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT))
)
def test_the_domain_is_pure(path: Path) -> None:
    banned = {"sqlalchemy", "flask", "jinja2", "redis", "rq", "smtplib", "os", "pathlib", "subprocess", "socket"}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            roots = {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            roots = {(node.module or "").split(".")[0]}
        else:
            continue
        assert not roots & banned
