/** Faults planted into the delivery code, to see whether a history notices. Each text stands exactly once in its file. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are source texts.

export type Edit = { file: string; find: string; put: string }

export type Mutation = { name: string; edits: Edit[] }

const mutation = (
  name: string,
  ...edits: [file: string, find: string, put: string][]
): Mutation => ({
  name,
  edits: edits.map(([file, find, put]) => ({ file: `src/${file}`, find, put })),
})

export const MUTATIONS: Mutation[] = [
  // Who overlooks the mark alone finds the step spent, or the occasion: what was read is taken into the ledger.
  mutation(
    'the mark is looked for neither on the ticket nor for the ledger, and steps are not counted',
    [
      'pipeline/checks.ts',
      "return message === undefined ? null : { kind: 'there', message }",
      'return null',
    ],
    [
      'pipeline/checks.ts',
      "return findLadder(messages).spent >= decision.step ? cancel('step_spent') : null",
      'return null',
    ],
    [
      'pipeline/watch.ts',
      'if (kind === null || message.externalId === null) continue',
      'if (kind !== null || message.externalId === null) continue',
    ],
  ),
  mutation('the mark is random', [
    'domain/marker.ts',
    'const digest = sha256Base32([account,',
    'const digest = sha256Base32([Math.random(), account,',
  ]),
  mutation('an unclear post waits for no quiet time', [
    'pipeline/reconcile.ts',
    'Math.max(row.startedAt + unknownWait, row.absentAt + Math.min(MINUTE, unknownWait))',
    'row.absentAt',
  ]),
  mutation('the age of the read is not checked', [
    'pipeline/deliver.ts',
    'ageOf(readings, clock) > OLDEST_READ',
    'ageOf(readings, clock) > Number.POSITIVE_INFINITY',
  ]),
  mutation('a 5xx counts as not sent', [
    'gorgias/posting.ts',
    "return { kind: 'unclear', why: `status ${status}:",
    "return { kind: 'not_sent', why: `status ${status}:",
  ]),
  mutation('a time-out counts as not sent', [
    'gorgias/posting.ts',
    "left ? { kind: 'unclear', why } : { kind: 'not_sent', why }",
    "left ? { kind: 'not_sent', why } : { kind: 'not_sent', why }",
  ]),
  mutation('a post that got no answer is sent again at once', [
    'gorgias/posting.ts',
    "const outcome = await calls.makeNow({ verb: 'POST', path, body: body.data })",
    "let outcome = await calls.makeNow({ verb: 'POST', path, body: body.data })\n    if (outcome.kind === 'no_answer') outcome = await calls.makeNow({ verb: 'POST', path, body: body.data })",
  ]),
  mutation(
    'no claim and no fence',
    ['store/commitment.ts', "['fence_lost', eq(t.decisions.fence, c.fence)],", ''],
    ['store/claims.ts', 'isFree(t, claim.wall, claim.goneOwners),', ''],
  ),
  mutation('a claim runs out at once', [
    'pipeline/deliver.ts',
    'const LEASE = 90 * SECOND',
    'const LEASE = 0',
  ]),
  mutation('a claim is not asked whether the moment was put off', [
    'store/claims.ts',
    'isDue(t, claim.now, claim.wall),',
    '',
  ]),
  mutation('the hourly cap is asked outside the statement', [
    'store/commitment.ts',
    "['max_per_hour', sql`(${count(tx, t, autonomousSince(t, c.now - HOUR))}) < ${c.maxPerHour}`],",
    '',
  ]),
  mutation('the cap on notes is asked outside the statement', [
    'store/commitment.ts',
    "['notes_per_day', sql`(${count(tx, t, notesSince(t, c.now - DAY))}) < ${c.notesPerDay}`],",
    '',
  ]),
  // One follow-up of a customer keeps the others back at judging, before the reads and in the statement.
  mutation(
    'the contact gap is asked nowhere',
    [
      'store/commitment.ts',
      "['contact_gap', sql`(${count(tx, t, contactsInGap(t, c))}) = 0`],",
      '',
    ],
    ['domain/gates.ts', "['contact_cap', (facts) => contactCap(facts)],", ''],
    ['pipeline/deliver.ts', 'now - last < shop.contactGap', 'now - last < 0'],
  ),
  mutation('absence counts without proof', [
    'pipeline/reconcile.ts',
    "if ((await store.state.get('marks_proven')) === null)\n    return park(",
    'if (row.attempts > 9)\n    return park(',
  ]),
  mutation('a failed read counts as absent', [
    'pipeline/reconcile.ts',
    '    return clock.wall() + deps.unknownWait\n',
    '    if (row.absentAt === null) await store.deliveries.update(row.externalId, { absentAt: clock.wall() })\n    return clock.wall() + deps.unknownWait\n',
  ]),
  mutation('one read is enough for a second attempt', [
    'pipeline/reconcile.ts',
    'if (row.absentAt === null) {',
    'if (row.absentAt === -1) {',
  ]),
  mutation('attempts are not counted', [
    'pipeline/reconcile.ts',
    'if (row.attempts >= MOST_ATTEMPTS)',
    'if (row.attempts >= 99)',
  ]),
  mutation(
    'the ticket is read before the feed',
    [
      'pipeline/readings.ts',
      'const mirrored = await store.mirror.find(decision.ticketId)',
      "const mirrored = await store.mirror.find(decision.ticketId)\n      const early = await helpdesk.ticket(decision.ticketId, 'delivery')",
    ],
    [
      'pipeline/readings.ts',
      "const reading = await helpdesk.ticket(decision.ticketId, 'delivery')",
      'const reading = early',
    ],
  ),
  mutation('stops are not asked again in the statement', [
    'store/commitment.ts',
    '...STOP_KEYS.map((key): [Refusal, SQL] => [key, absent(t, key)]),',
    '',
  ]),
  mutation(
    'the breaker is not asked in the statement, nor before',
    ['store/commitment.ts', "['autonomous_paused', absent(t, 'autonomous_paused')],", ''],
    [
      'pipeline/deliver.ts',
      "if ((await store.state.get('autonomous_paused')) !== null)",
      'if (Number.isNaN(now))',
    ],
  ),
  mutation('a note by a person does not stop it', [
    'domain/hold.ts',
    "return messages.some(isNewer) ? 'note_by_person' : null",
    'return messages.some(isNewer) ? null : null',
  ]),
  mutation('the anchor is not compared', [
    'domain/hold.ts',
    'if (silence.anchor?.id !== decision.anchorMessageId)',
    'if (silence.anchor === null)',
  ]),
  mutation('words on other tickets are not heard', [
    'pipeline/checks.ts',
    'return holds || (customerId !== null && feed.some(isUnknown))',
    'return Number.isNaN(since) && (holds || feed.some(isUnknown))',
  ]),
  mutation('a snooze does not stop it', [
    'pipeline/checks.ts',
    'if (ticket.snoozedUntil !== null && ticket.snoozedUntil > situation.now)',
    'if (ticket.snoozedUntil === -1)',
  ]),
  mutation('an unclear post is called sent', [
    'pipeline/settle.ts',
    "to: 'unknown',\n        act: 'unclear',",
    "to: 'sent',\n        act: 'unclear',",
  ]),
  mutation('what a dead process was posting is posted again', [
    'pipeline/reconcile.ts',
    "to: 'unknown',\n      act: 'abandoned',",
    "to: 'scheduled',\n      act: 'abandoned',",
  ]),
  mutation('what is unclear is never looked up', [
    'pipeline/reconcile.ts',
    "await deps.store.decisions.withStatus(['unknown'])",
    'await deps.store.decisions.withStatus([])',
  ]),
  mutation('what is unclear is dropped', [
    'pipeline/reconcile.ts',
    'if (anchor !== null && !isSilent && !isNotice) {',
    'if (anchor !== null && !isNotice) {',
  ]),
  mutation('no quarantine', [
    'pipeline/quarantine.ts',
    'if (doubt !== null) await begin(deps, doubt.reason)',
    'if (doubt !== null && generation === null) await begin(deps, doubt.reason)',
  ]),
  mutation(
    'edits are ignored',
    ['store/acts.ts', '...(act.text === null ? {} : { draftText: act.text }),', ''],
    ['pipeline/checks.ts', 'return isSame ? null :', 'return isSame || !isSame ? null :'],
  ),
  mutation('the recipient is taken from the newest message', [
    'pipeline/compose.ts',
    'receiver: { id: customer.id },',
    'receiver: { id: ticket.messages.at(-1)?.sender?.id ?? customer.id },',
  ]),
  mutation('our own post counts as an agent’s word', [
    'domain/words.ts',
    "if (isOurs(message.externalId)) return 'ours'",
    '',
  ]),
  mutation(
    'the undo window is ignored',
    [
      'pipeline/approve.ts',
      'sendAt: Math.max(clock.now() + undo,',
      'sendAt: Math.max(clock.now(),',
    ],
    [
      'pipeline/approve.ts',
      'releaseAt: clock.wall() + undo,',
      'releaseAt: clock.wall() + 0 * undo,',
    ],
  ),
  mutation('a lowered mode is ignored', [
    'pipeline/checks.ts',
    "const isAllowed = mode === 'autonomous' || (decision.approvalId !== null && mode !== 'shadow')",
    "const isAllowed = mode !== 'shadow' || decision.approvalId === null",
  ]),
  mutation('hours are ignored', [
    'pipeline/checks.ts',
    "return opens > situation.now ? later('outside the hours in which this policy sends', opens) : null",
    "return opens > situation.now && Number.isNaN(opens) ? later('outside the hours', opens) : null",
  ]),
  mutation('a closed ticket stays open after a post', [
    'pipeline/leave.ts',
    'if (leaveStatus !== null)\n',
    "if (leaveStatus === 'open')\n",
  ]),
  mutation('a conflict is taken for a refusal', [
    'pipeline/refused-for-good.ts',
    '  error.status !== CONFLICT &&\n',
    '  error.status !== 0 &&\n',
  ]),
  mutation('the disk is not told to keep what was committed', [
    'store/sqlite.ts',
    "'synchronous = FULL',",
    "'synchronous = NORMAL',",
  ]),
  // One of them alone: the other installation is noticed by what else it posts.
  mutation(
    'neither twins nor strangers are noticed',
    [
      'pipeline/watch.ts',
      'if (twins.length > 0) await tripBreaker(',
      'if (twins.length > 99) await tripBreaker(',
    ],
    [
      'pipeline/watch.ts',
      'if (adoptsUntil !== null && message.at > adoptsUntil)',
      'if (adoptsUntil === -1)',
    ],
  ),
]
