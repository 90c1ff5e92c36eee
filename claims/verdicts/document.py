"""The page of rules, made of the rules themselves: `python -m claims.verdicts.document > docs/rules.md`."""

from __future__ import annotations

from collections.abc import Iterable

from claims.verdicts.check import Check
from claims.verdicts.rule import Rule

HEAD = """# Rules

Made of the rules in `claims/verdicts/rules/`; do not edit by hand. The examples are checked against the starter
dataset, as of the day named. A rule is switched off by its id: `claims check --ignore ID`, or `ignore = ["ID"]` in
`claims.toml`. In one place of a text (.md, .html, .txt) a comment switches it off, and must say why; it speaks of the
block that it stands in, of the one that ends on its line, or else of the next one:

    <!-- claims-ignore[weekday-mismatch]: the letter of 1923 has it so -->
"""


def page(rules: Iterable[Rule | Check]) -> str:
    """The Markdown page of some rules, in their order."""
    parts = [HEAD]
    for rule in rules:
        needs = "the draft alone" if isinstance(rule, Check) else "the reference dataset"
        parts.append(
            f"## {rule.id}\n\nVerdict: **{rule.verdict}**. Stands on {needs}.\n\n{rule.does}\n\n*Why:* {rule.why}\n\n"
            f"*Fires* ({rule.day}):\n\n{_quote(rule.fires)}\n\n*Must not fire:*\n\n{_quote(rule.silent)}\n"
        )
    return "\n".join(parts)


def _quote(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())


if __name__ == "__main__":
    from claims.verdicts.rules import CONSISTENCY, RULES

    print(page((*CONSISTENCY, *RULES)), end="")
