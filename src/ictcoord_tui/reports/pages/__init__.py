"""The pages of the insights: for every question its findings in headings, tables and bars."""
