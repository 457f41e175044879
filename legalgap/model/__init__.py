"""Ground floor: frozen types only, no input or output."""
