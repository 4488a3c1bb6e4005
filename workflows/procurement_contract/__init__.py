"""Contracts for what was bought: signed, performed, accepted, evaluated, paid; the diagram lies beside."""
