"""Clocks at the doors of rooms: how long a program is in each, counting only the innermost room.

Loads next to nothing itself, so that a cold start measured with it stays one.
"""

from __future__ import annotations

import builtins
import importlib
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


class Clock:
    """Seconds by room. `now` tells the time: `time.perf_counter`, or `time.process_time` for CPU time."""

    def __init__(self, now: Callable[[], float]) -> None:
        self.now = now
        self.spent: dict[str, float] = {}
        self._inside: list[float] = []
        self._undo: list[tuple[Any, str, Any]] = []

    def through(self, room: str | Callable[..., str], enter: Callable[..., Any]) -> Callable[..., Any]:
        """The same function with a clock at its door; `room` may be told by its arguments."""
        now, inside, spent = self.now, self._inside, self.spent

        def passing(*args: Any, **keywords: Any) -> Any:
            begin = now()
            inside.append(0.0)
            try:
                return enter(*args, **keywords)
            finally:
                whole = now() - begin
                name = room if isinstance(room, str) else room(*args, **keywords)
                spent[name] = spent.get(name, 0.0) + whole - inside.pop()
                if inside:
                    inside[-1] += whole

        return passing

    def watch(self, room: str, door: str) -> None:
        """Put a clock at a door: `module:name`, as its caller finds it, or `module:Class.method`.

        Raises:
            AttributeError: there is no such door any more; the benchmark has to learn where it went.
        """
        module, path = door.split(":")
        holder: Any = importlib.import_module(module)
        *way, name = path.split(".")
        for step in way:
            holder = getattr(holder, step)
        self._put(holder, name, self.through(room, getattr(holder, name)))

    def watch_imports(self) -> None:
        """Count what modules do while they are loaded, by whose they are."""
        self._put(builtins, "__import__", self.through(_owner, builtins.__import__))
        self._put(importlib, "import_module", self.through(_owner, importlib.import_module))

    def stop(self) -> None:
        """Take all clocks away."""
        while self._undo:
            holder, name, before = self._undo.pop()
            setattr(holder, name, before)

    def _put(self, holder: Any, name: str, new: Any) -> None:
        self._undo.append((holder, name, getattr(holder, name)))
        setattr(holder, name, new)


def _owner(name: str, globals: dict[str, Any] | None = None, *rest: Any, **keywords: Any) -> str:
    """Whose a module is, told by the arguments of its import."""
    level = keywords.get("level", rest[2] if len(rest) > 2 else 0)
    package = (globals or {}).get("__package__") or "" if level else ""
    top = (package or name).split(".")[0]
    if top == "claims":
        return "importing our own modules"
    return "importing Python's library" if top in sys.stdlib_module_names else f"importing {top}"
