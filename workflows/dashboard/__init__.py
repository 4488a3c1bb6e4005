"""The figures that leadership looks at, each with the query that made it and the source it answers to."""
