"""What has moved between two locks: of a draft and its lockfile, or of two versions of a draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from claims.decisions.lock import Lock, Locked

ALIKE = 0.6
"""From this likeness of their sentences on (0..1), a claim that went and one that came are one claim, edited."""
SOONER = 400
"""With more pairs of claims than the square of this, only claims of equal rank in the draft are held together."""


@dataclass(frozen=True, slots=True)
class Change:
    """One claim before and after. `before` is null for a new claim, `after` for one that is gone.

    `moved`: what differs, of `claim` (the draft says something else), `sentence`, `verdict`, `fact` (another one),
    `evidence` (the same fact, but it moved) and `slots`.
    """

    before: Locked | None
    after: Locked | None
    moved: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """new, gone, edited (the draft moved) or moved (the draft did not)."""
        if self.before is None or self.after is None:
            return "new" if self.before is None else "gone"
        return "edited" if self.before.id != self.after.id else "moved"


def changes(old: Lock, new: Lock) -> tuple[Change, ...]:
    """Every claim that is not as it was: those of the new lock in its order, then those that are gone.

    A claim whose number or sentence was edited has another id; it is held together with the claim that is gone and has
    the same frame, else with the one of its kind whose sentence is most like its own. A claim is as it was when nothing
    but another figure of its sentence moved.
    """
    before = {claim.id: claim for claim in old.claims}
    after = {claim.id: claim for claim in new.claims}
    gone = [claim for id, claim in before.items() if id not in after]
    came = [claim for id, claim in after.items() if id not in before]
    was = _edited(gone, came)
    out = []
    for claim in new.claims:
        earlier = before.get(claim.id) or was.get(claim.id)
        moved = _moved(earlier, claim) if earlier else ()
        if earlier is None or moved:
            out.append(Change(earlier, claim, moved))
    left = {claim.id for claim in was.values()}
    return (*out, *(Change(claim, None) for claim in gone if claim.id not in left))


def stale(old: Lock, new: Lock) -> str:
    """Why a lock is not that of the draft any more, as the end of a sentence; empty when it is.

    Args:
        old: what the lockfile holds.
        new: the lock of the draft as it is now.
    """
    found = changes(old, new)
    was, now = {claim.id for claim in old.claims}, {claim.id for claim in new.claims}
    counts = {
        "new": len(now - was),
        "gone": len(was - now),
        "verdict": sum(change.kind == "moved" and "verdict" in change.moved for change in found),
    }
    counts["evidence"] = sum(change.kind == "moved" for change in found) - counts["verdict"]
    said = {
        "new": ("claim is new", "claims are new"),
        "gone": ("is gone", "are gone"),
        "verdict": ("has another verdict", "have another verdict"),
        "evidence": ("stands on other evidence or slots", "stand on other evidence or slots"),
    }
    parts = [f"{count} {said[name][count > 1]}" for name, count in counts.items() if count]
    if not parts and old.published != new.published:
        parts = [f"the draft’s date was {old.published or 'unknown'} and is {new.published or 'unknown'}"]
    return ", ".join(parts)


def _moved(before: Locked, after: Locked) -> tuple[str, ...]:
    moved = {
        "claim": before.says != after.says,
        "sentence": before.says == after.says and before.frame != after.frame,
        "verdict": before.verdict != after.verdict,
        "fact": before.fact != after.fact,
        "evidence": before.fact == after.fact and before.evidence != after.evidence,
        "slots": dict(before.about) != dict(after.about),
    }
    return tuple(name for name, differs in moved.items() if differs)


def _edited(gone: Sequence[Locked], came: Sequence[Locked]) -> dict[str, Locked]:
    """For the id of each new claim the one that is gone of which it is an edit, each used once, the likest first."""
    few = len(gone) * len(came) <= SOONER**2
    pairs = [
        (likeness, before, after)
        for at, before in enumerate(gone)
        for after in (came if few else came[at : at + 1])
        if before.kind == after.kind and (likeness := _likeness(before, after)) >= ALIKE
    ]
    pairs.sort(key=lambda pair: (-pair[0], pair[1].id, pair[2].id))
    out: dict[str, Locked] = {}
    used: set[str] = set()
    for _, before, after in pairs:
        if after.id not in out and before.id not in used:
            out[after.id] = before
            used.add(before.id)
    return out


def _likeness(before: Locked, after: Locked) -> float:
    """How alike two claims are: their sentences, 0..1, and a little for the same value or measure; 2 for one frame."""
    if before.frame == after.frame:
        return 2.0
    matcher = SequenceMatcher(None, before.sentence.split(), after.sentence.split(), autojunk=False)
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    same = (before.says == after.says) + (before.about.get("measure") == after.about.get("measure"))
    same += before.text.split()[-1:] == after.text.split()[-1:]
    return matcher.ratio() + 0.01 * same
