"""Makes the folder of a new town out of the shelf and the town that come with the programme."""
