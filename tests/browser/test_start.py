"""`make lab` starts for this machine only, and ends when it is told."""

import socket
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from helpers.commands.notebooks import notebook_paths
from tests.browser.serving import Server, clone, interrupt, started

pytestmark = pytest.mark.browser


def test_it_asks_for_the_token_that_it_printed(server: Server) -> None:
    for wrong in ("", "?token=", "?token=wrong"):
        with pytest.raises(HTTPError, match="403"):
            urlopen(f"{server.host}/api/contents{wrong}")
    with urlopen(server.address("/api/contents")) as answer:
        assert answer.status == 200


def test_it_listens_to_this_machine_only(server: Server) -> None:
    port = urlsplit(server.host).port
    socket.create_connection(("127.0.0.1", port), 2).close()
    with pytest.raises(OSError, match="refused"):  # one that listens everywhere answers here too
        socket.create_connection(("127.0.0.2", port), 2).close()


def test_it_opens_on_the_first_notebook(server: Server) -> None:
    assert server.start == f"/lab/tree/notebooks/{notebook_paths()[0].name}"
    assert "There is no browser here; open the address" in server.log


def test_control_c_ends_it_at_once(tmp_path: Path) -> None:
    with started(clone(tmp_path / "clone"), tmp_path / "home") as running:
        interrupt(running.process)
        said = running.log
    assert "Shutting down..." in said
    assert "Traceback" not in said
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.1", urlsplit(running.host).port), 2)
