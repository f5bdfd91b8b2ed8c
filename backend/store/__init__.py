"""All SQL: the ledger, the current rows, and what must survive a restart."""
