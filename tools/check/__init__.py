"""Every check that needs no running: lint, format, types, layers, and the house's own rules."""
