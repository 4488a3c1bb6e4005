"""Changes of register entries that no process of its own writes: one person proposes, another approves."""
