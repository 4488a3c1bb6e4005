"""What assessments do (1A to 5A): actions, guards, commands; the diagrams lie in ``so-assessment``."""
