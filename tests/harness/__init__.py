"""Entry points and fixtures that exist for tests only; the product cannot reach them."""
