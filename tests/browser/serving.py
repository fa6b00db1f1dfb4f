"""JupyterLab started by `make lab` on a fresh clone."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import Request, urlopen

from helpers.locations import ROOT

HOSTILE = """\
c = get_config()
c.ServerApp.ip = "0.0.0.0"
c.NotebookApp.ip = "0.0.0.0"
c.LabApp.ip = "0.0.0.0"
c.LabApp.identity_provider_class = "jupyter_server.auth.identity.PasswordIdentityProvider"
c.NotebookApp.token = ""
c.NotebookApp.allow_remote_access = True
c.ServerApp.token = ""
c.ServerApp.allow_remote_access = True
c.IdentityProvider.token = ""
c.PasswordIdentityProvider.token = ""
c.ServerApp.identity_provider_class = "jupyter_server.auth.identity.PasswordIdentityProvider"
c.FileContentsManager.pre_save_hook = lambda **saved: None
"""
"""A configuration of the reader's own that opens the server to everybody."""

SETTINGS = {
    "notebook-extension/tracker": {"windowingMode": "none"},  # what is not drawn has no height
    "docmanager-extension/plugin": {"renameUntitledFileOnSave": False},  # no dialog
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
}

_ADDRESS = re.compile(r"(http://[^/\s]+)(/lab/\S*)\?token=(\w+)")


@dataclass(frozen=True)
class Server:
    """A running JupyterLab: its clone, and the address that it printed, in parts."""

    root: Path
    home: Path
    host: str
    start: str
    token: str
    process: subprocess.Popen[bytes]

    @property
    def log(self) -> str:
        """What it has printed."""
        return _log(self.home).read_text(encoding="utf-8")

    def address(self, path: str) -> str:
        """Return the address of a page, with the token."""
        return f"{self.host}{path}?token={self.token}"

    def ask(self, path: str, method: str = "GET") -> bytes:
        """Ask the server itself."""
        headers = {"Authorization": f"token {self.token}"}
        with urlopen(Request(f"{self.host}{path}", headers=headers, method=method)) as answer:
            return bytes(answer.read())

    def end_kernels(self) -> None:
        """End every kernel, so that the next notebook has the machine for itself."""
        for kernel in json.loads(self.ask("/api/kernels")):
            self.ask(f"/api/kernels/{kernel['id']}", "DELETE")

    def as_cloned(self) -> None:
        """Have everything as a fresh clone has it: no kernel, no trace, no notebook trusted."""
        self.end_kernels()
        git(self.root, "reset", "--quiet", "--hard")
        git(self.root, "clean", "--quiet", "--force", "-d")
        signatures = self.home / "data" / "nbsignatures.db"
        if signatures.exists():
            with closing(sqlite3.connect(signatures)) as trusted, trusted:
                trusted.execute("DELETE FROM nbsignatures")

    def traces(self) -> str:
        """Return what git says has changed in the clone."""
        return git(self.root, "status", "--porcelain", "--untracked-files=all")

    def changes(self) -> str:
        """Return the changed lines, cut where they are long."""
        lines = git(self.root, "diff", "--unified=0").splitlines()
        return "\n".join(line[:200] for line in lines)


def git(root: Path, *words: str) -> str:
    """Run git in a folder and return what it says."""
    command = ["git", "-C", str(root), *words]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def started(root: Path, home: Path) -> Iterator[Server]:
    """Start `make lab` in a clone, for a reader whose home is `home`, and end it with Ctrl-C.

    The clone has no environment of its own: it uses the one that runs the tests, but its own
    helpers. The reader types at a terminal, as far as the server can tell.
    """
    config = home / "config"
    for name, setting in SETTINGS.items():
        file = config / "lab" / "user-settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(setting), encoding="utf-8")
    (config / "jupyter_server_config.py").write_text(HOSTILE, encoding="utf-8")
    environment = os.environ | {
        "HOME": str(home),
        "IPYTHONDIR": str(home / "ipython"),
        "JUPYTER_CONFIG_DIR": str(config),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "PYTHONPATH": str(root),
    }
    for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY", "MAKEFLAGS", "MAKELEVEL"):
        environment.pop(name, None)
    options = f"LAB_ARGS=--port {free_port()} --ServerApp.port_retries=0"
    command = ["make", "-o", ".venv/ready", "lab", f"BIN={Path(sys.executable).parent}", options]
    typed, terminal = os.openpty()
    with _log(home).open("wb") as said:
        process = subprocess.Popen(
            command, cwd=root, env=environment, stdin=terminal, stdout=said, stderr=said,
            start_new_session=True,
        )  # fmt: skip
    try:
        yield _running(root, home, process)
    finally:
        interrupt(process)
        os.close(typed)
        os.close(terminal)


def _log(home: Path) -> Path:
    """Return the file of what the server prints."""
    return home / "log.txt"


def _running(root: Path, home: Path, process: subprocess.Popen[bytes]) -> Server:
    """Wait until the server has printed its address."""
    said = ""
    for _ in range(300):
        said = _log(home).read_text(encoding="utf-8")
        found = _ADDRESS.search(said.partition("Or copy and paste")[2])
        if found:
            return Server(root, home, found[1], found[2], found[3], process)
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise RuntimeError(f"make lab printed no address:\n{said}")


def interrupt(process: subprocess.Popen[bytes]) -> None:
    """Press Ctrl-C, and wait."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGINT)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def clone(folder: Path) -> Path:
    """Clone what is committed."""
    git(folder.parent, "clone", "--quiet", str(ROOT), str(folder))
    return folder
