"""Floors of the engine's figures, a little under what was reached: `python tests/floors.py BENCH.json`."""

import json
import sys
from pathlib import Path

FLOORS = {
    "moteur, validation croisée (résumés)": {"hit5": 0.60, "hit10": 0.68, "recall10": 0.50, "strict": 0.34, "lenient": 0.50},
    "moteur, poids livrés (résumés)": {"hit5": 0.64, "hit10": 0.74, "recall10": 0.57, "strict": 0.48, "lenient": 0.68, "macro_f1": 0.44},
    "moteur, poids livrés (texte officiel)": {"hit5": 0.35, "hit10": 0.50, "recall10": 0.30, "lenient": 0.50},
}


def below(bench: dict) -> list[str]:
    """The figures under their floor, and the error that must not happen on the digests."""
    lines = {line["name"]: {**line, **line.get("verdicts", {})} for line in bench["lines"]}
    found = [f"{n} : {f} {lines[n][f]} < {low}" for n, floors in FLOORS.items() for f, low in floors.items() if lines[n][f] < low]
    if lines["moteur, poids livrés (résumés)"]["worst"]:
        found.append("une contradiction est dite conforme")
    return found


if __name__ == "__main__":
    problems = below(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    print("\n".join(problems) or "mesures au-dessus de leurs planchers")
    sys.exit(bool(problems))
