"""Translation: packages, the engine, and the lock that keeps every fact right."""
