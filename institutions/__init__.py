"""People and the schools that they belong to."""
