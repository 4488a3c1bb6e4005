"""采购需求与计划: from an item of the catalogue to a project that may be purchased (DOMAIN.md P4a)."""
