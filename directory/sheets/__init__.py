"""Printed sheets: facts in, PDF out."""
