"""Issued documents: signatures, seal, verification code, validity."""
