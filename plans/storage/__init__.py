"""Where plans are kept on this laptop; the one place with an engine and sessions."""
