"""Thin commands, one module a noun; each calls one function of the package."""
