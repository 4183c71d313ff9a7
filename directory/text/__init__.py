"""What text is made of, in any language."""
