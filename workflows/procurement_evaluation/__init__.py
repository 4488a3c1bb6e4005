"""What a committee does with opened bids; the diagram lies in ``procurement-evaluation``.

A case of its own: whoever sees the tender must not see who judges it (87号令 47).
"""
