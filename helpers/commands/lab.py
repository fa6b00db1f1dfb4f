"""Open JupyterLab on the notebooks: with the project's kernel, for this machine only."""

from __future__ import annotations

import os
import secrets
import sys
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

import nbformat
from jupyter_server.auth.identity import IdentityProvider
from jupyter_server.serverapp import ServerApp
from jupyterlab.labapp import LabApp
from traitlets import Unicode, default

from helpers.commands.notebooks import in_stored_form, is_of_the_collection, notebook_paths
from helpers.locations import ROOT

if TYPE_CHECKING:
    from jupyter_server.services.contents.filemanager import FileContentsManager

OPENING = (
    "allow_origin allow_origin_pat allow_remote_access disable_check_xsrf hashed_password "
    "identity_provider_class ip password password_required sock token"
).split()
"""Options of the server that would let others in, by the name after their class."""

LOOPBACK = "127.0.0.1"


class OneToken(IdentityProvider):
    """Lets in who knows the token, which is made anew at each start; no configuration sets it."""

    token = Unicode(help="The token.")

    @default("token")
    def _made(self) -> str:
        return secrets.token_hex(24)


class LocalServer(ServerApp):
    """A server for this machine only, whatever a configuration says, that stores as we do."""

    def init_configurables(self) -> None:
        """Close what a configuration opens, before anything listens; let the token be printed."""
        self.ip, self.sock, self.identity_provider_class = LOOPBACK, "", OneToken
        super().init_configurables()
        self.identity_provider.token_generated = True
        self.contents_manager.register_pre_save_hook(store)


class Model(TypedDict):
    """What JupyterLab is about to save, as far as it is used here."""

    type: str
    content: dict[str, object]


def lab(options: list[str]) -> int:
    """Open JupyterLab on the first notebook, and stay until it is stopped.

    It runs on the interpreter that runs this, so its kernel is the project's own. It listens on
    this machine only and asks for a token, which is part of the address that it prints.

    Parameters
    ----------
    options : list of str
        More options for JupyterLab, as on its command line.

    Returns
    -------
    int
        0, or 2 if an option would let others in.
    """
    options = options[1:] if options[:1] == ["--"] else options
    refused = [option for option in options if _name(option) in OPENING]
    if refused:
        jupyter = Path(sys.executable).with_name("jupyter")
        shown = jupyter.relative_to(ROOT) if jupyter.is_relative_to(ROOT) else jupyter.name
        print(
            f"This JupyterLab is for this machine only and keeps its token, so it takes no "
            f"{refused[0].partition('=')[0]}. To open one to others, and answer for it, start it "
            f"yourself: {shown} lab {' '.join(options)}"
        )
        return 2
    os.environ["JUPYTER_PREFER_ENV_PATH"] = "1"
    LabApp.serverapp_class = LocalServer
    try:
        LabApp.launch_instance([*_own_options(options), *options])
    except KeyboardInterrupt:  # before the server was there to take it
        print()
    return 0


def _name(option: str) -> str:
    """Return the name of an option without its class and its value: ``ip`` of ``--X.ip=::``."""
    return option.partition("=")[0].lstrip("-").rpartition(".")[2].replace("-", "_")


def _own_options(options: list[str]) -> list[str]:
    """Return what JupyterLab is always told, and what it must be told on this machine."""
    start = notebook_paths()[0].relative_to(ROOT).as_posix()
    own = [
        f"--ServerApp.root_dir={ROOT}",
        f"--LabApp.default_url=/lab/tree/{start}",
        "--ServerApp.answer_yes=True",  # to stop, without a question
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        own.append("--allow-root")
    if not any("browser" in option for option in options) and not _has_browser():
        print("There is no browser here; open the address that follows in one.", flush=True)
        own.append("--no-browser")
    return own


def _has_browser() -> bool:
    """Tell whether a browser can be opened that does not take the terminal for itself."""
    try:
        found = webbrowser.get()
    except webbrowser.Error:
        return False
    return "BROWSER" in os.environ or type(found) is not webbrowser.GenericBrowser


def store(model: Model, path: str, contents_manager: FileContentsManager) -> None:
    """Give a notebook of the collection its stored form before JupyterLab saves it.

    JupyterLab logs an error in here, and saves the notebook as it is.

    Parameters
    ----------
    model : dict
        What is about to be saved. Its content is replaced, or not touched at all.
    path : str
        The file, from the folder that JupyterLab shows.
    contents_manager : FileContentsManager
        What saves it.
    """
    file = Path(contents_manager.root_dir, path.strip("/")).resolve()
    if model["type"] == "notebook" and is_of_the_collection(file):
        model["content"] = in_stored_form(nbformat.from_dict(model["content"]))
