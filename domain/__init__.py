"""The words of the trade and its rules: standard library and msgspec only, no Qt, no I/O, no clock."""
