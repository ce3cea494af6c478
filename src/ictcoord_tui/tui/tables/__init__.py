"""What the editable tables hold: columns that show, read and write values. No Textual in here."""
