"""How long `claims check` takes as a whole process, from nothing to its last line, and where the time goes.

    python benchmarks/cold_start.py
    python benchmarks/cold_start.py --draft FILE --runs 20

Wall time of processes started in turn, bytecode and the dataset's index made before, as after an install: the bare
interpreter, which is the floor; `claims check` on an example draft that was never seen before, without and with the
report, and on one that was; and nltk and scikit-learn, imported and left again: what a check would wait for first if it
loaded them as people usually do.

Then the same checks once more with clocks inside. The clocks cost a little, so their sum is above the wall time.
"""

from __future__ import annotations

import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

BEGIN = time.perf_counter()

ROOMS = {
    "opening the dataset": ("claims.dataset:open_dataset",),
    "reading the draft": ("claims.drafts:read",),
    "parsing TOML (packs, locales, policy)": ("tomllib:loads",),
    "compiling phrases": ("claims.languages.phrases:Phrases.__init__",),
    "creating dataclasses": ("dataclasses:_process_class",),
    "extraction": ("claims.extraction:extract",),
    "matching and judging": ("claims.verdicts:judge",),
    "listing for the terminal": ("claims.rendering:terminal",),
    "keeping the result": ("claims.gate.kept:program", "claims.gate.kept:written", "claims.gate.kept:Kept.put"),
    "page": ("claims.rendering:html",),
}
"""Where the parts of a check are entered, as their callers see them."""

REST, SMALL = "the rest (command line, printing)", 0.0004
"""What passes no door, and rooms of less than so many seconds."""


def inside(arguments: list[str]) -> None:
    """Run `claims` with clocks inside and print their seconds by room as the last line of standard error."""
    from clock import Clock

    clock = Clock(time.perf_counter)
    clock.watch_imports()
    for room, doors in ROOMS.items():
        if room != "page" or "--html" in arguments:
            for door in doors:
                clock.watch(room, door)
    from claims.__main__ import main as claims

    try:
        claims(arguments)
    except SystemExit:
        sys.stdout.flush()
    whole = time.perf_counter() - BEGIN
    clock.stop()
    import json

    clock.spent[REST] = whole - sum(clock.spent.values())
    print(json.dumps(clock.spent), file=sys.stderr)


def main() -> None:
    """Measure and print."""
    import os
    import tempfile
    from pathlib import Path

    given = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(Path(folder, "bytecode"))
        os.environ["CLAIMS_CACHE_DIR"] = str(Path(folder, "cache"))
        new, seen = Path(folder, "new", given.draft.name), Path(folder, "seen", given.draft.name)
        for copy in (new, seen):
            copy.parent.mkdir()
            copy.write_bytes(given.draft.read_bytes())
        check = ["check", str(new), "--isolated", "--quiet"]
        page = ["--html", str(Path(folder, "page.html"))]
        calls = {
            "python -c pass": ["-c", "pass"],
            "claims check": ["-m", "claims", *check],
            "claims check --html": ["-m", "claims", *check, *page],
            "claims check, seen before": ["-m", "claims", "check", str(seen), "--isolated", "--quiet"],
            "python -c 'import nltk'": ["-c", "import nltk"],
            "python -c 'import sklearn'": ["-c", "import sklearn"],
        }
        print(f"{given.draft.name}, median of {given.runs} starts\n")
        floor = _walls(calls, given.runs, new)
        _parts({"plain": check, "--html": [*check, *page]}, floor, given.runs, new)


def _renew(draft: Path) -> None:
    """Make a draft one that was never seen: a line end more, and no claim less."""
    with draft.open("ab") as file:
        file.write(b"\n")


def _arguments() -> Namespace:
    import argparse
    from pathlib import Path

    example = Path(__file__).parent.parent / "examples" / "palu-lima-tahun.id.md"
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--draft", metavar="FILE", type=Path, default=example, help="another draft than our example")
    parser.add_argument("--runs", metavar="N", type=int, default=10, help="how often to start each (10)")
    return parser.parse_args()


def _walls(calls: dict[str, list[str]], runs: int, new: Path) -> float:
    """Print the wall time of each call in milliseconds; gives that of the bare interpreter in seconds."""
    import subprocess
    from statistics import median

    spent: dict[str, list[float]] = {name: [] for name in calls}
    for turn in range(runs + 1):  # the first start of each fills the caches and is not counted
        for name, arguments in calls.items():
            _renew(new)
            begin = time.perf_counter()
            done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True)
            if turn:
                spent[name].append(time.perf_counter() - begin)
            elif done.returncode not in (0, 1) or "Error" in done.stderr:
                print(f"{name} does not run: {(done.stderr.strip() or 'no word why').splitlines()[-1]}")
    for name, seconds in spent.items():
        print(f"{name:28} {median(seconds) * 1000:6.0f} ms   ({min(seconds) * 1000:.0f} to {max(seconds) * 1000:.0f})")
    return median(next(iter(spent.values())))


def _parts(calls: dict[str, list[str]], floor: float, runs: int, new: Path) -> None:
    """Print where the time of each call goes, in milliseconds."""
    import json
    import subprocess
    from statistics import median

    each: dict[str, dict[str, float]] = {}
    for name, arguments in calls.items():
        found = []
        for _ in range(runs):
            _renew(new)
            done = subprocess.run(
                [sys.executable, __file__, "--inside", *arguments], capture_output=True, text=True, check=True
            )
            found.append(json.loads(done.stderr.splitlines()[-1]))
        rooms = {room for run in found for room in run}
        medians = {room: median(run.get(room, 0.0) for run in found) for room in rooms}
        each[name] = {room: seconds for room, seconds in medians.items() if seconds >= SMALL}
        each[name][REST] += sum(seconds for seconds in medians.values() if seconds < SMALL)
        each[name]["starting Python"] = floor
    first, *_ = each.values()
    print(f"\n{'where it goes, ms':40}" + "".join(f"{name:>9}" for name in each))
    for room in sorted({room for rooms in each.values() for room in rooms}, key=lambda room: -first.get(room, 0.0)):
        print(f"{room:40}" + "".join(f"{rooms.get(room, 0.0) * 1000:9.1f}" for rooms in each.values()))
    print(f"{'together':40}" + "".join(f"{sum(rooms.values()) * 1000:9.1f}" for rooms in each.values()))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--inside"]:
        inside(sys.argv[2:])
    else:
        main()
