"""The page: complete, self-contained, accessible, and nothing that a draft or dataset brings can run."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
import sample_reports as sample

from claims.errors import LanguageError
from claims.model import Block, Draft, Fact, Match, NotChecked, Source
from claims.rendering import html
from claims.rendering.article import rows
from claims.rendering.files import files
from claims.rendering.links import Sources
from claims.rendering.locale import choose

VOID = {"meta", "link", "input", "br", "use", "path", "circle", "rect"}


class Page(HTMLParser):
    """What a browser would see: elements with their attributes, text, and whether every element was closed."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.raw: dict[str, list[str]] = {"style": [], "script": []}
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert self._open == [], f"never closed: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute twice in <{tag}>: {names}"
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"</{tag}> closes nothing"
        assert self._open.pop() == tag, f"</{tag}> closes another"

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] in self.raw:
            self.raw[self._open[-1]].append(data)
        else:
            self.words.append(data)

    def all(self, tag: str = "", **wanted: str) -> list[dict[str, str]]:
        return [
            attrs
            for name, attrs in self.elements
            if (not tag or name == tag) and all(value in attrs.get(key, "").split() for key, value in wanted.items())
        ]

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).replace("\u2060", "").split())


HOSTILE = [
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "</style><style>*{display:none}</style>",
    "{{ 7*7 }}{% for x in y %}",
    "<!-- --><base href=//evil.example>",
    "javascript:alert(1)",
    "]]><![CDATA[<x>",
    "\u202egnp.exe\u2066",
    "&lt;b&gt; &#x3c;i",
    "\x00\x08\x1b[31m\ufffe\ud800",
    "😀👩‍👩‍👧 “kutipan” ‘lain’",
]


def hostile(text: str) -> sample.Report:
    """A report in which every string that comes from outside is `text`."""
    body = f"{text} 412 {text}\n{text}\n{text} furniture"
    start = body.index(" 412 ") + 1
    end = start + len(f"412 {text}")
    blocks = (
        Block(0, body.index("\n"), "title"),
        Block(body.index("\n") + 1, body.rindex("\n"), "cell", (0, 0, 0)),
        Block(body.rindex("\n") + 1, len(body), "furniture", reason=f"furniture.{text}"),
    )
    draft = Draft(
        text, body, body, text, blocks, language=text, published=date(2024, 3, 8), published_from=text, title=text,
        sha256=text,
    )  # fmt: skip
    source = Source(text, text, text, None)
    fact = Fact(
        text, "series", text, statement={text: text}, observations=sample.KILLED.observations, sources=(source,)
    )
    claim = sample.Claim(
        "quantity", start, end, body[start:end], (0, body.index("\n")), text, quantity=sample.Quantity(412)
    )
    nested = replace(claim, end=start + 3, text="412")
    lines = tuple(sample.Evidence(text, date(2024, 1, 1), text, status, source) for status in ("current", text))
    finding = sample.Finding(
        claim, "contradicted", text, text, fact, 0.5, (sample.Comparison(text, text, 1.0),), lines,
        (Match(fact, 0.1),), text, ((0, 2),), text,
    )  # fmt: skip
    return sample.Report(
        draft, (finding, replace(finding, claim=nested, verdict="unverified")), (NotChecked(0, 3, text),),
        sample.DatasetInfo(text, text, text), sample.Extraction(((0, 5),), (0.1,), (claim,)), text,
    )  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("language", ["id", "en"])
def test_nothing_from_outside_can_run(text: str, language: str) -> None:
    ours, theirs = html(sample.report(), ui_language=language), html(hostile(text), ui_language=language)
    page, clean = Page(theirs), Page(ours)
    assert page.raw["script"] == clean.raw["script"]
    assert page.raw["style"] == clean.raw["style"]
    assert {tag for tag, _ in page.elements} <= {tag for tag, _ in clean.elements} | {"figure"}
    for tag, attrs in page.elements:
        assert not [name for name in attrs if name.startswith("on") or name in ("style", "srcdoc", "formaction")], tag
        for name in ("href", "src", "action"):
            address = attrs.get(name, "#")
            assert address.startswith("#") or address == "data:,", address
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe]", theirs)


@pytest.mark.parametrize("text", HOSTILE[:8])
def test_hostile_text_is_still_shown_as_it_is(text: str) -> None:
    assert " ".join(text.split()) in Page(html(hostile(text), ui_language="id")).text


def test_the_policy_names_our_style_and_script_and_allows_nothing_else() -> None:
    page = Page(html(sample.report()))
    policy = next(m["content"] for m in page.all("meta") if m.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "http" not in policy
    for kind in ("style", "script"):
        assert len(page.raw[kind]) == 1
        digest = base64.b64encode(hashlib.sha256(page.raw[kind][0].encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy


def test_the_page_asks_for_nothing() -> None:
    text = html(sample.report())
    page = Page(text)
    assert not [tag for tag, _ in page.elements if tag in ("img", "iframe", "object", "embed", "video", "audio")]
    assert page.all("link") == [{"rel": "icon", "href": "data:,"}]
    style = page.raw["style"][0]
    assert "url(" not in style
    assert "@import" not in style
    script = page.raw["script"][0]
    for word in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "fetch(",
        "XMLHttp",
        "Function(",
    ):
        assert word not in script


def test_links_out_are_marked_and_only_http() -> None:
    page = Page(html(sample.report()))
    out = [a for a in page.all("a") if not a["href"].startswith("#")]
    assert {a["href"] for a in out} == {sample.AGENCY.url, sample.MINISTRY.url, sample.RIVAL.url}
    assert all(a["rel"] == "noopener noreferrer nofollow" for a in out)


def test_an_address_that_may_not_be_linked_is_shown_as_text() -> None:
    bad = replace(sample.AGENCY, url="javascript:alert(1)")
    finding = replace(sample.findings()[0], evidence=(sample.evidence("287", "2024-03-07", source=bad),))
    page = Page(html(sample.report((finding,))))
    assert "javascript:alert(1) (alamat ini tidak dijadikan tautan)" in page.text
    assert not [a for a in page.all("a") if not a["href"].startswith("#")]


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_id_is_unique_and_every_link_inside_leads_somewhere(language: str) -> None:
    page = Page(html(sample.report(), ui_language=language))
    ids = [attrs["id"] for _, attrs in page.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    targets = [attrs["href"][1:] for tag, attrs in page.elements if attrs.get("href", "").startswith("#")]
    assert set(targets) <= set(ids)
    referred = [name for _, attrs in page.elements for name in attrs.get("aria-labelledby", "").split()]
    assert set(referred) <= set(ids)
    assert {label["for"] for label in page.all("label") if "for" in label} <= set(ids)


def test_the_same_claim_twice_has_two_places() -> None:
    twice = [replace(finding, claim=replace(finding.claim, id="q-same")) for finding in sample.findings()[:2]]
    page = Page(html(sample.report(tuple(twice))))
    assert page.all(id="q-same")
    assert page.all(id="q-same-2")


def test_headings_go_down_one_step_at_a_time_and_landmarks_are_there() -> None:
    page = Page(html(sample.report()))
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for landmark in ("header", "main", "nav", "footer"):
        assert len(page.all(landmark)) == 1


def test_every_claim_is_marked_by_word_icon_number_and_verdict() -> None:
    report = sample.report()
    text = html(report)
    page = Page(text)
    tags = page.all("a", **{"class": "tag"})
    assert len(tags) == 18
    for number, finding in enumerate(sorted(report.findings, key=lambda f: (f.claim.start, -f.claim.end)), 1):
        tag = next(tag for tag in tags if tag["data-c"] == str(number))
        assert finding.verdict in tag["class"].split()
        assert tag["id"] == finding.claim.id
    assert text.count('<use href="#icon-disputed"/>') >= 3
    assert re.search(r'<span class="word"> Diperselisihkan</span> <span class="no">14</span>', text)


def test_the_article_is_complete_and_in_its_order() -> None:
    report = sample.report()
    shown = rows(report, files(report, choose("id"), Sources()))
    assert [row.kind for row in shown] == [
        "title", "caption", "paragraph", "paragraph", "heading", "paragraph", "list", "paragraph", "table", "paragraph",
        "furniture",
    ]  # fmt: skip
    runs = [run for row in shown for run in (*row.parts, *(c.pieces for cells in row.table.values() for c in cells))]
    assert "\n".join("".join(piece.text for piece in run) for run in runs) == report.draft.text.rstrip("\n")
    tags = [tag.number for run in runs for piece in run for tag in piece.tags]
    assert sorted(tags) == list(range(1, 19))
    assert [[len(cells), cells[0].header] for cells in shown[8].table.values()] == [[2, True], [2, False], [2, False]]
    assert shown[10].reasons == ["furniture.also-read", "furniture.editor"]


def test_a_claim_in_a_claim_shows_the_inner_one_and_an_alarm_shows_through() -> None:
    text = "Perdana Menteri Arga Seno mengatakan 40 orang hadir"
    said = sample.claim("Perdana Menteri Arga Seno mengatakan", "attribution", text=text)
    role = sample.claim("Perdana Menteri Arga Seno", "role", text=text)
    draft = sample.draft(text=text, source=text, blocks=(), segments=())

    def looks(outer: sample.Verdict, inner: sample.Verdict) -> list[tuple[str, str, list[int]]]:
        found = (sample.Finding(said, outer, "a", "a"), sample.Finding(role, inner, "b", "b"))
        report = sample.report(found, draft)
        (row,) = rows(report, files(report, choose("id"), Sources()))
        return [(p.text, p.verdict, [tag.number for tag in p.tags]) for p in row.parts[0]]

    assert looks("unverified", "supported") == [
        ("Perdana Menteri Arga Seno", "supported", [2]), (" mengatakan", "unverified", [1]),
        (" 40 orang hadir", "", []),
    ]  # fmt: skip
    assert looks("contradicted", "supported")[0] == ("Perdana Menteri Arga Seno", "contradicted", [2])
    assert looks("unverified", "outdated")[0][1] == "outdated"
    assert looks("disputed", "contradicted")[0][1] == "contradicted"


def test_a_tag_stands_behind_the_punctuation_but_never_inside_a_number() -> None:
    text = "Ada “12 orang”, lalu 1.200,5 ton."
    draft = sample.draft(text=text, source=text, blocks=(), segments=())
    found = tuple(sample.Finding(sample.claim(p, text=text), "supported", "a", "a") for p in ("12 orang", "1.200"))
    report = sample.report(found, draft)
    (row,) = rows(report, files(report, choose("id"), Sources()))
    behind = {tag.number: piece.text for piece in row.parts[0] for tag in piece.tags}
    assert behind == {1: "”,", 2: "1.200"}


def test_the_answer_is_honest() -> None:
    def answer(*verdicts: str) -> str:
        found = tuple(f for v in verdicts for f in sample.findings() if f.verdict == v)
        text = Page(html(sample.report(found), ui_language="en")).text
        return text[text.index("drafts/gempa-marisa.md") + 23 : text.index("Date used")].strip()

    assert answer("supported") == "Nothing contradicts the reference. 6 are supported by the reference."
    assert answer("unverified", "supported") == (
        "Nothing contradicts the reference; 5 of 11 claims could not be checked. 6 are supported by the reference."
    )
    assert answer("disputed") == ("Nothing contradicts the reference. 1 is disputed, 0 are supported by the reference.")
    assert answer("outdated", "supported").startswith("1 of 7 claims looks wrong or outdated.")
    assert answer().startswith("No checkable claim was found in this draft. That does not make it right")


def test_what_was_not_checked_is_named_with_its_reason() -> None:
    text = Page(html(sample.report())).text
    assert "“Baca juga” 1 bagian, baris 21" in text
    assert "Nama penyunting 1 bagian, baris 22" in text
    assert "10 dari 25 kalimat memuat klaim" in text
    assert "Air bersih menjadi kebutuhan utama." in text


def test_the_interface_changes_language_and_the_article_keeps_its_own() -> None:
    page = Page(html(sample.report(), ui_language="en"))
    assert page.all("html", lang="en")
    assert "6 of 18 claims look wrong or outdated." in page.text
    assert {attrs["lang"] for tag, attrs in page.elements if tag in ("h3", "p", "blockquote") and "lang" in attrs} == {
        "id"
    }
    with pytest.raises(LanguageError, match="xx"):
        html(sample.report(), ui_language="xx")
    other = sample.draft(language="ms")
    assert Page(html(sample.report((), other))).all("html", lang="en")


def test_a_report_without_a_date_says_so() -> None:
    draft = sample.draft(published=None, published_from=None)
    text = Page(html(sample.report(of=draft), ui_language="en")).text
    assert "Not found Without the draft’s date" in text


def test_a_draft_without_blocks_or_claims_or_text_has_a_page() -> None:
    bare = sample.draft(text="", source="", blocks=(), segments=(), title=None, published=None, language="", sha256="")
    assert "No checkable claim" in Page(html(sample.report((), bare))).text
    lines = sample.draft(text="Satu.\n\nDua.", source="Satu.\n\nDua.", blocks=(), segments=())
    assert "Satu. 3 Dua." in Page(html(sample.report((), lines))).text


def test_text_outside_every_block_is_not_lost() -> None:
    draft = sample.draft(blocks=sample.blocks()[2:3])
    text = Page(html(sample.report(of=draft))).text
    assert "Editor: Wulan P." in text
    assert "Warga membersihkan puing" in text


def test_many_claims_keep_the_strip_short_and_fold_the_lists() -> None:
    text = " ".join(f"{n}00 orang hadir." for n in range(1, 202))
    draft = sample.draft(text=text, source=text, blocks=(), segments=())
    found = tuple(
        sample.Finding(
            sample.claim(f"{n}00 orang", text=text), "contradicted" if n % 50 == 0 else "unverified", "r", "R."
        )
        for n in range(1, 202)
    )
    page = Page(html(sample.report(found, draft)))
    assert "4 dari 201 klaim menurut urutan naskah: hanya yang perlu perhatian." in page.text
    assert "189 lagi" in page.text


def test_the_same_report_gives_the_same_page() -> None:
    assert html(sample.report()) == html(sample.report())


def test_a_cold_page_is_quick_and_the_cache_of_its_template_changes_nothing(tmp_path: Path) -> None:
    """In a new process, jinja2's import included. It takes 0.05 s; the bound leaves room for a busy machine."""
    code = (
        "import sys, time; import sample_reports as s; report = s.report(); start = time.process_time();"
        "from claims.rendering import html; page = html(report);"
        "print(time.process_time() - start, len(page))"
    )
    outputs = []
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True, text=True, check=True, cwd=Path(__file__).parent,
            env={"CLAIMS_CACHE_DIR": str(tmp_path), "PYTHONPATH": str(Path(__file__).parents[2]), "PATH": ""},
        )  # fmt: skip
        outputs.append(done.stdout.split())
    assert float(outputs[1][0]) < 0.5
    assert outputs[0][1] == outputs[1][1]
    assert list((tmp_path / "templates").glob("*.bin"))
