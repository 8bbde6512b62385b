"""Whether words that would stop or end something stand in an aim, an exercise or a story, and ask nothing of us.

Knows how aims are introduced and stories told in five languages; refuses to know the topic.
"""

import re

AIM = (
    r"(?:goals?|mine(?= (?:for|by|until) )|aims?|objectives?|targets?|resolutions?|ambitions?|exercise|homework"
    r"|assignment|challenge"
    r"|practice|habit"
    r"|dream|task|what (?:i|we|she|he) (?:want|wants)|(?:next|new|last|first|second|third) one|one (?:of mine"
    r"|of my own|for me|for myself)|also one"
    r"|ziele?|vorsatz|vornahme|ubung|aufgabe|hausaufgabe|mir vorgenommen|ich nehme mir"
    r"|objetivos?|metas?|proposito|ejercicio|deberes|reto|tarea|me propongo|tengo (?:uno|otro)|uno (?:para mi|propio)"
    r"|objectifs?|exercice|defi|resolution|j'en ai (?:un|une)|je me propose"
    r"|exercicio|desafio|trabalho de casa|proponho-me|tenho (?:um|outro))"
)
INTRODUCED = re.compile(
    rf"(?<![\w']){AIM}(?![\w'])"
    r"(?: \d+)?(?: (?:too|as well|also|so|by|for|of|from|until|this|now|after|bis|fur|hasta|para|jusqu'\w+|ate|ab)"
    r"(?: \w+){0,3}?)?(?: , (?:so|too|also))?"
    r"(?: , (?!(?:and|but|please|which|as|so|met|und|y|et|e)(?![\w']))"
    r"|(?: now)? (?:is|was|are|were|will be|would be|ist|war|wird|es|era|est|etait|e|foi|sera|lautet)"
    r" (?:(?:to|zu|de|d'|a) |$))"
)
# What one does without something, told of a doing: "sit through a meeting without giving advice".
WITHOUT = re.compile(r"(?:without|sin|sans|ohne|sem)(?![\w'])")
ASKED_WITHOUT = re.compile(
    r"(?:^|(?<![\w'])(?:but|do|rather|prefer|please|only|just|stay|keep|on|live|to go|go on|pero|mais|aber|mas"
    r"|bitte|por favor"
    r"|lieber|nur|plait) |(?<![\w'])(?:but|pero|mais|aber|mas|please|bitte|por favor|gern|gerne|plait) , )$"
)
OF_DOING = re.compile(
    r"(?:without|sin|sans|ohne|sem) (?:(?:giving|offering|handing|asking|seeking|dar|pedir|donner|demander)(?![\w'])"
    r"|(?:\w+ ){0,3}zu )"
)
HOW_TO = re.compile(
    r"(?<![\w'])(?:how|whether|when|where|why|what|wie|como|comment) (?:to|one|i|we|you|people|somebody|it|zu|man)? ?"
    r"(?:can |could |to )?$"
)
STORY = re.compile(
    r"(?<![\w'])(?:i|we|she|he|they) (?:\w+ ){0,2}?(?:spent|spoke|talked|practised|practiced|discussed|learnt"
    r"|learned|tried"
    r"|managed|got through|made it through|came through|had to|worked on|rehearsed|survived|went through|looked at)"
    r"(?![\w'])"
)
TURNED = re.compile(r" , |(?<![\w'])but | and (?:i|we|want|would|no longer|now|please)(?![\w'])")
LONGEST_WANT = len("no longer")
AT_WORK = re.compile(
    r"(?:^|, )(?:at|in) (?:work|home|school|church|(?:the|my|our) (?:office|job|team|company|school)) (?:we|i"
    r"|they|people)"
    r"(?![\w'])"
)
ASKING = re.compile(
    r"(?<![\w'])(?:please|kindly|could you|can you|would you|bitte|por favor|s'il (?:vous|te) plait) ?$"
)
# Whom or what it is done to: "no more coaching my sister", "quit the newsletter team", "no mails after 8 pm".
ELSEWHERE = re.compile(
    r"^ (?:team|committee|editors?|group|desk|project|job|club|board|work|(?:my|her|his|their|our"
    r"|other) (?!mentee|mentor)"
    r"\w+|people|others|at (?:night|weekends?|work|home)|in the evenings?|after \d|before \d|past \d|without (?!me)\w+"
    r"|mehr nach \d|nach \d|(?:por|de) la (?:noche|manana|tarde)|despues de las|le soir|la nuit|apres \d|a noite"
    r"|depois das|los fines de semana|am wochenende|abends|nachts)(?![\w'])"
)


def told_of(text: str, start: int, end: int) -> bool:
    """Whether the words between `start` and `end` are told of, or aimed at, and not asked for."""
    start += len(text[start:end]) - len(text[start:end].lstrip(" ,"))
    before, words, after = text[:start], text[start:end], text[end:]
    if ASKING.search(before) or ASKING.match(words):
        return False
    if any(one.search(before) for one in (INTRODUCED, HOW_TO, AT_WORK)) or ELSEWHERE.match(after):
        return True
    if WITHOUT.match(words) and (OF_DOING.match(words) or not ASKED_WITHOUT.search(before)):
        return True
    story = STORY.search(before)
    return story is not None and not TURNED.search(text, story.end(), start + LONGEST_WANT)
