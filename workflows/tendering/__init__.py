"""What every competition shares: sealed bids and their opening, committees, recusal, scoring, collusion."""
