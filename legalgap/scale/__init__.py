"""The law of many countries: where it is found, who works on it, and the tables that are made of it."""
