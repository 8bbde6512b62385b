"""A yes or no in as many words, whatever the question was: at the head of a sentence, or as its verdict.

Knows the bare words of the phrase books and what may stand around them; refuses to know topics and intents.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from inbound.interpret.gates import Gated
from inbound.interpret.phrases import Book

LONGEST = 6
CLAUSES = 4
LONGEST_VERDICT = 160
# Words that change nothing about a yes or a no beside them.
FILLERS = re.compile(
    r"(?:please|thanks|thank|you|many|sorry|well|oh|ah|hi|hello|hey|so|then|um|hmm|and|now|bitte|danke|merci"
    r"|gracias|obrigado|obrigada|infelizmente|lamentablemente|desgraciadamente|malheureusement|helas|svp|stp|pf"
    r"|pls|very|much|lot|again|all|a|it|leider|but|just|really|quite"
    r"|honestly|frankly|sadly|unfortunately|alas|regrettably|regretfully|actually|obviously|happily|luckily"
    r"|clearly|truly|indeed|afraid|i'm|everyone|everybody|folks|guys|mate|team|m8|lol|haha|ha|x|xx|xxx|omg|wow"
    r"|gosh|yay|hooray|goodness|kindly|still|though|anyway|simply|this|too|for|sure|of|course|me|us|from|my"
    r"|side|end|at|und|y|et|e|emojistar)"
)
COMMENTS = re.compile(
    r"(?:^| , )(?:to be (?:honest|frank|fair|sure)|in (?:short|brief|a word|all honesty|fact|truth)"
    r"|to cut a long story short"
    r"|for (?:my|our) part|from (?:my|our) (?:side|end)|as far as (?:i|we)(?:'m| am|'re| are) concerned"
    r"|on (?:balance|reflection|second thoughts?)|after some thought|all things considered)(?= |$)"
)
# Kind words, that may be no more than that.
PRAISE = re.compile(
    r"(?:terrific|fantastic|wonderful|brilliant|excellent|lovely|splendid|superb|awesome|amazing|marvellous"
    r"|magnificent|top)"
)
# Words that open a turn of speech as often as they answer.
WEAK = re.compile(
    rf"(?:{PRAISE.pattern}|ok|okay|okey|k|right|fine|great|perfect|alright|good|true|indeed|super|parfait"
    rf"|perfecto|perfeito|certo"
    r"|(?:what a )?(?:good|great|excellent) (?:choice|call|idea))"
)
MANY_TIMES = re.compile(
    r"^(?:a |one )?(?:hundred|thousand|million|100|1000) times (?P<word>yes|no)\b|^(?P<twice>yes"
    r"|no)[, ]+(?:a )?(?:hundred|thousand|million) times\b"
)
TOWARDS = re.compile(
    r"^(?P<word>yes|no|yep|nope|si_|oui|non|ja|nein|sim|nao) (?:to|for|on|from|al?|pour|zu|fur|ao?"
    r"|para) (?:[\w'.-]+ ?){1,4}$"
)
VERDICT = re.compile(
    r"(?:^|(?:^|.* )(?:so|but|now|then|and|therefore|hence|afraid|sorry|honoured|flattered|today|after all|still) )"
    r"(?:(?:it's|it is|that's|that is|this is|it has to be|it must be|it'll be|it will be|make (?:it|that)"
    r"|make mine|i say|i'd say"
    r"|i have to say|i must say|i'll say|i am saying|i'm saying|let's say|my answer is|the answer is"
    r"|my answer(?:'s)?|answer|my vote is"
    r"|put (?:me|us) down (?:as|for)|consider (?:it|this|that)|take (?:this|it|that) as|call (?:it|that)"
    r"|you have my|from me|for me|today)"
    r" ?)*(?:(?:a|an|my|now|still|going to be|to be|therefore|from me|for me|also|simply|just) )*"
    r"(?:(?:big|clear|definite|firm|resounding|wholehearted|whole-hearted|heartfelt|enthusiastic|hearty|happy"
    r"|grateful|certain|sad|regretful|reluctant"
    r"|polite|flat|hard|straight|simple|loud|joyful|warm|sorry|unequivocal|emphatic|qualified) )*"
    r"(?P<word>yes|no)(?: (?:please|thanks|thank you|from (?:me|us|my side|our side|this end|here|the \w+)"
    r"|for (?:me|us|now"
    r"|the moment|this year|this time)|then|again|this time|i'm afraid|after all|instead))*$"
)
COMES_TO = re.compile(
    r"(?:and |well )?(?:so|but|therefore|hence|thus|now|then|still|anyway|nevertheless|also|daher|deshalb|aber"
    r"|pero|asi que"
    r"|mais|donc|alors|mas|por isso|portanto) "
)
WAS = re.compile(r"\b(?:it|that|this|answer) (?:was|were|used to be|had been|would be|would have been)\b")
OWN = re.compile(
    r"(?:i|i'm|i'd|i'll|we|we're|we'd|count me|no thanks|no thank you|thanks but|not this|not for|not now"
    r"|yes please|please do|go ahead"
    r"|let's|sounds|works for|suits|fine by|fine with|happy to|glad to|ich|je|j'|yo|eu)(?![\w])"
)
WISH = re.compile(r"(?:love|like|happy|glad|wish)(?: to| i could)?$")
HINDERED = re.compile(r" ,? ?(?:but|only|except|unfortunately|sadly|alas)(?![\w'])")
IDLE = re.compile(r"(?<![\w'])no (?:problems?|probs?|worries|bother|trouble)(?![\w'])")
TIME_TAIL = re.compile(r" (?:before|until|till|until after|till after|not before) (?:[\w'.-]+ ?){1,6}$")
ANSWERING = re.compile(r"\b(?:yes|no|yep|nope|si_|oui|non|ja|nein|sim|nao)\b")
OFFTOPIC = re.compile(
    r"(?:mail|message|email|letter|reminder|note|reply|correo|courriel|nachricht|"
    r"mensagem|post).{0,30}(?:arrive|arrived|came|got|received|reach|reached|"
    r"here|in my spam|llego|arrive|angekommen|chegou|recu|recibi|erhalten|"
    r"recebi)|(?:got|received|saw|seen|read|recibi|recu|erhalten|recebi)"
    r" (?:your|the|tu|su|votre|ihre|deine|a sua|a vossa) (?:mail|message|"
    r"email|note|letter|reminder|correo|mensaje|nachricht|courriel|mensagem)"
    r"|(?:i|we) (?:remember|know|see|saw|understand|realise|wonder|noticed|"
    r"was wondering|have a question)"
    r"|^[ ,]*(?:(?:and|but) )?(?:she|he|they|[a-z]+) (?:(?:has|have|did|had|also|already|even|just|kindly|actually) )*"
    r"(?:wrote|written|emailed|mailed|messaged|called me|rang|phoned|contacted|told me|approached|got in touch"
    r"|reached out|introduced (?:her|him)self)(?![\w'])"
    r"|^[ ,]*(?:(?:ella|el|ya|tambien) )*me (?:ha )?(?:escribio|escrito|llamo|llamado|contacto|contactado)(?![\w'])"
    r"|^[ ,]*(?:elle|il) m'a (?:\w+ ){0,2}(?:ecrit|appelee?|contactee?)(?![\w'])"
    r"|^[ ,]*(?:sie|er) hat (?:mir|mich) (?:\w+ ){0,2}(?:geschrieben|angerufen|kontaktiert)(?![\w'])"
    r"|^[ ,]*(?:ela|ele) (?:(?:ja|tambem) )*(?:me )?(?:escreveu|ligou|contactou)(?![\w'])"
)


# A question about what comes next, behind the answer: "yes, when do we start?".
QUESTION_BEHIND = re.compile(
    r" , (?:and |but |so )?(?:when|where|how (?:do|can|shall|soon|will)|what time|which day|who (?:calls|writes|starts)"
    r"|(?:can|could|shall|may|might|would) (?:you|we|i|she|he|they) "
    r"(?:please )?(?:send|give|tell|start|begin|meet|call|write|introduce|put|share|pass|let|talk|get)"
    r"|(?:y |et |und |e )?(?:cuando|como (?:empezamos|quedamos|contact\w+|la|lo|le)|donde|quien (?:escribe|llama"
    r"|empieza)"
    r"|(?:le|la|lo) (?:escribo|llamo|contacto)|quand|comment (?:on|je|la|le|faire)|ou|on (?:commence|se voit) quand"
    r"|c'est (?:moi|elle|lui) qui|qui (?:ecrit|appelle|commence)|je (?:lui|la|le) (?:ecris|appelle|contacte)"
    r"|wann|wie (?:geht|erreiche|fangen|soll)|wo|wer (?:meldet|schreibt|ruft)|soll(?:en)? (?:ich|wir) (?:mich"
    r"|uns|ihr|ihm|sie|ihn)"
    r"|(?:melde|meldet|schreibe|schreibt) (?:ich|sie|er)|quando|onde|como (?:comecamos|fazemos|a|o|lhe)"
    r"|quem (?:escreve|liga|comeca)|(?:escrevo|ligo|contacto)(?:-lhe)? (?:eu|a|o)?))(?![\w'])"
)


class Answer(NamedTuple):
    """A bare yes or no: its word, where it ends, and whether it may merely open a turn of speech."""

    polarity: str
    end: int
    weak: bool = False


def bare_answer(gated: Gated, books: Sequence[Book]) -> Answer | None:
    """The yes or no that a sentence opens with, or that it comes to; None when it does neither."""
    if gated.question and not QUESTION_BEHIND.search(gated.text):
        return None
    found = [answer for answer in verdicts(gated, books) if not gated.uncertain(answer.end)]
    strong = [answer for answer in found if not answer.weak]
    chosen = strong or found
    if not chosen or len({answer.polarity for answer in chosen}) > 1:
        return None
    rest = gated.text[chosen[0].end :]
    if OFFTOPIC.search(rest[:80]) or gated.question and not QUESTION_BEHIND.match(rest):
        return None
    return chosen[0]


def verdicts(gated: Gated, books: Sequence[Book]) -> Iterator[Answer]:
    """Each clause that is a yes or a no: those at the head, and later ones that say what it comes to."""
    end, head = 0, True
    for number, clause in enumerate(COMMENTS.sub("", gated.text).split(" , ")[:CLAUSES]):
        end = min(len(gated.text), end + len(clause) + (3 if number else 0))
        if (
            gated.told(end - len(clause))
            or any(mark < end for mark, _ in gated.marks["hearsay"])
            and not COMES_TO.match(clause)
        ):
            return
        if set(gated.opened[end - len(clause) : end]) == {"_"}:
            continue  # an idiom that answers nothing: "no problem", "keine Ursache"
        spoken = in_full(clause) or (said_bare(clause, books) if head else come_to(clause, books))
        if spoken and not (WISH.search(clause) and HINDERED.match(gated.text[end:])):
            yield Answer(spoken[0], end, spoken[1])
        elif not all(FILLERS.fullmatch(word) for word in clause.split()):
            head = False


def come_to(clause: str, books: Sequence[Book]) -> tuple[str, bool] | None:
    """ "…, so I can't", "…, but count me in": what is said before comes to this."""
    joined = COMES_TO.match(clause)
    behind = clause[joined.end() :] if joined else clause if OWN.match(clause) else ""
    spoken = said_bare(behind, books) if behind else None
    return spoken if spoken and not spoken[1] else None


def in_full(clause: str) -> tuple[str, bool] | None:
    """ "It's a no", "a hundred times yes", "yes to Tom"."""
    if not ANSWERING.search(clause):
        return None
    found = MANY_TIMES.match(clause)
    if found:
        return found["word"] or found["twice"], False
    towards = TOWARDS.match(clause)
    if towards:
        return ("no" if towards["word"] in ("no", "nope", "non", "nein", "nao") else "yes"), False
    verdict = VERDICT.match(clause) if len(clause) <= LONGEST_VERDICT and not WAS.search(clause) else None
    if verdict is None or ANSWERING.search(clause[: verdict.start("word")]):
        return None  # "yes and no"
    return verdict["word"], False


def said_bare(clause: str, books: Sequence[Book]) -> tuple[str, bool] | None:
    """The polarity of a clause made of bare words and fillers alone, and whether all of it is weak."""
    timed = TIME_TAIL.search(clause)
    if timed and (head := said_bare(clause[: timed.start()], books)):
        return head if head[0] == "no" else None  # "it was yes until I saw the date"
    words = IDLE.sub("", clause).split()
    said: list[tuple[str, str]] = []
    at = 0
    while at < len(words):
        step = next(
            (n for n in range(min(LONGEST, len(words) - at), 0, -1) if polarity_of(words[at : at + n], books)), 0
        )
        if step:
            said.append((polarity_of(words[at : at + step], books) or "", " ".join(words[at : at + step])))
        elif not FILLERS.fullmatch(words[at]):
            return None
        at += step or 1
    polarities = {polarity for polarity, word in said if not WEAK.fullmatch(word)} or {polarity for polarity, _ in said}
    if len(polarities) != 1:
        return None
    return polarities.pop(), all(WEAK.fullmatch(word) for _, word in said)


def polarity_of(words: Sequence[str], books: Sequence[Book]) -> str | None:
    clause = " ".join(words)
    return next((book.bare[clause] for book in books if clause in book.bare), None)
