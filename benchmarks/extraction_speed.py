"""How long extraction takes, in one run with its peers and on the same texts: CPU seconds per 1,000 words.

    python -m pip install -e '.[benchmark]'
    python benchmarks/extraction_speed.py
    python benchmarks/extraction_speed.py --articles FILE.jsonl --first 20

Measured side by side, in turn, round after round; the medians are shown.

* Claimdesk: all of extraction (sentences, quantities, dates, attributions, roles, slots, worth) over drafts that were
  read, with the names and measures of the starter dataset.
* dateparser: `search_dates` with the language given, which finds dates alone. It comes with Claimdesk.
* quantulum3 0.10: `parser.parse`, which finds English quantities alone, without its optional classifier. Install it by
  `python -m pip install quantulum3`, or with the extra `benchmark` as above.

The texts are made by `news.py`, or come from JSON lines: `{"text", "lang" or "language", "ref" or "published"}`.
CPU time of this process is counted, so that other work on the machine does not.
"""

from __future__ import annotations

import argparse
import importlib
import json
import logging
import re
import warnings
from collections import defaultdict
from collections.abc import Callable
from datetime import date, datetime, time
from importlib.metadata import version
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from clock import Clock
from news import Article, articles

from claims import Draft, extract, open_dataset, read

Work = Callable[[], object]

ROOMS = {
    "tokens": "claims.extraction.reading:Tokens",
    "sentences": "claims.extraction.reading:split",
    "names": "claims.extraction.reading:mentions",
    "number style": "claims.extraction.extract:style",
    "dates": "claims.extraction.extract:dates",
    "quantities": "claims.extraction.extract:quantities",
    "roles": "claims.extraction.extract:roles",
    "attributions": "claims.extraction.extract:attributions",
    "slots": "claims.extraction.extract:fill",
    "worth": "claims.extraction.extract:sentence_worth",
}
"""Where each room of extraction is entered, as its caller sees it."""


UNKNOWN = date(2024, 1, 1)
"""The day of an article that comes without one."""


def main() -> None:
    """Measure and print."""
    given = _arguments()
    texts = _read(given.articles, given.first) if given.articles else articles(given.number, given.seed)
    if not texts:
        raise SystemExit("extraction_speed: there are no articles to read")
    dataset = open_dataset()
    drafts = [_draft(article) for article in texts]
    words = sum(len(article.text.split()) for article in texts)
    print(f"{len(texts)} articles, {words:,} words, median of {given.rounds} rounds\n")

    def extraction() -> None:
        for draft in drafts:
            extract(draft, dataset)

    tools: dict[str, Work] = {"claimdesk, all of extraction": extraction, **_peers(texts)}
    _table(tools, words, given.rounds)
    _rooms(extraction, words, given.rounds)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument(
        "--articles", metavar="FILE.jsonl", type=Path, nargs="+", help="real articles instead of made ones"
    )
    parser.add_argument("--first", metavar="N", type=int, help="only the first articles of each file")
    parser.add_argument("--number", metavar="N", type=int, default=20, help="how many articles to make (20)")
    parser.add_argument("--rounds", metavar="N", type=int, default=5, help="how often to measure each (5)")
    parser.add_argument("--seed", metavar="N", type=int, default=1, help="of the made articles (1)")
    return parser.parse_args()


def _read(paths: list[Path], first: int | None) -> list[Article]:
    out = []
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines()[:first]:
            entry = json.loads(line)
            day = str(entry.get("ref") or entry.get("published"))[:10]
            published = date.fromisoformat(day) if re.fullmatch(r"\d{4}-\d\d-\d\d", day) else UNKNOWN
            out.append(Article(entry["text"], entry.get("lang") or entry["language"], published))
    return out


def _draft(article: Article) -> Draft:
    return read("article", text=article.text, format="text", language=article.language, published=article.published)


def _peers(texts: list[Article]) -> dict[str, Work]:
    from dateparser.search import search_dates

    def dates() -> None:
        for article in texts:
            base = datetime.combine(article.published, time())
            search_dates(article.text, languages=[article.language], settings={"RELATIVE_BASE": base})

    peers: dict[str, Work] = {f"dateparser {version('dateparser')}, search_dates": dates}
    try:
        parser: Any = importlib.import_module("quantulum3.parser")
    except ImportError:
        print("quantulum3 is not installed, so its row is missing: python -m pip install quantulum3\n")
        return peers

    def quantities() -> None:
        for article in texts:
            parser.parse(article.text)

    return {**peers, f"quantulum3 {version('quantulum3')}, parser": quantities}


def _table(tools: dict[str, Work], words: int, rounds: int) -> None:
    spent: dict[str, list[float]] = defaultdict(list)
    for work in tools.values():  # what is loaded and compiled once is not counted
        work()
    for turn in range(rounds):
        order = list(tools)
        for name in order[turn % len(order) :] + order[: turn % len(order)]:
            begin = process_time()
            tools[name]()
            spent[name].append((process_time() - begin) * 1000 / words)
    width = max(map(len, tools))
    own, *_ = (median(seconds) for seconds in spent.values())
    print(f"{'':{width}}  s per 1,000 words   (fastest to slowest)")
    for name, seconds in spent.items():
        print(f"{name:{width}}  {median(seconds):17.4f}   ({min(seconds):.4f} to {max(seconds):.4f})")
    print()
    for name, seconds in list(spent.items())[1:]:
        print(f"All of extraction is {median(seconds) / own:.1f} times faster than {name}.")


def _rooms(extraction: Work, words: int, rounds: int) -> None:
    """Print what each room takes by itself; what it asks of another room counts there."""
    runs = []
    for _ in range(rounds):
        clock = Clock(process_time)
        for room, door in ROOMS.items():
            clock.watch(room, door)
        begin = process_time()
        extraction()
        whole = process_time() - begin
        clock.stop()
        runs.append({**clock.spent, "the rest": whole - sum(clock.spent.values())})
    each = {room: median(run.get(room, 0.0) for run in runs) for room in (*ROOMS, "the rest")}
    whole = sum(each.values())
    print("\nwhere extraction's time goes  s per 1,000 words")
    for room, seconds in sorted(each.items(), key=lambda item: -item[1]):
        print(f"{room:28}  {seconds * 1000 / words:17.4f}   {seconds / whole:4.0%}")


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    logging.disable(logging.WARNING)
    main()
