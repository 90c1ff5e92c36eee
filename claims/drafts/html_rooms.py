"""What the elements of a page are for: which hold text a reader reads, which are furniture, and of what sort.

Class names are a convention of web design, not of a language, so they stand here and not in the language packs.
"""

from __future__ import annotations

import re
from itertools import pairwise


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


BLOCK = _names(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table"
    " tbody td tfoot th thead tr ul"
)
VOID = _names("area base br col embed frame hr img input link meta param source track wbr")
# Elements whose text no reader sees in the article, or only as a control.
HIDDEN = _names(
    "script style template noscript svg math iframe object audio video canvas map select datalist textarea noembed"
    " noframes xmp title option"
)
KINDS = {
    "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
    "li": "item", "dt": "item", "dd": "item", "blockquote": "quote", "figcaption": "caption", "caption": "caption",
    "td": "cell", "th": "cell",
}  # fmt: skip
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

_TAG_REASONS = {
    "nav": "navigation", "menu": "navigation", "footer": "navigation", "header": "navigation", "aside": "related",
    "form": "subscribe", "button": "share", "dialog": "cookie",
}  # fmt: skip

_CLASS_REASONS = {
    "related": "related terkait recommended recommendation recommendations rekomendasi popular terpopuler populer"
    " trending mostread outbrain taboola teaser teasers sidebar widget widgets latest terkini relatedposts morestories",
    "also-read": "bacajuga readmore readnext readalso lihatjuga",
    "share": "share sharing sharer shares social socials sosmed sharedaddy addtoany bagikan socialmedia",
    "byline": "byline author authors penulis meta metadata time timestamp date datetime dateline published pubdate"
    " postmeta entrymeta articlemeta reporter editor redaksi readingtime readtime",
    "navigation": "breadcrumb breadcrumbs nav navbar navigation menu menus topbar toolbar pagination pager paging foot"
    " footer masthead siteheader skiplink toc",
    "tags": "tag tags taglist hashtag hashtags tagcloud keywords topics",
    "subscribe": "newsletter newsletters subscribe subscription signup optin paywall berlangganan",
    "login": "login signin register masuk daftar",
    "cookie": "cookie cookies consent gdpr cookiebar cookiebanner cookieconsent modal popup",
    "copyright": "copyright copyrights hakcipta",
    "comments": "comment comments komentar disqus respond",
    "advertisement": "ad ads advert adverts advertisement advertorial iklan sponsor sponsored promo banner adslot",
}
_WORDS = {word: reason for reason, words in _CLASS_REASONS.items() for word in words.split()}
_PAIRS = {
    "baca juga": "also-read", "read more": "also-read", "read next": "also-read", "read also": "also-read",
    "lihat juga": "also-read", "most read": "related", "more stories": "related", "more from": "related",
    "see also": "also-read", "hak cipta": "copyright", "sign up": "subscribe", "sign in": "login", "log in": "login",
    "you may": "related", "reading time": "byline", "read time": "byline", "entry meta": "byline",
    "post meta": "byline", "article meta": "byline", "social media": "share", "site header": "navigation",
}  # fmt: skip
# `tag-politics` and `category-news` name an article's topics, `has-sidebar` a page's layout, and page builders call
# every part of a page a widget.
_TALKS_OF_OTHERS = (
    "has-", "with-", "without-", "no-", "not-", "is-", "tag-", "category-", "js-", "type-", "status-", "post-type-",
    "elementor", "et_pb", "vc_", "fusion-",
)  # fmt: skip
# A word in front of one of these names a part of the article and not furniture: `time-capsule-story`, `tag-body`.
_ARTICLE_PARTS = _names("article body content story text post entry main page wrapper container layout wrap")
_PIECES = re.compile(r"[a-z]+|[A-Z][a-z]+|[A-Z]+")


def tag_reason(name: str, in_article: bool) -> str:
    """Why an element is furniture by its name alone; empty when it is not. An article's own header is none."""
    if name == "header" and in_article:
        return ""
    return _TAG_REASONS.get(name, "")


def class_reason(attributes: dict[str, str]) -> str:
    """Why an element is furniture by its class, id or role; empty when it is not."""
    role = attributes.get("role", "").lower()
    if role in ("navigation", "search", "menu", "menubar", "toolbar"):
        return "navigation"
    if role == "dialog":
        return "cookie"
    for attribute in ("class", "id"):
        for name in attributes.get(attribute, "").split()[:20]:
            reason = _name_reason(name)
            if reason:
                return reason
    return ""


def _name_reason(name: str) -> str:
    low = name.lower()
    if low.startswith(_TALKS_OF_OTHERS):
        return ""
    whole = _WORDS.get(low)
    if whole:
        return whole
    pieces = [piece.lower() for piece in _PIECES.findall(name[:80])]
    if not pieces:
        return ""
    for pair in pairwise(pieces):
        if " ".join(pair) in _PAIRS:
            return _PAIRS[" ".join(pair)]
    # The last piece names the thing (`article-share`); the first does when a general word follows (`share-buttons`).
    if pieces[-1] in _WORDS:
        return _WORDS[pieces[-1]]
    if len(pieces) > 1 and pieces[0] in _WORDS and not _ARTICLE_PARTS.intersection(pieces[1:]):
        return _WORDS[pieces[0]]
    return ""


def is_caption(attributes: dict[str, str]) -> bool:
    """Whether an element's class says that it holds a picture's caption."""
    return "caption" in _PIECES.findall(attributes.get("class", "")[:200].lower())


def is_hidden(attributes: dict[str, str]) -> bool:
    """Whether no reader sees the element."""
    if "hidden" in attributes:
        return True
    style = attributes.get("style", "")
    return bool(style) and re.search(r"display\s*:\s*none|visibility\s*:\s*hidden", style, re.IGNORECASE) is not None
