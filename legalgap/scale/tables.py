"""Tables of articles, and the tables that a scan makes of them: read and written by DuckDB, whatever their size."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from legalgap.errors import InputFileError, MissingPartError
from legalgap.scale.acts import Line, SourceAct

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SUFFIXES = (".parquet", ".csv", ".tsv", ".jsonl", ".ndjson")
NEEDED, OPTIONAL = ("country", "act", "num", "text"), ("heading", "lang", "kind")
THREADS = 2


def connect() -> "DuckDBPyConnection":
    """A DuckDB of its own, in memory.

    Raises:
        MissingPartError: the extra `scale` is not installed.
    """
    try:
        import duckdb
    except ImportError:
        raise MissingPartError("DuckDB, qui lit et écrit les tables, n'est pas installé", todo="pip install 'legalgap[scale]'") from None
    return duckdb.connect(config={"threads": THREADS, "autoinstall_known_extensions": False})


def quoted(value: object) -> str:
    """A value as an SQL string."""
    return "'" + str(value).replace("'", "''") + "'"


class TableSource:
    """A file with the columns country, act, num, text, and heading, lang, kind where they are known; one line an article.

    Raises:
        InputFileError: not such a table; a line without country or act.
    """

    def __init__(self, path: Path) -> None:
        self.path, self.base = path, connect()
        with readable(path):
            self.base.execute(f"CREATE VIEW articles AS {select(self.base, path)}")
            self.refuse_nameless()

    def countries(self) -> Sequence[str]:
        """The countries named in the table."""
        with readable(self.path):
            return [str(row[0]) for row in self.base.execute("SELECT DISTINCT trim(country) FROM articles").fetchall()]

    def acts(self, country: str) -> Sequence[SourceAct]:
        """The acts of a country, their articles in the table's order."""
        asked = "SELECT trim(act), trim(num), text, heading, lang, kind FROM articles WHERE trim(country) = ?"
        with readable(self.path):
            rows = sorted(self.base.execute(asked, [country]).fetchall(), key=lambda row: str(row[0]))
        return [
            SourceAct(country, act, f"{self.path.name}, acte {act}", {}, tuple(Line(*(cell or "" for cell in row[1:])) for row in some))
            for act, some in groupby(rows, key=lambda row: str(row[0]))
        ]

    def refuse_nameless(self) -> None:
        """Each line names its country and its act."""
        for name in ("country", "act"):
            found = self.base.execute(f"SELECT count(*) FROM articles WHERE coalesce(trim({name}), '') = ''").fetchone()
            if found and found[0]:
                raise InputFileError(f"{found[0]} lignes sans « {name} »", where=str(self.path), todo="remplissez cette colonne")


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """What DuckDB says of a file that is not what it claims, as a refusal."""
    import duckdb

    try:
        yield
    except duckdb.Error as error:
        said = " ".join(str(error).split("\n")[0].split())[:200]
        todo = f"colonnes attendues : {', '.join(NEEDED)} ; au choix {', '.join(OPTIONAL)}"
        raise InputFileError("Table illisible", where=f"{path} : {said}", todo=todo) from None


def select(base: "DuckDBPyConnection", path: Path) -> str:
    """The query that reads a file's articles, every cell as text.

    Raises:
        InputFileError: unreadable, or a column is missing.
    """
    reader = reader_of(path)
    columns = {str(row[0]).casefold(): str(row[0]) for row in base.execute(f"DESCRIBE SELECT * FROM {reader}").fetchall()}
    for name in NEEDED:
        if name not in columns:
            raise InputFileError(f"Colonne « {name} » absente", where=str(path), todo=f"nommez les colonnes {', '.join(NEEDED)}")
    cells = [f'"{columns[n]}"::VARCHAR AS {n}' if n in columns else f"'' AS {n}" for n in (*NEEDED, *OPTIONAL)]
    return f"SELECT {', '.join(cells)} FROM {reader}"


def reader_of(path: Path) -> str:
    """The table function that reads a file of this suffix."""
    suffix = path.suffix.lower()
    if suffix == ".parquet":
        return f"read_parquet({quoted(path)})"
    if suffix in (".csv", ".tsv"):
        return f"read_csv({quoted(path)}, all_varchar=true, header=true, delim={quoted(separator(path))}, quote='\"', escape='\"')"
    if suffix in (".jsonl", ".ndjson"):
        columns = ", ".join(f"{n}: 'VARCHAR'" for n in (*NEEDED, *OPTIONAL))
        return f"read_json({quoted(path)}, format='newline_delimited', columns={{{columns}}})"
    raise InputFileError("Ce n'est pas une table d'articles", where=str(path), todo=f"donnez un fichier {', '.join(SUFFIXES)}")


def separator(path: Path) -> str:
    """Comma, semicolon or tab: the commonest of the first line."""
    with open(path, "rb") as held:
        head = held.readline().decode("utf-8", "replace")
    return max(",;\t", key=head.count)
