"""Lam-alef that a layout reversed (« األجانب ») set right: by rule where no other reading is possible, otherwise by a list of words."""

import re
from functools import lru_cache
from importlib.resources import files

LETTERS = re.compile(r"[\u0621-\u064a]+")
RULES = tuple(
    (re.compile(wrong), right)
    for wrong, right in (
        (r"ل([أإآ])ل", r"لل\1"),
        (r"^([وف]?)([أإآ])لل", r"\1ل\2ل"),
        (r"^([وف]?)(?!إلى|إلي|إلغ|إلز|إلحا|إلص|إلكت|إلق|إلما|إله|ألف|ألز|ألغ|ألحق|ألما|ألق|ألم$|أل$|آل)([أإآ])ل(?=..)", r"\1ل\2"),
        (r"^([وف]?)ألي$", r"\1لأي"),
        (r"هللا$", "الله"),
        (r"^([وفتب]?)هلل$", r"\1لله"),
        (r"(?<=[^وفبكا])الل", "لال"),
        (r"ال([ءئؤ])", r"لا\1"),
        (r"^([وفبكأ]|وأ|)ال(سيما|حقا)?$", r"\1لا\2"),
        (r"^([وف]?)الست(?!ة|ين|ون|ار|ر)(?=...)", r"\1لاست"),
        (r"^(و?)إال$", r"\1إلا"),
        (r"^لئال$", "لئلا"),
    )
)
"""What no other reading explains, in a text where every lam-alef is reversed."""
CERTAIN = re.compile("ا[أإآ]ل|^[وفبك]?الال|الال|لال|اال")
TURNED = {"األ": "الأ", "اإل": "الإ", "اآل": "الآ", "لال": "للا", "اال": "الا"}
CONTEXTS = tuple(
    (re.compile(wrong), right)
    for wrong, right in (
        (r"(?<!مرة )(?<!للمرة )\bثالثة\b", "ثلاثة"),
        (r"\bثالث(?= (?:سنوات|مرات|ساعات|سنين|نسخ|فئات|درجات|نظائر)\b)", "ثلاث"),
        (r"(?<!من )\bخالف\b", "خلاف"),
        (r"\b(شهادة|تاريخ|إجازة|رخصة|مكان|عقد|عقود|وضع) ال?والدة\b", r"\1 الولادة"),
    )
)
"""Words with two readings that their neighbours decide."""
PREFIXES = tuple(re.compile(p) for p in ("[وف]", "[وف]?[بكل]", "[وف]?ال", "[وف]?[بك]ال", "[وف]?لل"))
AL, ARTICLE = re.compile("ال"), re.compile("^[وف]?[بك]?ال(?!.*ال)")
SUFFIXES = (
    "ه",
    "ها",
    "هم",
    "هما",
    "هن",
    "نا",
    "ي",
    "ية",
    "يات",
    "ين",
    "ون",
    "ان",
    "ات",
    "اته",
    "اتها",
    "اتهم",
    "تا",
    "تين",
    "ا",
    "ة",
    "يا",
    "كم",
)


def restore_lam_alef(text: str) -> str:
    """A line in which every reversed lam-alef that is certain is set right."""
    for wrong, right in CONTEXTS:
        text = wrong.sub(right, text)
    return LETTERS.sub(lambda m: restore_word(m.group()), text)


@lru_cache(maxsize=100_000)
def restore_word(word: str) -> str:
    """A word with its reversed lam-alef set right: by rule where no other reading is possible, otherwise by the list."""
    word = CERTAIN.sub(turn_certain, word)
    for wrong, right in RULES:
        word = wrong.sub(right, word)
    turned = [better for place in AL.finditer(word) if place.start() and (better := turn(word, place.start()))]
    known = word_list()
    exact = next((t for t in turned if is_listed(t, known)), None)
    if exact or is_known(word, known["right"]):
        return exact or word
    return next((t for t in turned if not ARTICLE.match(word) and is_known(t, known["stems"])), word)


def is_listed(word: str, known: dict[str, frozenset[str]]) -> bool:
    """Whether a word is a whole form of the list, or one of its stems after particles."""
    whole = {word, word.removeprefix("و"), word.removeprefix("ف")} & known["forms"]
    return bool(whole) or any(word[n:] in known["stems"] for n in particles(word))


def turn_certain(match: re.Match[str]) -> str:
    """Letters that only a reversed lam-alef explains, set right: at the head of a word «الال» holds the article, further on it does not."""
    text = match.group()
    if text.endswith("الال"):
        return text[:-4] + ("لالا" if match.start() else "اللا")
    return TURNED[text]


def turn(word: str, start: int) -> str:
    """A word with one «ال» turned round; nothing where two alefs would follow each other."""
    better = word[:start] + "لا" + word[start + 2 :]
    return "" if "اا" in better else better


def particles(word: str) -> list[int]:
    """How many letters the particles before a word may take, none first."""
    return [0, *(len(m.group()) for p in PREFIXES if (m := p.match(word)))]


def is_known(word: str, known: frozenset[str]) -> bool:
    """Whether a word is on a list once the particles before it and the pronoun or ending after it are taken off."""
    return any(ending in known for n in particles(word) for ending in without_suffix(word[n:]))


def without_suffix(stem: str) -> list[str]:
    """What a word may be without its ending; a «ة» that became «ت» is put back."""
    found = [stem, *(stem[: -len(suffix)] for suffix in SUFFIXES if stem.endswith(suffix) and len(stem) - len(suffix) >= 3)]
    return [*found, *(ending[:-1] + "ة" for ending in found if ending.endswith("ت")), *(ending + "ة" for ending in found[1:])]


@lru_cache(maxsize=1)
def word_list() -> dict[str, frozenset[str]]:
    """The list, read once: `stems` with lam-alef, that take endings, whole `forms`, and words where «ال» is `right`."""
    text = files("legalgap.ingest").joinpath("lam_alef.txt").read_text(encoding="utf-8")
    parts = re.split(r"^\[(\w+)\]$", text, flags=re.MULTILINE)[1:]
    return {name: frozenset(words.split()) for name, words in zip(parts[::2], parts[1::2], strict=True)}
