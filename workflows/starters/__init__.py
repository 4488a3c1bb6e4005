"""Who begins a case of which process; see ``starters.json`` and :mod:`workflows.starters.guards`."""
