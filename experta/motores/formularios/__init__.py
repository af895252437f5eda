"""Compiles formulario.yaml to questions, conditions and errors."""
