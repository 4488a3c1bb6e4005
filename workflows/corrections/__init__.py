"""更正: what somebody outside a case changes in it, proposed by one, approved by another (D.7.6)."""
