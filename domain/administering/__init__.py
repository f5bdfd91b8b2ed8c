"""The rules for changes of the set-up: `change.py` is the door, the other files judge their noun."""
