"""Turns documentos/*.typ and plain data into PDF."""
