"""Cases: parties, answers, attachments, state, access and history."""
