"""The fixed phrases that a page brings along from its software, in the language of its outlet."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """What WordPress and its plug-ins say of their own accord. `thoughts` takes the number and the title."""

    locale: str
    skip: str
    by: str
    share: str
    related: str
    thoughts: str
    one_thought: str
    says: str
    reply: str
    reply_to: str
    comment: str
    name: str
    email: str
    post_comment: str
    search: str
    recent: str
    recent_comments: str
    comment_on: str
    earlier: str


ENGLISH = Wording(
    locale="en_US",
    skip="Skip to content",
    by="By",
    share="Share this:",
    related="Related",
    thoughts="{n} thoughts on “{title}”",
    one_thought="One thought on “{title}”",
    says="says:",
    reply="Reply",
    reply_to="Reply to",
    comment="Comment",
    name="Name",
    email="Email",
    post_comment="Post Comment",
    search="Search",
    recent="Recent Posts",
    recent_comments="Recent Comments",
    comment_on="on",
    earlier="Previous:",
)
SPANISH = Wording(
    locale="es_ES",
    skip="Saltar al contenido",
    by="Por",
    share="Comparte esto:",
    related="Relacionado",
    thoughts="{n} comentarios en «{title}»",
    one_thought="Un comentario en «{title}»",
    says="dice:",
    reply="Responder",
    reply_to="Responder a",
    comment="Comentario",
    name="Nombre",
    email="Correo electrónico",
    post_comment="Publicar el comentario",
    search="Buscar",
    recent="Entradas recientes",
    recent_comments="Comentarios recientes",
    comment_on="en",
    earlier="Anterior:",
)
ARABIC = Wording(
    locale="ar",
    skip="التجاوز إلى المحتوى",
    by="بقلم",
    share="شارك هذا الموضوع:",
    related="مواضيع ذات صلة",
    thoughts="التعليقات ({n})",
    one_thought="تعليق واحد",
    says="يقول:",
    reply="رد",
    reply_to="رد على",
    comment="التعليق",
    name="الاسم",
    email="البريد الإلكتروني",
    post_comment="إرسال التعليق",
    search="بحث",
    recent="أحدث المقالات",
    recent_comments="أحدث التعليقات",
    comment_on="على",
    earlier="السابق:",
)

# The Russian outlet's pages are written by hand: there is no software on them that would speak.
BY_LANGUAGE = {"en": ENGLISH, "es": SPANISH, "ar": ARABIC}
