"""Refusals about copies: taking one, what cannot wait in it, giving it back."""

from tui.i18n import N_

COPIES: dict[str, str] = {
    "OnlyThere": N_("Ceci ne peut pas attendre dans une copie : à faire là où est la série, chez {host}."),
    "NotACopy": N_(
        "La série est ici : ce n’est pas une copie, il n’y a rien à rapporter. Pour en prendre une : veillee "
        "emporter HOTE --donnees DOSSIER-VIDE."
    ),
    "SeriesHere": N_(
        "Une série est déjà dans ce dossier, et ce n’est pas une copie : elle n’a pas été touchée. Nommez un "
        "dossier vide avec --donnees."
    ),
    "CopyOfCopy": N_("Ceci est déjà une copie : c’est chez {host} que l’on prend et que l’on rapporte."),
    "NotAParcel": N_("Ce n’est pas ce qu’une copie rapporte. Rien n’a été fait."),
    "NewerParcel": N_(
        "Écrit par une version plus récente de Veillée (format {found}) : mettez ce programme à jour. Rien "
        "n’a été fait, rien n’est perdu."
    ),
    "NewerServer": N_(
        "{host} a une version plus récente de Veillée : mettez ce programme à jour, puis recommencez. Cette "
        "copie n’a pas changé ; rien n’est perdu, et rien ne sera fait deux fois."
    ),
    "DamagedParcel": N_(
        "La ligne {line} n’est plus comme elle a été écrite : rien n’a été fait. Les actes attendent "
        "toujours sur la copie : refaites le fichier avec rapporter --fichier."
    ),
    "UnfinishedParcel": N_(
        "Le fichier s’arrête avant sa fin ({acts} lignes lues) : rien n’a été fait. Les actes attendent "
        "toujours sur la copie : refaites le fichier avec rapporter --fichier."
    ),
    "NoAnswer": N_(
        "La réponse du serveur est arrivée incomplète. Rien n’est perdu : ce qui attend attend toujours, et "
        "ce qui a été fait ne sera pas refait. Recommencez."
    ),
    "ServerSaid": N_("Le serveur a répondu : {answer}"),
    "SshAsks": N_(
        "ssh avait une question à poser (serveur jamais vu, phrase de passe), et personne ne pouvait y "
        "répondre d’ici : rien n’a changé. Dans un terminal, une fois : {command} (ou ssh-add, pour une "
        "phrase de passe). Puis recommencez."
    ),
    "NoBase": N_(
        "Ce que {host} avait donné ne se relit plus sur cette machine. Prenez d’abord une copie fraîche : "
        "veillee emporter {host}."
    ),
    "OtherSeries": N_(
        "C’est la copie d’une autre série : rien n’a été fait. Rapportez-la au serveur d’où elle vient."
    ),
    "RestsOnRefused": N_(
        "Cela porte sur quelque chose qui a été fait sur la copie, et que le serveur a refusé, ou qui a été "
        "retiré."
    ),
    "Forgotten": N_("Le serveur a dit non ; la raison parlait d’une personne effacée depuis."),
    "NotUnderstood": N_("Le serveur ne connaît pas cet acte : l’un des deux programmes est à mettre à jour."),
    "NotTheirs": N_(
        "C’est un acte de quelqu’un d’autre : seule la copie de l’animation en porte. Demandez à cette "
        "personne, ou à l’animation, de le faire."
    ),
    "NotYourCopy": N_(
        "Cette copie a été prise par quelqu’un d’autre : à cette personne, ou à l’animation, de la rapporter."
    ),
}
