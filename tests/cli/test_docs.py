"""The guide speaks of every command."""

from pathlib import Path

import pytest

from legalgap.cli.main import app

ROOT = Path(__file__).parents[2]
COMMANDS = sorted([c.name for c in app.registered_commands if c.name] + [g.name for g in app.registered_groups if g.name])


def test_commands_are_listed() -> None:
    assert {"scan", "match", "check", "bench"} <= set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_guide_shows_the_command(name: str) -> None:
    assert f"legalgap {name}" in (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")


def test_the_readme_shows_how_to_install_and_scan() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "pip install" in readme
    assert "legalgap scan" in readme
