"""From candidates to a relation, a status, a nature of gap, a confidence and reasons."""
