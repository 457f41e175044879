"""Floors of the engine's figures, a little under what was reached: `python tests/floors.py BENCH.json`."""

import json
import sys
from pathlib import Path

FLOORS = {
    "moteur, validation croisée (résumés)": {"hit5": 0.60, "hit10": 0.80, "recall10": 0.62, "strict": 0.38, "lenient": 0.57},
    "moteur, poids livrés (résumés)": {"hit5": 0.66, "hit10": 0.88, "recall10": 0.70, "strict": 0.50, "lenient": 0.73, "macro_f1": 0.46},
    "moteur, poids livrés (texte officiel)": {"hit5": 0.58, "hit10": 0.78, "recall10": 0.55, "lenient": 0.60},
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
