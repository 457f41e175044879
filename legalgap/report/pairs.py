"""What a comparison found, as text or as JSON."""

import json
from collections.abc import Callable, Mapping, Sequence

from legalgap.match.compare import Paired

Write = Callable[[Sequence[Paired], Mapping[str, float]], str]


def pairs_json(pairs: Sequence[Paired], weights: Mapping[str, float]) -> str:
    """The public contract, with what each part weighed."""
    found = [{"source": p.source, "targets": [{"id": t, "score": s} for t, s in p.targets]} for p in pairs]
    return json.dumps({"pairs": found, "weights": shares(weights)}, ensure_ascii=False, indent=1) + "\n"


def pairs_table(pairs: Sequence[Paired], weights: Mapping[str, float]) -> str:
    """One source a line, its targets after it, best first."""
    lines = [f"{p.source}  →  {'   '.join(f'{t} ({s:.2f})' for t, s in p.targets)}" for p in pairs]
    parts = ", ".join(f"{name} {share:.0%}".replace("%", " %") for name, share in shares(weights).items())
    return "\n".join([*lines, f"Poids : {parts}.", ""])


def shares(weights: Mapping[str, float]) -> dict[str, float]:
    """Weights that sum to 1."""
    total = sum(weights.values())
    return {name: round(w / total, 3) for name, w in weights.items()}


FORMATS: dict[str, Write] = {"table": pairs_table, "json": pairs_json}
