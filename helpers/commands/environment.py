"""Make the project's environment in ``.venv`` from the lock.

It runs before anything is installed and so uses the standard library alone. pip, which comes with
Python, gets uv; uv installs the rest from wherever pip is configured to take packages. Where uv
cannot, pip does.
"""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import sysconfig
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from helpers.locations import LOCK, READY, ROOT, VENV

OLDEST_PYTHON = (3, 11)

UV_VARIABLES = {
    "cert": ("SSL_CERT_FILE",),
    "default-timeout": ("UV_HTTP_TIMEOUT",),
    "extra-index-url": ("UV_INDEX",),
    "find-links": ("UV_FIND_LINKS",),
    "index-url": ("UV_DEFAULT_INDEX",),
    "proxy": ("HTTP_PROXY", "HTTPS_PROXY"),
    "timeout": ("UV_HTTP_TIMEOUT",),
    "trusted-host": ("UV_INSECURE_HOST",),
}
"""The environment variables that tell uv what a setting of this name tells pip.

A constraint is not among them: the lock names every version, and uv refuses one that does not.
"""

NO_VENV = "Python's venv module does not work. On Debian or Ubuntu: install python3-venv."
WRONG_HASH = (
    f"A package is not the one that {LOCK.name} names, and was not installed. Update the clone; "
    "if that changes nothing, do not trust the source that the package comes from."
)
UNREACHABLE = (
    "A source of packages cannot be reached. Check the network; without one, put the packages "
    "into a folder and set PIP_NO_INDEX=1 and PIP_FIND_LINKS to the folder."
)
MISSING = (
    "Where pip is configured to take packages, one is missing. Add it there, or name another "
    "place in PIP_INDEX_URL or PIP_FIND_LINKS."
)
UNKNOWN = "This step failed; the lines above say why."
CURES = {
    r"No module named venv|ensurepip": NO_VENV,
    r"Hash mismatch|DO NOT MATCH THE HASHES": WRONG_HASH,
    r"connection broken|Max retries exceeded|Read timed out|Could not fetch URL": UNREACHABLE,
    r"No matching distribution found": MISSING,
}
"""What cures a step that printed a line like this; the first that fits counts."""


class StepFailedError(Exception):
    """A step of the installation failed.

    ``reason`` is what it printed from its first word of an error on, ``cure`` what helps.
    """

    def __init__(self, lines: list[str]) -> None:
        printed = "".join(lines)
        error = re.search(r"(?im)^\s*(error|traceback|warning: retrying)", printed)
        self.reason = printed[error.start() :] if error else "".join(lines[-20:])
        self.cure = next((c for signs, c in CURES.items() if re.search(signs, printed)), UNKNOWN)
        super().__init__(self.reason + self.cure)


@dataclass(frozen=True)
class Installer:
    """A command that installs what follows it, and the environment variables that it needs."""

    command: tuple[str, ...]
    variables: Mapping[str, str] = field(default_factory=dict)


def install() -> None:
    """Make ``.venv`` anew and install the locked packages, compiled to bytecode.

    Raises
    ------
    SystemExit
        If Python is too old, if it was built without ``venv``, or if a package
        cannot be installed; the message names the cure.
    """
    if sys.version_info < OLDEST_PYTHON:
        needed = ".".join(map(str, OLDEST_PYTHON))
        sys.exit(
            f"Python {needed} or newer is needed; this is {sys.version.split()[0]}. "
            f"Name another interpreter: make PYTHON=python{needed}"
        )
    started = time.monotonic()
    try:
        print(f"[1/4] Making {VENV.name} with Python {sys.version.split()[0]}", flush=True)
        _run([sys.executable, "-m", "venv", "--clear", str(VENV)])
        print(f"[2/4] Installing the packages of {LOCK.name}: ten seconds or more", flush=True)
        installer = install_packages(str(venv_python()))
        print("[3/4] Installing the helpers, in place", flush=True)
        in_place = ["--quiet", "--no-deps", "--no-build-isolation", "--editable", str(ROOT)]
        _run([*installer.command, *in_place], installer.variables)
        print("[4/4] Building the font cache", flush=True)
        _run([str(venv_python()), "-c", "import matplotlib.font_manager"])
    except StepFailedError as error:
        sys.exit(str(error))
    READY.touch()
    print(f"Ready after {time.monotonic() - started:.0f} s", flush=True)


def venv_python() -> Path:
    """Return the path of the interpreter in ``.venv``."""
    scripts = sysconfig.get_path("scripts", "venv", {"base": str(VENV)})
    return Path(scripts) / ("python.exe" if sys.platform == "win32" else "python")


def install_packages(python: str) -> Installer:
    """Install what the lock names beside an interpreter: with uv, or with pip where uv cannot.

    Parameters
    ----------
    python
        The path of an interpreter in an environment that has pip.

    Returns
    -------
    Installer
        The one that did it, for what is still to be installed.

    Raises
    ------
    StepFailedError
        If a hash differs, if no source can be reached, or if pip cannot install them either.
    """
    pip = Installer((python, "-m", "pip", "--disable-pip-version-check", "install"))
    pip_locked = ["--compile", "--progress-bar", "off", "--require-hashes", "--requirement"]
    uv_locked = ["--compile-bytecode", "--require-hashes", "--requirement"]
    of_uv, of_others = VENV / "uv.txt", VENV / "others.txt"
    lock = split_lock(LOCK.read_text(encoding="utf-8"))
    of_uv.write_text(lock[0], encoding="utf-8")
    of_others.write_text(lock[1], encoding="utf-8")
    try:
        _run([*pip.command, "--quiet", "--only-binary", "uv", *pip_locked, str(of_uv)])
        uv = uv_installer(python)
        _run([*uv.command, *uv_locked, str(of_others)], uv.variables)
    except StepFailedError as error:
        if error.cure in {WRONG_HASH, UNREACHABLE}:
            raise
        print(
            error.reason, "     uv cannot install them here; pip does: a minute or so", flush=True
        )
        _run([*pip.command, *pip_locked, str(of_others)])
        return pip
    return uv


def split_lock(text: str) -> tuple[str, str]:
    """Return the lines of a lock that name uv, and all others."""
    entries = re.split(r"(?m)^(?=\S)", text)
    return (
        "".join(entry for entry in entries if entry.startswith("uv==")),
        "".join(entry for entry in entries if not entry.startswith("uv==")),
    )


def uv_installer(python: str) -> Installer:
    """Return how uv installs packages beside an interpreter, from the same places as its pip.

    Variables of uv that the user has set stay as they are. No configuration file of uv counts:
    the constraints in pyproject.toml are for making the lock.
    """
    listing = subprocess.run(
        [python, "-m", "pip", "config", "list"], stdout=subprocess.PIPE, text=True, check=False
    ).stdout
    settings = pip_settings(listing)
    no_index = settings.get("no-index", "").lower() in {"1", "on", "t", "true", "y", "yes"}
    command = (python, "-m", "uv", "pip", "install", "--no-config", "--python", python)
    own = {name: value for name, value in os.environ.items() if name.startswith("UV_")}
    return Installer(
        (*command, "--no-index") if no_index else command, {**uv_variables(settings), **own}
    )


def pip_settings(listing: str) -> dict[str, str]:
    """Return what pip is configured for, from what ``pip config list`` prints.

    As in pip, a setting for ``install`` overrides one for all commands, an environment
    variable overrides both, and what is empty counts as not set.
    """
    settings: dict[str, str] = {}
    for section in ("global.", "install.", ":env:."):
        for line in listing.splitlines():
            name, _, value = line.partition("=")
            if name.startswith(section) and (text := str(ast.literal_eval(value))):
                settings[name.removeprefix(section)] = text
    return settings


def uv_variables(settings: Mapping[str, str]) -> dict[str, str]:
    """Return the environment variables that give uv the sources of pip's settings.

    uv looks for a package in all sources, as pip does, and not in the first alone that knows
    its name; the hashes say that it is the right one. pip separates the places of packages by
    white space, uv by commas.
    """
    variables = {"UV_INDEX_STRATEGY": "unsafe-best-match"}
    for setting, names in UV_VARIABLES.items():
        if setting in settings:
            separator = "," if setting == "find-links" else " "
            variables |= dict.fromkeys(names, separator.join(settings[setting].split()))
    return variables


def _run(command: list[str], variables: Mapping[str, str] | None = None) -> None:
    """Run a step and say how far pip or uv has come; show what it prints only if it fails."""
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **(variables or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="backslashreplace",
    ) as process:
        assert process.stdout is not None
        printed = []
        found = 0
        for line in process.stdout:
            printed.append(line)
            if line.startswith("Collecting "):
                found += 1
                if found % 25 == 0:
                    print(f"      {found} packages found", flush=True)
            elif line.startswith("Installing collected packages"):
                print("      unpacking and compiling them", flush=True)
            elif line.startswith(("Resolved ", " Downloaded ", "Installed ", "Bytecode compiled ")):
                print(f"      {line.strip()}", flush=True)
    if process.returncode:
        raise StepFailedError(printed)
