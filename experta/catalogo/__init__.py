"""Published, immutable versions of the shelf."""
