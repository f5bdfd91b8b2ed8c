"""What builds, checks and measures the product; the product never imports it."""
