"""Which groups of persons a requirement speaks of."""

import pytest

from legalgap.assess.groups import GroupReader
from legalgap.model.norms import Duty, Expected, Labels, Promise, Requirement
from legalgap.store.lexicon import load_groups

CASES = [
    ("La travailleuse enceinte garde son emploi.", "migrant-régulier", {"femmes"}),
    ("Le travailleur saisonnier a droit au repos.", "saisonnier", {"saisonniers"}),
    ("Les enfants du migrant vont à l'école, même en situation irrégulière.", "famille", {"enfants", "irréguliers", "famille"}),
    ("Le salaire est payé chaque mois.", "migrant-régulier", set()),
    ("Les ressortissants à l'étranger sont informés.", "ressortissant-à-l-étranger", {"expatriés"}),
]


@pytest.mark.parametrize(("claim", "to", "expected"), CASES, ids=[c[0][:30] for c in CASES])
def test_groups(claim: str, to: str, expected: set[str]) -> None:
    requirement = Requirement("V/1#a", Labels(claim), Duty("état", to, "obligation"), (), (), (), Expected(), "loi", "lacune", Labels(""))
    assert set(GroupReader(load_groups()).read(Promise("V", "1", "égalité", "transversal", requirement))) == expected
