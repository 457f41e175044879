"""Build hook: the vectors and traits of the built-in data are computed once and travel inside the wheel."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class VectorHook(BuildHookInterface[Any]):
    """Computes `vectors/` beside corpus/ and norms/, and adds it to the wheel; the checkout is left as it was found."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Run before the wheel is packed; an editable install needs none, the first scan makes them."""
        if self.target_name != "wheel" or version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root))
        try:
            from legalgap.match.ship import ship_numbers

            folder = root / "build" / "vectors"
            ship_numbers(root, folder)
        finally:
            sys.path.remove(str(root))
        for path in sorted(folder.glob("*.rows")):
            build_data["force_include"][str(path)] = f"legalgap/data/vectors/{path.name}"
