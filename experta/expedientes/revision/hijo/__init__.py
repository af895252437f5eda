"""The child process in which a file is opened: bounded in time and memory, run by `revisor`.

Run as `python -m experta.expedientes.revision.hijo <order>`, never imported by other processes:
its modules load pikepdf, pypdfium2 and zxing-cpp.
"""
