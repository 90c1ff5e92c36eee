"""The lock of a draft: its claims as they were found, and the history of what people decided about them.

The history is the only truth about decisions; whether one holds is worked out each time. It holds for a claim when it
was made about the same claim in the same sentence (`claims.decisions.frames`), with the same verdict on the same
evidence. So a changed number
opens its own claim and no other, a fact that moved opens the claims that stood on it, and a paragraph that moved opens
nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from claims.decisions.frames import Frame, frames
from claims.model import Claim, Finding, Report
from claims.verdicts.basis import basis

State = Literal["accepted", "ignored", "corrected"]
STATES: tuple[State, ...] = ("accepted", "ignored", "corrected")
"""accepted: the editor agrees with the finding. ignored: the finding is overruled, with a reason. corrected: the draft
was, or will be, changed for it."""


@dataclass(frozen=True, slots=True)
class Locked:
    """One claim of a draft and what it was found to be.

    `says` is the claim in normal form ("1200 person"), `about` its slots by name, `evidence` the hash of what its
    verdict stands on. `frame`, `beside`, `copies` and `alike` are those of `claims.decisions.frames.Frame`.
    """

    id: str
    kind: str
    text: str
    sentence: str
    says: str
    about: Mapping[str, str]
    verdict: str
    rule: str
    fact: str
    evidence: str
    frame: str
    beside: str
    copies: int = 1
    alike: int = 1


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decided what about a claim, when and why, and how the claim stood then. `at` is ISO 8601 in UTC."""

    claim: str
    text: str
    sentence: str
    verdict: str
    evidence: str
    frame: str
    beside: str
    decision: str
    by: str
    at: str
    reason: str = ""
    source: str = ""
    copies: int = 1
    alike: int = 1

    @classmethod
    def on(cls, claim: Locked, decision: str, *, by: str, at: str, reason: str = "", source: str = "") -> Decision:
        """A decision about a claim as it stands now."""
        return cls(
            claim.id, claim.text, claim.sentence, claim.verdict, claim.evidence, claim.frame, claim.beside,
            decision, by, at, reason, source, claim.copies, claim.alike,
        )  # fmt: skip

    def holds_for(self, claim: Locked) -> bool:
        """Whether it was made about this claim as it stands now."""
        return self.is_about(claim) and (self.verdict, self.evidence) == (claim.verdict, claim.evidence)

    def is_about(self, claim: Locked) -> bool:
        """Whether it was made about this very claim, whatever has become of its evidence.

        The same words, or the same words but for the other figures of the sentence. Where the draft holds or held them
        more than once, the sentence before must be the same too.
        """
        exact = self.claim == claim.id and self.sentence.casefold() == claim.sentence.casefold()
        if exact and self.copies == claim.copies == 1:
            return True
        if self.frame != claim.frame:
            return False
        return self.alike == claim.alike == 1 or self.beside == claim.beside


class Standing(NamedTuple):
    """How a claim stands with its editors: `decision` holds, or `lapsed` was made and no longer does, or neither."""

    decision: Decision | None = None
    lapsed: Decision | None = None


@dataclass(frozen=True, slots=True)
class Lock:
    """The claims of one draft, sorted by their sentences, and all decisions ever made in it, oldest first."""

    draft: str = ""
    published: str = ""
    claims: tuple[Locked, ...] = ()
    history: tuple[Decision, ...] = field(default=())

    def standing(self, claim: Locked) -> Standing:
        """The last decision on a claim: whether it holds, or has lapsed because verdict or evidence have moved."""
        about = [decision for decision in self.history if decision.is_about(claim)]
        if not about:
            return Standing()
        return Standing(decision=about[-1]) if about[-1].holds_for(claim) else Standing(lapsed=about[-1])

    def deciding(self, *decisions: Decision) -> Lock:
        """The lock with more decisions at the end of its history."""
        return replace(self, history=(*self.history, *decisions))


def lock_of(report: Report, history: Sequence[Decision] = ()) -> Lock:
    """The lock of a report as it is now, over a history of decisions."""
    draft = report.draft
    name = draft.name.replace("\\", "/").rpartition("/")[2]
    pairs = sorted(zip(_frames(report), report.findings, strict=True), key=lambda pair: pair[0].order)
    found = tuple(_locked(draft.text, finding, frame) for frame, finding in pairs)
    return Lock(name, str(draft.published or ""), found, tuple(history))


def _frames(report: Report) -> list[Frame]:
    return frames(report, [_says(finding.claim) for finding in report.findings])


def _locked(text: str, finding: Finding, frame: Frame) -> Locked:
    claim = finding.claim
    return Locked(
        id=claim.id,
        kind=claim.kind,
        text=_flat(claim.text),
        sentence=_flat(text[claim.sentence[0] : claim.sentence[1]]),
        says=_says(claim),
        about=_about(claim),
        verdict=finding.verdict,
        rule=finding.rule,
        fact=finding.fact.id if finding.fact else "",
        evidence=basis(text, finding),
        frame=frame.frame,
        beside=frame.beside,
        copies=frame.copies,
        alike=frame.alike,
    )


def decided(report: Report, lock: Lock) -> Report:
    """The report with `Finding.decision` filled where a decision of the lock holds; the report given stays as it is."""
    if not lock.history:
        return report
    text = report.draft.text
    findings = tuple(
        _decided(finding, lock.standing(_locked(text, finding, frame))) if finding.decision is None else finding
        for finding, frame in zip(report.findings, _frames(report), strict=True)
    )
    return replace(report, findings=findings)


def _decided(finding: Finding, standing: Standing) -> Finding:
    decision = standing.decision
    if decision is None:
        return finding
    said = {"state": decision.decision, "by": decision.by, "at": decision.at}
    said |= {"reason": decision.reason} if decision.reason else {}
    said |= {"source": decision.source} if decision.source else {}
    return replace(finding, decision=said)


def _says(claim: Claim) -> str:
    """The claim's value in normal form: what changes when the draft says something else."""
    if (quantity := claim.quantity) is not None:
        value = f"{quantity.value:.12g}" + ("" if quantity.upper is None else f"..{quantity.upper:.12g}")
        words = [quantity.qualifier if quantity.qualifier not in ("exact", "range") else "", value, quantity.unit]
        return " ".join(word for word in (*words, quantity.change or "") if word)
    if (value_of_date := claim.date) is not None:
        return " ".join(word for word in (value_of_date.timex, value_of_date.weekday or "") if word)
    if (said := claim.attribution) is not None:
        return f"{said.speaker.text if said.speaker else '?'}: {said.cue.text}"
    if (role := claim.role) is not None:
        return f"{role.person.text}: {' '.join(word for word in (role.modifier or '', role.office.text) if word)}"
    return ""


def _about(claim: Claim) -> dict[str, str]:
    """The slots of a claim by name, those that are filled; names that the whole draft lends it (`nearby`) are none."""
    about = claim.about
    slots = {
        "measure": claim.quantity.measure if claim.quantity else None,
        "entities": ", ".join(about.entities),
        "place": about.place,
        "event": about.event,
        "when": f"{about.when.first}/{about.when.last}" if about.when else None,
        "as_of": f"{about.as_of.first}/{about.as_of.last}" if about.as_of else None,
        "scope": about.scope,
        "said_by": about.said_by,
    }
    return {name: value for name, value in slots.items() if value}


def _flat(text: str) -> str:
    return " ".join(text.split())
