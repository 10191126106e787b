"""The grammar of `veillee`: every command, in the order of help."""

from tui.commands.grammar import Option, Table
from tui.commands.table_consent import CONSENT, ROUNDS
from tui.commands.table_cost import COST
from tui.commands.table_facilitate import FACILITATE
from tui.commands.table_host import HOST
from tui.commands.table_lead import LEAD
from tui.commands.table_participate import PARTICIPATE
from tui.commands.table_remarks import REMARKS
from tui.commands.table_replica import REPLICA
from tui.commands.table_thread import THREAD
from tui.commands.table_versions import FREEZING, VERSIONS
from tui.commands.table_write import WRITE
from tui.i18n import N_

LANGUAGE = (("fr", "french"), ("en", "english"))
EVERYWHERE = (
    Option("json", "json", N_("une valeur JSON sur la sortie, et rien d’autre")),
    Option("lignes", "lines", N_("des phrases plutôt que des tableaux ; sans commande : ligne à ligne")),
    Option("donnees", "data", N_("le dossier de la série"), N_("DOSSIER"), needed=True),
    Option("langue", "language", N_("fr ou en"), N_("LANGUE"), LANGUAGE),
    Option("aide", "help", N_("ce que fait la commande, et ses options")),
    Option("version", "version", N_("le numéro de version")),
)
TABLE = Table(
    (
        *PARTICIPATE,
        *WRITE,
        *THREAD,
        *REMARKS,
        *VERSIONS,
        *CONSENT,
        *FACILITATE,
        *LEAD,
        *FREEZING,
        *ROUNDS,
        *HOST,
        *COST,
        *REPLICA,
    ),
    EVERYWHERE,
)
