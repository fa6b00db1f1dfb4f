"""One set of versions, in pyproject.toml, the lock and environment.yml; how they are installed."""

import hashlib
import os
import re
import sys
import tomllib
import zipfile
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from helpers.commands import environment
from helpers.commands.environment import OLDEST_PYTHON, Installer, StepFailedError
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


def test_the_steps_say_how_far_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    environment._run([sys.executable, "-c", "print('Collecting x\\n' * 60)"])
    assert capsys.readouterr().out.split() == "25 packages found 50 packages found".split()
    lines = "Downloading x (9MiB)\\n Downloaded x\\nInstalled 1 package in 1ms\\n + x==1\\n"
    environment._run([sys.executable, "-c", f"print('{lines}')"])
    assert capsys.readouterr().out.split() == "Downloaded x Installed 1 package in 1ms".split()


def test_the_lock_has_hashes_and_no_addresses() -> None:
    text = LOCK.read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=[a-z])", text)
    assert all("--hash=sha256:" in block for block in blocks)
    assert "://" not in text


# What a step that fails says. The lines are those of venv, pip and uv, shortened.

NO_ENSUREPIP = ["Error: Command '['python', '-m', 'ensurepip']' returned non-zero exit status 1.\n"]
OTHER_UV = ["Resolved 2 packages\n", "error: Failed to download\n", "  cause: Hash mismatch\n"]
OTHER_PIP = ["Collecting x\n", "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE FILE.\n"]
NOT_THERE = ["Collecting x\n", "ERROR: No matching distribution found for x==1\n"]
NO_NETWORK = ["WARNING: Retrying (total=0) after connection broken by 'X'\n", NOT_THERE[1]]
NO_ANSWER = ["ERROR: Exception:\n", "ReadTimeoutError: Read timed out.\n"]


@pytest.mark.parametrize(
    ("printed", "cure"),
    [
        (NO_ENSUREPIP, "install python3-venv."),
        (["python: No module named venv\n"], "install python3-venv."),
        (OTHER_UV, "do not trust the source"),
        (OTHER_PIP, "do not trust the source"),
        (NOT_THERE, "one is missing"),
        (NO_NETWORK, "Check the network"),
        (NO_ANSWER, "Check the network"),
        (["Illegal instruction\n"], "the lines above say why"),
    ],
)
def test_a_step_that_fails_says_why_and_the_cure(
    printed: list[str], cure: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def run(command: list[str], variables: Mapping[str, str] | None = None) -> None:
        raise StepFailedError(printed)

    monkeypatch.setattr(environment, "_run", run)
    monkeypatch.setattr(environment, "VENV", tmp_path)
    with pytest.raises(SystemExit) as stopped:
        environment.install()
    *reason, last = str(stopped.value).splitlines(keepends=True)
    assert cure in last
    assert reason == [line for line in printed if not line.startswith(("Collecting", "Resolved"))]


def test_a_step_that_fails_stops_the_installation() -> None:
    with pytest.raises(StepFailedError) as failed:
        environment._run([sys.executable, "-c", "raise SystemExit('error: no more room')"])
    assert failed.value.reason == "error: no more room\n"


# Who installs: uv, or pip where uv cannot.


def commands(
    monkeypatch: pytest.MonkeyPatch, folder: Path, failing: str, printed: list[str]
) -> tuple[list[list[str]], Installer]:
    """The steps that install the packages, where a step with ``failing`` in it fails."""
    steps: list[list[str]] = []

    def run(command: list[str], variables: Mapping[str, str] | None = None) -> None:
        steps.append(command)
        if failing in " ".join(command):
            raise StepFailedError(printed)

    monkeypatch.setattr(environment, "_run", run)
    monkeypatch.setattr(environment, "VENV", folder)
    installer = environment.install_packages(sys.executable)
    return steps, installer


def tool(command: list[str] | tuple[str, ...]) -> str:
    return command[command.index("-m") + 1]


def test_pip_installs_uv_and_uv_the_rest(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    steps, installer = commands(monkeypatch, tmp_path, "nothing fails", [])
    assert [(tool(step), Path(step[-1]).name) for step in steps] == [
        ("pip", "uv.txt"),
        ("uv", "others.txt"),
    ]
    assert tool(installer.command) == "uv"


@pytest.mark.parametrize("failing", ["uv.txt", "-m uv"])
def test_pip_installs_them_where_uv_cannot(
    failing: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    steps, installer = commands(monkeypatch, tmp_path, failing, NOT_THERE)
    assert (tool(steps[-1]), Path(steps[-1][-1]).name) == ("pip", "others.txt")
    assert tool(installer.command) == "pip"
    assert "uv cannot install them here" in capsys.readouterr().out


@pytest.mark.parametrize("failing", ["uv.txt", "-m uv"])
@pytest.mark.parametrize("printed", [OTHER_PIP, OTHER_UV, NO_NETWORK])
def test_pip_does_not_try_again_where_it_must_not_or_cannot(
    failing: str, printed: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with pytest.raises(StepFailedError):
        commands(monkeypatch, tmp_path, failing, printed)


@pytest.mark.parametrize("failing", ["nothing fails", "-m uv"])
def test_every_package_must_have_the_hash_of_the_lock_and_bytecode(
    failing: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    steps, _ = commands(monkeypatch, tmp_path, failing, NOT_THERE)
    for step in steps:
        assert "--require-hashes" in step
        assert {"--compile", "--compile-bytecode"} & set(step)
    both = (tmp_path / "uv.txt").read_text("utf-8"), (tmp_path / "others.txt").read_text("utf-8")
    assert sorted("".join(both).splitlines()) == sorted(LOCK.read_text("utf-8").splitlines())
    assert re.findall(r"(?m)^[^ =]+", both[0]) == ["uv"]


# From where: with the real pip and the real uv, from folders that stand for what is elsewhere.


def test_the_environment_overrides_install_and_install_overrides_global() -> None:
    lines = [
        ":env:.cert=''",
        ":env:.index-url='c'",
        "download.timeout='9'",
        "global.cert='a'",
        "global.index-url='a'",
        "global.timeout='1'",
        "install.index-url='b'",
        "install.timeout='2'",
        "install.find-links='\\nx\\ny'",
    ]
    assert environment.pip_settings("\n".join(lines)) == {
        "cert": "a",
        "index-url": "c",
        "timeout": "2",
        "find-links": "\nx\ny",
    }


def test_certificate_proxy_and_patience_of_pip_are_passed_on() -> None:
    settings = {"cert": "c.pem", "proxy": "p:1", "default-timeout": "9", "trusted-host": "a\nb"}
    assert environment.uv_variables(settings) == {
        "SSL_CERT_FILE": "c.pem",
        "HTTP_PROXY": "p:1",
        "HTTPS_PROXY": "p:1",
        "UV_HTTP_TIMEOUT": "9",
        "UV_INSECURE_HOST": "a b",
        "UV_INDEX_STRATEGY": "unsafe-best-match",
    }


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one release in each of three places; nothing else is configured."""
    for name in [name for name in os.environ if name.startswith(("PIP_", "UV_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("UV_OFFLINE", "1")
    monkeypatch.setenv("UV_CACHE_DIR", str(tmp_path / "cache"))
    for place, name, version in [("a", "one", "1"), ("b", "one", "2"), ("c", "two", "1")]:
        folder = tmp_path / place / name
        folder.mkdir(parents=True)
        about = f"{name}-{version}.dist-info"
        files = {
            f"{name}.py": "",
            f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
            f"{about}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        }
        files[f"{about}/RECORD"] = "".join(f"{file},,\n" for file in [*files, f"{about}/RECORD"])
        wheel = folder / f"{name}-{version}-py3-none-any.whl"
        with zipfile.ZipFile(wheel, "w") as archive:
            for file, text in files.items():
                archive.writestr(zipfile.ZipInfo(file), text)
        (folder / "index.html").write_text(f'<a href="{wheel.name}">{wheel.name}</a>')
    return tmp_path


def install_from(packages: Path, *wanted: str) -> list[str]:
    """Install releases with uv, as pip is configured, into a folder; return what is there."""
    requirements = packages / "requirements.txt"
    lines = []
    for release in wanted:
        name, version = release.split("==")
        (wheel,) = packages.glob(f"?/{name}/{name}-{version}-*.whl")
        lines.append(f"{release} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n")
    requirements.write_text("".join(lines))
    uv = environment.uv_installer(sys.executable)
    options = ["--target", str(packages / "target"), "--require-hashes", "-r", str(requirements)]
    environment._run([*uv.command, *options], uv.variables)
    return sorted(path.stem for path in (packages / "target").glob("*.dist-info"))


def test_uv_takes_packages_from_the_folders_of_pip(
    packages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_INDEX_URL", "https://nowhere.invalid/simple")
    monkeypatch.setenv("PIP_FIND_LINKS", f"{packages / 'b' / 'one'} {packages / 'c' / 'two'}")
    assert install_from(packages, "one==2", "two==1") == ["one-2", "two-1"]


@pytest.mark.parametrize("wanted", ["one==1", "one==2", "two==1"])
def test_uv_takes_packages_from_every_index_of_pip(
    wanted: str, packages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a, b, c = ((packages / name).as_uri() for name in "abc")
    file = packages / "pip.conf"
    file.write_text(f"[global]\nindex-url = {a}\n[install]\nextra-index-url =\n  {b}\n  {c}\n")
    monkeypatch.setenv("PIP_CONFIG_FILE", str(file))
    assert install_from(packages, wanted) == [wanted.replace("==", "-")]


def test_the_constraints_for_making_the_lock_do_not_count(
    packages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = '[tool.uv]\nconstraint-dependencies = ["one>=1"]\n'
    (packages / "pyproject.toml").write_text(settings)
    monkeypatch.setattr(environment, "ROOT", packages)
    monkeypatch.setenv("PIP_INDEX_URL", (packages / "a").as_uri())
    assert install_from(packages, "one==1") == ["one-1"]


def test_what_uv_itself_is_told_counts_more(
    packages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", (packages / "a").as_uri())
    monkeypatch.setenv("UV_DEFAULT_INDEX", (packages / "b").as_uri())
    assert install_from(packages, "one==2") == ["one-2"]
    with pytest.raises(StepFailedError):
        install_from(packages, "one==1")


def test_uv_takes_nothing_from_where_pip_does_not(
    packages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", (packages / "a").as_uri())
    monkeypatch.setenv("PIP_NO_INDEX", "true")
    with pytest.raises(StepFailedError, match="one was not found"):
        install_from(packages, "one==1")


@pytest.mark.parametrize("by", ["pip", "uv"])
def test_another_file_of_the_same_name_is_refused(
    by: str, packages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(packages / "a" / "one"))
    (packages / "requirements.txt").write_text(f"one==1 --hash=sha256:{'0' * 64}\n")
    uv = environment.uv_installer(sys.executable)
    command = uv.command if by == "uv" else (sys.executable, "-m", "pip", "install")
    options = ["--require-hashes", "--requirement", str(packages / "requirements.txt")]
    with pytest.raises(StepFailedError) as failed:
        environment._run([*command, "--target", str(packages / "target"), *options], uv.variables)
    assert failed.value.cure == environment.WRONG_HASH
    assert not [*packages.glob("target/one*")]
