"""Screens that doors share: layout, form pages, parts of the expediente page. No URLs."""
