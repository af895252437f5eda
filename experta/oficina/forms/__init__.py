"""The questions of the office's pages, read and checked by the form engine."""
