"""The Dutch content of the program as data: roadmap, start list of tasks, intro, help."""
