import type { Instant } from '#kit'
import { toInstant } from '#kit'
import { derivedId, type Fact, type Profile, type Tree, type Trx } from '#platform/server'
import { caseRows } from '#rooms/cases/server'
import { keepClocks } from './case-clocks.store.ts'
import { contactLinksByIds, peopleForTracer, type ReportedContact } from './known-to-tracer.query.ts'
import { ownLinkSources } from './link-sources.ts'
import { markStale } from './stale-traces.store.ts'
import { knowPeople, putLinks } from './tracer/index.ts'
import { visitFacts } from './visits-fact.ts'

/** Where the room learns what happened in the room of cases. */
export interface Learning {
  readonly trx: Trx
  readonly now: Instant
  readonly profile: Profile
  readonly tree: Tree
  /** Names what is learnt: the same id learns the same thing. */
  readonly id: string
}

/** Cases were confirmed, moved, withdrawn: their clocks follow, the tracer learns who lives with them, traces go stale. */
export async function learnCases(
  learning: Learning,
  given: {
    readonly caseIds: readonly string[]
    readonly confirmed: readonly string[]
    readonly withdrawn: readonly string[]
  },
): Promise<Fact[]> {
  if (given.caseIds.length === 0) return []
  const { trx, now, tree } = learning
  await keepClocks(trx, given.caseIds, tree)
  const rows = await caseRows(trx, {
    ids: given.caseIds,
    statuses: ['suspected', 'probable', 'confirmed', 'withdrawn'],
  })
  const personsOf = (ids: readonly string[]) =>
    rows.filter(({ id }) => ids.includes(id)).map(({ personId }) => personId)
  const people = await peopleForTracer(trx, personsOf(given.caseIds))
  const known =
    people.length > 0 && tree.root
      ? visitFacts(await knowPeople(learning, { id: derivedId(learning.id, 'people'), people }), tree.root.id)
      : []
  const added = await markStale(trx, personsOf(given.confirmed), { reason: 'case-added', at: now, only: 'reached' })
  const gone = await markStale(trx, personsOf(given.withdrawn), { reason: 'case-withdrawn', at: now, only: 'seeds' })
  return [...known, ...added, ...gone]
}

/** Contacts were told or taken back in the room of cases: the tracer learns them, traces of those persons go stale. */
export async function learnContacts(learning: Learning, linkIds: readonly string[]): Promise<Fact[]> {
  const { trx, now, tree } = learning
  const all = await contactLinksByIds(trx, linkIds)
  const links = all.filter(({ source }) => !ownLinkSources.includes(source))
  if (links.length === 0 || !tree.root) return []
  const persons = links.flatMap(({ fromId, toId }) => [fromId, toId])
  const people = await peopleForTracer(trx, persons)
  const written = await putLinks(learning, {
    id: derivedId(learning.id, 'links'),
    people,
    links: links.map(toLink),
  })
  const stale = await markStale(trx, persons, { reason: 'contacts-changed', at: now, only: 'seeds' })
  return [...visitFacts(written, tree.root.id), ...stale]
}

/** A told contact as the tracer takes it: without times it stands at the moment it was told. */
export function toLink({ linkId, fromId, toId, fromAt, untilAt, listedAt, isWithdrawn }: ReportedContact) {
  const from = toInstant(fromAt ?? listedAt)
  const until = toInstant(untilAt ?? fromAt ?? listedAt)
  return {
    linkId,
    personIds: [fromId, toId] as const,
    from,
    until: until < from ? from : until,
    withdrawn: isWithdrawn,
  }
}
