"""What a sentence says of goals: which one, how far, by when, done, dropped, opened again, or a new one.

Knows one sentence in five languages; refuses to know whether it may act.
"""

import re
from dataclasses import replace
from datetime import date
from re import Match

from inbound.interpret.dates import When, dates
from inbound.interpret.model import CONFIRM, SURE, Hit, Intent
from inbound.interpret.number_words import ORDINALS
from inbound.interpret.numbers import percent, whole
from inbound.interpret.sentences import QUOTED, Sentence

GOAL = r"(?:goals?|objetivos?|objectifs?|ziele?s?|metas?|target|objective)"
ORDER = "|".join(sorted(ORDINALS, key=len, reverse=True))
NO_NAME = frozenset(
    ["new", "next", "other", "main", "same", "only", "last", "whole", "big", "of", "another", "a", "that", "for"]
)
MENTION = re.compile(rf"\b{GOAL}\b")
REFERENCE = re.compile(
    rf"(?<![\w])(?:{GOAL} ?(?:number|no|nr|nummer|numero|n)? ?#? ?(?P<number>\d{{1,"
    rf"2}}(?![\d.%:])|one|two|three|four|five|six|uno|dos|tres|eins|zwei|"
    rf"drei|un|deux|trois|um|dois)(?!\w| ?%| percent| of)"
    rf"|g ?(?P<short>\d{{1,2}})(?!\w)|(?:number|nr|no|nummer|numero|#) ?(?P<bare>\d{{1,"
    rf"2}}|one|two|three|four|five)(?![\w%])"
    rf"|(?P<order>{ORDER}) {GOAL}|(?:das |mein )?(?P<order_de>{ORDER}) ziel|"
    rf"(?:the |my |our )(?P<named>[a-z][\w'-]*(?: [\w'-]+){{0,3}}?) {GOAL}(?! "
    rf"(?:is to|to be)))"
)
LONE_NUMBER = re.compile(
    r"(?:drop|remove|delete|finish|finished|done|reopen|scrap|close|move|"
    r"^)\s?(?P<number>\d{1,2})(?= altogether| is| at| ,| to| done| please|"
    r"$| by| has| was| for)"
)
DONE = re.compile(
    r"\b(?:done|finished|reached|achieved|completed?|accomplished|met|tick(?:ed)?(?: "
    r"off)?|in the bag|behind me|nailed|erreichte?|erledigt|geschafft|fertig|"
    r"abgeschlossen|atteinte?|termine|fini|accompli|realise|conseguid[oa]|"
    r"cumplid[oa]|alcanzad[oa]|lograd[oa]|terminad[oa]|hech[oa]|complet[oa]|"
    r"completad[oa]|logrado|conclui(?:da|do|r)?|cumprid[oa]|alcancad[oa]|"
    r"atingid[oa]|feit[oa]|100 ?%|100 percent)\b"
)
NOT_DONE = re.compile(
    r"\b(?:should|will|to|shall|must|can|going to|hope to|want to|plan to|"
    r"have|get|by|until|half|three quarters?|two thirds?|\d{1,2} ?%|percent|"
    r"almost|nearly|not|isn't|hasn't|fast|casi|presque|quase)\b[^,;]{0,25}$"
)
DROP = re.compile(
    r"\b(?:drop(?:ped|ping)?|remove|delete|abandon(?:ner)?|scrap|can go|no longer matters|(?:give|giving|gave) up(?: "
    r"on)?|cancel|strike(?: out)?|forget(?: about)?|discard|ditch|take (?:off|"
    r"out)|cross (?:off|out)|loschen|streichen|streiche|fallen lassen|aufgeben|"
    r"weg|eliminar?|elimina|quitar|quita|borrar|borra|abandonar|dejar|supprimer|"
    r"supprime[rz]?|retirer|retire[rz]?|abandonne[rz]?|laisser tomber|remover|"
    r"remova|apagar|largar|desistir|tirar|tira|no longer relevant|obsolete)"
    r"\b"
)
REOPEN = re.compile(
    r"\b(?:re-?open(?:ed|ing)?|open .{0,20}\bagain|back on(?: the list)?|"
    r"too early|not done after all|wieder (?:offnen|aufmachen|eroffnen)|"
    r"reabrir|reabre|rouvrir|rouvre[rz]?|reactivate|undone|unfinished after "
    r"all|back to open)\b"
)
ADD = re.compile(
    rf"\b(?:(?:new|another|further|one more|extra|additional|next|second|"
    rf"third|fresh) {GOAL}|add(?:ing)?|(?:here's|here is|this is|put down|"
    rf"note|write|make|have|got|take|put|record|include|log|register|count)"
    rf" .{{0,40}}\b(?:{GOAL}|goal list|list|next)|two new ones|{GOAL} for "
    rf"(?:this|next|the|me)|my (?:new |next |first |second |third |main |"
    rf"big )?{GOAL} (?:is|would be|will be|for)|one for (?:me|myself)|as "
    rf"(?:a|my) (?:new )?{GOAL}|"
    rf"(?:neues|weiteres|noch ein|anderes|nachstes) {GOAL}|mein (?:neues "
    rf"|nachstes )?{GOAL} (?:ist|ware)|fug\w* .{{0,20}}hinzu|hinzufugen|(?:nuevo|"
    rf"otro|siguiente) {GOAL}|anad\w*|agreg\w*|mi (?:nuevo )?{GOAL} es|(?:nouvel|"
    rf"autre|prochain|nouveau) {GOAL}|ajout\w*|mon (?:nouvel )?{GOAL} (?:est|"
    rf"serait)|(?:nova|novo|outr[oa]|proxim[oa]) {GOAL}|adicion\w*|acrescent\w*|"
    rf"junt[ae]\w*|a minha (?:nova )?{GOAL} e|(?:as|down as|into|to|on) (?:a|"
    rf"my|our|the) (?:{GOAL}|list(?: of goals)?|goal list))\b"
)
DUE = re.compile(
    r"\b(?:due|deadline|date|by|until|till|before|move[sd]?|moving|postpone[d]?|"
    r"extend(?:ed)?|push(?:ed)?(?: back)?|shift(?:ed)?|slipped|delay(?:ed)"
    r"?|finish|ready|done by|target|give me|need(?:s)? (?:until|till)|reschedule[d]?|"
    r"bis|verschieben|verlangern|verschiebe|termin|frist|hasta|aplazar|aplaza|"
    r"mover|mueve|para el|antes|fecha|jusqu'a\w*|jusqu'au|reporter|reporte[rz]?|"
    r"repousse[rz]?|avant|echeance|d'ici|ate|adiar|adia|mudar|muda|prazo|"
    r"rest|now|instead|set)\b"
)
CHANGE = re.compile(
    r"\b(?:change|rephrase|reword|rename|rewrite|update|replace|reformulate|"
    r"andern|ander[en]|umformulieren|cambiar?|cambia|modificar?|changer|"
    r"change[rz]?|modifier|reformuler|mudar|muda|alterar?|altera)\b.{0,60}?\b(?:to|"
    r"into|in|zu|a|por|en|para|with|by)\b"
)
DEADLINE = re.compile(r"\b(?:deadline|due date|due|target date|termin|frist|fecha|plazo|echeance|delai|prazo|data)\b")
FAVOURITE = re.compile(r"\b(?:favou?rites?|shortlist|favorit\w*|calendar|diary|profile|perfil|profil|directory)\b")
POINTER = re.compile(
    r"^(?:(?:and |so |then |now )?(?:please |could you |can you |would you "
    r")*(?:put|write|note|add|set|take|count|record|log|mark|make|consider)"
    r" (?:it|that|this|them)\b|(?:that|this)(?:'s| is| would be| should "
    r"be) )",
    re.I,
)
LEAD = re.compile(
    rf"^.{{0,160}}?(?:{GOAL}(?: for (?:this|next|me|the) ?\w*| is| es| ist|"
    rf" est| e| would be| \d+)?(?: to)?|add(?: a)?(?: new)?(?: {GOAL})?|ones? "
    rf"for (?:my|the) list|if i may|here's the next|list|my (?:goals|list)"
    rf"|hinzu|objectif|objetivo|meta|ziel)\s*[:,–—-]+\s*",
    re.I,
)
SOFT_LEAD = re.compile(
    r"^\W*(?:please |could you |can you |i'd like to |i would like to |i "
    r"want to |let's |let me |also |and |then |now |so )*(?:add|put down|"
    r"note|note down|write down|record|set|include|log|register|my (?:new "
    r"|next |main |big )?goals? (?:is|would be|will be)(?: to)?|what i want "
    r"out of this is|a[ñn]ade|agrega|ajoute[rz]?|adiciona[r]?|acrescenta[r]?|"
    r"f[üu]ge|mein (?:neues )?ziel ist|mi (?:nuevo )?objetivo es|mon (?:nouvel "
    r")?objectif est|a minha (?:nova )?meta [ée])\b\s*(?:(?:a|an|the|my|"
    r"another|new|un|una|uno|une|ein|eine|um|uma|nuevo|neues|nova) )*(?:goal|"
    r"objetivo|objectif|ziel|meta)?s?\s*(?:to|de|:|,|–|-)?\s*",
    re.I,
)
SPLIT_MANY = re.compile(r",? (?:and|und|y|et|e) (?=[a-z]+ (?:the|a|my|an|\w+ing)\b)|;\s*")


def read(sentence: Sentence, text: str, today: date, *, asked: bool, last: int | str | None) -> list[Hit]:
    """Hits of one sentence. `asked`: the mail was about goals; `last` is the goal that the sentence before spoke of."""
    whens = dates(text, today)
    if (
        ADD.search(text)
        and not FAVOURITE.search(text)
        and not (references(text) and (CHANGE.search(text) or DEADLINE.search(text) or REOPEN.search(text)))
    ):
        return added(sentence, text, whens, today)
    found = references(text)
    if not found and asked:
        found = [
            (whole(match["number"]), match.start("number"), match.end("number")) for match in LONE_NUMBER.finditer(text)
        ]
    hits: list[Hit] = []
    for position, (goal, start, _end) in enumerate(found):
        until = found[position + 1][1] if position + 1 < len(found) else len(text)
        begin = 0 if position == 0 else clause_start(text, start)
        until = clause_start(text, until) if position + 1 < len(found) else until
        hits.extend(
            about(
                sentence, text[begin:until], begin, goal, [when for when in whens if begin <= when.start < until], today
            )
        )
    if not found and asked and last is not None:
        hits.extend(about(sentence, text, 0, last, whens, today, follow_up=True))
    return hits


def clause_start(text: str, position: int) -> int:
    """Where the clause around a position begins: after the last comma or "and"."""
    cuts = [match.end() for match in re.finditer(r" , | and | und | y | et | e | but ", text[:position])]
    return cuts[-1] if cuts else 0


def references(text: str) -> list[tuple[int | str, int, int]]:
    """(goal, start, end) of every goal named by number, rank or words."""
    found: list[tuple[int | str, int, int]] = []
    position = 0
    while match := REFERENCE.search(text, position):
        goal = goal_of(match)
        position = match.end() if goal is not None else match.start() + 1
        if goal is not None:
            found.append((goal, match.start(), match.end()))
    return found


def goal_of(match: "Match[str]") -> int | str | None:
    """The goal's number, or the words used for it; None where "the … goal" names none."""
    numeral = match["number"] or match["short"] or match["bare"]
    rank = match["order"] or match["order_de"]
    if numeral:
        return whole(numeral)
    if rank:
        return ORDINALS[rank]
    last = match["named"].split()[-1]
    return ORDINALS.get(last) or (None if last in NO_NAME else str(match["named"]))


def about(
    sentence: Sentence,
    part: str,
    offset: int,
    goal: int | str,
    whens: list[When],
    today: date,
    *,
    follow_up: bool = False,
) -> list[Hit]:
    """What a part of a sentence says of one goal."""
    args: dict[str, object] = {"goal": goal}

    def hit(name: str, certainty: str = SURE, **more: object) -> list[Hit]:
        return [Hit(Intent(name, args | more), sentence.number, offset, offset + len(part), part, certainty, "grammar")]

    share = percent(part)
    due = next((when for when in whens if when.iso), None)
    reopened, dropped, done = REOPEN.search(part), DROP.search(part), DONE.search(part)
    if reopened:
        return placed(hit("goal.reopen"), offset + reopened.start())
    if dropped and not follow_up:
        return placed(hit("goal.drop"), offset + dropped.start())
    if CHANGE.search(part) and (changed := QUOTED.search(sentence.raw)):
        return hit("goal.update", text=changed.group().strip('"“”„«»'), **({"due": due.iso} if due else {}))
    finished = (
        done is not None
        and not NOT_DONE.search(part[: done.start()])
        and not (share and share < 100)
        and not (due and due.start > done.start() and due.iso > today.isoformat())
    )
    if finished or share == 100:
        return placed(hit("goal.done"), offset + (done.start() if done else 0))
    more: dict[str, object] = {}
    if share is not None:
        more["percent"] = share
    if due and (DUE.search(part) or follow_up or share is not None):
        more["due"] = due.iso
    unclear = any(when.ambiguous or when.impossible for when in whens)
    if more or unclear and DUE.search(part):
        return hit("goal.update", "unsure" if unclear and "due" not in more else SURE, **more)
    return []


def placed(hits: list[Hit], start: int) -> list[Hit]:
    """The hit where its verb stands, so that the gates look at what comes before the verb."""
    return [replace(hit, start=start) for hit in hits]


def added(sentence: Sentence, text: str, whens: list[When], today: date) -> list[Hit]:
    """New goals of a sentence; those before the announcement (goal 1 is done, so here's the next) are read first."""
    hits: list[Hit] = []
    start = ADD.search(text)
    before = text[: start.start()] if start else ""
    for goal, begin, _end in references(before):
        hits.extend(
            about(sentence, before, 0, goal, [when for when in whens if begin <= when.start < len(before)], today)
        )
    body = wording(sentence.raw)
    pieces = (
        SPLIT_MANY.split(body)
        if re.search(r"\b(?:two|three|some|few|couple|these|dos|deux|zwei|duas|dois) ", text[:40])
        else [body]
    )
    for number, piece in enumerate(piece for piece in pieces if piece.strip()):
        due = due_of(piece, whens, today, alone=len(pieces) == 1)
        words = piece.strip(' .,:;"“”„«»')
        if POINTER.search(words):
            continue
        place = len(before) + number
        if len(words.split()) < 1:
            continue
        args: dict[str, object] = {"text": words}
        unclear = bool(whens) and not any(when.iso for when in whens)
        if due:
            args["due"] = due
        hits.append(
            Hit(
                Intent("goal.add", args),
                sentence.number,
                place,
                place + 1,
                words,
                CONFIRM if unclear else SURE,
                "grammar",
            )
        )
    if not hits and start and POINTER.search(sentence.raw):
        hits.append(
            Hit(Intent("goal.add", {}), sentence.number, start.start(), start.end(), start.group(), SURE, "pointer")
        )
    return hits


def due_of(piece: str, whens: list[When], today: date, *, alone: bool) -> str:
    from inbound.interpret.sentences import plain

    if alone:
        return next((when.iso for when in reversed(whens) if when.iso), "")
    return next((when.iso for when in reversed(dates(plain(piece), today)) if when.iso), "")


def wording(raw: str) -> str:
    """The goal's own words: what is quoted, or what follows the announcement, or the sentence."""
    quoted = QUOTED.search(raw)
    if quoted and len(quoted.group().split()) >= 2:
        return quoted.group().strip('"“”„«»')
    lead = LEAD.match(raw)
    if lead and len(raw[lead.end() :].split()) >= 2:
        return raw[lead.end() :]
    soft = SOFT_LEAD.match(raw)
    if soft and len(raw[soft.end() :].split()) >= 2:
        return raw[soft.end() :]
    return raw


def mentions_goals(text: str) -> bool:
    return bool(MENTION.search(text))
