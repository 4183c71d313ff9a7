"""A checker of facts in translations that shares no code with the lock it checks."""
