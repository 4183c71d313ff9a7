"""Front Door: an accessible directory of community services that works offline."""

__version__ = "0.1.0"
