"""The door of the program: help that a newcomer can read, and one sentence for everything that goes wrong."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest
from calling import EXAMPLES, Run, environment, program

from claims import __version__
from claims.commands import COMMANDS, claims


def test_help_names_every_command_and_shows_examples(run: Run) -> None:
    code, out, err = run("--help")
    assert (code, err) == (0, "")
    assert all(f"  {name} " in out for name in COMMANDS)
    assert "claims check draft.md" in out and "Exit codes: 0 clean" in out
    assert run("-h").out == out


def test_version(run: Run) -> None:
    assert run("--version") == (0, f"claims {__version__}\n", "")


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("chek", "“chek” is no command. Did you mean “check”?"),
        ("zzz", "“zzz” is no command."),
        ("draft.md", "“draft.md” is no command. To check it: claims check draft.md"),
        ("https://example.org/a", "To check it: claims check https://example.org/a"),
    ],
)
def test_a_word_that_is_no_command(run: Run, tmp_path: Path, word: str, said: str) -> None:
    (tmp_path / "draft.md").write_text("x", encoding="utf-8")
    code, out, err = run(word)
    assert (code, out) == (2, "")
    assert said in err


def test_an_option_that_is_none_says_which_one_was_meant(run: Run) -> None:
    code, _, err = run("check", "--outputformat", "json", "x.md")
    assert code == 2
    assert "--output-format" in err


def test_help_of_the_program_imports_no_command() -> None:
    code = (
        "import sys\nfrom claims.__main__ import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "assert not [m for m in sys.modules if m.startswith('claims.commands.')], sorted(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL, env=environment())


def boom(error: BaseException) -> click.Command:
    def callback() -> None:
        raise error

    return click.Command("boom", callback=callback)


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (ZeroDivisionError("division by zero"), 2, "an error of ours stopped the work (ZeroDivisionError: division"),
        (RecursionError(), 2, "an error of ours stopped the work (RecursionError). Please report it"),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_an_error_of_ours_is_one_sentence(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, said: str
) -> None:
    monkeypatch.setattr(claims, "resolve_command", lambda ctx, args: ("boom", boom(error), []))
    left, out, err = run("boom")
    assert (left, out) == (code, "")
    assert err.startswith(f"claims: {said}" if said else "\n"), "after ^C the prompt starts on a line of its own"
    assert err.count("\n") == 1


def test_the_traceback_is_there_for_who_asks(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from claims.__main__ import main

    monkeypatch.setenv("CLAIMS_DEBUG", "1")
    monkeypatch.setattr(claims, "resolve_command", lambda ctx, args: ("boom", boom(ZeroDivisionError()), []))
    with pytest.raises(SystemExit):
        main(["boom"])
    assert "Traceback (most recent call last)" in capsys.readouterr().err


def test_a_reader_that_stops_reading_ends_it_quietly(tmp_path: Path) -> None:
    lines = tmp_path / "lines.jsonl"
    lines.write_text('{"id": "a", "text": "Gempa itu menewaskan 12 orang."}\n' * 3000, encoding="utf-8")
    with subprocess.Popen(
        program("extract", "--jsonl", lines),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=environment(),
    ) as process:
        assert process.stdout and process.stderr
        first = process.stdout.readline()
        process.stdout.close()
        err = process.stderr.read()
    assert (process.returncode, err) == (141, b"")
    assert first.startswith(b'{"id": "a"')


def test_control_c_ends_it_quietly(tmp_path: Path) -> None:
    with subprocess.Popen(
        program("extract", "--jsonl", "-"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=environment(),
    ) as process:
        assert process.stdin and process.stdout and process.stderr
        process.stdin.write(b'{"id": "a", "text": "Gempa itu menewaskan 12 orang."}\n')
        process.stdin.flush()
        first = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        err = process.stderr.read()
    assert (process.returncode, err) == (130, b"\n")
    assert first.startswith(b'{"id": "a"'), "a line is answered before the next one comes"


def test_output_is_utf8_whatever_the_locale_says(tmp_path: Path) -> None:
    done = subprocess.run(
        program("check", EXAMPLES / "palu-lima-tahun.id.md"),
        capture_output=True,
        cwd=tmp_path,
        env=environment(LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0"),
    )
    assert done.returncode == 1
    assert "“" in done.stdout.decode("utf-8")


@pytest.mark.parametrize(
    ("shell", "code", "err"),
    [
        ("check good.txt >&-", 0, ""),
        ("check none.txt 2>&-", 2, ""),
        ("check good.txt >/dev/full", 2, "claims: standard output: the results cannot be written: No space left"),
        ("--help >/dev/full", 2, "claims: the system refuses: No space left on device.\n"),
    ],
)
def test_streams_that_are_closed_or_full(tmp_path: Path, shell: str, code: int, err: str) -> None:
    (tmp_path / "good.txt").write_text("Gempa Cianjur menewaskan 602 orang.\n", encoding="utf-8")
    done = subprocess.run(
        ["/bin/sh", "-c", f'"{sys.executable}" -m claims {shell}'],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr.startswith(err) and done.stderr.count("\n") == bool(err)
