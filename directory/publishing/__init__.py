"""What follows when a listing is saved: the one place that knows."""
