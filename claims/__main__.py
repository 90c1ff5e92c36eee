"""The program's door: runs the command line and turns every way to fail into one sentence and an exit code."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

import click

from claims.errors import ClaimsError

INPUT_ERROR, INTERRUPTED, PIPE_CLOSED = 2, 130, 141
"""0 is clean and 1 says that there are findings; these say that the work was not done."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run `claims` and leave with its exit code; no traceback ever reaches the person who runs it."""
    # A stream that the caller has closed is null.
    sys.stdout = _speaking_utf8(sys.stdout or Path(os.devnull).open("w"))  # noqa: SIM115
    sys.stderr = _speaking_utf8(sys.stderr or Path(os.devnull).open("w"))  # noqa: SIM115
    sys.exit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    from claims.commands import claims

    stdout = sys.stdout
    try:
        code = claims.main(arguments, prog_name="claims", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.ClickException as error:
        error.show()
        return INPUT_ERROR
    except ClaimsError as error:
        print(f"claims: {error}", file=sys.stderr)
        return INPUT_ERROR
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except SystemExit as left:
        # When the reader of a pipe is gone, click replaces standard output and leaves with 1, which would say here that
        # there are findings.
        return PIPE_CLOSED if sys.stdout is not stdout else int(left.code or 0)
    except BrokenPipeError:
        # Python flushes standard output once more while it leaves, which would complain again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except OSError as error:
        print(f"claims: the system refuses: {error.strerror or error}.", file=sys.stderr)
        return INPUT_ERROR
    except Exception as error:
        from claims.check import unexpected

        print(f"claims: {unexpected(error)}", file=sys.stderr)
        return INPUT_ERROR


def _speaking_utf8(stream: TextIO) -> TextIO:
    """The stream, writing UTF-8 whatever the locale says, and half of a surrogate pair as \\ud83d rather than stop."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    return stream


if __name__ == "__main__":
    main()
