"""Hold claims against the dataset: which fact speaks of the same thing, by named, weighted comparisons."""

from claims.matching.events import EventMatch, events
from claims.matching.offices import OfficeMatch, offices
from claims.matching.series import SeriesMatch, series
from claims.matching.setting import Setting
from claims.matching.statements import StatementMatch, statements

__all__ = [
    "EventMatch",
    "OfficeMatch",
    "SeriesMatch",
    "Setting",
    "StatementMatch",
    "events",
    "offices",
    "series",
    "statements",
]
