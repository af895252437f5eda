"""The demonstration town: people, cases in every state, all made by the real acts."""
