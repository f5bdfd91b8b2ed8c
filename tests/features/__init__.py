"""Stories over real processes: a real server, real consoles."""
