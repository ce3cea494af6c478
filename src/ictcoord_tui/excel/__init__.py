"""The task overview as an Excel workbook, out and back in."""
