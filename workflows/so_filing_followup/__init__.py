"""What follows a filing that is in force: change, renewal, cancellation, revocation, correction, expiry."""
