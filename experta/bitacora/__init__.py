"""The append-only log: one leaf per act, Merkle checkpoints that leave the machine.

Acts call `services.anotar` inside their own transaction; jobs call `puntos`, `minuta` and
`exportacion`; anybody runs `verificador` on an export, without a database. Nothing here names
a person: leaves hold keyed identifiers, and the keys live in a table of their own.
"""
