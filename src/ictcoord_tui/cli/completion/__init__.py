"""What a shell offers behind Tab, generated from the list of commands: one module for each shell.

A script knows every command, option and word by heart, so nothing is started while somebody types.
Only what stands in or beside the dossier is looked up, with `sed`: its people, of a group also its
schools and their people, in the folder where a group usually has them, and its earlier versions.
What is found this way can only hold letters, digits and two signs, so that no shell obeys it.
"""

PEOPLE = r"s/^\[people\.\([A-Za-z0-9_-]*\)\]$/\1/p"
"""For `sed -n`: the ids of the people in a dossier, which is always written the same way."""

GROUP = '^kind = "group"'
"""For `grep -q`: the line by which a group is known."""

SCHOOLS = "scholen"
"""The folder beside the file of a group; a test holds it against `workspace`."""

SCHOOL = r"s|.*/\([A-Za-z0-9_-]*\)\.toml$|\1|p"
"""For `sed -n`: the id of a school, from the place of its dossier."""

VERSIONS = ".ictcoord/versions"
"""The folder beside a dossier with a folder of earlier versions for each; a test holds it too."""

VERSION = r"s|.*/\([0-9]\{6,\}\)-[0-9]*\.toml$|\1|p"
"""For `sed -n`: the number of an earlier version, from the place of its file."""

LOOKED_UP = {
    "people": PEOPLE,
    "group": GROUP,
    "schools": SCHOOLS,
    "school": SCHOOL,
    "versions": VERSIONS,
    "version": VERSION,
}
"""What every script looks up with, by the name it has there."""

FUNCTIONS = {
    "person": "_ictcoord_people",
    "school": "_ictcoord_schools",
    "version": "_ictcoord_versions",
}
"""The function that offers what is looked up, by what an argument is filled in with."""
