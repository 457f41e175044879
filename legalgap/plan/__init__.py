"""From gaps to measures: grouping, calendar, wording, roles, ranking."""
