"""Several teams on one page: reads plans beside the window, shows them side by side, and saves the sheet."""
