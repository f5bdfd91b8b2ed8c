"""The use cases: each takes its clock, store and gateways as arguments."""
