"""Courtesy messages: outbox with delivery state, in-app inbox."""
