"""`legalgap review`: the local page where jurists decide."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from legalgap.assess.scan import Case
    from legalgap.match.memory import Memory
    from legalgap.review.desk import Desk


def review(
    dossier: Annotated[Path | None, typer.Option("--dossier", help="Dossier de travail ; créé s'il est vide ou absent.")] = None,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port de la page ; un port libre sans cette option.")] = 0,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="N'ouvre pas le navigateur, affiche seulement l'adresse.")] = False,
    by: Annotated[str, typer.Option("--by", help="Nom de la personne qui décide ; à changer dans la page.")] = "",
    norm: Annotated[list[str] | None, typer.Option("--norm", help="Norme à comparer, répétable (C97, C143, ICRMW, all).")] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help="Droit en vigueur à cette date (AAAA-MM-JJ).")] = None,
    host: Annotated[str, typer.Option("--host", help="Adresse d'écoute ; hors de cet ordinateur, users, cert, key exigés.")] = "127.0.0.1",
    allow_host: Annotated[list[str] | None, typer.Option("--allow-host", help="Nom sous lequel la page est jointe, répétable.")] = None,
    users: Annotated[Path | None, typer.Option("--users", help="Fichier des utilisateurs et de leurs mots de passe.")] = None,
    add_user: Annotated[str, typer.Option("--add-user", help="Ajoute cet utilisateur au fichier de --users, puis s'arrête.")] = "",
    cert: Annotated[Path | None, typer.Option("--cert", help="Certificat TLS (PEM).")] = None,
    key: Annotated[Path | None, typer.Option("--key", help="Clé du certificat (PEM).")] = None,
) -> None:
    """Ouvre l'atelier de revue : relire la matrice, décider, signer, seul ou à plusieurs."""
    from legalgap.errors import ArgumentError

    if add_user:
        write_user(users, add_user)
        return
    if dossier is None:
        raise ArgumentError("Le dossier de travail manque", todo="donnez-le avec --dossier DOSSIER")
    refuse_missing()
    from legalgap.review.serve import Reach, address, bind, open_door, refuse_open, serve
    from legalgap.store.dossier import user

    reach = Reach(host, port, tuple(allow_host or ()), users, cert, key)
    refuse_open(reach)
    with bind(reach) as listening:
        number = int(listening.getsockname()[1])
        door = open_door(reach, number, by or user() or "juriste")
        from legalgap.cli.common import open_memory
        from legalgap.review.app import make_app
        from legalgap.review.pages import Pages
        from legalgap.review.studio import Studio
        from legalgap.store.builtin import load_themes
        from legalgap.store.lexicon import load_lexicon

        memory = open_memory()
        app = make_app(Studio(open_desk(dossier, norm or [], as_of, memory), Pages(load_themes()), load_lexicon(), memory), door)

        def started() -> None:
            place = address(reach, number, door)
            typer.echo(f"Atelier de revue : {place}")
            typer.echo("Ctrl-C pour arrêter.", err=True)
            if not no_browser:
                import webbrowser

                webbrowser.open(place)

        serve(app, listening, reach, started)


def open_desk(dossier: Path, norms: list[str], as_of: str | None, memory: "Memory") -> "Desk":
    """The dossier with its scan, made once; a folder that is empty or absent becomes a dossier."""
    from legalgap.assess.scan import open_case
    from legalgap.cli.common import parse_day
    from legalgap.review.desk import Desk
    from legalgap.store.dossier import create_dossier, open_dossier

    empty = not dossier.exists() or (dossier.is_dir() and not any(dossier.iterdir()))
    held = create_dossier(dossier) if empty else open_dossier(dossier)
    day = parse_day(as_of)

    def scan() -> "Case":
        return open_case(norms, [], day, "use", memory, held)

    desk = Desk(held, scan(), scan)
    for note in memory.notes:
        typer.echo(note, err=True)
    return desk


def write_user(users: Path | None, name: str) -> None:
    """Ask a password twice and keep the user."""
    from legalgap.errors import ArgumentError
    from legalgap.review.users import add_user

    if users is None:
        raise ArgumentError("Le fichier des utilisateurs manque", todo="donnez-le avec --users FICHIER")
    add_user(users, name, typer.prompt("Mot de passe", hide_input=True, confirmation_prompt="Encore une fois"))
    typer.echo(f"Utilisateur enregistré : {users}", err=True)


def refuse_missing() -> None:
    """The server is an optional part."""
    from importlib.util import find_spec

    from legalgap.errors import MissingPartError

    if any(find_spec(name) is None for name in ("fastapi", "uvicorn", "multipart", "argon2", "PIL")):
        raise MissingPartError("L'atelier de revue n'est pas installé", todo="pip install 'legalgap[review]'")
