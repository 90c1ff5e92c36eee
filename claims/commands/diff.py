"""`claims diff`: what moved between two versions of a draft."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claims.commands import checking, options
from claims.commands.results import Output
from claims.errors import ConfigError, UsageError

if TYPE_CHECKING:
    from claims.decisions.compare import Change
    from claims.decisions.lock import Lock, Locked

EPILOG = """\
\b
Examples:
  claims diff monday.md tuesday.md
  claims diff draft.claims.lock draft.md
  git show HEAD:draft.md > /tmp/before.md; claims diff /tmp/before.md draft.md"""


@click.command(cls=options.Sectioned, epilog=EPILOG)
@click.argument("old")
@click.argument("new")
@options.output(("full", "json"))
@options.section(
    "Results",
    click.option("--exit-code", "fails", is_flag=True, help="Exit with 1 when something moved."),
)
@checking.read
@options.dataset
def diff(old: str, new: str, output_format: str | None, output_file: str | None, fails: bool, **given: Any) -> int:
    """Say which claims, verdicts and facts moved between two versions of a draft.

    OLD and NEW are drafts, or locks that `claims lock` wrote.
    """
    from claims.decisions.compare import changes

    terms = checking.Terms(**given)
    with Output(output_file) as output:
        found = changes(_lock(old, terms), _lock(new, terms))
        if output_format == "json":
            output.write(json.dumps([_plain(change) for change in found], ensure_ascii=False, indent=2) + "\n")
        else:
            output.write("".join(map(_told, found)) or "Nothing moved.\n")
    return int(fails and bool(found))


def _lock(path: str, terms: checking.Terms) -> Lock:
    from claims.decisions.lock import lock_of
    from claims.decisions.lockfile import load_lock
    from claims.decisions.place import SUFFIX

    if not path.endswith(SUFFIX):
        return lock_of(checking.report(path, terms))
    lock = load_lock(Path(path))
    if lock is None:
        raise ConfigError("there is no such lock", place=path, mend="Write it with claims lock")
    return lock


def _told(change: Change) -> str:
    """A change for a person: what the claim says, then a line for each thing that moved."""
    before, after = change.before, change.after
    if before is None or after is None:
        one = before or after
        if one is None:
            raise UsageError("a change of nothing")
        sign = "-" if after is None else "+"
        return f"{sign} {one.text}  ({one.says})\n    {'was ' if after is None else ''}{one.verdict}: {one.sentence}\n"
    lines = [f"~ {before.text} → {after.text}\n" if before.text != after.text else f"~ {after.text}\n"]
    for name, was, now in _pairs(change, before, after):
        lines.append(f"    {name}: {was} → {now}\n")
    if "evidence" in change.moved:
        lines.append(f"    evidence: {after.fact or 'what it stands on'} has moved\n")
    lines.append(f"    {after.sentence}\n")
    return "".join(lines)


def _pairs(change: Change, before: Locked, after: Locked) -> list[tuple[str, str, str]]:
    pairs = [("verdict", before.verdict, after.verdict), ("fact", before.fact or "none", after.fact or "none")]
    pairs = [("says", before.says, after.says), *pairs]
    if "slots" in change.moved:
        names = sorted({*before.about, *after.about})
        pairs += [(name, before.about.get(name, "none"), after.about.get(name, "none")) for name in names]
    return [(name, was, now) for name, was, now in pairs if was != now]


def _plain(change: Change) -> dict[str, Any]:
    return {"kind": change.kind, "moved": list(change.moved), "old": _as(change.before), "new": _as(change.after)}


def _as(claim: Locked | None) -> dict[str, Any] | None:
    if claim is None:
        return None
    names = ("id", "kind", "text", "sentence", "says", "verdict", "rule", "fact", "evidence")
    return {**{name: getattr(claim, name) for name in names}, "about": dict(claim.about)}
