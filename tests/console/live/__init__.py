"""The real console by its keys, over a real server that may die."""
