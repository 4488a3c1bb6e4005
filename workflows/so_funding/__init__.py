"""What the funding processes do: application, review of a round, recovery, change (see ``so-funding``)."""
