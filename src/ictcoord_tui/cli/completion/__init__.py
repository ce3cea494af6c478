"""What a shell offers behind Tab, generated from the list of commands: one module for each shell.

A script knows every command, option and word by heart, so nothing is started while somebody types.
Only the people of a dossier are looked up, with `sed`, in the file itself.
"""

PEOPLE = r"s/^\[people\.\([A-Za-z0-9_-]*\)\]$/\1/p"
"""For `sed -n`: the ids of the people in a dossier, which is always written the same way."""
