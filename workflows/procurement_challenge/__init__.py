"""Inquiries and challenges (询问、质疑): letters, their check, pauses, answers; the diagram lies beside."""
