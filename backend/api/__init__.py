"""The routes and the feed socket: they check, call one service, and shape the answer."""
