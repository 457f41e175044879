"""The name of the measure that closes a gap: known from the gap alone, so that a matrix links to it without planning anything."""

import hashlib
import re

from msgspec.structs import replace

from legalgap.model.findings import Scan
from legalgap.plan.gaps import Gap, group_gaps


def identify(gap: Gap) -> str:
    """A stable id: the same target, theme, nature and rank give the same one, whatever else the scan holds."""
    key = gap.key
    seal = hashlib.blake2b("\x1f".join(key).encode(), digest_size=3).hexdigest()
    place = f"{key.law}-{key.article}" if key.article else key.theme
    return f"M-{re.sub(r'[^0-9A-Za-zÀ-ÿ]+', '-', place).strip('-')}-{seal}"


def linked(scan: Scan) -> Scan:
    """The scan with, in each row that calls for one, the measure that would close it."""
    held = {row.requirement: identify(gap) for gap in group_gaps(scan.rows) for row in gap.rows}
    return replace(scan, rows=tuple(replace(r, measures=(held[r.requirement],) if r.requirement in held else ()) for r in scan.rows))
