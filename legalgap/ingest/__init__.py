"""Bytes to Document: what a file holds, line by line in reading order, each with its place."""
