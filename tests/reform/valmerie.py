"""A made-up law of Valmérie in French and in Arabic, a law that amends it, and what builds acts out of words."""

from datetime import date

from legalgap.model.texts import Act, ActText, Article, Lang, Title, Version
from legalgap.reform.entries import Entry

START = date(2008, 3, 3)
REFORM = date(2021, 2, 1)
ARTICLES = {
    "1": "La présente loi s'applique aux personnes liées par un contrat de travail en Valmérie.",
    "2": "Le salaire est versé chaque mois, au plus tard le cinquième jour.\nIl est constaté par un bulletin remis au salarié.",
    "3": "Le salarié étranger justifie d'un permis délivré par le ministère.\nLe permis peut être retiré à tout moment.",
    "4": "Le contrat est suspendu :\n1° pendant la maladie du salarié ;\n2° pendant la grève ;\n3° pendant la fermeture de l'atelier.",
    "5": "L'employeur affiche l'horaire de travail dans chaque établissement, au lieu de paie.",
}
LAW = "Loi n° 7-08 relative au travail en Valmérie\n\n" + "\n\n".join(f"Article {n}\n{t}" for n, t in ARTICLES.items())
AMENDING = """Loi n° 9-21 modifiant et complétant la loi n° 7-08 relative au travail en Valmérie

Article premier
Les dispositions des articles 2 et 4 de la loi n° 7-08 relative au travail en Valmérie sont modifiées et complétées comme suit :
« Article 2. – Le salaire est versé chaque mois, au plus tard le troisième jour ouvré.
« Il est constaté par un bulletin remis au salarié et conservé pendant
« cinq ans.
« Article 4. – ..........................................................
« 2° pendant la grève ou le congé de formation ;
« ..............(la suite sans modification) »

Article 2
La loi précitée n° 7-08 est complétée par un article 4 bis ainsi conçu :
« Article 4 bis. – L'employeur tient un registre des congés de chaque salarié. »

Article 3
A l'article 5 de la loi précitée n° 7-08, les mots « dans chaque établissement » sont remplacés par les mots « sur chaque lieu de travail ».
Sont abrogés les articles 1 et 7 de la même loi.

Article 4
Est abrogé l'article 3 de la loi n° 5-90 relative aux écoles de Valmérie.

Article 5
La présente loi entre en vigueur le premier jour du mois qui suit sa publication.
"""
ARABIC = {
    "1": "يسري هذا القانون على كل أجير في فالميريا.",
    "2": "يؤدى الأجر كل شهر بواسطة المدير الإقليمي.",
    "3": "يمكن سحب الترخيص في أي وقت.",
}
AMENDING_ARABIC = """قانون رقم 9.21 يقضي بتغيير وتتميم القانون رقم 7.08 المتعلق بالشغل

المادة الأولى
تغير وتتمم على النحو التالي أحكام المادة 3 من القانون رقم 7.08 المتعلق بالشغل :
"المادة 3 .- لا يسحب الترخيص إلا بقرار معلل."

المادة الثانية
تتمم أحكام القانون السالف الذكر رقم 7.08 بالمادة 3 المكررة التالية :
"المادة 3 المكررة .- يمسك المشغل سجلا للعطل."

المادة الثالثة
تنسخ أحكام المادة 1 من القانون رقم 7.08 المشار إليه أعلاه.
تعوض عبارة "المدير الإقليمي" بعبارة "الإدارة المختصة" في المادة 2 من نفس القانون.
"""


def entries(articles: dict[str, str]) -> tuple[Entry, ...]:
    return tuple(Entry(num, text) for num, text in articles.items())


def act(articles: dict[str, str] = ARTICLES, lang: Lang = "fr") -> ActText:
    held = Act("7-08", "/akn/zz/act/loi/2008/7-08", Title("Loi de Valmérie"), "loi", START, lang=lang)
    return ActText(held, tuple(Article(n, (), "", (Version(START, text=t),)) for n, t in articles.items()))
