"""What goes out of Digikoers and comes back in."""
