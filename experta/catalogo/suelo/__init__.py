"""Land use: in which zone of the town a point is, and what it means for a line of business.

Everything here is orientation: the office that answers for land use decides.
"""
