"""How hard a text is to read, what would make it easier, and Easy Read."""
