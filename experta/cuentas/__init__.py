"""People, organisations, mandates, officials and how they prove who they are."""
