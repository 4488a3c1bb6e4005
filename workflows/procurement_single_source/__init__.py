"""单一来源采购: one supplier, argued by experts, published, approved, negotiated (DOMAIN.md P4d)."""
