"""What a curious pupil tries, and what comes of it: the table of docs/beheerder.md, with its proof.

Every line of the page is a line here. Commands are tried over a real sshd; what takes more than a
command names the test that tries it.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attempt:
    """One line of the table.

    Attributes:
        tried: What is tried, as the page says it.
        outcome: What happens, as the page says it.
        commands: What a client asks for; each has to be refused with nothing on stdout.
        proof: File below tests/ and name of the test, where a command is not enough.
    """

    tried: str
    outcome: str
    commands: tuple[tuple[str, ...], ...] = ()
    proof: tuple[str, str] = ("safety/test_over_ssh.py", "test_an_attempt_is_refused")


_SSH = "safety/test_over_ssh.py"

ATTEMPTS = (
    Attempt(
        "`ssh server sh`, `bash -i`, `cat /etc/passwd`",
        "geweigerd, uitkomst 5; er start niets",
        (("sh",), ("bash", "-i"), ("cat", "/etc/passwd"), ("python3", "-c", "print(1)")),
    ),
    Attempt(
        "`ssh server 'show groep.toml; id'`, `$(id)`",
        "geweigerd: de tekst gaat nooit naar een shell",
        (("show school.toml; id",), ("$(id)",), ("show school.toml | sh",)),
    ),
    Attempt(
        "`scp` naar of van de server, ook met `-O`",
        "geweigerd; geen bestand gaat in of uit",
        proof=(_SSH, "test_no_file_goes_in_or_out"),
    ),
    Attempt("`sftp server`", "geweigerd", proof=(_SSH, "test_no_file_goes_in_or_out")),
    Attempt(
        "`ssh -L` naar een andere poort",
        "de tunnel komt er niet door",
        proof=(_SSH, "test_no_tunnel_goes_through"),
    ),
    Attempt(
        "`show ../buren.toml`, `show /etc/passwd`",
        "geweigerd: buiten de map",
        (("show ../buren.toml",), ("show /etc/passwd",), ("check map/../../buren.toml",)),
    ),
    Attempt(
        "`show` van een koppeling (symlink) die naar buiten wijst",
        "geweigerd: de koppeling wordt eerst gevolgd",
        (("show koppeling.toml",), ("show map/buren.toml",)),
    ),
    Attempt(
        "`export groep.toml ../uit.xlsx`, of over een dossier heen",
        "geweigerd",
        (
            ("export school.toml ../uit.xlsx",),
            ("export school.toml map/uit.xlsx",),
            ("export school.toml school.toml --force",),
        ),
    ),
    Attempt(
        "een opdracht die iets wijzigt, zoals `versions` of `import`",
        "geweigerd: alleen lezen mag meekomen",
        (("versions school.toml",), ("import school.toml x.xlsx",), ("new school x.toml",)),
    ),
    Attempt(
        "in de app een pad naar buiten typen",
        "geweigerd, met de reden op het scherm",
        proof=(_SSH, "test_inside_the_app_no_path_leads_out"),
    ),
    Attempt(
        "een school die een groep buiten de map noemt",
        "de school gaat open, de groep wordt niet gelezen",
        proof=("cli/test_forced.py", "test_a_group_outside_the_folder_is_not_read"),
    ),
    Attempt(
        "een groep die een school buiten de map noemt, met een pad of een koppeling",
        "die school wordt geweigerd en genoemd, de andere gaan open",
        proof=("safety/test_outsiders.py", "test_the_app_refuses_them_and_opens_the_rest"),
    ),
    Attempt(
        "een dossier of de map `.ictcoord/` door een koppeling vervangen terwijl iemand werkt",
        "ze wordt niet gevolgd: er komt niets uit een andere map, en er gaat niets in",
        proof=("safety/test_links.py", "test_a_dossier_that_becomes_a_link_leads_nowhere"),
    ),
    Attempt(
        "als nieuw bestand een koppeling naar een dossier noemen, of iets in `.ictcoord/`",
        "geweigerd, met de reden op het scherm",
        proof=("safety/test_links.py", "test_the_dialogs_of_a_confined_app_refuse_them"),
    ),
    Attempt(
        "een vroegere versie openen om ze te wijzigen",
        "geweigerd",
        proof=("safety/test_links.py", "test_an_earlier_version_cannot_be_opened_to_be_written_in"),
    ),
    Attempt(
        "iemand overal verwijderen uit een groep die ook naar de dossiers van de buren verwijst",
        "die worden niet gelezen en niet gewijzigd",
        proof=(
            "safety/test_links.py",
            "test_forgetting_somebody_changes_nothing_of_the_neighbours",
        ),
    ),
    Attempt(
        "een pijp of een koppeling naar zichzelf in de map zetten",
        "de app start en zegt dat het geen gewoon bestand is",
        proof=("safety/test_links.py", "test_a_link_to_itself_does_not_stop_the_start"),
    ),
    Attempt(
        "variabelen meesturen die een programma anders doen werken",
        "sshd laat ze niet door, en de app gooit ze weg",
        proof=(_SSH, "test_variables_of_the_client_change_nothing"),
    ),
)
"""The table, in the order of the page."""


def as_table() -> str:
    """Return the table as the page holds it."""
    lines = ["| Poging | Wat er gebeurt |", "| --- | --- |"]
    return "\n".join([*lines, *(f"| {one.tried} | {one.outcome} |" for one in ATTEMPTS)])
