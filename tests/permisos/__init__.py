"""Who may use each route: the table that a person reviews, and the tests that hold it true."""
