"""What a screen reader finds: the real window on a screen of its own, through the real accessibility bus of Linux."""
