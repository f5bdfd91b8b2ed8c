"""The feed: what was committed, pushed to every reader in scope on a 50 ms tick.

`hub` reads the ledger's tail once for all and encodes each scope's part once; `subscriber` is one reader's
socket; `conversation` is what is said on it from Hello to Farewell; `ephemeral` is what carries no number.
"""
