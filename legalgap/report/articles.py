"""The articles of an act for other programs."""

import csv
import io
import json
from datetime import date

from legalgap.model.texts import ActText

FORMATS = ("jsonl", "csv")
FIELDS = ("num", "text", "heading", "path", "from", "checked")


def export_act(text: ActText, day: date, form: str) -> str:
    """The articles in force on `day` whose wording is known, one a line."""
    rows = list(article_rows(text, day))
    if form == "jsonl":
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    out = io.StringIO()
    writer = csv.DictWriter(out, FIELDS, lineterminator="\n")
    writer.writeheader()
    writer.writerows({**row, "path": " > ".join(row["path"] or ())} for row in rows)
    return out.getvalue()


def article_rows(text: ActText, day: date) -> list[dict[str, str | list[str] | None]]:
    """The fields of each article."""
    return [
        {
            "num": a.num,
            "text": v.wording,
            "heading": a.heading,
            "path": list(a.path),
            "from": v.start.isoformat(),
            "checked": v.checked,
        }
        for a in text.articles
        if (v := a.at(day)) and v.wording
    ]
