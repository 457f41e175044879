"""A made-up country, Valmérie (one act of twelve articles, one bill, one convention), and what runs the command on it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import legalgap
from legalgap.store.places import data_root

TINY = Path(__file__).parent / "tiny"
SHARED = ("themes.yaml", "groups.yaml", "signals.yaml", "thesaurus.yaml", "weights.yaml")
MODULE = (sys.executable, "-m", "legalgap.cli.main")
FIRST = ("--format", "json", "--as-of", "2016-01-01")
"""The scan that most tests read."""
Edit = Callable[[str, str, str], Path]
"""Replaces words in a file of the made-up data: name, old, new; gives the file."""
Here = Callable[..., subprocess.CompletedProcess[str]]
"""Calls the command in this process."""


class Cli:
    """Runs the command in `folder`, on the data and the cache it was given."""

    def __init__(self, data: Path | None, cache: Path | None, folder: Path) -> None:
        self.data, self.cache, self.folder = data, cache, folder

    def __call__(self, *args: str, program: tuple[str, ...] = MODULE) -> subprocess.CompletedProcess[str]:
        env = {k: v for k, v in os.environ.items() if k != "LEGALGAP_DATA"}
        env["PYTHONPATH"] = str(Path(legalgap.__file__).parents[1])
        env["PYTHONIOENCODING"] = "utf-8"
        if self.data:
            env["LEGALGAP_DATA"] = str(self.data)
        if self.cache:
            env["LEGALGAP_CACHE"] = str(self.cache)
        done = subprocess.run([*program, *args], cwd=self.folder, env=env, capture_output=True, timeout=600, check=False)
        return subprocess.CompletedProcess(args, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def copy_tiny(target: Path) -> Path:
    """The made-up data beside the project's own themes, signals, thesaurus, weights and templates."""
    builtin = data_root()
    shutil.copytree(TINY, target)
    for name in SHARED:
        shutil.copy(builtin / "norms" / name, target / "norms" / name)
    shutil.copytree(builtin / "reports", target / "reports")
    return target
