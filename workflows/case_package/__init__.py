"""The case package (DOMAIN.md D.7.3): a case as evidence in one zip, which anybody can check without us."""
