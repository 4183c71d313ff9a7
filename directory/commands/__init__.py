"""The commands below `directory`, one module for each kind of work."""
