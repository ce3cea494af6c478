"""Every command of `ictcoord`: the one list behind parser and help."""

from ictcoord_tui.cli.arguments import Argument, Command

HELP = "show_help"
"""Module that prints the help of a command."""

VERSION = "show_version"
"""Module that prints the version."""

HELP_OPTION = frozenset({"-h", "--help"})
"""What asks for help, with every command."""

_DOSSIER = Argument("DOSSIER", "het bestand van een school of groep (.toml)")
_APP_OPTIONS = (
    Argument("--read-only", "alleen kijken: er wordt niets gewijzigd"),
    Argument("--root", "niets openen of bewaren buiten DIR", value="DIR"),
    Argument("--ascii", "teken met gewone letters en tekens"),
    Argument(
        "--color",
        "kleuren: auto, none, 16 of 256",
        value="KLEUR",
        choices=("auto", "none", "16", "256"),
    ),
    Argument("--mouse", "gebruik de muis, ook over SSH"),
    Argument("--ask-name", "vraag wie er werkt: meer mensen delen deze login"),
)

REPORT_KINDS = ("agreements", "vacancies", "absence", "needs", "overlaps", "director", "roadmap")
"""What `report` can write; a test holds it against the reports there are."""

INSIGHTS = (
    "anchors",
    "expertise",
    "gaps",
    "needs",
    "load",
    "package",
    "hidden",
    "only-one",
    "absence",
    "structure",
    "staffing",
    "who",
    "drift",
    "people-overlap",
    "school-overlap",
    "scale",
    "proposal",
)
"""The insights that `show` can tell in full; a test holds them against those there are."""

ALL_INSIGHTS = "all"
"""Stands for every insight."""

OPEN = Command(
    "",
    "opent de app",
    (
        ("ictcoord", "het startscherm"),
        ("ictcoord school.toml", "een dossier openen"),
        ("ictcoord demo", "eerst eens kijken"),
        ("ictcoord new school school.toml --name NAAM", "een nieuw dossier"),
        ("ictcoord show groep.toml", "hoe het ervoor staat, als gewone tekst"),
        ("ictcoord export school.toml overzicht.xlsx", "naar Excel"),
    ),
    (
        Argument("DOSSIER", "het dossier; zonder begin je op het startscherm", optional=True),
        *_APP_OPTIONS,
        Argument("--version", "toont de versie van ictcoord"),
    ),
    "app",
)
"""Opening the app, which needs no command."""

COMMANDS: tuple[Command, ...] = (
    Command(
        "demo",
        "opent een eigen kopie van de voorbeeldgroep",
        (
            ("ictcoord demo", "de kopie verdwijnt als je stopt"),
            ("ictcoord demo --dir oefenen", "de kopie blijft in de map oefenen"),
        ),
        (
            Argument("--dir", "bewaar de kopie in deze nieuwe map", value="DIR"),
            Argument("--schools", "maak de groep zo groot", value="AANTAL"),
            *_APP_OPTIONS,
        ),
        "demo",
    ),
    Command(
        "walk",
        "begint meteen aan de doorloop van het stappenplan",
        (("ictcoord walk school.toml", "vraag per vraag, geschikt voor de beamer"),),
        (
            Argument("DOSSIER", "het dossier; zonder kun je op het einde bewaren", optional=True),
            *_APP_OPTIONS,
        ),
        "walk",
    ),
    Command(
        "new",
        "maakt een nieuw dossier",
        (
            ("ictcoord new group groep.toml --name NAAM", "een groep"),
            (
                "ictcoord new school scholen/duin.toml --name 'De Duin' --group groep.toml",
                "een school van die groep",
            ),
            ("ictcoord new school duin.toml --name 'De Duin' --from lijst.xlsx", "uit Excel"),
        ),
        (
            Argument("SOORT", "school of group", choices=("school", "group")),
            Argument("FILE", "het nieuwe bestand; bestaat het al, dan gebeurt er niets"),
            Argument("--name", "hoe de school of groep heet", value="NAAM"),
            Argument("--group", "het dossier van de groep (alleen bij een school)", value="FILE"),
            Argument("--from", "vul het met dit Excel-bestand", value="IN.xlsx"),
        ),
        "new",
        "Een groep vindt haar scholen in de map `scholen` naast het bestand van de groep.",
    ),
    Command(
        "show",
        "toont hoe het ervoor staat, als gewone tekst",
        (
            ("ictcoord show groep.toml", "om te lezen"),
            ("ictcoord show groep.toml --insight load", "één inzicht, met elke regel"),
            ("ictcoord show groep.toml --json", "voor een script"),
        ),
        (
            _DOSSIER,
            Argument("--json", "alles als JSON, voor scripts"),
            Argument(
                "--insight",
                "dit inzicht helemaal, of all voor elk inzicht",
                value="ID",
                choices=(*INSIGHTS, ALL_INSIGHTS),
            ),
            Argument(
                "--situation",
                "bij --insight: current (nu) of target (later)",
                value="WANNEER",
                choices=("current", "target"),
            ),
        ),
        "show",
        "Inzichten (ID)\n"
        f"  {', '.join(INSIGHTS[:9])},\n  {', '.join(INSIGHTS[9:15])},\n"
        f"  {', '.join(INSIGHTS[15:])}",
    ),
    Command(
        "check",
        "kijkt een dossier na, bij een groep ook de scholen",
        (("ictcoord check groep.toml", "elk probleem met bestand, sleutel en een voorstel"),),
        (_DOSSIER,),
        "check",
        "Aandachtspunten alleen zijn geen fout: dan is de uitkomst 0.",
    ),
    Command(
        "export",
        "maakt een Excel-bestand, of een tabel als tekst",
        (
            ("ictcoord export school.toml overzicht.xlsx", "naar een bestand"),
            ("ictcoord export school.toml - > overzicht.xlsx", "naar stdout"),
            ("ictcoord export school.toml nu.csv --table current", "één tabel"),
            (
                "ictcoord export groep.toml - --table team --school duin",
                "één tabel van een school, met tabs",
            ),
        ),
        (
            _DOSSIER,
            Argument("OUT", "een .xlsx; met --table een .csv of .tsv; - voor stdout"),
            Argument(
                "--table",
                "één tabel: tasks, current, target of team",
                value="TABEL",
                choices=("tasks", "current", "target", "team"),
            ),
            Argument("--school", "de tabel van deze school van de groep", value="ID"),
            Argument("--force", "overschrijf een bestaand bestand"),
        ),
        "export",
        "Een tekst die een rekenblad als formule zou lezen, krijgt een ' vooraan.",
    ),
    Command(
        "import",
        "leest een Excel-bestand in en voegt het samen met een dossier",
        (
            ("ictcoord import school.toml overzicht.xlsx --dry-run", "eerst zien wat verandert"),
            ("ictcoord import school.toml overzicht.xlsx", "inlezen en bewaren"),
        ),
        (
            _DOSSIER,
            Argument("IN.xlsx", "een bestand van dit programma, of een eigen lijst"),
            Argument("--dry-run", "vertel alleen wat zou veranderen"),
        ),
        "import_workbook",
        "Wat ook in het dossier veranderde, blijft daar staan; dan is de uitkomst 4.",
    ),
    Command(
        "report",
        "schrijft een verslag als Markdown of om af te drukken",
        (
            ("ictcoord report groep.toml needs", "als tekst op het scherm"),
            ("ictcoord report groep.toml agreements --output afspraken.html", "om af te drukken"),
            ("ictcoord report groep.toml absence Peeters", "wat er valt als iemand wegvalt"),
        ),
        (
            _DOSSIER,
            Argument("KIND", "welk verslag", choices=REPORT_KINDS),
            Argument("PERSON", "over wie: naam of id (agreements, absence)", optional=True),
            Argument(
                "--output",
                "naar dit bestand (.md of .html), - voor stdout",
                value="OUT",
                short="-o",
            ),
            Argument(
                "--situation",
                "current (nu) of target (later)",
                value="WANNEER",
                choices=("current", "target"),
            ),
            Argument("--force", "overschrijf een bestaand bestand"),
        ),
        "report",
        "agreements  afspraken per persoon     needs     taken zonder iemand\n"
        "vacancies   input voor vacatures      overlaps  dubbel werk, schaalvoordelen\n"
        "absence     wat er valt zonder PERSON director  terugkoppeling van stap 05\n"
        "roadmap     waar het stappenplan staat",
    ),
    Command(
        "merge",
        "voegt twee versies van een dossier samen",
        (
            ("ictcoord merge basis.toml wij.toml zij.toml -o samen.toml", "naar een nieuw bestand"),
            ("ictcoord merge %O %A %B %P", "als merge driver van git: het resultaat komt in %A"),
        ),
        (
            Argument("BASE", "de versie waarvan beide vertrokken"),
            Argument("OURS", "onze versie, die wint waar allebei hetzelfde wijzigden"),
            Argument("THEIRS", "hun versie"),
            Argument("DOSSIER", "waar de app de conflicten moet tonen", optional=True),
            Argument("--output", "waar het resultaat komt, - voor stdout", value="OUT", short="-o"),
        ),
        "merge",
        "Wat allebei wijzigden, staat op stderr; dan is de uitkomst 4.",
    ),
    Command(
        "diff",
        "vertelt in woorden wat er tussen twee dossiers verschilt",
        (("ictcoord diff gisteren.toml school.toml", "wat er veranderde"),),
        (Argument("OLD", "de oude versie"), Argument("NEW", "de nieuwe versie")),
        "diff",
    ),
    Command(
        "versions",
        "toont de vroegere versies van een dossier en zet er een terug",
        (
            ("ictcoord versions school.toml", "welke er zijn, van wie en wanneer"),
            ("ictcoord versions school.toml --restore 000012", "die versie terugzetten"),
        ),
        (
            _DOSSIER,
            Argument("--restore", "zet deze versie terug", value="ID"),
            Argument("--field", "alleen dit gegeven, bv. current.net-wifi.time", value="SLEUTEL"),
        ),
        "versions",
        "Wat er stond voor je terugzet, blijft zelf een versie: je kunt altijd terug.",
    ),
    Command(
        "keys",
        "toont de toetsen van de app",
        (
            ("ictcoord keys", "om te lezen"),
            ("ictcoord keys --markdown", "om af te drukken of in een document te zetten"),
        ),
        (Argument("--markdown", "als tabellen in Markdown"),),
        "keys",
        "Je eigen toetsen uit de voorkeuren tellen mee.",
    ),
)
"""Every command that is typed by name, in the order of the help."""
