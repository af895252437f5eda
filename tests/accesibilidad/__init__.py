"""Accessibility rules (WCAG 2.2 AA) and page weight, looked at in a real browser."""
