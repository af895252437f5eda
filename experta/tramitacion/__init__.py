"""Where rooms meet: acts, operations, queries and permissions."""
