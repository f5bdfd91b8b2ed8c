"""The operator console: a Qt program that shows what the feed brings and sends what the operator wishes."""
