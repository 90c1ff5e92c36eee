"""How often each rule has spoken in a run: what to look at first when a newsroom begins to check."""

from __future__ import annotations

from collections import Counter

from claims.rendering.run import Run


def statistics(run: Run) -> str:
    """One line a rule, the most frequent first: how many open findings, their verdict, the rule."""
    counts = Counter((finding.verdict, finding.rule) for _, finding in run.alarms())
    room = len(f"{max(counts.values(), default=0):,}")
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0][1]))
    return "".join(f"{count:>{room},}  {verdict:<12}  {rule}\n" for (verdict, rule), count in rows)
