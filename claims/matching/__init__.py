"""Hold claims against the dataset: which fact speaks of the same thing, by named, weighted comparisons."""

from claims.matching.events import EventMatch, events
from claims.matching.offices import OfficeMatch, offices
from claims.matching.quotations import QuotationMatch, quotations
from claims.matching.series import SeriesMatch, series
from claims.matching.setting import Setting
from claims.matching.statements import StatementMatch, statements

__all__ = [
    "EventMatch",
    "OfficeMatch",
    "QuotationMatch",
    "SeriesMatch",
    "Setting",
    "StatementMatch",
    "events",
    "offices",
    "quotations",
    "series",
    "statements",
]
