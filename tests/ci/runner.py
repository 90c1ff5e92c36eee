"""GitHub's runner, as far as a composite action needs it: expressions, environment, steps one after the other."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

from ruamel.yaml import YAML

import claims

ROOT = Path(__file__).parents[2]
ACTION = ROOT / "action.yml"
SHIM = """#!/bin/sh
# Stands for the system's Python and for that of the environment it makes: notes what it is asked for.
echo "$0 $*" >> "{log}"
if [ "$1 $2" = "-m venv" ]; then
  mkdir -p "$3/bin"
  cp "$0" "$3/bin/python"
  printf '#!/bin/sh\\nexec "{python}" -m claims "$@"\\n' > "$3/bin/claims"
  chmod +x "$3/bin/claims"
fi
"""


class Ran(NamedTuple):
    """What a run of the action came to: the exit code, its log, the actions it used with their inputs, its summary."""

    code: int
    log: str
    used: dict[str, dict[str, str]]
    summary: str
    outputs: dict[str, str]
    python: str


def load(path: Path) -> Any:
    """A YAML file as plain data."""
    return YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))


def run(workspace: Path, temp: Path, event: dict[str, Any], **inputs: str) -> Ran:
    """Run the action of this repository in a checkout, for an event, with inputs (their hyphens as underscores)."""
    action = load(ACTION)
    given = {name: str(value.get("default", "")) for name, value in action["inputs"].items()}
    given |= {name.replace("_", "-"): value for name, value in inputs.items()}
    context: dict[str, Any] = {"inputs": given, "github": {"event": event}, "steps": {}}
    shims, runner = temp / "shims", temp / "runner"
    for folder in (shims, runner):
        folder.mkdir(parents=True)
    (shims / "python3").write_text(SHIM.format(log=temp / "python.log", python=sys.executable), encoding="utf-8")
    (shims / "python3").chmod(0o755)
    path = [str(shims)]
    log, used, code = "", {}, 0
    for step in action["runs"]["steps"]:
        if code or ("if" in step and not evaluate(step["if"], context)):
            continue
        if "uses" in step:
            used[step["uses"]] = {name: fill(str(value), context) for name, value in step.get("with", {}).items()}
            continue
        files = {name: temp / name.lower() for name in ("GITHUB_OUTPUT", "GITHUB_PATH", "GITHUB_STEP_SUMMARY")}
        for name in ("GITHUB_OUTPUT", "GITHUB_PATH"):
            files[name].write_text("", encoding="utf-8")
        environment = {
            "PATH": os.pathsep.join([*reversed(path), os.environ["PATH"]]),
            "HOME": str(temp),
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(Path(claims.__file__).parents[1]),
            "CLAIMS_CACHE_DIR": os.environ["CLAIMS_CACHE_DIR"],
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_WORKSPACE": str(workspace),
            "GITHUB_ACTION_PATH": str(ROOT),
            "RUNNER_TEMP": str(runner),
            **{name: str(file) for name, file in files.items()},
            **{name: fill(str(value), context) for name, value in step.get("env", {}).items()},
        }
        script = temp / "step.sh"
        script.write_text(step["run"], encoding="utf-8")
        # As the runner calls it for `shell: bash`.
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)],
            cwd=workspace / fill(step.get("working-directory", "."), context),
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        log, code = log + done.stdout, done.returncode
        path += files["GITHUB_PATH"].read_text(encoding="utf-8").split()
        if "id" in step:
            lines = files["GITHUB_OUTPUT"].read_text(encoding="utf-8").splitlines()
            context["steps"][step["id"]] = {"outputs": dict(line.split("=", 1) for line in lines)}
    summary = temp / "github_step_summary"
    return Ran(
        code,
        log,
        used,
        summary.read_text(encoding="utf-8") if summary.exists() else "",
        {name: fill(output["value"], context) for name, output in action["outputs"].items()},
        (temp / "python.log").read_text(encoding="utf-8"),
    )


def fill(text: str, context: dict[str, Any]) -> str:
    """A text with its ${{ … }} filled in."""
    return re.sub(r"\$\{\{(.*?)\}\}", lambda found: str(evaluate(found[1], context) or ""), text)


def evaluate(expression: str, context: dict[str, Any]) -> Any:
    """An expression of names, texts, ==, !=, && and ||: all that the action may use."""
    parts = re.findall(r"'[^']*'|==|!=|&&|\|\||[\w.-]+|\S", expression)
    words = {"&&": "and", "||": "or", "==": "==", "!=": "!="}
    made = [words.get(part) or (part if part.startswith("'") else repr(_look_up(part, context))) for part in parts]
    return eval(" ".join(made), {"__builtins__": {}})


def _look_up(name: str, context: Any) -> Any:
    for part in name.split("."):
        context = context.get(part, "") if isinstance(context, dict) else ""
    return context
