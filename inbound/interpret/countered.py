"""Whether the rest of a reply speaks against an answer read from a part of it. It only makes the answer less sure.

Knows what leans, turns and hangs; refuses to know how the answer was found.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from inbound.interpret.gates import Gated
from inbound.interpret.model import Hit
from inbound.interpret.turns_of_speech import TAKING_UP

TURNED = re.compile(
    r"(?<![\w'])(?:but|however|although|though|afraid|sorry|unfortunately|sadly|alas|regret\w*|rather not"
    r"|instead|can't|cannot"
    r"|couldn't|won't|aber|leider|doch|pero|lamentablemente|desgraciadamente|siento|mais|malheureusement|desole\w*"
    r"|mas|infelizmente|lamento|nao posso|ne peux pas|no puedo|kann nicht)(?![\w'])"
)
CONTRASTED = re.compile(r"(?<![\w'])(?:but|however|although|though|since|aber|pero|mas)(?![\w'])")
TAKES_UP = re.compile(
    r"(?<![\w'])(?:yes|yep|yeah|yup|go on|go for it|of course|gladly|with pleasure|delighted|count me in|i'm in|why not"
    r"|bring (?:it|him|her|them) on|twist(?:ed|ing)? my arm|happy to|glad to|love to|sign me up|i'll take"
    r"|(?:can't|cannot|couldn't|could i|could anyone) (?:possibly )?(?:say no|resist|refuse)|you win"
    r"|you've (?:won|got) me"
    r"|i accept|i give in|si_|claro|encantad[oa]|acepto|con (?:mucho )?gusto|oui|bien sur|volontiers|avec plaisir"
    r"|j'accepte|ja(?= ,|$| gern| sehr| klar)|gerne|naturlich|einverstanden|sim|com (?:muito )?gosto|aceito)(?![\w'])"
)
MET = re.compile(
    r"(?<![\w'])(?:(?:we|i) (?:have |'ve )?(?:both |just |did )?(?:met|spoke|talked|sat down|saw (?:each other"
    r"|him|her))"
    r"|we(?:'ve)? had (?:an? )?(?:\w+ )?(?:lunch|coffee|tea|call|chat|talk|meeting|session|hour)"
    r"|for (?:an hour|\d+ (?:minutes|hours)))(?![\w'])|^(?:yes ,? ?)?met (?:on|her|him|them|with|up|for|at|last"
    r"|twice|once|yesterday)(?![\w'])"
)
TURNS_AWAY = re.compile(
    r"(?:but|however|sadly|unfortunately|alas|only|though|except|aber|leider|pero|lamentablemente|desgraciadamente|mais"
    r"|malheureusement|mas|infelizmente)(?![\w'])(?! (?:first|thanks|thank|many|seriously|yes|of course|please))"
)
EXCEPTED = re.compile(
    r"(?<![\w'])(?:apart from|except|aside from|save for|other than|with the exception of|hormis|sauf|a part"
    r"|salvo|excepto|menos"
    r"|ausser|bis auf|abgesehen von|exceto|tirando)(?![\w'])"
)
HARMLESS = re.compile(
    r"(?<![\w'])(?:message|e-?mail|printing|privileged|confidential|error|ps|(?:want|wanted|like|dare|mean"
    r"|going) to (?:miss|lose|wait)"
    r"|too (?:early|soon|late)|after next|week after|stopwatch|nein|(?:nenhum|ningun|aucun|kein) problem\w*"
    r"|(?:nenhum|ninguno|alguno)(?= ,)|no (?:,|need|doubt|problem|worries|reason"
    r"|question|hesitation|objections?|hurry|rush))(?![\w'])|^no(?![\w'])"
)
REFUSES = re.compile(
    r"(?<!\w)(?:no|not|never|nope|nah|[a-z]+n't|cannot|declin\w*|pass|passing|refus\w*|regret\w*|unable"
    r"|without|reject\w*"
    r"|turn(?:ing)? (?:[\w']+ ){1,3}down|rather|prefer\w*|better|outside|too|enough|full|sorry|afraid|else|other"
    r"|another|instead|out|nein|nicht"
    r"|kein\w*|absag\w*|ablehn\w*|lehne|non|pas|passer|nao|recus\w*|rechaz\w*|leider|passe|paso|fora|lieber|sin"
    r"|ohne|ni|jamas"
    r"|disappoint\w*|wrong|elsewhere|impossible|hardly|neither|nor|nobody|miss|skip|own|my (?:old|first|original)"
    r"|(?:some|any)(?:one|body) (?:with|who|else|new)|the next|next in"
    r"|prefier\w*|prefir\w*|prefere|autre|otr[oa]|outr[oa]|ander\w+|emojino|quotedwords"
    r"|imposible|impossivel|unmoglich|lejos|loin|eloigne\w*|fern|fremd|longe|sentido|sens|sinn|ced[eo]\w*|laisse"
    r"|uberlasse|mia|mio|mienne|mien|mein\w*|minha|ma version|besser|mejor|melhor|mieux)(?![\w'])"
)
ACCEPTS = re.compile(
    r"(?<!\w)(?:yes|yep|yeah|yup|aye|k|game|grab|snap|aboard|on board|my turn|sure\w*|ok|okay|accept\w*"
    r"|tak(?:e|ing)|have (?:it|her|him|them)|agree\w*|happ\w+|glad\w*|delight\w*"
    r"|love\w*|honou?r\w*|pleas\w*|privilege|joy|in|welcome|course|absolutely|certainly|definitely|fine|good"
    r"|great|perfect\w*|lovely|wonderful"
    r"|deal|done|ready|keen|willing|thrilled|excited|like|want|need|approve\w*|suits?|works|right|exactly"
    r"|better|best|nicer|crisper|ideal"
    r"|let's|let us|let (?:her|him|them)|tell (?:her|him|them)|send|bring|put|give|call|introduce|count|sign"
    r"|start|begin|meet|match|refus\w*"
    r"|resist|say no|object\w*|problem|trouble|doubt|reason|question|why not|how could|who could|wait|mad|fool"
    r"|miss|forward|go|do|mentor|help|can|up"
    r"|acept\w*|encant\w*|claro|gusto|placer|si_|animo|apunto|puede\w*|cont\w+|oui|accord|accept\w*|volontiers"
    r"|plaisir|joie|prends|mieux|bien"
    r"|ja|jawohl|gern\w*|nehm\w*|mach\w*|ubern\w+|freu\w*|einverstanden|klar|vergnugen|soll|nichts lieber|passt"
    r"|gut|sim|aceit\w*|gosto|prazer"
    r"|certeza|topo|vamos|pode\w*|fico|emojiyes|adelante|venga|dale|estupend\w+|genial|perfect[oa]|vale|mejor"
    r"|escriba|llame|gusta|on y va|allons-y|parfait\w*|partante?|super|klingt|los geht\w*|prima|klarer|besser|toll"
    r"|wunderbar|dabei|melde\w*|otim[oa]|avance\w*|bora|escreva|ligue|perfeit[oa]|melhor|mais clar[oa]|mas clar[oa]"
    r")(?![\w'])"
)
BACK_AGAIN = re.compile(
    r"(?:but|however|still|yet|anyway|then again|though|aber|pero|mais|mas)(?![\w'])(?=.*(?<![\w'])(?:all right"
    r"|alright|ok|okay|fine|yes|for (?:you|her|him)"
    r"|let's|go on|i'll|i will|i'd|do it|convinced|persuaded|gern|ja|si_|venga|d'accord|oui|sim|va la)(?![\w']))"
)
PLAIN = {"decline": REFUSES, "accept": ACCEPTS}
LEANS: Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    "decline": (TAKES_UP, TURNED),
    "not_met": (MET, CONTRASTED),
}
BINDS = TAKING_UP | {"confirm"}
POSITIVE = BINDS | {"met", "goal.done", "rsvp"}


def countered(names: set[str], hits: Sequence[Hit], gates: Sequence[Gated]) -> str | None:
    """The words that lean the other way, turn away or hang the answer on something."""
    checks: tuple[Callable[[set[str], Sequence[Hit], Sequence[Gated]], str | None], ...] = (
        leaning,
        turning,
        hanging,
        bare_of_words,
    )
    return next((words for check in checks if (words := check(names, hits, gates))), None)


def leaning(names: set[str], hits: Sequence[Hit], gates: Sequence[Gated]) -> str | None:
    """Words outside an answer that lean the other way, and nothing behind them turns: "yes to coffee, no to a year"."""
    for name in names & LEANS.keys():
        own = [hit for hit in hits if hit.intent.name == name]
        leans, turned = LEANS[name]
        for number, gate in enumerate(gates):
            for found in leans.finditer(gate.opened):
                inside = any(hit.sentence == number and hit.start <= found.start() < hit.end for hit in own)
                after = " , ".join([gate.opened[found.end() :], *(later.opened for later in gates[number + 1 :])])
                if not inside and not turned.search(after):
                    return found.group()
    return None


def turning(names: set[str], hits: Sequence[Hit], gates: Sequence[Gated]) -> str | None:
    """A sentence behind a yes that turns away and that nobody read: "Sadly she's off to New Zealand"."""
    yes = [hit for hit in hits if hit.intent.name in names & POSITIVE and hit.intent.args.get("answer", "yes") == "yes"]
    read = {hit.sentence for hit in hits}
    first = min((hit.sentence for hit in yes), default=len(gates))
    no = min((hit.sentence for hit in hits if hit.intent.name == "decline" and "decline" in names), default=len(gates))
    for number, gate in enumerate(gates):
        if number in read:
            continue
        if number > first and TURNS_AWAY.match(gate.text) or number > no and BACK_AGAIN.match(gate.text):
            return gate.text
    return None


def bare_of_words(names: set[str], hits: Sequence[Hit], gates: Sequence[Gated]) -> str | None:
    """A refusal without any word that refuses, an acceptance without any that accepts: told between the lines."""
    for name in names & PLAIN.keys():
        if not any(PLAIN[name].search(gate.text) for gate in gates):
            return next(hit.words for hit in hits if hit.intent.name == name)
    return None


def hanging(names: set[str], hits: Sequence[Hit], gates: Sequence[Gated]) -> str | None:
    """A condition beside a yes; beside an acceptance also a denial or a doubt that no idiom explains."""
    read = {hit.sentence for hit in hits if hit.intent.name not in names & POSITIVE}
    kinds = ("condition", "negator", "doubt") if "accept" in names else ("condition",) if names & BINDS else ()
    for number, gate in enumerate(gates):
        if "accept" in names and number not in read and (found := EXCEPTED.search(gate.opened)):
            return found.group()
        if number in read or not kinds or HARMLESS.search(gate.opened):
            continue
        spans = [(hit.start, hit.end) for hit in hits if hit.sentence == number]
        for kind in kinds:
            for a, b in gate.marks[kind]:
                apart = any(gate.apart(end, a) for _, end in spans)
                if not apart and not any(start <= a < end for start, end in spans):
                    return gate.text[a:b]
    return None
