# Completion of ictcoord for fish. Made by: ictcoord completion fish

# Prints the command, how many words stand behind it, and the first of those.
function __ictcoord_place
    set -l command ''
    set -l place 0
    set -l dossier ''
    set -l skip ''
    set -l only_words ''
    for word in (commandline -opc)[2..-1]
        if test -n "$skip"
            set skip ''
        else if test -z "$only_words" -a "$word" = --
            set only_words 1
        else if test -z "$only_words"; and string match -qr -- '^-.' $word
            switch "$command $word"
                case ' --root' ' --color' 'demo --dir' 'demo --schools' 'demo --root' 'demo --color' 'walk --root' 'walk --color' 'new --name' 'new --group' 'new --from' 'show --insight' 'show --situation' 'export --table' 'export --school' 'report --output' 'report -o' 'report --situation' 'merge --output' 'merge -o' 'versions --restore' 'versions --field'
                    set skip 1
            end
        else if test -z "$command$only_words" -a $place = 0; and contains -- $word demo walk new show check export import report merge diff versions keys completion man
            set command $word
        else
            set place (math $place + 1)
            test -z "$dossier"; and set dossier $word
        end
    end
    printf '%s\n' "$command" $place "$dossier"
end

function __ictcoord_is
    test (__ictcoord_place)[1] = $argv[1]
end

function __ictcoord_at
    set -l now (__ictcoord_place)
    test "$now[1]" = $argv[1] -a $now[2] = $argv[2]
end

# Folders, and files whose name ends as one of the arguments says.
function __ictcoord_files
    for found in (complete -C "'' "(commandline -ct) | string replace -r '\t.*' '')
        for suffix in / $argv
            if string match -qi -- "*$suffix" $found
                echo $found
                break
            end
        end
    end
end

# Prints where the dossier is, when it is there.
function __ictcoord_dossier
    set -l file (__ictcoord_place)[3]
    test -f "$file"; and echo $file
end

# Prints where the schools of a group are.
function __ictcoord_members
    set -l files
    grep -q '^kind = "group"' -- $argv[1]; and set files (dirname -- $argv[1])/scholen/*.toml
    string join -- \n $files
end

function __ictcoord_people
    set -l file (__ictcoord_dossier); or return
    sed -n 's/^\\[people\\.\\([A-Za-z0-9_-]*\\)\\]$/\\1/p' -- $file (__ictcoord_members $file) 2>/dev/null
end

function __ictcoord_schools
    set -l file (__ictcoord_dossier); or return
    __ictcoord_members $file | sed -n 's|.*/\\([A-Za-z0-9_-]*\\)\\.toml$|\\1|p'
end

function __ictcoord_versions
    set -l file (__ictcoord_dossier); or return
    set -l files (dirname -- $file)/.ictcoord/versions/(basename -- $file .toml)/*.toml
    string join -- \n $files | sed -n 's|.*/\\([0-9]\\{6,\\}\\)-[0-9]*\\.toml$|\\1|p'
end

function __ictcoord_commands
    printf '%s\t%s\n' demo 'opent een eigen kopie van de voorbeeldgroep' \
        walk 'begint meteen aan de doorloop van het stappenplan' \
        new 'maakt een nieuw dossier' \
        show 'toont hoe het ervoor staat, als gewone tekst' \
        check 'kijkt een dossier na, bij een groep ook de scholen' \
        export 'maakt een Excel-bestand, of een tabel als tekst' \
        import 'leest een Excel-bestand in en voegt het samen met een dossier' \
        report 'schrijft een verslag als Markdown of om af te drukken' \
        merge 'voegt twee versies van een dossier samen' \
        diff 'vertelt in woorden wat er tussen twee dossiers verschilt' \
        versions 'toont de vroegere versies van een dossier en zet er een terug' \
        keys 'toont de toetsen van de app' \
        completion 'laat je shell opdrachten en bestanden aanvullen met Tab' \
        man 'toont de handleiding voor het programma man'
end

function __ictcoord_color
    printf '%s\t%s\n' auto 'wat je terminal aankan' \
        none 'alleen vet en omgekeerd' \
        16 'de kleuren van je terminal' \
        256 'het vaste palet van 256'
end

function __ictcoord_demo_color
    printf '%s\t%s\n' auto 'wat je terminal aankan' \
        none 'alleen vet en omgekeerd' \
        16 'de kleuren van je terminal' \
        256 'het vaste palet van 256'
end

function __ictcoord_walk_color
    printf '%s\t%s\n' auto 'wat je terminal aankan' \
        none 'alleen vet en omgekeerd' \
        16 'de kleuren van je terminal' \
        256 'het vaste palet van 256'
end

function __ictcoord_new_soort
    printf '%s\t%s\n' school 'een school' \
        group 'een groep'
end

function __ictcoord_show_insight
    printf '%s\t%s\n' anchors 'Wie kan ankerpunt zijn?' \
        expertise 'Wie kan wat?' \
        gaps 'Welke taken doet niemand?' \
        needs 'Welke noden delen de scholen?' \
        load 'Wie draagt hoeveel?' \
        package 'Wat ligt bij de ICT-coördinator?' \
        hidden 'Welk werk blijft verborgen?' \
        only-one 'Wat hangt aan één persoon?' \
        absence 'Wat als iemand wegvalt?' \
        structure 'Hoe zit het ICT-team in elkaar?' \
        staffing 'Welke expertise ontbreekt?' \
        who 'Wie doet wat?' \
        drift 'Wat verandert er later?' \
        people-overlap 'Wat doen mensen dubbel?' \
        school-overlap 'Wat doen scholen dubbel?' \
        scale 'Wat doen we beter samen?' \
        proposal 'Voorstel voor het streefdoel' \
        all 'elk inzicht'
end

function __ictcoord_show_situation
    printf '%s\t%s\n' current 'de huidige situatie' \
        target 'het streefdoel'
end

function __ictcoord_export_table
    printf '%s\t%s\n' tasks 'de taken' \
        current 'de huidige situatie' \
        target 'het streefdoel' \
        team 'de mensen'
end

function __ictcoord_report_verslag
    printf '%s\t%s\n' agreements 'afspraken per persoon' \
        vacancies 'input voor vacatures' \
        absence 'wat er valt als iemand wegvalt' \
        needs 'taken die niemand doet' \
        overlaps 'dubbel werk en schaalvoordelen' \
        director 'blad voor de directie; in een groep: stap 05' \
        roadmap 'waar het stappenplan staat'
end

function __ictcoord_report_situation
    printf '%s\t%s\n' current 'de huidige situatie' \
        target 'het streefdoel'
end

function __ictcoord_completion_shell
    printf '%s\t%s\n' bash 'bash 4.4 of nieuwer' \
        zsh 'zsh' \
        fish 'fish'
end

complete -c ictcoord -f
complete -c ictcoord -n "__ictcoord_at '' 0" -a '(__ictcoord_commands)'
complete -c ictcoord -n "__ictcoord_at '' 0" -a '(__ictcoord_files .toml)'
complete -c ictcoord -n "__ictcoord_is ''" -l read-only -d 'alleen kijken: er wordt niets gewijzigd'
complete -c ictcoord -n "__ictcoord_is ''" -l root -x -a '(__ictcoord_files)' -d 'niets openen of bewaren buiten MAP'
complete -c ictcoord -n "__ictcoord_is ''" -l ascii -d 'teken kaders en balken met gewone tekens'
complete -c ictcoord -n "__ictcoord_is ''" -l color -x -a '(__ictcoord_color)' -d 'hoeveel kleuren de app gebruikt'
complete -c ictcoord -n "__ictcoord_is ''" -l mouse -d 'gebruik de muis, ook over SSH'
complete -c ictcoord -n "__ictcoord_is ''" -l ask-name -d 'vraag wie er werkt: meerdere mensen delen deze login'
complete -c ictcoord -n "__ictcoord_is ''" -l version -d 'toont de versie van ictcoord'
complete -c ictcoord -n "__ictcoord_is ''" -s h -l help -d 'toont deze hulp'
complete -c ictcoord -n "__ictcoord_is 'demo'" -l dir -x -a '(__ictcoord_files)' -d 'bewaar de kopie in deze nieuwe map'
complete -c ictcoord -n "__ictcoord_is 'demo'" -l schools -x -a '' -d 'met zoveel scholen'
complete -c ictcoord -n "__ictcoord_is 'demo'" -l read-only -d 'alleen kijken: er wordt niets gewijzigd'
complete -c ictcoord -n "__ictcoord_is 'demo'" -l root -x -a '(__ictcoord_files)' -d 'niets openen of bewaren buiten MAP'
complete -c ictcoord -n "__ictcoord_is 'demo'" -l ascii -d 'teken kaders en balken met gewone tekens'
complete -c ictcoord -n "__ictcoord_is 'demo'" -l color -x -a '(__ictcoord_demo_color)' -d 'hoeveel kleuren de app gebruikt'
complete -c ictcoord -n "__ictcoord_is 'demo'" -l mouse -d 'gebruik de muis, ook over SSH'
complete -c ictcoord -n "__ictcoord_is 'demo'" -l ask-name -d 'vraag wie er werkt: meerdere mensen delen deze login'
complete -c ictcoord -n "__ictcoord_is 'demo'" -s h -l help -d 'toont deze hulp'
complete -c ictcoord -n "__ictcoord_at 'walk' 0" -a '(__ictcoord_files .toml)'
complete -c ictcoord -n "__ictcoord_is 'walk'" -l read-only -d 'alleen kijken: er wordt niets gewijzigd'
complete -c ictcoord -n "__ictcoord_is 'walk'" -l root -x -a '(__ictcoord_files)' -d 'niets openen of bewaren buiten MAP'
complete -c ictcoord -n "__ictcoord_is 'walk'" -l ascii -d 'teken kaders en balken met gewone tekens'
complete -c ictcoord -n "__ictcoord_is 'walk'" -l color -x -a '(__ictcoord_walk_color)' -d 'hoeveel kleuren de app gebruikt'
complete -c ictcoord -n "__ictcoord_is 'walk'" -l mouse -d 'gebruik de muis, ook over SSH'
complete -c ictcoord -n "__ictcoord_is 'walk'" -l ask-name -d 'vraag wie er werkt: meerdere mensen delen deze login'
complete -c ictcoord -n "__ictcoord_is 'walk'" -s h -l help -d 'toont deze hulp'
complete -c ictcoord -n "__ictcoord_at 'new' 0" -a '(__ictcoord_new_soort)'
complete -c ictcoord -n "__ictcoord_at 'new' 1" -a '(__ictcoord_files .toml)'
complete -c ictcoord -n "__ictcoord_is 'new'" -l name -x -a '' -d 'hoe de school of groep heet'
complete -c ictcoord -n "__ictcoord_is 'new'" -l group -x -a '(__ictcoord_files .toml)' -d 'het dossier van de groep (alleen bij een school)'
complete -c ictcoord -n "__ictcoord_is 'new'" -l from -x -a '(__ictcoord_files .xlsx)' -d 'vul het met dit Excel-bestand'
complete -c ictcoord -n "__ictcoord_is 'new'" -s h -l help -d 'toont deze hulp'
complete -c ictcoord -n "__ictcoord_at 'show' 0" -a '(__ictcoord_files .toml)'
complete -c ictcoord -n "__ictcoord_is 'show'" -l json -d 'alles als JSON, voor scripts'
complete -c ictcoord -n "__ictcoord_is 'show'" -l insight -x -a '(__ictcoord_show_insight)' -d 'dit inzicht helemaal'
complete -c ictcoord -n "__ictcoord_is 'show'" -l situation -x -a '(__ictcoord_show_situation)' -d 'bij --insight: welke situatie, gewoonlijk current'
complete -c ictcoord -n "__ictcoord_is 'show'" -s h -l help -d 'toont deze hulp'
complete -c ictcoord -n "__ictcoord_at 'check' 0" -a '(__ictcoord_files .toml)'
complete -c ictcoord -n "__ictcoord_is 'check'" -s h -l help -d 'toont deze hulp'
complete -c ictcoord -n "__ictcoord_at 'export' 0" -a '(__ictcoord_files .toml)'
complete -c ictcoord -n "__ictcoord_at 'export' 1" -a '(__ictcoord_files .xlsx .csv .tsv)'
complete -c ictcoord -n "__ictcoord_is 'export'" -l table -x -a '(__ictcoord_export_table)' -d 'één tabel in de plaats van het hele bestand'
complete -c ictcoord -n "__ictcoord_is 'export'" -l school -x -a '(__ictcoord_schools)' -d 'de tabel van deze school van de groep'
complete -c ictcoord -n "__ictcoord_is 'export'" -l force -d 'overschrijf een bestaand bestand'
complete -c ictcoord -n "__ictcoord_is 'export'" -s h -l help -d 'toont deze hulp'
complete -c ictcoord -n "__ictcoord_at 'import' 0" -a '(__ictcoord_files .toml)'
complete -c ictcoord -n "__ictcoord_at 'import' 1" -a '(__ictcoord_files .xlsx)'
complete -c ictcoord -n "__ictcoord_is 'import'" -l dry-run -d 'vertel alleen wat zou veranderen'
complete -c ictcoord -n "__ictcoord_is 'import'" -s h -l help -d 'toont deze hulp'
complete -c ictcoord -n "__ictcoord_at 'report' 0" -a '(__ictcoord_files .toml)'
complete -c ictcoord -n "__ictcoord_at 'report' 1" -a '(__ictcoord_report_verslag)'
complete -c ictcoord -n "__ictcoord_at 'report' 2" -a '(__ictcoord_people)'
complete -c ictcoord -n "__ictcoord_is 'report'" -s o -l output -x -a '(__ictcoord_files .md .html)' -d 'naar dit bestand (.md of .html), - voor stdout'
complete -c ictcoord -n "__ictcoord_is 'report'" -l situation -x -a '(__ictcoord_report_situation)' -d 'over welke situatie het gaat'
complete -c ictcoord -n "__ictcoord_is 'report'" -l force -d 'overschrijf een bestaand bestand'
complete -c ictcoord -n "__ictcoord_is 'report'" -s h -l help -d 'toont deze hulp'
complete -c ictcoord -n "__ictcoord_at 'merge' 0" -a '(__ictcoord_files .toml)'
complete -c ictcoord -n "__ictcoord_at 'merge' 1" -a '(__ictcoord_files .toml)'
complete -c ictcoord -n "__ictcoord_at 'merge' 2" -a '(__ictcoord_files .toml)'
complete -c ictcoord -n "__ictcoord_at 'merge' 3" -a '(__ictcoord_files .toml)'
complete -c ictcoord -n "__ictcoord_is 'merge'" -s o -l output -x -a '(__ictcoord_files .toml)' -d 'waar het resultaat komt, - voor stdout'
complete -c ictcoord -n "__ictcoord_is 'merge'" -l force -d 'overschrijf een bestaand bestand'
complete -c ictcoord -n "__ictcoord_is 'merge'" -s h -l help -d 'toont deze hulp'
complete -c ictcoord -n "__ictcoord_at 'diff' 0" -a '(__ictcoord_files .toml)'
complete -c ictcoord -n "__ictcoord_at 'diff' 1" -a '(__ictcoord_files .toml)'
complete -c ictcoord -n "__ictcoord_is 'diff'" -s h -l help -d 'toont deze hulp'
complete -c ictcoord -n "__ictcoord_at 'versions' 0" -a '(__ictcoord_files .toml)'
complete -c ictcoord -n "__ictcoord_is 'versions'" -l restore -x -a '(__ictcoord_versions)' -d 'zet deze versie terug'
complete -c ictcoord -n "__ictcoord_is 'versions'" -l field -x -a '' -d 'alleen dit gegeven, bv. current.net-wifi.time'
complete -c ictcoord -n "__ictcoord_is 'versions'" -s h -l help -d 'toont deze hulp'
complete -c ictcoord -n "__ictcoord_is 'keys'" -l markdown -d 'als tabellen in Markdown'
complete -c ictcoord -n "__ictcoord_is 'keys'" -s h -l help -d 'toont deze hulp'
complete -c ictcoord -n "__ictcoord_at 'completion' 0" -a '(__ictcoord_completion_shell)'
complete -c ictcoord -n "__ictcoord_is 'completion'" -s h -l help -d 'toont deze hulp'
complete -c ictcoord -n "__ictcoord_is 'man'" -s h -l help -d 'toont deze hulp'
