"""What the citizens' door reads from pages: accounts, profile, mandates."""
