"""The administrator's pages: one register each, a table with a search line and a form in a drawer."""
