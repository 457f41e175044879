"""Built-in data, dossiers' data and the vector cache: everything that is read from or written to disk."""
