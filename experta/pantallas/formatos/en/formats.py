"""Day before month and 24 hours, as in the rest of the town's papers: `4 December 2026, 18:20`."""

DATE_FORMAT = "j F Y"
SHORT_DATE_FORMAT = "j M Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j F Y, H:i"
