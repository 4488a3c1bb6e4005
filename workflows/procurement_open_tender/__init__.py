"""What the open tender does: actions, guards, commands; its diagram lies in ``procurement-open-tender``."""
