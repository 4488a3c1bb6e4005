"""What the filing process does: its actions, guards and commands; the diagram lies in ``so-filing``.

Two folders, because a diagram's file bears the process key, which has a hyphen, and a Python package cannot.
"""
