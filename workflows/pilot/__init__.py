"""The pilot's recorded figures, replayed through the processes. All but the totals is invented (虚构)."""
