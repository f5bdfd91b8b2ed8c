"""Builds what ships of the districts: `resources/catalogue/` and a folder for each of `resources/districts/`.

Call it as `python -m tools.seed_district --source PATH`. Real are the areas with codes and names, the coarse
outlines, the water lines and the names of the matters; they are read from the source folder. Everything about
people, units' contacts, estates, shops and the shape of the grids is invented here, on purpose.
"""

DISTRICTS = ("440112", "440105")
"""黄埔区 and 海珠区."""

DISTRICT = "440112"
"""The district of the demo."""
STREET = "440112011"
"""The one street that the small demo plays out, worked out in more detail than the others."""
