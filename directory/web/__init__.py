"""Pages: thin — parse what was asked, call, render."""
