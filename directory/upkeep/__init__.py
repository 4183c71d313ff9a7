"""Upkeep: the form in which staff write a listing, and what it comes to."""
