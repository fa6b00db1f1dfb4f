"""One set of versions: pyproject.toml, the lock and environment.yml."""

import re
import sys
import tomllib
from collections import defaultdict
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from helpers.commands import environment
from helpers.commands.environment import OLDEST_PYTHON
from helpers.locations import LOCK, ROOT


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def asked() -> dict[str, Requirement]:
    """What pyproject.toml asks for, by name."""
    settings = project()
    lines = settings["project"]["dependencies"] + settings["dependency-groups"]["dev"]
    return {canonicalize_name(item.name): item for item in map(Requirement, lines)}


def locked() -> dict[str, set[str]]:
    """The versions of the lock, by name; a package may have one for each Python."""
    versions: defaultdict[str, set[str]] = defaultdict(set)
    for line in LOCK.read_text(encoding="utf-8").splitlines():
        if found := re.match(r"([A-Za-z0-9._-]+)==([^ ;]+)", line):
            versions[canonicalize_name(found[1])].add(found[2])
    return dict(versions)


def conda() -> dict[str, str]:
    """What environment.yml asks for, by name."""
    settings = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    lines = [line for line in settings["dependencies"] if isinstance(line, str)]
    by_pip = [line["pip"] for line in settings["dependencies"] if isinstance(line, dict)]
    lines += [line for group in by_pip for line in group if not line.startswith("--")]
    split = [re.split(r"(?=[=<>])", line, maxsplit=1) for line in lines]
    return {name: "".join(version) for name, *version in split}


def differences(
    asked: dict[str, Requirement], locked: dict[str, set[str]], conda: dict[str, str]
) -> list[str]:
    """Name everything in which the three differ."""
    tools = {"python", "pip"}
    found = [f"{name}: not in the lock" for name in asked if name not in locked]
    found += [
        f"{name}: the lock has {version}, pyproject.toml asks for {asked[name].specifier}"
        for name in asked
        for version in locked.get(name, ())
        if version not in asked[name].specifier
    ]
    found += [f"{name}: not in environment.yml" for name in asked if name not in conda]
    found += [f"{name}: not in pyproject.toml" for name in conda if name not in {*asked, *tools}]
    return found + [
        f"{name}: environment.yml has {conda[name]}, the lock {sorted(locked[name])}"
        for name in asked
        if name in conda and name in locked and conda[name][2:] not in locked[name]
    ]


def test_the_three_agree() -> None:
    assert differences(asked(), locked(), conda()) == []


@pytest.mark.parametrize(
    ("lock", "from_conda", "named"),
    [
        ({}, {"pandas": "==3.1"}, "pandas: not in the lock"),
        ({"pandas": {"2.0"}}, {"pandas": "==2.0"}, "pandas: the lock has 2.0"),
        ({"pandas": {"3.1"}}, {}, "pandas: not in environment.yml"),
        ({"pandas": {"3.1"}}, {"pandas": "==3.1", "dask": "==1"}, "dask: not in pyproject.toml"),
        ({"pandas": {"3.1"}}, {"pandas": "==3.2"}, "pandas: environment.yml has ==3.2"),
    ],
)
def test_a_difference_is_named(
    lock: dict[str, set[str]], from_conda: dict[str, str], named: str
) -> None:
    found = differences({"pandas": Requirement("pandas>=3")}, lock, from_conda)
    assert any(line.startswith(named) for line in found)


def test_python_is_the_same_everywhere() -> None:
    oldest = ".".join(map(str, OLDEST_PYTHON))
    settings = project()
    assert settings["project"]["requires-python"] == f">={oldest}"
    assert settings["tool"]["mypy"]["python_version"] == oldest
    assert settings["tool"]["ruff"]["target-version"] == "py" + oldest.replace(".", "")
    assert conda()["python"] == f">={oldest}"
    workflow = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8"))
    matrix = workflow["jobs"]["test"]["strategy"]["matrix"]
    assert matrix["python"][0] == oldest
    assert len(matrix["os"]) == 3


def test_an_old_python_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.version_info", (3, 10, 4))
    with pytest.raises(SystemExit, match=r"Python 3\.11 or newer is needed"):
        environment.install()


def test_a_step_that_fails_stops_the_installation() -> None:
    with pytest.raises(SystemExit, match="This step failed"):
        environment._run([sys.executable, "-c", "raise SystemExit(3)"])


def test_the_steps_say_how_far_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    environment._run([sys.executable, "-c", "print('Collecting x\\n' * 60)"])
    assert capsys.readouterr().out.split() == "25 packages found 50 packages found".split()


def test_the_lock_has_hashes_and_no_addresses() -> None:
    text = LOCK.read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=[a-z])", text)
    assert all("--hash=sha256:" in block for block in blocks)
    assert "://" not in text
