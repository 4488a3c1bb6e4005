"""废标后续处理: what becomes of a purchase whose round came to nothing (DOMAIN.md P4x)."""
