"""One verb and its items come to an intent, with a reason, a date or a text; or to something that is asked back.

Knows one sentence at a time; refuses to know which verb belongs to which items.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from inbound.interpret.arguments import as_written
from inbound.interpret.dates import first_date, span_end
from inbound.interpret.items import Items
from inbound.interpret.model import CONFIRM, SURE, Hit, Intent
from inbound.interpret.sentences import Sentence
from mailflow.domain.intents import ALWAYS_CONFIRMED

REASONED = frozenset(["reject"])
DATED = frozenset(["snooze", "extend", "later"])
PAST = re.compile(
    r"\b(?:i|we|have|has|already|was|were|had|been|who|she|he|they|did|he|hemos|ha|han|fue|fueron|j'ai|avons"
    r"|avez|avait"
    r"|ete|habe|haben|hat|hatte|wurde|wurden|foi|foram|tenho|tinha) (?:[\w']+ ){0,2}$|\b(?:i've|we've|you've|j'ai) "
)
# "Ich habe 2 schon am Telefon abgelehnt", "o 2 já recusei ontem".
EARLIER = re.compile(
    r"(?<![\w'])(?:already|yesterday|last (?:week|month|time|night)|before|this morning|ya|ayer|anteayer"
    r"|la semana pasada"
    r"|deja|hier|la semaine derniere|ce matin|schon|bereits|gestern|vorgestern|letzte woche|heute fruh|ja|ontem"
    r"|a semana passada|na semana passada)(?![\w'])"
)
AUXILIARY = re.compile(
    r"(?<![\w'])(?:i|we|have|has|had|was|were|been|he|hemos|ha|han|fue|fueron|j'ai|avons|avez|a ete|ete|est|sont|habe"
    r"|haben|hab|hat|hatte|hatten|wurde|wurden|ist|sind|foi|foram|tenho|tinha)(?![\w'])"
)
# "I approve 3" and "we hereby reject 5" are said of now.
DECLARES = re.compile(
    r"(?:^|[ ,])(?:i|we)(?: (?:hereby|gladly|happily|also|both|fully|therefore|now|do|want to|wish to))?(?: and)? $"
)
PRETERITE = re.compile(r"(?:ei|ou|amos|ed)$")
PARTICIPLE = re.compile(r"(?:ed|ad[oa]s?|id[oa]s?|ees?|es?|t|en)$")
DEFERRED = re.compile(
    r"\b(?:tomorrow|tonight|later today|next week|this evening|another day|in a minute|manana|demain|morgen|amanha"
    r"|ce soir|heute abend|esta noche|hoje a noite)\b"
)
NEXT_ITEM = re.compile(r"(?<=[ #])\d")
SAID = re.compile(
    r"(?<![\w'])(?:said|says|told|thinks|thought|claims|wrote|hopes|promised|dice|dijo|sagte?|meinte?|dit|disait"
    r"|diz|disse)"
    r"(?![\w']) [^,]{0,30}$"
)
# "Remind me about 4 on Friday": the item rests until then.
OF_MYSELF = re.compile(r" (?:me|us|mich|uns)(?![\w'])")
JOINED_MYSELF = re.compile(r"(?:me|-moi|-nos)$")
# "5 refused to come": it is the item that refused.
THEY_REFUSED = re.compile(r" (?:to|our|the|my|his|her|this)(?![\w'])")
AT_ONCE = frozenset(["approve", "reject", "end", "free", "rematch"])
# What hangs on something to come is not decided yet: "approve 5 when her payment has come in".
LATER_ON = re.compile(
    r"[ ,]*(?:but |and |please |only |though )*(?:when|once|after|as soon as|as long as|until|till|if|unless"
    r"|provided|providing|subject to|pending|depending|on condition|assuming|before|next|at the end"
    r"|wenn|sobald|nachdem|erst|falls|sofern|cuando|una vez|en cuanto|si|tras|despues|siempre que"
    r"|quand|une fois|des que|apres|lorsque|s'il|s'ils|quando|assim que|depois|se|caso|desde que|nach|bevor)(?![\w'])"
)
# "All good, thanks" approves nothing; "all yes" does.
PLAIN = re.compile(
    r"y(?:es|ep|eah|up)?|yes please|n|no|nope|nein|non|nao|ja|oui|si_|sim|ok(?:ay)?|approval|emoji(?:yes|no)|no thanks"
)
WOULD = re.compile(
    r"\b(?:i'd|i would|we'd|we would|wurde|wurden|inclined|tempted|leaning|thinking of|happy|ready|about|plan|planning"
    r"|going|hope|hoping) (?!like|love|say|rather|prefer|appreciate|be grateful)(?:[\w']+ ){0,3}$"
)
# "From May to July": it runs on until the second.
SPAN = re.compile(
    r"(?<![\w'])(?:from|von|vom|ab|de|del|desde|du|da|do) \w+(?: \w+)? (?=(?:to|until|till|bis|hasta|a|al|au|ate|ao) )"
)
STATED = re.compile(r"\b(?:but|though|although|however|only|yet|aber|nur|pero|mais|mas)\b")
REASON_LEAD = re.compile(
    r"^[ ,]*(?:(?:because|since|as|for|reason|weil|da|denn|grund|porque|ya que"
    r"|car|parce que|pois|motivo|motif|ab|an|auf|zu|zuruck|frei|down|ihr|bitte|please)(?![\w'-])[ ,]*)*"
    r"|(?:^|[ ,]+)(?:and|und|y|et|e|then|please|bitte|por favor|though|et j'|j'|je|ich|yo|eu|i"
    r"|number|no|nr|item|the|la|le|el|die|der|den|das|o|a)?[ ,]*$"
)
NO_REASON = frozenset(
    ["please", "thanks", "bitte", "merci", "gracias", "thank you", "too", "danke", "obrigado", "then"]
)
# "2 nicht ablehnen": the denial stands between the item and its verb.
DENIES = re.compile(
    r"(?<![\w'])(?:not|never|[a-z]+n't|cannot|nicht|nie|kein\w*|no|ne|n'|pas|nao|nunca|jamas|jamais) "
    r"(?:[\w']+ ){0,3}$"
)


@dataclass(frozen=True)
class Verb:
    """A verb or bare word met in a sentence, with the words just around it that belong to it."""

    name: str
    start: int
    end: int
    bare: bool


def clause(text: str, position: int) -> tuple[int, int]:
    begin = text.rfind(" , ", 0, position + 1)
    end = text.find(" , ", position)
    return (0 if begin < 0 else begin + 3), (len(text) if end < 0 else end)


def before(verb: Verb, text: str, begin: int) -> bool:
    """Whether it tells what was done before: "I approved 4 last week"."""
    words = text[verb.start : verb.end]
    opening = text[begin : verb.start]
    declared = DECLARES.search(opening) and not words.endswith("ed")
    done = PARTICIPLE.search(words) and PAST.search(opening) and not declared
    told = (AUXILIARY.search(text[begin : verb.start]) or PRETERITE.search(words)) and EARLIER.search(
        clause_of(text, verb)
    )
    return verb.name not in ("later", "undo") and bool(done or told)


def clause_of(text: str, verb: Verb) -> str:
    begin, end = clause(text, verb.start)
    return text[begin:end]


def hearsay(verb: Verb, text: str, begin: int) -> bool:
    """Whether somebody else is told to have said it: "5 said she'd approve of it"."""
    return verb.name in AT_ONCE and not verb.bare and bool(SAID.search(text[begin : verb.start]))


def deferred(verb: Verb, text: str, end: int) -> bool:
    """Whether it will be done some other day, or only when something has come."""
    if verb.name in AT_ONCE and LATER_ON.match(text[end:]):
        return True
    return verb.name not in DATED and bool(DEFERRED.search(NEXT_ITEM.split(text[end : end + 25])[0]))


def acted(sentence: Sentence, text: str, verb: Verb, group: Items, until: int, today: date, rest: str) -> Hit:
    start, end = min(verb.start, group.start), max(verb.end, group.end)
    begin, _ = clause(text, verb.start)
    weakly = WOULD.search(text[begin : verb.start])
    small_talk = verb.bare and group.args == {"items": "all"} and not PLAIN.fullmatch(text[verb.start : verb.end])
    said_of_all = small_talk and verb.start > group.start
    denied_after = not verb.bare and bool(DENIES.search(text[group.end : verb.start]))
    if before(verb, text, begin):
        return Hit(Intent("?", {"past": True, **group.args}), sentence.number, start, end, text[start:end])
    refused = verb.name == "reject" and group.end <= verb.start and text[verb.start : end].endswith(("ed", "es"))
    if hearsay(verb, text, begin) or refused and THEY_REFUSED.match(text[end:]):
        return Hit(Intent("?"), sentence.number, start, end, text[start:end])
    if verb.name == "remind" and (
        OF_MYSELF.match(text[verb.end :]) or JOINED_MYSELF.search(text[verb.start : verb.end])
    ):
        verb, weakly = replace(verb, name="snooze"), re.match("", text)
    if said_of_all or denied_after or deferred(verb, text, end) or weakly and STATED.search(text[end:]):
        return Hit(Intent("?"), sentence.number, start, end, text[start:end])
    single = verb.name == "show" and isinstance(group.args["items"], list)
    args: dict[str, object] = {"item": group.args["items"][0]} if single else dict(group.args)
    tail = text[end:until]
    if verb.name in DATED:
        span = SPAN.search(tail) if verb.name == "extend" else None
        when = first_date(tail[span.end() :] if span else tail, today) or first_date(text[start:until], today)
        told = when.iso if when else span_end(tail, today) or span_end(text[start:until], today)
        if told and verb.name != "later":
            args["until"] = told
    if verb.name in REASONED and (reason := reason_in(tail, sentence.raw)):
        args["reason"] = reason
    if verb.name == "answer":
        args["text"] = after_items(sentence.raw, group.args["items"]) + ("\n" + rest if rest else "")
    open_ended = verb.name in AT_ONCE and group.args["items"] == "rest"
    loosely = verb.bare and open_ended and not PLAIN.fullmatch(text[verb.start : verb.end])
    certainty = CONFIRM if verb.name in ALWAYS_CONFIRMED or weakly or loosely else SURE
    return Hit(Intent(verb.name, args), sentence.number, start, end, text[start:end], certainty, "digest")


def reason_in(tail: str, raw: str) -> str:
    """What follows the item, as written, when it says more than politeness."""
    words = REASON_LEAD.sub("", REASON_LEAD.sub("", tail)).strip(" ,")
    return "" if not words or words in NO_REASON else as_written(raw, words)


def after_items(raw: str, items: object) -> str:
    last = str(items[-1]) if isinstance(items, list) and items else ""
    found = (
        re.search(rf"{re.escape(last)}\s*[:,–-]?\s*(?:with |that |saying |que |dass )?(.*)$", raw, re.S)
        if last
        else None
    )
    return found.group(1).strip() if found else raw
