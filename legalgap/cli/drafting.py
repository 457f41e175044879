"""The conversation of `norms add`: the provisions read, what is drafted of them, yes or no."""

from collections.abc import Sequence
from pathlib import Path

import typer
from msgspec.structs import replace

from legalgap.cli.adding import Asked, chosen_acts, confirmed
from legalgap.cli.common import open_memory, parse_day, progress_bar
from legalgap.match.encoder import make_encoder
from legalgap.match.themes import guess_themes
from legalgap.model.norms import promises
from legalgap.parse.convert import Labels
from legalgap.parse.provisions import Cut
from legalgap.parse.trust import trust_of
from legalgap.report.drafting import draft_lines
from legalgap.store.adding import Reading, read_file, refuse_doubtful
from legalgap.store.builtin import load_norms, load_themes
from legalgap.store.dossier import HOME, SETTINGS, create_dossier, open_dossier
from legalgap.store.draftfile import is_kept, keep_draft
from legalgap.store.drafting import Draft, cuts_of, draft_norm, themed
from legalgap.store.lexicon import load_lexicon


def add_instrument(path: Path, folder: Path, asked: Asked) -> None:
    """Add the instruments of one file that are asked for.

    Raises:
        LegalgapError: the file or the options are refused.
    """
    said = Labels(asked.id, asked.title, None, parse_day(asked.start) if asked.start else None)
    reading = read_file(path, asked.lang, progress_bar(f"Lecture de {path.name}"))
    reading = instruments_of(reading, asked)
    held = open_dossier(folder) if (folder / SETTINGS).exists() else None
    for act in chosen_acts(reading, asked):
        rough = draft_norm(reading, act, cuts_of(act), said, held.state if held else HOME)
        if held and is_kept(held, rough):
            typer.echo(f"Déjà dans le dossier, inchangé : {rough.norm.instrument.id}")
            continue
        draft, trust = themed(rough, guess(rough.cuts)), trust_of(act, reading.document)
        for line in draft_lines(draft, act, reading.document, trust):
            typer.echo(line)
        if asked.strict:
            refuse_doubtful(trust, reading.path)
        if not asked.yes and not confirmed("Ajouter cette norme au dossier ?"):
            typer.echo("Rien n'a été ajouté.")
            continue
        keep(folder, draft)


def instruments_of(reading: Reading, asked: Asked) -> Reading:
    """The reading without the texts that bear no treaty's title, where another does and none was asked for by its place."""
    held = tuple(act for act in reading.acts if act.kind == "convention")
    if asked.act is not None or not held or len(held) == len(reading.acts):
        return reading
    typer.echo(f"{len(reading.acts) - len(held)} autre(s) texte(s) du fichier, sans titre de convention, laissé(s) de côté (--act N).")
    return replace(reading, acts=held)


def guess(cuts: Sequence[Cut]) -> list[str | None]:
    """The theme of each provision, from the built-in requirements nearest to it; of an introduction, that of its first item with one."""
    asking = [cut for cut in cuts if not cut.aside]
    known = promises(load_norms(), load_themes())
    themes = guess_themes([cut.text for cut in asking], known, load_lexicon(), open_memory(), make_encoder())
    guessed = dict(zip((cut.ref for cut in asking), themes, strict=True))
    return [guessed.get(c.ref) or next((t for ref, t in guessed.items() if t and ref.startswith(f"{c.ref}(")), None) for c in cuts]


def keep(folder: Path, draft: Draft) -> None:
    """Keep the draft and say what was done."""
    dossier, norm = create_dossier(folder), draft.norm.instrument.id
    keep_draft(dossier, draft)
    asked = sum(len(p.requirements) for p in draft.norm.provisions)
    typer.echo(f"Ajouté : {norm}, {len(draft.norm.provisions)} dispositions, {asked} ébauches → {dossier.norm_folder(norm)}")
    typer.echo(f"Ensuite : legalgap scan --dossier {dossier.root} --norm {norm}")
