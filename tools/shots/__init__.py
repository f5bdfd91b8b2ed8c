"""Pictures of every screen in every theme, at a moment that stands still."""
