"""限额以下比选: purchases below the limit by inquiry or public comparison (DOMAIN.md P4e)."""
