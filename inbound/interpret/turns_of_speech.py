"""Turns of speech that take the force from a wording beside them, by the intents they spoil. Data alone."""

import re
from dataclasses import dataclass
from re import Pattern

from inbound.interpret.holding import INFORMATION, TAKES_UP
from inbound.interpret.model import BARE, FREE, PHRASE
from mailflow.domain.intents import DESTRUCTIVE, MEMBERS

BEFORE, WORDS, AFTER, UP_TO, WHOLE = "before", "words", "after", "up to", "whole"
"""Where to look: before the wording, in it, behind it, up to its end, in the whole sentence."""

NOUN = r"(?:(?:my|his|her|our|their|the|a|one of my|mr|ms|mrs|dr|each|every|all) )*[\w.'-]+(?: [\w.'-]+)?"
# "I told my boss to stop sending me announcements": asked of somebody else.
TO_A_THIRD = re.compile(
    r"(?<![\w'])(?:told|tell|telling|asked|asking|begged|warned|urged|advised|persuaded|convinced|got|forced|taught"
    r"|ordered|invited|allowed|reminded|wanted|wants|expects?|made|helped)"
    rf" (?!you|u |us |someone|somebody|to |me ){NOUN} (?:not )?(?:to )?$"
)
# "Just so you know why I'm slow".
TOLD_THEM = (
    r"(?<![\w'])(?:(?:so|so that|now|that|then) (?:you|he|she|they|everybody|everyone)(?: all|'ll| will| can| may)?"
    r" (?:know|understand|see)|(?:that|this|which) (?:is|explains|shows|tells(?: you)?)"
    r"|(?:that's|(?<!do )i) (?:\w+ )?(?:know|knew|understand|understood|explained|see|saw))(?: exactly| now)? "
)
TO_BE_KNOWN = re.compile(rf"{TOLD_THEM}$")
WITH_QUESTION_WORD = re.compile(rf"{TOLD_THEM}(?:why|who|how|what|where|when)(?![\w'])")
RECEIPT = re.compile(r"(?<![\w'])(?:received|receipt|arrived|got your|have read|reached me)(?![\w'])")
NEARLY = re.compile(
    r"(?<![\w'])(?:almost|nearly|practically|virtually|as good as|all but|close to|next to|not quite|half|fast|beinahe"
    r"|nahezu|praktisch|so gut wie|presque|quasiment|pratiquement|casi|practicamente|quase|praticamente)(?![\w'])"
)
NOTHING_TO = re.compile(
    r"(?<![\w'])(?:nothing|anything|little|not much|not a lot|no news|no progress|good news|great news|happy|pleased"
    r"|proud|delighted|glad|nichts|rien|nada)(?: \w+){0,2} (?:to|zu|a|que|de) "
)
UNPROMISED = re.compile(
    r"(?<![\w'])(?:can't|cannot|won't|couldn't|don't) (?:really |quite )?(?:promise|swear|guarantee|vouch)(?![\w'])"
)
TURNS = re.compile(
    r"(?<![\w'])(?:but|except that|only that|although|though|aber|allerdings|wobei|pero|aunque|salvo que"
    r"|sauf que|quoique|porem|embora)"
    r"(?! (?:that's|thanks?|thank you|many|in|from|on|by|for|danke|gracias|first|please)(?![\w']))(?: [\w']+){3}"
)
OF_ONESELF = re.compile(r"^[a-z]+ me (?:in|at|on|by|there|again|under|over|here|through|back)(?![\w'])")
# "I only stayed out of politeness. Go ahead."
GO_AHEAD = re.compile(r"(?:go ahead|do it|do so|please do|feel free|by all means|as you wish|be my guest)$")
# "Why change a winning team?" asks for no reason.
RHETORICAL = re.compile(
    r"^(?:but |and |so |well )*why (?:change|fix|bother|stop|mess|spoil|touch|break|wait|worry|risk|ruin|end"
    r"|leave|quit|give up|look|go|settle"
    r"|not (?!me|him|her|us)|would i|should i|on earth (?:not|would))(?![\w'])"
)
# "I'm in Vienna".
ELSEWHERE = re.compile(
    r"^ (?!for|too|as|and|with|on|if|please|again|definitely|both|of|thanks|then|yes|all|,|also|this|next)[\w']+"
)
# "Do it, before I change my mind".
BEFOREHAND = re.compile(
    r"(?<![\w'])(?:before|unless|until|till|lest|in case|rather than|instead of|ehe|bevor|antes (?:de )?que"
    r"|avant que) (?:i |we |you )?$"
)
NOT_ALL = re.compile(r"(?<![\w'])(?:but not|except|apart from|all but|aber nicht|pero no|mais pas|mas nao)(?![\w'])")
# "My tutor wants to drop goal 3, I don't".
OF_ANOTHER = re.compile(
    r"(?<![\w'])(?:quieren?|queria[ns]|veut|veulent|voulait|querem|quer|wants|wanted|insists|(?<!ich )will"
    r"|mochte gern(?= dass)"
    r"|(?:er|sie|ana|he|she|they) (?:mochte|wollte|want))(?: \w+){0,3}(?: |$)"
)
NOT_I = re.compile(
    r"(?: ,)? (?:but |and |aber |pero |mais |mas )?(?:yo no|moi non|moi pas|pas moi|ich (?:aber )?nicht|eu nao"
    r"|i don't|i do not|i won't|not me|i disagree"
    r"|i'm not|i am not)(?= ,|$)"
)
THINGS = re.compile(
    r"(?<![\w'])(?:appartement|logement|wohnung|piso|apartamento|casa|haus|flat|house|apartment|room|zimmer|job"
    r"|jobs|stelle|emploi|trabajo"
    r"|emprego|keys?|glasses|way|parking|hotel|doctor|nanny|babysitter|sitter|dog|cat|buyer|tenant)(?![\w'])"
)
PEOPLE = re.compile(
    r"(?<![\w'])(?:mentor\w*|mentee\w*|who|someone|somebody|anyone|anybody|person\w*|people|jemand\w*|alguien"
    r"|alguem|quelqu'un|qui|quien|quem)(?![\w'])"
)
ABOUT_A_SUBJECT = re.compile(r"(?<![\w'])(?:de|del|du|des|von|about|of) (?:\w+ ){1,3}$")
# A yes to the question that a mail did not ask: "Yes, I got your message".
ARRIVED = re.compile(
    r"^[ ,]*(?:(?:yo|ja|i|we|j'ai|hemos|he|ich habe|ihre?|your|the|a|o|la|le|el|votre|su|vossa|sua|tu|bien|mail"
    r"|message|mensagem|mensaje|nachricht|e-mail"
    r"|did|has|have|already|ya|ja|deja) )*(?:recebi|recebemos|recibi|recibido|recu|erhalten|angekommen|bekommen"
    r"|llego|chegou|arrived?|received?"
    r"|got (?:it|your)|reached|gelesen|read (?:it|your)|seen|saw)(?![\w'])"
)
# "I met her husband. Her, no."
KIN = re.compile(
    r"^ (?:husband|wife|son|daughter|mother|father|brother|sister|boss|colleagues?|friends?|team|assistant"
    r"|secretary|family|parents|partner)(?![\w'])"
)
A_PART = re.compile(r"^ (?:half|part|bit|word|words|sentence|line|clause|comma|page|paragraph|two|three)(?![\w'])")
A_PAPER = re.compile(
    r"(?<![\w'])(?:my|attached|annual|monthly|quarterly|weather|progress|status|travel|book|lab|short|full|year-end) $"
)
# "I told my brother to write: I accept".
SPOKEN = re.compile(
    r"(?<![\w'])(?:told|asked|hoped|hoping|planned|meant|able|going|about|tempted|ready|allowed|dreamt|dreamed"
    r"|supposed|begged|advised|urged) (?:[\w']+ ){0,4}?to (?:say|write|answer|reply|tell you|put|type)"
    r"(?: that| you)*(?= ,| i(?![\w])| (?:please|count|drop|give|unsubscribe|delete)(?![\w'])|$)"
)
THE_THING = re.compile(r"^(?:strike|drop|delete|cross) (?:it|that|this|them)(?: off| out)?$")
COUNT = re.compile(
    r"^ (?:only |just |up to |at most )?(?:one|two|three|four|five|[1-9])(?= ?,|$| more| at| people| mentees| of)"
)
LOGGED = re.compile(r"^ (?:in|on|into|out)(?![\w'])")
# "How do I add a goal?" adds none.
HOW = re.compile(
    r"^(?:(?:and|so|but|also|please) )*(?:how|where|when|why|what) (?:do|does|did|can|could|should|would|shall"
    r"|must|may) (?:i|we|one|you|he|she|they)(?![\w'])"
    r"|^(?:wie|wo|wann) (?:kann|konnen|muss|soll|trage|lege) (?:ich|wir|man)(?![\w'])|^(?:como|donde) (?:puedo"
    r"|se|hago|anado|posso|faco)(?![\w'])"
    r"|^comment (?:puis-je|faire|ajouter|on|est-ce)(?![\w'])"
)
TO_DO = re.compile(
    r"(?<![\w'])(?:get to|get back to|look at|do|deal with|come to|read|see|handle|finish|check|tackle|have) $"
)
OF_THINGS = re.compile(r"^there (?:must|should|has to|will|would|could|might) be(?![\w'])")
NAMES_LISTED = re.compile(
    r"(?<![\w'])put (?:me|us|him|her|them) (?:down |also |back )?on (?:the|your|a) (?:\w+ )?list(?![\w'])"
)
# No answer to "what shall you talk about": there will be no meeting.
SKIPPED = re.compile(
    r"(?<![\w'])(?:skip|leave it (?:out|be)|give it a miss|no (?:meeting|session|call) (?:this|in|next)"
    r"|not (?:this|next) (?:week|month|time)"
    r"|can't (?:make|do|manage)|none of (?:these|them|those)|neither|cancel(?:led)?|call it off|drop this"
    r"|no time|(?:don't|do not) need (?:a|any|the|this|one)|no need)(?![\w'])"
)
# "I don't usually do this", "my first thought was no", "she made me promise": what was so before, or mostly.
MOSTLY = re.compile(
    r"(?<![\w'])(?:usually|normally|ordinarily|generally|as a rule|by rights|only ever|on a good day|on a bad day"
    r"|(?:my|our) first (?:thought|instinct|reaction|impulse)|made me (?:promise|swear)|(?:i|we)(?:'d| had)? "
    r"(?:promised|swore|sworn|vowed|feared)|d'habitude|normalement|normalerweise|sonst|normalmente|por regla general"
    r"|por norma)(?![\w'])(?!.*(?<![\w'])(?:but|yet|aber|doch|pero|mais|mas)(?![\w']))"
)
# "My head of department has to approve this".
APPROVED_BY_OTHERS = re.compile(r"(?<![\w'])(?:has|have|had|needs?|must|will) (?:to )?(?:first )?approve")
# "I'm joining the navy".
JOINED_ELSEWHERE = re.compile(
    r"(?<![\w'])joining (?:the|a|an|my|his|her|another) "
    r"(?!programme|program|scheme|group|circle|mentor\w*|network|round|cohort|community|cycle|event|evening|meeting)"
)
# "Don't send anything to her yet": nothing is stopped.
NOT_YET = re.compile(r"^ (?:to (?:her|him|them)|yet)(?![\w'])")
NOTHING_WANTED = re.compile(r"(?:don't|do not) (?:want|need) anything$")
ORDERS = frozenset(
    [
        "capacity",
        "end",
        "erase",
        "favourite",
        "hours",
        "leave",
        "maintain",
        "move",
        "pause",
        "plan",
        "profile",
        "remind_later",
        "restart",
        "stop",
        "undo",
        "withdraw",
    ]
)
ANY = frozenset(MEMBERS)
GOALS = frozenset(name for name in MEMBERS if name.startswith("goal."))
KNOWN = frozenset(["why", "who", "help", "status", "my_id", "history"])
TAKING_UP = TAKES_UP | {"wait"}


@dataclass(frozen=True)
class Turn:
    """A turn of speech: the intents that it spoils, its words, and where they stand to the wording."""

    names: frozenset[str]
    pattern: Pattern[str]
    where: str
    kinds: frozenset[str] = frozenset([PHRASE])

    def bears_on(self, name: str, kind: str) -> bool:
        """Whether it can spoil this intent, found by a phrase, a bare word or as free text."""
        return name in self.names and kind in self.kinds


def of(*names: str) -> frozenset[str]:
    return frozenset(names)


ALL_KINDS = frozenset([PHRASE, BARE, FREE])
TURNS_OF_SPEECH = (
    Turn(of("confirm"), RECEIPT, AFTER, ALL_KINDS),
    Turn(of("accept", "decline"), MOSTLY, UP_TO, ALL_KINDS),
    Turn(of("accept", "join", "rsvp"), JOINED_ELSEWHERE, WHOLE),
    Turn(of("accept"), APPROVED_BY_OTHERS, UP_TO),
    Turn(of("stop"), NOT_YET, AFTER),
    Turn(of("stop"), NOTHING_WANTED, WORDS),
    Turn(of("keep"), GO_AHEAD, WORDS, ALL_KINDS),
    Turn(ANY, BEFOREHAND, BEFORE, ALL_KINDS),
    Turn(ANY - {"decline", "not_met"}, NOT_I, AFTER, ALL_KINDS),
    Turn(ANY, ARRIVED, AFTER, of(BARE)),
    Turn(of("accept", "keep", "rsvp", "renew"), OF_THINGS, WORDS),
    Turn(DESTRUCTIVE - {"accept", "decline"}, OF_ANOTHER, UP_TO),
    Turn(DESTRUCTIVE, SPOKEN, WHOLE, ALL_KINDS),
    Turn(of("help"), ABOUT_A_SUBJECT, BEFORE),
    Turn(of("why"), RHETORICAL, WHOLE),
    Turn(of("goal.done"), NOT_ALL, WHOLE),
    Turn(of("goal.done"), NEARLY, UP_TO),
    Turn(INFORMATION | ORDERS, TO_A_THIRD, BEFORE),
    Turn(KNOWN, TO_BE_KNOWN, BEFORE),
    Turn(KNOWN, WITH_QUESTION_WORD, UP_TO),
    Turn(of("met"), KIN, AFTER),
    Turn(of("undo"), A_PART, AFTER),
    Turn(of("undo"), THE_THING, WORDS),
    Turn(of("history"), LOGGED, AFTER),
    Turn(GOALS, HOW, WHOLE),
    Turn(of("goal.add"), NAMES_LISTED, WHOLE),
    Turn(of("frequency"), TO_DO, BEFORE),
    Turn(of("available"), COUNT, AFTER),
    Turn(of("report"), A_PAPER, BEFORE),
    Turn(of("report"), NOTHING_TO, UP_TO),
    Turn(of("rsvp"), UNPROMISED, BEFORE),
    Turn(of("find"), OF_ONESELF, WORDS),
    Turn(of("answer"), SKIPPED, WORDS, of(FREE)),
)
