"""What a shell offers behind Tab, generated from the list of commands: one module for each shell.

A script knows every command, option and word by heart, so nothing is started while somebody types.
Only people are looked up, with `sed`: those of the dossier, and of a group also those of its
schools, in the folder where a group usually has them.
"""

PEOPLE = r"s/^\[people\.\([A-Za-z0-9_-]*\)\]$/\1/p"
"""For `sed -n`: the ids of the people in a dossier, which is always written the same way."""

GROUP = '^kind = "group"'
"""For `grep -q`: the line by which a group is known."""

SCHOOLS = "scholen"
"""The folder beside the file of a group; a test holds it against `workspace`."""
