"""Every ticket in scope, as columns: what the models read and only the feed changes."""

from console.store.tickets import Changes, Counts, TicketStore

__all__ = ["Changes", "Counts", "TicketStore"]
