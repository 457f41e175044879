"""Compare a country's law with international norms, requirement by requirement."""

__version__ = "0.1.0"
