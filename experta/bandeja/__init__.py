"""The officials' tasks and inboxes."""
