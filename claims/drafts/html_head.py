"""What an HTML page says about itself: its title, its days of publication, its language."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from claims.drafts.html_scan import Tag
from claims.drafts.references import unescape

_JSON_LD_DATE = re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{4,60})\"")
_JSON_LD_LANGUAGE = re.compile(r"\"inLanguage\"\s*:\s*\"([^\"]{2,20})\"")
_DATE_NAMES = (
    "article:published_time", "og:article:published_time", "datepublished", "publishdate", "publish-date", "pubdate",
    "publish_date", "published_time", "parsely-pub-date", "sailthru.date", "content_publisheddate", "dc.date.issued",
    "dc.date", "dcterms.created", "dcterms.issued", "date",
)  # fmt: skip
_JSON_LD = "json-ld"


@dataclass(slots=True)
class Head:
    """Filled while the page is read. `dates` are kept by the name under which the page gives them."""

    title: str = ""
    languages: list[str] = field(default_factory=list)
    dates: dict[str, str] = field(default_factory=dict)
    times: list[str] = field(default_factory=list)
    _json: bool = False

    def best_dates(self) -> list[str]:
        """The days of publication as written, most trusted first: metadata, then `<time>` as they come."""
        named = [self.dates[name] for name in (_DATE_NAMES[0], _JSON_LD, *_DATE_NAMES[1:]) if name in self.dates]
        return [unescape(date) for date in (*named, *self.times)]

    def note(self, tag: Tag, inside: str) -> None:
        """Take a `html`, `meta`, `time` or `script` tag. `inside` is why the place it stands in is furniture."""
        attributes = tag.attributes
        if tag.name == "script":
            self._json = attributes.get("type", "").strip().lower() == "application/ld+json"
        elif tag.name == "html":
            language = attributes.get("lang") or attributes.get("xml:lang")
            if language:
                self.languages.insert(0, language)
        elif tag.name == "time":
            if attributes.get("datetime") and not inside.endswith(("related", "navigation", "comments")):
                self.times.append(attributes["datetime"])
        elif attributes.get("content"):
            for key in ("property", "name", "itemprop", "http-equiv"):
                self._meta(attributes.get(key, "").strip().lower(), attributes["content"])

    def script(self, text: str) -> None:
        """Take the text of a script; only JSON-LD says anything, and broken JSON as much as sound."""
        if not self._json:
            return
        self._json = False
        date = _JSON_LD_DATE.search(text)
        if date:
            self.dates.setdefault(_JSON_LD, date.group(1))
        language = _JSON_LD_LANGUAGE.search(text)
        if language:
            self.languages.append(language.group(1))

    def _meta(self, name: str, content: str) -> None:
        if name in _DATE_NAMES:
            self.dates.setdefault(name, content)
        elif name in ("og:locale", "language", "content-language", "inlanguage"):
            self.languages.append(content)
        elif name == "og:title":
            self.title = content
