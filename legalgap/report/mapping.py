"""The actor map alone: the drawing, then the table."""

from legalgap.report.blocks import Report, Section
from legalgap.report.brief import WARNING, Brief, closing, facts
from legalgap.report.needs import actors


def mapping(brief: Brief) -> Report:
    """The map as a deliverable."""
    known = len(brief.plan.library.actors)
    unchecked = sum(a.checked is None for a in brief.plan.library.actors.values())
    subtitle = f"{known} acteurs, dont {unchecked} non vérifiés" if known else "Acteurs à désigner"
    parts = (Section("Acteurs", tuple(actors(brief)), notes="Qui pilote, qui est associé, qui appuie."), *closing(brief))
    return Report("Cartographie des acteurs", subtitle, brief.plan.scan.as_of, facts(brief), WARNING, parts, landscape=True)
