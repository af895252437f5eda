"""What is asked of a file before it joins a case: its kind, that it opens, that it can be read."""
