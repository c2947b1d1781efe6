"""What goes out of Digikoers and comes back in: plan files, spreadsheets, calendars, remarks."""
