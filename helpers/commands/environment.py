"""Make the project's environment in ``.venv`` from the lock.

It runs before anything is installed and so uses the standard library alone.
"""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import time
import venv
from pathlib import Path

from helpers.locations import LOCK, READY, ROOT, VENV

OLDEST_PYTHON = (3, 11)


def venv_python() -> Path:
    """Return the path of the interpreter in ``.venv``."""
    scripts = sysconfig.get_path("scripts", "venv", {"base": str(VENV)})
    return Path(scripts) / ("python.exe" if sys.platform == "win32" else "python")


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
    print(f"[1/4] Making {VENV.name} with Python {sys.version.split()[0]}", flush=True)
    try:
        venv.create(VENV, clear=True, with_pip=True)
    except subprocess.CalledProcessError:
        sys.exit("Python's venv module does not work. On Debian or Ubuntu: install python3-venv.")
    pip = [str(venv_python()), "-m", "pip", "--disable-pip-version-check", "install", "--compile"]
    print(f"[2/4] Installing the packages of {LOCK.name}: a minute or so", flush=True)
    _run([*pip, "--progress-bar", "off", "--require-hashes", "--requirement", str(LOCK)])
    print("[3/4] Installing the helpers, in place", flush=True)
    _run([*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)])
    print("[4/4] Building the font cache", flush=True)
    _run([str(venv_python()), "-c", "import matplotlib.font_manager"])
    READY.touch()
    print(f"Ready after {time.monotonic() - started:.0f} s", flush=True)


def _run(command: list[str]) -> None:
    """Run a step, say how far pip has come, and stop where it fails."""
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        found = 0
        for line in process.stdout:
            if line.startswith("Collecting "):
                found += 1
                if found % 25 == 0:
                    print(f"      {found} packages found", flush=True)
            elif line.startswith("Installing collected packages"):
                print("      unpacking and compiling them", flush=True)
    if process.returncode:
        sys.exit("This step failed; the lines above say why.")
