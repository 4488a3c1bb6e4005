"""竞争性磋商: negotiate one by one, the same chance for all, sealed final quotes (DOMAIN.md P4c)."""
