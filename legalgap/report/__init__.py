"""A scan as the jurist reads it: one table model, one module a format."""
