"""What is kept: records with their revisions, and the reference data of content/."""
