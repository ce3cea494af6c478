"""Every command of `ictcoord`: the one list behind parser, help, man page and completion."""

from ictcoord_tui.cli.arguments import Argument, Command

HELP = "show_help"
"""Module that prints the help of a command."""

VERSION = "show_version"
"""Module that prints the version."""

HELP_OPTION = frozenset({"-h", "--help"})
"""What asks for help, with every command."""

_TOML = (".toml",)
_XLSX = (".xlsx",)
_DOSSIER_HELP = "het bestand van een school of groep (.toml)"
_DOSSIER = Argument("DOSSIER", _DOSSIER_HELP, fill="file", suffixes=_TOML)
_FORCE = Argument("--force", "overschrijf een bestaand bestand")
_SITUATIONS = {"current": "de huidige situatie", "target": "het streefdoel"}
_APP_OPTIONS = (
    Argument("--read-only", "alleen kijken: er wordt niets gewijzigd"),
    Argument("--root", "niets openen of bewaren buiten MAP", value="MAP", fill="folder"),
    Argument("--ascii", "teken kaders en balken met gewone tekens"),
    Argument(
        "--color",
        "hoeveel kleuren de app gebruikt",
        value="KLEUR",
        choices={
            "auto": "wat je terminal aankan",
            "none": "alleen vet en omgekeerd",
            "16": "de kleuren van je terminal",
            "256": "het vaste palet van 256",
        },
    ),
    Argument("--mouse", "gebruik de muis, ook over SSH"),
    Argument("--ask-name", "vraag wie er werkt: meerdere mensen delen deze login"),
)

REPORT_KINDS = {
    "agreements": "afspraken per persoon",
    "vacancies": "input voor vacatures",
    "absence": "wat er valt als iemand wegvalt",
    "needs": "taken die niemand doet",
    "overlaps": "dubbel werk en schaalvoordelen",
    "director": "blad voor de directie; in een groep: stap 05",
    "roadmap": "waar het stappenplan staat",
}
"""What `report` can write; a test holds it against the reports there are."""

INSIGHTS = {
    "anchors": "Wie kan ankerpunt zijn?",
    "expertise": "Wie kan wat?",
    "gaps": "Welke taken doet niemand?",
    "needs": "Welke noden delen de scholen?",
    "load": "Wie draagt hoeveel?",
    "package": "Wat ligt bij de ICT-coördinator?",
    "hidden": "Welk werk blijft verborgen?",
    "only-one": "Wat hangt aan één persoon?",
    "absence": "Wat als iemand wegvalt?",
    "structure": "Hoe zit het ICT-team in elkaar?",
    "staffing": "Welke expertise ontbreekt?",
    "who": "Wie doet wat?",
    "drift": "Wat verandert er later?",
    "people-overlap": "Wat doen mensen dubbel?",
    "school-overlap": "Wat doen scholen dubbel?",
    "scale": "Wat doen we beter samen?",
    "proposal": "Voorstel voor het streefdoel",
}
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
        _DOSSIER._replace(
            help="het dossier; zonder dossier begin je op het startscherm", optional=True
        ),
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
            Argument("--dir", "bewaar de kopie in deze nieuwe map", value="MAP", fill="folder"),
            Argument("--schools", "met zoveel scholen", value="AANTAL"),
            *_APP_OPTIONS,
        ),
        "demo",
    ),
    Command(
        "walk",
        "begint meteen aan de doorloop van het stappenplan",
        (("ictcoord walk school.toml", "vraag per vraag, geschikt voor de beamer"),),
        (
            _DOSSIER._replace(
                help="het dossier; zonder dossier bewaar je op het einde", optional=True
            ),
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
            Argument(
                "SOORT", "wat het wordt", choices={"school": "een school", "group": "een groep"}
            ),
            Argument(
                "BESTAND",
                "het nieuwe bestand; bestaat het al, dan gebeurt er niets",
                fill="file",
                suffixes=_TOML,
            ),
            Argument("--name", "hoe de school of groep heet", value="NAAM"),
            Argument(
                "--group",
                "het dossier van de groep (alleen bij een school)",
                value="DOSSIER",
                fill="file",
                suffixes=_TOML,
            ),
            Argument(
                "--from",
                "vul het met dit Excel-bestand",
                value="EXCEL",
                fill="file",
                suffixes=_XLSX,
            ),
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
                "dit inzicht helemaal",
                value="INZICHT",
                choices={**INSIGHTS, ALL_INSIGHTS: "elk inzicht"},
            ),
            Argument(
                "--situation",
                "bij --insight: welke situatie, gewoonlijk current",
                value="WANNEER",
                choices=_SITUATIONS,
            ),
        ),
        "show",
    ),
    Command(
        "check",
        "kijkt een dossier na, bij een groep ook de scholen",
        (
            (
                "ictcoord check groep.toml",
                "elk probleem met bestand, sleutel en zo mogelijk een voorstel",
            ),
        ),
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
            Argument(
                "UITVOER",
                "een .xlsx; met --table een .csv of .tsv; - voor stdout",
                fill="file",
                suffixes=(*_XLSX, ".csv", ".tsv"),
            ),
            Argument(
                "--table",
                "één tabel in de plaats van het hele bestand",
                value="TABEL",
                choices={"tasks": "de taken", **_SITUATIONS, "team": "de mensen"},
            ),
            Argument(
                "--school", "de tabel van deze school van de groep", value="SCHOOL", fill="school"
            ),
            _FORCE,
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
            Argument(
                "EXCEL",
                "een bestand van dit programma, of een eigen lijst",
                fill="file",
                suffixes=_XLSX,
            ),
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
            Argument("VERSLAG", "welk verslag", choices=REPORT_KINDS),
            Argument(
                "PERSOON",
                "over wie: naam of id (agreements, absence)",
                optional=True,
                fill="person",
            ),
            Argument(
                "--output",
                "naar dit bestand (.md of .html), - voor stdout",
                value="UITVOER",
                short="-o",
                fill="file",
                suffixes=(".md", ".html"),
            ),
            Argument(
                "--situation",
                "over welke situatie het gaat",
                value="WANNEER",
                choices=_SITUATIONS,
            ),
            _FORCE,
        ),
        "report",
        "Zonder --situation kiest het verslag zelf de situatie die past.",
    ),
    Command(
        "merge",
        "voegt twee versies van een dossier samen",
        (
            ("ictcoord merge basis.toml wij.toml zij.toml -o samen.toml", "naar een nieuw bestand"),
            ("ictcoord merge %O %A %B %P", "als merge driver van git: het resultaat komt in %A"),
        ),
        (
            _DOSSIER._replace(name="BASIS", help="de versie waarvan beide vertrokken"),
            _DOSSIER._replace(
                name="WIJ", help="onze versie; die wint waar beide hetzelfde wijzigden"
            ),
            _DOSSIER._replace(name="ZIJ", help="hun versie"),
            _DOSSIER._replace(help="waar de app de conflicten moet tonen", optional=True),
            Argument(
                "--output",
                "waar het resultaat komt, - voor stdout",
                value="UITVOER",
                short="-o",
                fill="file",
                suffixes=_TOML,
            ),
            _FORCE,
        ),
        "merge",
        "Wat beide versies wijzigden, staat op stderr; dan is de uitkomst 4.",
    ),
    Command(
        "diff",
        "vertelt in woorden wat er tussen twee dossiers verschilt",
        (("ictcoord diff gisteren.toml school.toml", "wat er veranderde"),),
        (
            _DOSSIER._replace(name="OUD", help="de oude versie"),
            _DOSSIER._replace(name="NIEUW", help="de nieuwe versie"),
        ),
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
            Argument("--restore", "zet deze versie terug", value="VERSIE", fill="version"),
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
    Command(
        "completion",
        "laat je shell opdrachten en bestanden aanvullen met Tab",
        (
            ("ictcoord completion bash", "het script, om ergens te bewaren"),
            ('eval "$(ictcoord completion bash)"', "in ~/.bashrc"),
            ('eval "$(ictcoord completion zsh)"', "in ~/.zshrc, na compinit"),
            ("ictcoord completion fish | source", "in ~/.config/fish/config.fish"),
        ),
        (
            Argument(
                "SHELL",
                "voor welke shell",
                choices={"bash": "bash 4.4 of nieuwer", "zsh": "zsh", "fish": "fish"},
            ),
        ),
        "completion",
    ),
    Command(
        "man",
        "toont de handleiding voor het programma man",
        (
            ("ictcoord man | man -l -", "om te lezen"),
            ("ictcoord man > ictcoord.1", "om te bewaren"),
        ),
        (),
        "man",
    ),
)
"""Every command that is typed by name, in the order of the help."""
