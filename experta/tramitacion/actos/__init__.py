"""The acts that move an expediente, one file each."""
