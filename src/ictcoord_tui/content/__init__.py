"""The Dutch content of the program as data: roadmap, start list of tasks, intro, help, words.

Every text lives in a JSON file beside its loader. A loader reads its file once, on first use,
through `reader.read`, which accepts exactly the shape of the dataclasses and nothing else.
"""
