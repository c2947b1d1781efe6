"""Where plans are kept on this laptop; the one place that knows the database."""
