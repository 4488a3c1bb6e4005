"""What the self-assessment does beside its decisions; the diagram lies in ``so-track-decision``."""
