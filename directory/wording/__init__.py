"""Facts in words, in the reader's language, inside a request or out of one."""
