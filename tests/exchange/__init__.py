"""Importing and publishing listings."""
