/** English words of a support desk's reminder, reviewed by hand: forms that say nothing, and what is asked, shown and settled. */

/** As they stand: persons and tenses of the commonest verbs; pronouns, adverbs, conjunctions. */
export const EN_SMALL = `
also other how's don't didn't doesn't managed manage moment else underneath lost get though line time times way part
had having doing done being am went gone came coming become becomes became saying knew knowing thought getting giving taking bring brings brought bringing saw seeing leaving letting mean means meant meaning seem seems seemed run runs running ran setting sit sits sitting stand stands standing stood hold holds holding held hear hears hearing heard felt fall falls writing showing stay stays stayed staying begin begins began turn turns turned turning opens opened opening wear wears wore wearing lay
anyway otherwise almost nearly roughly approximately possibly probably preferably ideally especially particularly mainly mostly generally sometimes earlier later lately recently previously originally first firstly besides thus therefore quite fairly slightly completely entirely fully partly precisely clearly closely directly comfortably together apart neither none everybody everything somewhere anywhere elsewhere everywhere wherever whichever whatever whose whom myself himself herself itself yours ours mine hers theirs such similar else onto within across along around beside beneath beyond behind near towards upon among except including regarding concerning till whereas unlike plenty several various single double triple quarter dozen pair couple fewer fourth fifth sixth latter former previous current original recent early late
wasn weren wouldn shouldn hadn
greetings bye warmly truly faithfully folks
ten eleven twelve unfortunately sadly apologies oh ah alright mind rush whenever`

/** In any form: what is asked for, looked at and chosen. No favour, money, blame, contact, stock, praise or text-making. */
export const EN_DESK = `
wonder recall remind behave react news favourite favorite thought spot concern unsure unclear confuse handy trouble glance happen progress drip dripped drop dropped squeeze trial clarify puzzle preference browse
chance dispatch date time schedule confirmation design artwork approval approve sign purchase bought spare accessory kit frequency recipient sender birthday wedding party celebration event anniversary trip journey holiday delighted enjoy luck welcome
agree allow arrive assemble avoid belong build clarify combine consider determine discuss enter expect fasten fold follow gather identify imagine indicate insert inspect intend lean locate obtain occur pour proceed provide raise receive recognise recognize refer remain remind report request rotate search serve shift slide solve squeeze state stretch tie trim twist unpack vary watch assist advise
stiff sharp dim intact incomplete chipped faded readable legible matching identical
glance glimpse shot video update keyword cross inscription lettering font logo layout entry field diagram figure digit character letter marking symbol arrow dot
rush leisure peace mind resolved solved done sadly unfortunately`
