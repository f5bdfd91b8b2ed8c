"""Everything an operator can do: one table of acts, and the way from a click to the server."""
