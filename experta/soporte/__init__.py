"""Doubts, faults and complaints against officials."""
