/** The English asking-lexicon, reviewed by hand. */
import { EN_FORMULAS } from '../formulas/en.ts'
import { asking } from './asking.ts'
import { EN_DESK, EN_SMALL } from './desk/en.ts'
import { EN } from './everyday/en.ts'

export const en = asking({
  language: 'en',
  formulas: EN_FORMULAS,
  everyday: `${EN} ${EN_DESK}`,
  marks:
    'the and you your with would could should which whether what have has been were they them this these there once than please still from when where who how about not just only also into both either does did',
  words: `${EN_SMALL} hey tiny nicely properly worth waits waiting wait eg shows change changed changing explain explained suggest suggested offer offered whole total checks way ways tells telling deciding decides yourself ourselves themselves think thinking guess rest bit both handy steps step parcel package box label receipt invoice label serial instead aside page manual link guide found happy glad sorry try fix again worn under inside outside left right middle wide width height length long tall deep heavy old age often usually normally currently today's read reading looks sounds
    a an of to in on at for or if as by it its is are was be do so we us our i me my he she his her their that one ones another any all each some same
    out up off over back then too very well more most less least much many few little bit no nor yes ok okay so far rather perhaps maybe even already yet now here again soon
    can may might must shall will won want wants wanted need needs needed like liked prefer prefers preferred preference wish wished choose chose chosen choice choices decide decided decision option options pick
    know knows known tell told say says said let lets ask asked asking question questions answer answers answered reply replies send sends sent give gave given share show shown see seen look looks looked find found finding
    get got go goes going come comes help helps helped helpful work works worked working try tried trying check checked checking confirm confirmed confirms make makes made take takes took taken use used using put leave left
    sort settle settled finish complete completed continue start started set prepare prepared ready right correct exact exactly best better good great fine enough suits suit suited fit fits fitting match matches convenient possible able easy easier easily quick quickly simple simply short small
    photo photos picture pictures image images snap detail details word words number numbers line message note size sizes colour colours color colors model models version type kind side front top bottom end part parts piece pieces thing things two three second next other others instead
    open missing miss missing lack information info data point points case matter matters order orders item items name code of postcode address street house full new old different above below
    move forward ahead way while until before after during without through against per via between because since though although however
    i'm i'd i'll we'd we're we'll we've you're you'd you've it's that's what's there's don't doesn't didn't isn't haven't hasn't can't couldn't s d ll re ve t m
    quick phone mobile camera ruler measure measured measurement measurements describe write wrote written mention mentioned sure certain able happen happens happened happening notice noticed feel feels
    hi hello dear thanks thank kind regards warm best wishes cheers day evening week weekend lovely nice morning afternoon team everyone sincerely 
    decides deciding depends choosing sending asked suggestion suggested describe described whole two-word one-word yes-or-no leave it curious verdict waiting left-off meantime settled nothing anything something someone anyone no-one longer matters
    why wrong important necessary further feedback info cause reason problem issue situation request query email emails mail e hesitate unanswered overlooked daylight close-up blurry rough clear approximate patience courtesy update attached attach added add additional useful sufficient perfect perfectly ideal ideally great greatly gently friendly gentle follow-up busy inbox spam folder`,
  cues: [
    '(?:only|just) (?:\\p{L}+ )?(?:needs?|takes|missing|waits|waiting)|needs? (?:only|just)',
    "(?:you(?:'ll| will| can|'d| should)) (?:find|see|read) (?:it|them|this|that|the \\p{L}+)(?: \\p{L}+)? (?:on|under|inside|beneath|behind|below|above|at the (?:top|bottom|back|front|side|end)|next to)",
    "(?:it|they|that|the \\p{L}+)(?:'s| is| are| stands?) (?:usually |normally |often )?(?:printed|written|engraved|stamped|marked|shown) (?:on|under|inside|at)",
    "(?:i|we)(?:'m|'re| am| are)? (?:\\p{L}+ ){0,2}(?:writing|write|coming back|come back|getting back) (?:\\p{L}+ ){0,3}(?:about|regarding|concerning)",
    '(?:i|we) (?:do |very much )?hope|hopefully',
    "no rush|take your time|in your own time|whenever (?:it|that|you)|if (?:it|this|that) (?:has|is|no longer)|if you(?:'ve| have)? (?:already|since|meanwhile)",
    '(?:^|[,:;] ?(?:then |just |simply |so |or )?)(?:choose|pick|send|reply|answer|measure|check|compare|try|count|read|tell|look|have a look|take a|hold|place|note)',
    '(?:both|either) (?:are|is|work|works) (?:fine|possible|ok|okay|good|right|enough)',
    '(?:waits?|waiting|is waiting) (?:for|on)',
    '(?:two|three|several|some|a few|few) (?:\\p{L}+ )?(?:ways|options|possibilities|choices|solutions|things|points|questions|details)',
    'would (?:also |really |already )?(?:help|do|be (?:enough|fine|great|perfect|ideal|helpful))',
    '(?:you|they) (?:can|could|may) (?:also |just |simply |always )?(?:answer|reply|send|tell|choose|pick|write|attach|read|find|see|measure|count|check|compare)',
    '(?:that|this|it) (?:decides|tells|shows|determines|helps)|depends on|either (?:is|works|one)|that way (?:we|i)',
    "(?:we'd|i'd|we would|i would) (?:\\p{L}+ )?(?:like|love|need) to (?:know|see|check|help|hear|ask|understand)",
    '(?:happy|glad) to (?:help|check|look|explain|answer)',
    '^(?:for|about|regarding|concerning|as for|on) [^.]*(?::|,? or )',
    '(?:could|can|would|will|did|have|are|shall|should|may) (?:you|we)',
    '(?:we|i) (?:\\p{L}+ ){0,2}(?:need|needs|miss|lack|ask|asked|wonder|want|would like)',
    "(?:we're|we are|i'm|i am) (?:\\p{L}+ ){0,2}(?:missing|waiting for|curious|wondering|looking for)",
    '(?:is|are|was) (?:\\p{L}+ ){0,2}(?:open|missing|needed|enough|fine|perfect|all (?:we|i|it)|helpful|useful)',
    '(?:tell|send|show|give|write|drop) (?:us|me)',
    'let (?:us|me) know',
    '(?:just|simply|only) (?:say|tell|send|reply|write|answer)',
    '(?:once|as soon as|if) (?:we|i|you|it|the|that)',
    'so (?:that )?(?:we|i) (?:can|could|know)',
    'then (?:we|i) (?:can|could|know|see)',
    'with (?:it|that|this|them|those|your|the) .{0,40}(?:we|i) (?:can|could|know|see)',
    'please',
    'to (?:help|find|sort|choose|send|check|match|get|pick|prepare|finish|complete|continue|move|go|answer|see|tell|make)',
    '(?:one|a) (?:\\p{L}+ )?(?:word|photo|picture|yes|no|number|reply|line|answer|letter|size|date)',
    '(?:will|would) (?:do|be enough)',
    'our (?:last |earlier )?(?:question|questions|answer|suggestion)',
    'whether|where we left off|which (?:one|of|size|colou?r|model)',
    'here is our|here are our',
  ],
  greeting: [
    '(?:good )?(?:morning|afternoon|evening)(?: all| again| everyone)?',
    "(?:morning|afternoon|evening)[, ]+[\\p{L}'./-]{1,20}",
    "(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day))(?: there| again)?(?!\\p{L})[, ]*[\\p{L}'./& -]{0,40}",
    '(?:dear )?(?:sir or madam|sirs?|madam|all|team|customer)|to whom it may concern',
  ],
  courtesy: [
    "(?:i |we )?hope (?:you|it|that|\\p{L}+|your \\p{L}+)(?: and \\p{L}+)? (?:is|are|'re) (?:doing |keeping |feeling )?(?:well|fine|better|good|ok|okay)(?: again)?|enjoy (?:the rest of )?your (?:\\p{L}+ )?(?:trip|holiday|journey|stay|break|evening|weekend|day|week)|(?:get well|feel better) soon[\\p{L} ,]{0,20}|good luck[\\p{L} ,]{0,20}",
    '(?!.*(?<!\\p{L})(?:do|don|not|never|is|are|will|we|it|if|then|no)(?!\\p{L}))(?:with )?(?:my |our )?(?:kindest|warmest|best|kind|warm|many) (?:regards|wishes|thanks)[\\p{L} ,]{0,30}|yours (?:sincerely|faithfully|truly)[\\p{L} ,]{0,30}|(?:love|hugs|bye|all best|xx?)(?: from [\\p{L} ]{0,20})?',
    "(?:we(?: are|'re)? |i(?: am|'m)? )?look(?:ing)? forward to (?:hearing from you|your (?:reply|answer|message|choice))(?: soon)?",
    '(?!.*(?<!\\p{L})(?:do|don|not|never|is|are|was|were|will|would|we|i|it|if|then|no|goes|comes|has|and (?:the|your|our|please|then))(?!\\p{L}))(?:many thanks|thank you|thanks)[^.?!]{0,60}',
    '(?:have a|enjoy your|wishing you a?) (?:\\p{L}+ )?(?:\\p{L}+ )?(?:day|evening|week|weekend|morning|afternoon)',
    '(?!.*(?<!\\p{L})(?:do|don|not|never|is|are|will|we|it|if|then|no)(?!\\p{L}))(?:kind|best|warm|all the best|best wishes|cheers|sincerely|yours|take care|speak soon|talk soon)[\\p{L} ,]{0,30}',
  ],
  condition: ['once|as soon as|when|if|after|so that|then|whether|or|would|could|can'],
})
