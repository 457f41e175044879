"""Fixtures: the made-up data of tests/tiny/ and the command that reads them."""

import shutil
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from made_up import FIRST, Cli, Edit, Here, copy_tiny

from legalgap.cli.main import run


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up data root that every test copies: no test writes in it."""
    return copy_tiny(tmp_path_factory.mktemp("pristine") / "data")


@pytest.fixture
def tiny(pristine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The made-up data root, chosen through the environment, with an empty cache."""
    root = Path(shutil.copytree(pristine, tmp_path / "data"))
    monkeypatch.setenv("LEGALGAP_DATA", str(root))
    monkeypatch.setenv("LEGALGAP_CACHE", str(tmp_path / "cache"))
    return root


@pytest.fixture
def edit(tiny: Path) -> Edit:
    """Replaces, in a file of the made-up data, words that must be there; returns the file."""

    def replace(name: str, old: str, new: str) -> Path:
        path = tiny / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return path

    return replace


@pytest.fixture(scope="session")
def first_scan(pristine: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[CompletedProcess[str], Path]:
    """A scan of the made-up data as JSON with nothing in the cache, and the cache it filled."""
    folder = tmp_path_factory.mktemp("first")
    cli = Cli(pristine, folder / "cache", folder)
    done = cli("scan", *FIRST)
    assert (done.returncode, done.stderr) == (0, "")
    assert cli("match", "salaire").returncode == 0
    return done, folder / "cache"


@pytest.fixture(scope="session")
def warm_cache(first_scan: tuple[CompletedProcess[str], Path]) -> Path:
    """The cache that a first scan of the made-up data filled."""
    return first_scan[1]


@pytest.fixture
def cold_cli(tiny: Path, tmp_path: Path) -> Cli:
    """The command on the made-up data, nothing in the cache."""
    folder = tmp_path / "work"
    folder.mkdir()
    return Cli(tiny, tmp_path / "cache", folder)


@pytest.fixture
def cli(cold_cli: Cli, warm_cache: Path) -> Cli:
    """The command on the made-up data, the cache filled."""
    assert cold_cli.cache
    shutil.copytree(warm_cache, cold_cli.cache)
    return cold_cli


@pytest.fixture
def here(cli: Cli, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Here:
    """The command's entry point called in this process, with the same data, cache and folder as `cli`: for long tables of refusals."""

    def call(*args: str) -> CompletedProcess[str]:
        monkeypatch.setattr("sys.argv", ["legalgap", *args])
        monkeypatch.chdir(cli.folder)
        with pytest.raises(SystemExit) as stop:
            run()
        out, err = capsys.readouterr()
        return CompletedProcess(args, int(stop.value.code or 0), out, err)

    return call
