"""Document → Act: heading and number grammars in French, Arabic and English, and what was doubtful."""
