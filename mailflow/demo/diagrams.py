"""Draws the transition tables as Mermaid state diagrams, for docs/architecture.md. Knows how, not what."""

import re
from pathlib import Path

from mailflow.domain.machine import NEW, SAME, Party, Table
from mailflow.domain.tables import TABLES

BETWEEN = re.compile(r"(<!-- diagrams -->\n).*(<!-- /diagrams -->)", re.DOTALL)


def diagram(table: Table) -> str:
    """One table. Self-loops are left out; a timer's rows are marked."""
    lines = ["stateDiagram-v2"]
    for row in table.transitions:
        by_timer = " (timer)" if row.verb.by == frozenset({Party.SERVICE}) else ""
        for source in row.source:
            if row.target in (SAME, source):
                continue
            lines.append(f"    {'[*]' if source == NEW else source} --> {row.target}: {row.verb.__name__}{by_timer}")
    lines += [f"    {state} --> [*]" for state in table.final]
    return "\n".join(dict.fromkeys(lines))


def document(text: str) -> str:
    """The text with its diagrams drawn anew."""
    drawn = "\n".join(f"### {noun}\n\n```mermaid\n{diagram(table)}\n```\n" for noun, table in TABLES.items())
    return BETWEEN.sub(lambda found: f"{found[1]}\n{drawn}\n{found[2]}", text)


def main() -> None:
    """Rewrite the document in place: `python -m mailflow.demo.diagrams`."""
    path = Path(__file__).parents[2] / "docs" / "architecture.md"
    path.write_text(document(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
