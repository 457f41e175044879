"""Measures on labelled rows, and the fitting of the weights on them; never used by a scan."""
