"""The dataset as the program sees it: facts by their slots, names by their first word, measures by id."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from claims.dataset import records
from claims.errors import DatasetIndexError
from claims.model import Alias, DatasetInfo, Entity, Fact, Measure, Scope

if TYPE_CHECKING:
    from claims.dataset.retrieval.search import Finder

SCHEMA = 12
"""Raise it when tables, records, pieces or terms of an index change: an index of another number is built anew."""

ABOUT = ("about", "place", "speaker", "person", "organisation")
"""The slots that make a fact one about an entity; `said_by` is the sixth, and does not."""


_CLOSE = 30
"""Fact-checks of a language that are compared with a sentence of a draft: one worth showing is among the first."""


class MeasureWord(NamedTuple):
    """A phrase that means a measure, cut into lower-case tokens. `role`: words, or context (see `Measure`)."""

    tokens: tuple[str, ...]
    measure: str
    language: str
    role: str


class Dataset:
    """A compiled dataset, opened read-only. Records are decoded when they are asked for, once.

    Attributes:
        name, version: from dataset.yaml.
        sha256: hash of the files it was compiled from.
        info: the same with the numbers of facts and observations, as reports carry it.
    """

    def __init__(self, database: sqlite3.Connection, place: str = "") -> None:
        self._database = database
        self.place = place
        meta = {str(key): str(value) for key, value in self._rows("SELECT key, value FROM meta")}
        self.name = meta["name"]
        self.version = meta["version"]
        self.sha256 = meta["sha256"]
        self.fact_count = int(meta["facts"])
        self.observation_count = int(meta["observations"])
        self.entity_count = int(meta["entities"])
        self.description: Mapping[str, Any] = json.loads(meta["dataset"])
        self._aliases: dict[str, tuple[Alias, ...]] = {}
        self._entities: dict[str, Entity | None] = {}
        self._facts: dict[str, Fact | None] = {}
        self._measures: dict[str, Measure] | None = None
        self._scopes: dict[str, dict[str, Scope]] = {}
        self._finder: Finder | None = None

    def close(self) -> None:
        """Let go of the index file."""
        self._database.close()

    @property
    def info(self) -> DatasetInfo:
        """What a report says of the dataset it stands on."""
        return DatasetInfo(self.name, self.version, self.sha256, self.fact_count, self.observation_count)

    # ------------------------------------------------------------ names and measures

    def aliases(self, first: str) -> tuple[Alias, ...]:
        """Names in any language whose first token (lower case) is `first`, longest first; `name` is as written."""
        found = self._aliases.get(first)
        if found is None:
            query = "SELECT tokens, entity, type, text FROM alias WHERE first = ? ORDER BY length DESC, tokens, entity"
            rows = self._rows(query, first)
            found = tuple(Alias(tuple(tokens.split("\t")), entity, type, text) for tokens, entity, type, text in rows)
            self._aliases[first] = found
        return found

    def measure_words(self, first: str) -> tuple[MeasureWord, ...]:
        """Phrases of measures, words and context, whose first token (lower case) is `first`, longest first."""
        query = """SELECT tokens, measure, language, role FROM word WHERE first = ?
                   ORDER BY length DESC, tokens, measure, language, role"""
        return tuple(MeasureWord(tuple(row[0].split("\t")), *row[1:]) for row in self._rows(query, first))

    @property
    def measures(self) -> Mapping[str, Measure]:
        """All measures by id, in the order of their file."""
        if self._measures is None:
            self._measures = {found["id"]: records.measure(found) for found in self._part("measures")}
        return self._measures

    @property
    def scopes(self) -> Mapping[str, Scope]:
        """Parts of a whole that a series may count, by id, with the words that mean them."""
        return self._scoped("scopes")

    @property
    def methods(self) -> Mapping[str, Scope]:
        """Ways of counting, by id."""
        return self._scoped("methods")

    def _scoped(self, kind: str) -> Mapping[str, Scope]:
        if kind not in self._scopes:
            self._scopes[kind] = {found["id"]: records.scope(found) for found in self._part(kind)}
        return self._scopes[kind]

    def _part(self, kind: str) -> Iterator[dict[str, Any]]:
        rows = self._rows("SELECT record FROM part WHERE kind = ? ORDER BY place", kind)
        return (json.loads(record) for (record,) in rows)

    def entity(self, id: str) -> Entity | None:
        """The entity of that id, or null."""
        if id not in self._entities:
            rows = self._rows("SELECT record FROM entity WHERE id = ?", id)
            self._entities[id] = records.entity(json.loads(rows[0][0])) if rows else None
        return self._entities[id]

    def entities(self) -> Iterator[Entity]:
        """All entities, by id."""
        for (record,) in self._rows("SELECT record FROM entity ORDER BY id"):
            yield records.entity(json.loads(record))

    # ------------------------------------------------------------ facts

    def fact(self, id: str) -> Fact | None:
        """The fact of that id, or null."""
        if id not in self._facts:
            rows = self._rows("SELECT record FROM fact WHERE id = ?", id)
            self._facts[id] = records.fact(json.loads(rows[0][0])) if rows else None
        return self._facts[id]

    def record(self, id: str) -> Mapping[str, Any] | None:
        """The fact or entity of that id as plain data, as its file has it; null when there is none."""
        query = "SELECT record FROM fact WHERE id = ?1 UNION ALL SELECT record FROM entity WHERE id = ?1"
        rows = self._rows(query, id)
        found: Mapping[str, Any] | None = json.loads(rows[0][0]) if rows else None
        return found

    def near(self, id: str, limit: int = 3) -> tuple[str, ...]:
        """Ids of facts and entities that are spelled much like one that is not there."""
        from difflib import get_close_matches

        known = self._ids("SELECT id FROM fact WHERE kind != 'fact_check' UNION ALL SELECT id FROM entity")
        return tuple(get_close_matches(id, known, n=limit, cutoff=0.6))

    def facts(self, kind: str | None = None) -> Iterator[Fact]:
        """All facts, or those of one kind, in the order of the files."""
        query = "SELECT id FROM fact WHERE ? IS NULL OR kind = ? ORDER BY row"
        for (id,) in self._rows(query, kind, kind):
            found = self.fact(id)
            if found is not None:
                yield found

    def series_of(self, measure: str) -> tuple[str, ...]:
        """Ids of the series of a measure."""
        return self._ids("SELECT id FROM fact WHERE measure = ? AND kind = 'series' ORDER BY row", measure)

    def series_about(self, entity: str, measure: str, *, scope: str | None = None) -> tuple[str, ...]:
        """Ids of the series of a measure that have the entity as subject or place, whatever the size of the dataset.

        Args:
            entity: the id of an entity.
            measure: the id of a measure.
            scope: only series of this part of the whole; null for all.
        """
        query = """SELECT DISTINCT f.id, f.row FROM slot s JOIN fact f ON f.row = s.row
                   WHERE s.entity = ? AND s.name IN ('about', 'place') AND s.measure = ? AND (? IS NULL OR f.scope = ?)
                   ORDER BY f.row"""
        return self._ids(query, entity, measure, scope, scope)

    def series_of_event(self, event: str) -> tuple[str, ...]:
        """Ids of the series that belong to an event."""
        return self._ids("SELECT id FROM fact WHERE event = ? AND kind = 'series' ORDER BY row", event)

    def facts_about(self, entity: str) -> tuple[str, ...]:
        """Ids of facts that have the entity as subject or participant, place, speaker, person or organisation."""
        marks = ", ".join("?" * len(ABOUT))
        query = f"""SELECT DISTINCT f.id, f.row FROM slot s JOIN fact f ON f.row = s.row
                    WHERE s.entity = ? AND s.name IN ({marks}) ORDER BY f.row"""  # noqa: S608 - only question marks
        return self._ids(query, entity, *ABOUT)

    def facts_in(self, slot: str, entity: str) -> tuple[str, ...]:
        """Ids of facts that have the entity in one slot: one of `ABOUT`, or said_by (of any of their values)."""
        query = "SELECT f.id FROM slot s JOIN fact f ON f.row = s.row WHERE s.entity = ? AND s.name = ? ORDER BY f.row"
        return self._ids(query, entity, slot)

    def facts_of_topic(self, topic: str) -> tuple[str, ...]:
        """Ids of the facts of one file."""
        return self._ids("SELECT id FROM fact WHERE topic = ? ORDER BY row", topic)

    def events_on(self, day: date) -> tuple[str, ...]:
        """Ids of the events that include the day."""
        query = "SELECT id FROM fact WHERE kind = 'event' AND first <= ? AND last >= ? ORDER BY first, row"
        return self._ids(query, day.isoformat(), day.isoformat())

    def roles_of(self, person: str) -> tuple[str, ...]:
        """Ids of the roles a person holds or held."""
        return self.facts_in("person", person)

    def roles_at(self, organisation: str) -> tuple[str, ...]:
        """Ids of the roles at an organisation (or a country)."""
        return self.facts_in("organisation", organisation)

    def statements_by(self, speaker: str) -> tuple[str, ...]:
        """Ids of the statements of a speaker."""
        return self.facts_in("speaker", speaker)

    # ------------------------------------------------------------ text

    def search(
        self,
        text: str,
        *,
        kind: str | None = None,
        language: str | None = None,
        limit: int = 10,
        asked_in: str | None = None,
    ) -> list[tuple[Fact, float]]:
        """Facts whose words are nearest to a text, best first, with a score above 0 (higher is nearer).

        Fact-checks alone (`kind="fact_check"`) are compared closely, in two languages; their score is how likely they
        say what the text says, 0..1. The score of other searches is BM25.

        Args:
            text: any text in any language of the dataset.
            kind: only facts of this kind.
            language: only fact-checks in this language; other facts have words in all languages and always count.
            limit: how many at most.
            asked_in: the language of the text, where it is known; else its function words tell.
        """
        ranked = self.ranked(text, kind=kind, language=language, limit=limit, asked_in=asked_in)
        return [(found, score) for id, score in ranked if (found := self.fact(id)) is not None]

    def fact_checks(self, text: str, language: str | None = None, limit: int = 3) -> list[tuple[Fact, float]]:
        """Earlier fact-checks that may be of what a text claims, likeliest first, with how likely (0..1).

        They inform and convict nobody; `least` under [fact_checks] in verdicts/policy.toml says from which likelihood
        one is worth showing.

        Args:
            text: a sentence, or a claim in its sentence.
            language: the language of the text, where it is known; fact-checks are found in every language.
            limit: how many at most.
        """
        ranked = self._ranked_fact_checks(text, None, limit, language, most=_CLOSE)
        return [(found, score) for id, score in ranked if (found := self.fact(id)) is not None]

    def ranked(
        self,
        text: str,
        *,
        kind: str | None = None,
        language: str | None = None,
        limit: int = 10,
        asked_in: str | None = None,
    ) -> list[tuple[str, float]]:
        """As `search`, ids in the place of facts: nothing is decoded."""
        if kind == "fact_check":
            return self._ranked_fact_checks(text, language, limit, asked_in)
        from claims.dataset.postings import best
        from claims.dataset.terms import terms

        asked = list(dict.fromkeys(terms(text)))
        if not asked or limit < 1:
            return []
        wanted = limit
        while True:
            try:
                found = best(self._database, asked, wanted)
            except sqlite3.DatabaseError as error:
                raise self._broken(error) from error
            named = self._named([row for row, _ in found], kind, language)
            kept = [(named[row], round(score, 6)) for row, score in found if row in named]
            if len(kept) >= limit or len(found) < wanted:
                return kept[:limit]
            wanted *= 4

    def _ranked_fact_checks(
        self, text: str, language: str | None, limit: int, asked_in: str | None, most: int = 200
    ) -> list[tuple[str, float]]:
        from claims.dataset.retrieval.search import Finder

        if self._finder is None:
            self._finder = Finder(self._database)
        try:
            found = self._finder.find(text, asked_in=asked_in, language=language, limit=limit, most=most)
        except sqlite3.DatabaseError as error:
            raise self._broken(error) from error
        named = self._named([hit.row for hit in found], "fact_check", None)
        return [(named[hit.row], round(hit.likely, 6)) for hit in found]

    def _named(self, rows: list[int], kind: str | None, language: str | None) -> dict[int, str]:
        """The ids of facts by their rows; those of another kind or language left out."""
        found: dict[int, str] = {}
        for start in range(0, len(rows), 500):
            part = rows[start : start + 500]
            query = f"""SELECT row, id FROM fact WHERE row IN ({", ".join("?" * len(part))}) AND (? IS NULL OR kind = ?)
                        AND (? IS NULL OR language IS NULL OR language = ?)"""  # noqa: S608 - only question marks
            found.update(self._rows(query, *part, kind, kind, language, language))
        return found

    # ------------------------------------------------------------ the file

    def _ids(self, query: str, *values: object) -> tuple[str, ...]:
        return tuple(row[0] for row in self._rows(query, *values))

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        try:
            return self._database.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise self._broken(error) from error

    def _broken(self, error: sqlite3.DatabaseError) -> DatasetIndexError:
        mend = "Delete the file; it is built anew"
        return DatasetIndexError(f"the index cannot be read: {error}", place=self.place, mend=mend)
