"""Complaints (投诉) to the finance authority: checked, answered, suspended, decided."""
