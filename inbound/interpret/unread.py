"""Whether a sentence plainly asks for something that nobody read, so that the rest must not act in silence.

Knows how people ask in five languages; refuses to know what they ask for.
"""

import re
from collections.abc import Sequence

from inbound.interpret.conclude import LOGISTICS
from inbound.interpret.goal_references import references
from inbound.interpret.goal_words import pattern
from inbound.interpret.languages import codes
from inbound.interpret.model import UNSURE
from inbound.interpret.phrases import Book
from inbound.interpret.sentences import Sentence
from inbound.interpret.spelling import corrected
from inbound.interpret.state import Question, State

FEWEST_WORDS = 4
LONGEST_TOLD = 60
OPENING = (
    r"(?:(?:and|also|then|so|but|oh|ps|p\.s|by the way|meanwhile|in the meantime|und|y|et|e|dann|ademas"
    r"|aussi|tambem) ,? ?)*"
)
# What is asked of the service, not of life: "I'd like to ask …", never "I'd like to thank …".
VERBS = (
    r"(?:ask|request|add|change|update|correct|set|switch|move|put|register|record|propose|report|invite|remove|delete"
    r"|withdraw|drop|mark|rename|extend|renew|reopen|return|close|cancel|pause|stop|receive|swap|replace|sign up"
    r"|know (?:how|what|when|whether|if|who|why|where|which)|have a word|speak|be (?:asked|reminded|told|called"
    r"|put|moved|taken|added|removed|matched|switched))"
)
IMPERATIVES = (
    r"(?:put|add|change|set|update|remove|delete|send me|tell me|show me|move|mark|record|remind me|call me|ring me"
    r"|register|reopen|return|switch|correct|replace|rename|note down|sign me up|send (?:a|an|one|another|my|the)"
    r"|ask (?:mr|mrs|ms|dr|prof|professor|[a-z]+ [a-z]+ (?:instead|to))|find me|search for|look for)"
)
ASKS = re.compile(
    rf"{OPENING}(?:please (?:also |then |just |do )?[a-z]+|kindly|(?:could|can|would|will) (?:you|somebody"
    rf"|someone|one of you)"
    rf"|(?:could|can|may) (?:i|we) (?:also |please )?(?:be|have|get|see|ask|change|add)"
    rf"|(?:i|we)(?:'d| would) (?:also |really |very much )?like (?:also )?(?:to )?{VERBS}|(?:i"
    rf"|we) (?:also )?(?:want|need|wish) to {VERBS}"
    rf"|{IMPERATIVES}|(?:bitte|konnten|konnen|konntet|konnt|konntest|kannst) (?:sie|ihr|du|noch|auch|[a-z]+en)"
    r"|ich (?:mochte|hatte|wurde|brauche|will) (?:noch |auch |gern |gerne )*(?:andern|eintragen|fragen|wissen|erganzen)"
    r"|(?:tragen|setzen|andern|schicken|loschen|nehmen|stellen) sie"
    r"|(?:por favor ,? ?)?(?:podria[ns]?|podriais|puede[ns]?|podeis|pongan|pongame|cambien|anadan|anade"
    r"|envienme|mandenme|quiten|borren"
    r"|actualicen|apunten|apunta)|(?:quisiera|querria|me gustaria|quiero) (?:tambien )?(?:cambiar|anadir|pedir"
    r"|preguntar|actualizar|saber)"
    r"|(?:pourriez|pouvez|pourrais|peux)-?(?:vous|tu)?|merci de|veuillez|(?:je voudrais|j'aimerais"
    r"|je souhaite) (?:aussi )?"
    r"(?:changer|ajouter|demander|modifier|savoir)|(?:ajoutez|changez|mettez|envoyez|notez|supprimez|retirez)"
    r"|(?:poderiam?|podem|pode|podiam) (?:me )?|(?:mudem|acrescentem|adicionem|coloquem|enviem-me|mandem-me"
    r"|retirem|ponham)"
    r"|(?:queria|gostaria de|gostava de|quero) (?:tambem )?(?:mudar|acrescentar|pedir|perguntar|atualizar"
    r"|saber))(?![\w'])"
)
# Courtesies, messages to others, and what only takes up what was said before.
IDLE = re.compile(
    r"(?:please|kindly|bitte|por favor|merci de|veuillez|will you|would you|could you|can you) (?:do |also "
    r"|just )?(?:consider|excuse|forgive"
    r"|accept my|accept our|bear with|don't|do not|never|find attached|see attached|thank|say|hold"
    r"|be (?:patient|kind|gentle|nice)|believe|note that|understand"
    r"|apologi[sz]e|pardon|feel free|go ahead|carry on|keep (?:up|going|in)|count|give (?:him|her|them|everyone|my)"
    r"|send (?:him|her|them|my|our)|tell (?:him|her|them)|let (?:him|her|them)|pass|find (?:him|her|them)|nicht"
    r"|keine?|ne|no|nao)(?![\w'])"
    r"|(?<![\w'])(?:quotedwords|printing|privileged|confidential|forgive me|believe it|imagine|before i|first)(?![\w'])"
)
TAKEN_UP = re.compile(
    r"(?<![\w'])(?:it|that|this|so(?! kind| good)|them|those|das|es|lo|la|le|les|isso|isto|cela|ca)(?![\w'])"
)
DIGEST = "digest"
ITEM = re.compile(
    r"(?<![\w'.-])(?:\d{1,2}(?![\d:.%-])|number \w+|the (?:other|others|rest|last|first|second|third|fourth"
    r"|fifth|remaining)(?: one| ones| two"
    r"| three| four)?|everybody else|everyone else)(?![\w'])(?! (?:january|february|march|april|may(?! (?:go|be"
    r"|come|start|wait|have|not|stay|join))|june|july|august|september|october"
    r"|november|december|years?|months?|weeks?|days?|hours?|minutes?|o'clock|people|euros?|times?|day|time|week"
    r"|month|year))"
)
JOINED = re.compile(
    r" (?:, )?(?:and|und|y|et|e) (?:then |also |auch |tambien |aussi |please |bitte )?"
    rf"(?=(?:{IMPERATIVES}|send|ask|find|search|look for|please|could you|can you|would you)(?![\w']))"
)
DECLARED = re.compile(r"(?:not|don't|do not|never|nicht|pas|nao|no) ")


def unread(said: Sequence[Sentence], state: State, question: Question, books: tuple[Book, ...]) -> str | None:
    """The first sentence that asks for something and that nothing was read from."""
    hits = [hit for hit in state.hits if hit.certainty != UNSURE]
    bare = () if question.topic == DIGEST else state.bare
    read = {hit.sentence for hit in (*hits, *state.reasons, *state.denied)} | {answer.sentence for answer in bare}
    known = {hit.intent.name for hit in hits}
    read |= {hit.sentence for hit in state.hits if hit.intent.name in known}
    half_read = {hit.sentence for hit in state.hits} - read
    for sentence in said:
        if sentence.number in half_read:
            return sentence.raw[:LONGEST_TOLD]
        text = corrected(sentence.plain, codes(books))
        decides = question.topic == DIGEST and bool(ITEM.search(text))
        if sentence.number not in read and (decides or plainly_asks(sentence, text)):
            return sentence.raw[:LONGEST_TOLD]
        if question.topic == "goals" and sentence.number not in read and drops_a_goal(sentence, text):
            return sentence.raw[:LONGEST_TOLD]
        spans = [(hit.start, hit.end) for hit in hits if hit.sentence == sentence.number]
        if spans and question.role != "admin" and (clause := left_over(sentence, text, spans)):
            return clause
    return None


def drops_a_goal(sentence: Sentence, text: str) -> bool:
    """Whether a goal is named beside a verb of dropping, though nobody could tell how the two belong together."""
    return not sentence.question and bool(pattern("drop").search(text) and references(text, bare=True))


def left_over(sentence: Sentence, text: str, spans: Sequence[tuple[int, int]]) -> str | None:
    """A clause joined on behind what was read that asks for more: "withdraw it and send one to Mina Aziz"."""
    for joint in JOINED.finditer(text):
        end = min((a for a, _ in spans if a >= joint.end()), default=len(text))
        clause = text[joint.end() : end]
        if end == len(text) and all(b <= joint.end() for _, b in spans) and plainly_asks(sentence, clause):
            return clause.strip(" ,")[:LONGEST_TOLD]
    return None


def plainly_asks(sentence: Sentence, text: str) -> bool:
    """Whether it asks for something of its own: no courtesy, no word to a third, nothing said before."""
    asks = ASKS.match(text)
    broken_off = sentence.end.startswith(("..", "…"))
    if asks is None or broken_off or len(text.split()) < FEWEST_WORDS or IDLE.search(text):
        return False
    after = text[asks.end() :]
    return not (
        LOGISTICS.search(text) or TAKEN_UP.search(" ".join(after.split()[:4])) or DECLARED.match(after.lstrip())
    )
