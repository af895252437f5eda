"""The `experta` command."""
