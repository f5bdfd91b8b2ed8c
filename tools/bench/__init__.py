"""Benchmarks: one module each, found by `python -m tools.bench`."""
