"""Judge every claim of a draft: each against the dataset, then the draft against itself, which has the last word."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from claims.matching import Setting
from claims.model import Draft, Extraction, Finding
from claims.verdicts.case import Case
from claims.verdicts.figures import Figures
from claims.verdicts.ignores import settle
from claims.verdicts.rules import CONSISTENCY, RULES
from claims.verdicts.wording import Wording

if TYPE_CHECKING:
    from claims.dataset import Dataset

ORDER = ("quantity", "role", "date", "attribution")
"""Dates and attributions are judged last: a day may belong to a figure, a statement may give one."""


def judge(
    draft: Draft,
    extraction: Extraction,
    dataset: Dataset,
    *,
    ui_language: str,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
) -> tuple[Finding, ...]:
    """One finding a claim, in the order of the claims.

    Args:
        draft: the draft, its publication date included: what counts is what was known on that day.
        extraction: its claims.
        dataset: the opened dataset.
        ui_language: language of the reasons.
        select: ids of the only rules to apply (those that say "unverified" always apply); all when empty.
        ignore: ids of rules to leave out.
    """
    setting, words = Setting(draft, extraction, dataset), Wording(ui_language, dataset)

    def active(id: str, verdict: str) -> bool:
        return verdict == "unverified" or ((not select or id in select) and id not in ignore)

    findings: dict[str, Finding] = {}
    figures = Figures(setting)
    for kind in ORDER:
        rules = [rule for rule in RULES if rule.kind == kind and active(rule.id, rule.verdict)]
        for claim in extraction.claims:
            if claim.kind != kind:
                continue
            case = Case(claim, setting, words, figures)
            for rule in rules:
                found = rule.apply(case)
                if found is not None:
                    findings[claim.id] = found
                    if kind == "quantity":
                        figures.add(found)
                    break
    inconsistent: dict[str, Finding] = {}
    for check in CONSISTENCY:
        if active(check.id, check.verdict):
            for finding in check.apply(setting, words, findings):
                inconsistent.setdefault(finding.claim.id, _beside(finding, findings.get(finding.claim.id)))
    findings.update(inconsistent)
    known = [findings[claim.id] for claim in extraction.claims if claim.id in findings]
    ids = {claim.id for claim in extraction.claims}
    own = [finding for id, finding in inconsistent.items() if id not in ids]
    judged = sorted([*known, *own], key=lambda finding: (finding.claim.start, -finding.claim.end)) if own else known
    every = {rule.id: rule.verdict for rule in (*RULES, *CONSISTENCY)}
    return settle(setting, judged, words, known=every, active={id for id in every if active(id, every[id])})


def _beside(finding: Finding, judged: Finding | None) -> Finding:
    """A self-check's finding with what the dataset says of the claim beside it."""
    if judged is not None and judged.fact is not None:
        finding.fact, finding.score = judged.fact, judged.score
        finding.comparisons, finding.evidence = judged.comparisons, judged.evidence
    elif judged is not None:
        finding.related = judged.related
    return finding
