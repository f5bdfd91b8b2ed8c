"""The command palette: what is found for a typed line, and the panel that shows it."""
