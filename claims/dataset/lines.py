"""Change single values of a YAML file in its text: comments, order and every other line stay as they are.

ruamel.yaml tells where each key and value stands; the changes are cut into the text, the last one first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from claims.dataset.nodes import Node, Unreadable, compose, decode, kind
from claims.errors import DatasetError


class Lines:
    """The text of a file, its root node, and the changes asked for so far."""

    def __init__(self, raw: bytes, path: str) -> None:
        """Read a file.

        Raises:
            DatasetError: it is no YAML; the place is where it breaks off.
        """
        self.path = path
        try:
            self.text = decode(raw, path)
            self.root: Node = compose(self.text, path)
        except Unreadable as broken:
            raise broken.problem.as_error() from None
        self.newline = "\r\n" if "\r\n" in self.text else "\n"
        self._changes: list[tuple[int, int, int, str]] = []

    def entry(self, part: str, id: str) -> Node | None:
        """The mapping with that id in a list of the file (`facts`, `entities` …), or null."""
        for item in self.items(part):
            found: Node = value_of(item, "id")
            if kind(found) == "scalar" and str(found.value) == id:
                return item
        return None

    def items(self, part: str) -> list[Node]:
        """The entries of a list of the file."""
        found: Node = value_of(self.root, part)
        return list(found.value) if kind(found) == "sequence" else []

    def put(self, mapping: Node, key: str, value: str, after: Iterable[str] = ()) -> None:
        """Give a key of a mapping a plain value on one line; a new key goes behind the first of `after` there is."""
        old = value_of(mapping, key)
        if old is not None:
            self.replace(old.start_mark.index, old.end_mark.index, value)
            return
        anchor = next((found for name in after if (found := value_of(mapping, name)) is not None), None)
        anchor = anchor or mapping.value[0][1]
        if mapping.flow_style:
            self.replace(anchor.end_mark.index, anchor.end_mark.index, f", {key}: {value}")
            return
        end = self.line_end(anchor)
        self.replace(end, end, f"{' ' * mapping.start_mark.column}{key}: {value}{self.newline}")

    def put_block(self, mapping: Node, key: str, data: Any) -> None:
        """Give a key of a mapping a value that may take several lines; a new key goes to its end."""
        from claims.dataset.edit import dump

        indent = " " * mapping.start_mark.column
        said = dump({key: data}).rstrip("\n").replace("\n", self.newline + indent)
        for key_node, value in mapping.value:
            if key_node.value == key:
                self.replace(key_node.start_mark.index, self.content_end(value), said)
                return
        if mapping.flow_style:
            raise DatasetError(f"“{key}” cannot be added in brackets", place=self.path, mend="Write one key a line")
        end = self.line_end(mapping)
        self.replace(end, end, f"{indent}{said}{self.newline}")

    def append(self, sequence: Node, data: Mapping[str, Any]) -> None:
        """Put one more entry behind the last of a list."""
        from claims.dataset.edit import entry

        if sequence.flow_style or not sequence.value:
            place = f"{self.path}:{sequence.start_mark.line + 1}"
            raise DatasetError("the list stands in brackets", place=place, mend="Write one “- …” a line")
        end = self.line_end(sequence)
        self.replace(end, end, entry(data, sequence.start_mark.column).replace("\n", self.newline))

    def replace(self, start: int, end: int, text: str) -> None:
        """Put a text in the place of a piece of the file."""
        self._changes.append((start, end, len(self._changes), text))

    def result(self) -> str:
        """The text with all changes."""
        out, at = [], 0
        for start, end, _, text in sorted(self._changes):
            head = self.text[at:start]
            if start == len(self.text) and head and not head.endswith("\n") and text.endswith("\n"):
                head += self.newline  # the last line of the file had no end
            out += [head, text]
            at = max(at, end)
        return "".join(out) + self.text[at:]

    def content_end(self, node: Node) -> int:
        """Where the words of a node end; blank lines and comments behind it are not part of it."""
        last = node
        while kind(last) in ("mapping", "sequence") and not last.flow_style and last.value:
            last = last.value[-1][1] if kind(last) == "mapping" else last.value[-1]
        return len(self.text[: int(last.end_mark.index)].rstrip())

    def line_end(self, node: Node) -> int:
        """Where the line after the last line of a node begins."""
        stop = self.text.find("\n", self.content_end(node))
        return len(self.text) if stop < 0 else stop + 1


def value_of(mapping: Node, key: str) -> Node | None:
    """The value of a key, or null."""
    if kind(mapping) != "mapping":
        return None
    return next((value for key_node, value in mapping.value if key_node.value == key), None)
