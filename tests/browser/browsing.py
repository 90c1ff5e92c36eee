"""What a test of the report in a browser opens and gets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class Watched:
    """A page and everything that must not happen on it: errors, breaches of its policy, dialogs, requests."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.said: list[str] = []
        page.on("console", lambda message: self.said.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.said.append(f"error: {error}"))
        page.on("dialog", self._dialog)
        page.on("request", self._request)

    def _dialog(self, dialog: Any) -> None:
        if dialog.type == "beforeunload":
            # The page asks before decisions that nobody saved are lost.
            dialog.accept()
            return
        self.said.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _request(self, request: Any) -> None:
        if not request.url.startswith(("file:", "data:", "blob:")):
            self.said.append(f"request: {request.url}")


Opened = Callable[..., Watched]
