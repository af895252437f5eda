"""Small modules that everybody may use: clock, money, text, XML, the town's own data. No tables."""
