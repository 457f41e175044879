"""The actor map: every actor once, no two boxes on one another, words never read as markup."""

from xml.etree import ElementTree

import pytest
from briefs import make_brief
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from legalgap.model.library import Actor
from legalgap.model.norms import Labels
from legalgap.report.actormap import actor_map, actor_table
from legalgap.report.drawing import svg

PLAN = make_brief().plan
DOMAINS = ("emploi", "éducation", "formation-professionnelle", "protection-sociale", "transversal")
ACTORS = st.lists(
    st.tuples(
        st.text(min_size=1, max_size=80),
        st.sampled_from(["national", "local", "international"]),
        st.sets(st.sampled_from(DOMAINS), min_size=1),
    ),
    max_size=25,
)


@settings(max_examples=15, deadline=None)
@given(ACTORS)
def test_no_two_boxes_overlap_and_all_are_inside(actors: list[tuple[str, str, set[str]]]) -> None:
    made = {str(i): Actor(str(i), Labels(n), level, "sorte", tuple(sorted(d))) for i, (n, level, d) in enumerate(actors)}  # type: ignore[arg-type]
    drawing = actor_map(replace(PLAN, library=replace(PLAN.library, actors=made)))
    boxes = drawing.boxes
    assert len(boxes) == len(actors)
    assert all(b.x >= 0 and b.x + b.width <= drawing.width and b.y + b.height <= drawing.height for b in boxes)
    for i, one in enumerate(boxes):
        for other in boxes[i + 1 :]:
            assert (
                one.x + one.width <= other.x
                or other.x + other.width <= one.x
                or one.y + one.height <= other.y
                or other.y + other.height <= one.y
            )


def test_the_drawing_is_sound_xml_with_a_title_for_all() -> None:
    root = ElementTree.fromstring(svg(actor_map(PLAN)))
    space = "{http://www.w3.org/2000/svg}"
    assert root.find(f"{space}title") is not None
    assert root.find(f"{space}desc") is not None
    assert len(root.findall(f"{space}g")) == 6


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", 'A" onload="x', "R & D", "وزارة التشغيل"])
def test_names_are_words(name: str) -> None:
    actor = Actor("x", Labels(name), "national", "sorte", ("emploi",))
    drawn = svg(actor_map(replace(PLAN, library=replace(PLAN.library, actors={"x": actor}))))
    titles = [t.text for t in ElementTree.fromstring(drawn).iter("{http://www.w3.org/2000/svg}title")]
    assert name in titles
    assert "<script" not in drawn


def test_the_table_counts_who_leads_and_who_acts() -> None:
    rows = {r[0]: r for r in actor_table(PLAN).rows}
    assert rows["Ministère du travail de Valmérie"][5].split(" / ")[0] == "3"
    assert rows["Écoles de la vallée"][6] == "non vérifié"
