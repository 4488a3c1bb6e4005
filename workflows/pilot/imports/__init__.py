"""History that is entered, not replayed: what the record gives as results, dated by invented days."""
