"""What stands under an answer without being one: mobile footers and sign-offs, by language, as data."""

from mailflow.demo.clients.draft import Language

IPHONE: dict[Language, str] = {
    "en": "Sent from my iPhone",
    "es": "Enviado desde mi iPhone",
    "fr": "Envoyé de mon iPhone",
    "de": "Von meinem iPhone gesendet",
    "pt": "Enviado do meu iPhone",
    "it": "Inviato da iPhone",
    "nl": "Verstuurd vanaf mijn iPhone",
    "pl": "Wysłane z iPhone’a",
    "sv": "Skickat från min iPhone",
    "da": "Sendt fra min iPhone",
    "ja": "iPhoneから送信",
    "zh": "发自我的 iPhone",
    "ru": "Отправлено с iPhone",
}

OUTLOOK_MOBILE: dict[Language, str] = {
    "en": "Get Outlook for iOS",
    "es": "Obtener Outlook para iOS",
    "fr": "Télécharger Outlook pour iOS",
    "de": "Outlook für iOS beziehen",
    "pt": "Obter o Outlook para iOS",
    "it": "Scarica Outlook per iOS",
    "nl": "Outlook voor iOS downloaden",
    "pl": "Pobierz program Outlook dla systemu iOS",
    "sv": "Hämta Outlook för iOS",
    "da": "Hent Outlook til iOS",
    "ja": "Outlook for iOS を入手",
    "zh": "获取 Outlook for iOS",
    "ru": "Скачать Outlook для iOS",
}

PROTON: dict[Language, str] = {
    "en": "Sent with Proton Mail secure email.",
    "es": "Enviado con el correo electrónico seguro de Proton Mail.",
    "fr": "Envoyé avec la messagerie sécurisée Proton Mail.",
    "de": "Gesendet mit der sicheren E-Mail von Proton Mail.",
    "pt": "Enviado com o e-mail seguro do Proton Mail.",
    "it": "Inviato con l’email sicura di Proton Mail.",
    "nl": "Verzonden met de beveiligde e-mail van Proton Mail.",
    "pl": "Wysłano z bezpiecznej poczty Proton Mail.",
    "sv": "Skickat med säker e-post från Proton Mail.",
    "da": "Sendt med sikker e-mail fra Proton Mail.",
    "ja": "Proton Mail のセキュアメールで送信。",
    "zh": "使用 Proton Mail 安全电子邮件发送。",
    "ru": "Отправлено с помощью безопасной почты Proton Mail.",
}

SIGN_OFFS: dict[Language, tuple[str, ...]] = {
    "en": ("Best,", "Best regards,", "Kind regards,", "Thanks,", "Cheers,", "Many thanks,", "All the best,"),
    "es": ("Saludos,", "Un saludo,", "Un abrazo,", "Gracias,", "Atentamente,"),
    "fr": ("Cordialement,", "Bien à vous,", "Merci,", "Bonne journée,", "Bien cordialement,"),
    "de": ("Viele Grüße", "Beste Grüße", "Mit freundlichen Grüßen", "Liebe Grüße", "Danke und Gruß"),
    "pt": ("Abraços,", "Atenciosamente,", "Um abraço,", "Obrigada,", "Cumprimentos,"),
    "it": ("Cordiali saluti,", "Un saluto,", "Grazie,", "A presto,"),
    "nl": ("Met vriendelijke groet,", "Groeten,", "Hartelijke groet,"),
    "pl": ("Pozdrawiam,", "Z poważaniem,", "Serdecznie pozdrawiam,"),
    "sv": ("Vänliga hälsningar,", "Hälsningar,", "Med vänlig hälsning,"),
    "da": ("Venlig hilsen", "Med venlig hilsen", "Hilsen,"),
    "ja": ("よろしくお願いいたします。", "敬具"),
    "zh": ("此致", "祝好，", "谢谢！"),
    "ru": ("С уважением,", "Всего доброго,", "Спасибо,"),
}
