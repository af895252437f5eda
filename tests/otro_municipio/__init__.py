"""Another town: its folder is made by the console, and everything that people see is read."""
