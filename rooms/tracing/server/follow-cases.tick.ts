import { type Entry, followJournal, type House, stateInJournal, type Tick, type Trx } from '#platform/server'
import { type Learning, learnCases, learnContacts } from './learn-from-cases.ts'

const caseTypes = [
  'case-confirmed',
  'case-withdrawn',
  'case-amended',
  'case-settled',
  'case-recounted',
  'case-reported',
]
const contactTypes = ['contact-listed', 'contact-withdrawn']

/**
 * Follows the room of cases: clocks start and stop, the tracer learns of contacts that were told there and of who lives with a case, and
 * traces that are no longer so are marked with the reason.
 */
export const followCases: Tick = {
  name: 'cases and contacts as tracing knows them',
  everySeconds: 2,
  run: async (house) => {
    const follower = {
      name: 'tracing: cases',
      types: [...caseTypes, ...contactTypes],
      apply: (trx: Trx, entries: readonly Entry[]) => learn(trx, house, entries),
    }
    while ((await followJournal(house.db, follower)) > 0);
  },
}

async function learn(trx: Trx, { clock, territory, profile }: House, entries: readonly Entry[]): Promise<void> {
  const first = entries[0]
  if (!first) return
  const learning: Learning = { trx, now: clock.now(), profile, tree: territory.current(), id: first.id }
  const facts = [
    ...(await learnCases(learning, {
      caseIds: subjectsOf(entries, caseTypes),
      confirmed: subjectsOf(entries, ['case-confirmed']),
      withdrawn: subjectsOf(entries, ['case-withdrawn']),
    })),
    ...(await learnContacts(learning, subjectsOf(entries, contactTypes))),
  ]
  const nobody = { intentId: null, accountId: null, officerId: null, postId: null, occurredAt: learning.now }
  await stateInJournal(
    trx,
    facts.map((fact) => ({ fact, ...nobody })),
    learning.now,
    learning.tree,
  )
}

function subjectsOf(entries: readonly Entry[], types: readonly string[]): string[] {
  return [...new Set(entries.flatMap(({ type, subjectId }) => (types.includes(type) && subjectId ? [subjectId] : [])))]
}
