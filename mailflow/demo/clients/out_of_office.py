"""The words of an absence note, by language, as data."""

from typing import NamedTuple

from mailflow.demo.clients.draft import Language


class Absence(NamedTuple):
    """`subject` takes the subject of the mail that is answered."""

    subject: str
    body: str


ABSENCES: dict[Language, Absence] = {
    "en": Absence(
        "Automatic reply: {subject}",
        "Thank you for your message. I am away until Monday and read no mail before then. "
        "If it cannot wait, please call our front desk.",
    ),
    "es": Absence(
        "Respuesta automática: {subject}",
        "Gracias por su mensaje. Estoy fuera de la oficina hasta el lunes y no leeré el correo antes. "
        "Si es urgente, llame a recepción.",
    ),
    "fr": Absence(
        "Réponse automatique : {subject}",
        "Merci de votre message. Je suis absente du bureau jusqu’à lundi et ne lirai pas mes courriels d’ici là. "
        "En cas d’urgence, appelez l’accueil.",
    ),
    "de": Absence(
        "Automatische Antwort: {subject}",
        "Vielen Dank für Ihre Nachricht. Ich bin bis Montag nicht im Büro und lese bis dahin keine E-Mails. "
        "In dringenden Fällen wenden Sie sich bitte an den Empfang.",
    ),
    "pt": Absence(
        "Resposta automática: {subject}",
        "Obrigada pela mensagem. Estou fora do escritório até segunda-feira e não lerei e-mails antes disso. "
        "Se for urgente, ligue para a recepção.",
    ),
    "it": Absence(
        "Risposta automatica: {subject}",
        "Grazie del messaggio. Sono fuori ufficio fino a lunedì e prima di allora non leggerò la posta.",
    ),
    "nl": Absence(
        "Automatisch antwoord: {subject}",
        "Dank voor uw bericht. Ik ben tot maandag afwezig en lees tot die tijd geen e-mail.",
    ),
    "pl": Absence(
        "Odpowiedź automatyczna: {subject}",
        "Dziękuję za wiadomość. Do poniedziałku jestem poza biurem i nie czytam poczty.",
    ),
    "sv": Absence(
        "Automatiskt svar: {subject}",
        "Tack för ditt meddelande. Jag är inte på kontoret före måndag och läser ingen e-post till dess.",
    ),
    "da": Absence(
        "Automatisk svar: {subject}",
        "Tak for din besked. Jeg er ikke på kontoret før mandag og læser ikke e-mail indtil da.",
    ),
    "ja": Absence(
        "自動応答: {subject}",
        "ご連絡ありがとうございます。月曜日まで不在のため、それまでメールを確認できません。",
    ),
    "zh": Absence(
        "自动答复: {subject}",
        "感谢您的来信。我周一之前不在办公室，期间不会查看邮件。",
    ),
    "ru": Absence(
        "Автоматический ответ: {subject}",
        "Спасибо за письмо. Меня не будет в офисе до понедельника, и до этого дня я не читаю почту.",
    ),
}
