"""The demo's life: a believable day and history, made only through the rules, at past instants."""
