"""The words of Outlook's header block ("From: Sent: To: Subject:") and its Re, by language, as data."""

from typing import NamedTuple

from mailflow.demo.clients.draft import Language


class Labels(NamedTuple):
    """Each with its own colon, as French sets a space before it; `date` is a CLDR pattern without the time."""

    sender: str
    sent: str
    to: str
    subject: str
    answer: str
    date: str
    time: str = "HH:mm"


LABELS: dict[Language, Labels] = {
    "en": Labels("From:", "Sent:", "To:", "Subject:", "RE:", "EEEE, MMMM d, y", "h:mm a"),
    "es": Labels("De:", "Enviado:", "Para:", "Asunto:", "RE:", "EEEE, d 'de' MMMM 'de' y", "H:mm"),
    "fr": Labels("De :", "Envoyé :", "À :", "Objet :", "RE:", "EEEE d MMMM y"),
    "de": Labels("Von:", "Gesendet:", "An:", "Betreff:", "AW:", "EEEE, d. MMMM y"),
    "pt": Labels("De:", "Enviado:", "Para:", "Assunto:", "RES:", "EEEE, d 'de' MMMM 'de' y"),
    "it": Labels("Da:", "Inviato:", "A:", "Oggetto:", "R:", "EEEE d MMMM y"),
    "nl": Labels("Van:", "Verzonden:", "Aan:", "Onderwerp:", "RE:", "EEEE d MMMM y"),
    "pl": Labels("Od:", "Wysłano:", "Do:", "Temat:", "ODP:", "EEEE, d MMMM y"),
    "sv": Labels("Från:", "Skickat:", "Till:", "Ämne:", "SV:", "'den' d MMMM y"),
    "da": Labels("Fra:", "Sendt:", "Til:", "Emne:", "SV:", "d. MMMM y", "HH:mm"),
    "ja": Labels("差出人:", "送信日時:", "宛先:", "件名:", "RE:", "y年M月d日", "H:mm"),
    "zh": Labels("发件人:", "发送时间:", "收件人:", "主题:", "答复:", "y年M月d日"),
    "ru": Labels("От:", "Отправлено:", "Кому:", "Тема:", "RE:", "d MMMM y 'г.'", "H:mm"),
}

# What Outlook for the desktop still declares where the words fit; else it takes UTF-8.
DESKTOP_CHARSETS: dict[Language, str] = {
    "pl": "iso-8859-2",
    "ru": "koi8-r",
    "ja": "iso-2022-jp",
    "zh": "gb2312",
}
