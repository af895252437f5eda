"""Door of officials."""
