"""The law in time: differences between two states of a text, amending acts, dated versions."""
