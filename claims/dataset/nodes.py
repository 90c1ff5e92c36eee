"""Read one YAML 1.2 file into nodes that know where they stand.

ruamel.yaml composes the nodes; the meaning of a scalar is decided by the field it fills (`claims.dataset.fields`), so
`no`, `1:30` and `2024` stay the words they are wherever words are expected. ruamel.yaml is imported here and nowhere on
the path of a check: a built index needs no YAML.
"""

from __future__ import annotations

import re
from typing import Any, TypeAlias

from claims.dataset.problems import Problem

Node: TypeAlias = Any
"""A ruamel.yaml node: `value`, `tag`, `start_mark`, `end_mark`."""

NULL = "tag:yaml.org,2002:null"


class Unreadable(Exception):
    """The file is no YAML; `problem` says where it breaks off."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def decode(raw: bytes, path: str) -> str:
    """The text of a curator's file, which is UTF-8 (a byte order mark is dropped).

    Raises:
        Unreadable: it is no UTF-8; the place is that of the first byte that is not.
    """
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", errors="replace")
        line = before.count("\n") + 1
        column = len(before) - before.rfind("\n")
        problem = Problem(path, line, column, "encoding", "the file is not UTF-8", "Save it as UTF-8")
        raise Unreadable(problem) from None


def compose(text: str, path: str) -> Node:
    """The root node of a YAML file; null for an empty file.

    Raises:
        Unreadable: the YAML is broken; the place is where the parser gave up.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError
    from ruamel.yaml.reader import ReaderError

    try:
        return YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        said = str(error.problem or error.context or "the YAML cannot be read")
        said = f"{error.context}, {said}" if said.startswith("but") and error.context else said
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        opened = error.context_mark.line + 1 if error.context_mark else line
        problem = Problem(path, line, column, "yaml", f"YAML error: {_plain(said)}", _mend(said, opened))
    except ReaderError as error:
        before = text[: error.position]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        problem = Problem(path, line, column, "yaml", "YAML error: a control character", "Delete the character")
    except RecursionError:
        problem = Problem(path, 1, 1, "yaml", "YAML error: brackets are nested too deeply", "Close the brackets")
    except (YAMLError, ValueError) as error:
        problem = Problem(path, 1, 1, "yaml", f"YAML error: {_plain(str(error))}")
    raise Unreadable(problem)


def kind(node: Node) -> str:
    """`scalar`, `sequence`, `mapping`, or `null` for an empty value."""
    if node is None or (node.id == "scalar" and node.tag == NULL):
        return "null"
    return str(node.id)


def at(node: Node) -> tuple[int, int, int]:
    """Line and column of a node, counting from 1, and how many code points of that line it covers."""
    start, end = node.start_mark, node.end_mark
    length = end.column - start.column if end.line == start.line else 1
    return start.line + 1, start.column + 1, max(1, length)


def _plain(said: str) -> str:
    return re.sub(r"'([^']+)'", r"“\1”", " ".join(said.split()).rstrip("."))


def _mend(said: str, opened: int) -> str:
    """What to do about the commonest slips of a hand-written file."""
    if "mapping values are not allowed" in said:
        return "Put the text in quotes: it holds a colon and a space"
    if "found character" in said and "\\t" in said:
        return "Indent with spaces, not with tabs"
    if "expected ',' or '}'" in said or "expected ',' or ']'" in said:
        return f"Close the bracket opened on line {opened}, or quote a text in it that holds a comma, colon or bracket"
    if "expected <block end>" in said:
        return "Line the entry up with its neighbours"
    if "could not find expected ':'" in said:
        return "Write a colon and a space after the key"
    return ""
