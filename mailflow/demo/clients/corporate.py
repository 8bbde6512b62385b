"""What a company's gateway adds to mail: a warning on top of what comes in, a disclaimer under what goes out."""

from html import escape

SUBJECT_TAG = "[EXTERNAL]"

WARNINGS: dict[str, str] = {
    "en": "[EXTERNAL] CAUTION: This message came from outside the company. Open links and attachments only if you know "
    "the sender and expected the content.",
    "es": "[EXTERNO] PRECAUCIÓN: Este mensaje viene de fuera de la empresa. Abra enlaces y adjuntos solo si conoce al "
    "remitente.",
    "fr": "[EXTERNE] ATTENTION : ce message vient de l’extérieur de l’entreprise. N’ouvrez liens et pièces jointes que "
    "si vous connaissez l’expéditeur.",
    "de": "[EXTERN] VORSICHT: Diese Nachricht kommt von außerhalb des Unternehmens. Öffnen Sie Links und Anhänge nur, "
    "wenn Sie den Absender kennen.",
    "pt": "[EXTERNO] CUIDADO: Esta mensagem vem de fora da empresa. Abra links e anexos somente se conhecer o "
    "remetente.",
}

DISCLAIMERS: dict[str, str] = {
    "en": "This email and its attachments are confidential and meant only for the person it is addressed to. If you "
    "are not the intended recipient, please tell the sender and delete it; to accept, decline or withdraw anything on "
    "the strength of it is not permitted.",
    "es": "Este correo y sus adjuntos son confidenciales y están dirigidos solo a su destinatario. Si lo ha recibido "
    "por error, avise al remitente y elimínelo.",
    "fr": "Ce courriel et ses pièces jointes sont confidentiels et destinés à la seule personne à qui ils sont "
    "adressés. Si vous l’avez reçu par erreur, prévenez l’expéditeur et supprimez-le.",
    "de": "Diese E-Mail und ihre Anhänge sind vertraulich und nur für den Empfänger bestimmt. Falls Sie sie irrtümlich "
    "erhalten haben, benachrichtigen Sie bitte den Absender und löschen Sie sie.",
    "pt": "Este e-mail e os seus anexos são confidenciais e destinam-se somente ao destinatário. Se o recebeu por "
    "engano, avise o remetente e apague-o.",
}


def warning(language: str) -> str:
    """In English where the company has no words in the language."""
    return WARNINGS.get(language, WARNINGS["en"])


def disclaimer(language: str) -> str:
    """In English where the company has no words in the language."""
    return DISCLAIMERS.get(language, DISCLAIMERS["en"])


def warning_html(text: str) -> str:
    """The coloured box that a gateway puts first in the body."""
    return (
        '<table border="0" cellspacing="0" cellpadding="0" align="left" width="100%"><tr>'
        '<td style="background:#FFEB9C;padding:5pt 2pt"></td>'
        '<td width="100%" style="background:#FFF8E5;padding:5pt 4pt 5pt 12pt;word-wrap:break-word">'
        f'<div style="color:#222222">{escape(text, quote=False)}</div></td></tr></table><br>'
    )


def disclaimer_html(text: str) -> str:
    """The small grey print that a gateway puts last in the body."""
    return f'<br><hr><font face="Arial" size="1" color="#808080">{escape(text, quote=False)}</font>'
