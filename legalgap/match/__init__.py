"""Which articles read like the clauses of a requirement: lexical and dense scores, fused."""
