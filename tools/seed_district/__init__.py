"""Builds the demo district's folder, `resources/districts/440112/`.

Call it as `python -m tools.seed_district --source PATH`. Real are the areas with codes and names, and the
names of the matters; they are read from the source folder. Everything about people, units' contacts, estates,
shops and the shape of the grids is invented here, on purpose.
"""

DISTRICT = "440112"
STREET = "440112011"
