"""The review workbench: a local web page where jurists go through the matrix and decide."""
