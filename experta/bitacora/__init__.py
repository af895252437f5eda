"""The append-only log: one leaf per act, Merkle checkpoints that leave the machine."""
