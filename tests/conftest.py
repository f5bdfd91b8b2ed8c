"""What holds for every test: its surroundings, what must not outlive it, and what it must not say."""

pytest_plugins = [
    "tests.harness.surroundings",
    "tests.harness.logs",
    "tests.harness.leaks",
    "tests.harness.postgres",
    "tests.harness.display",
    "pytester",
]
