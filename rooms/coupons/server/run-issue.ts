import { sql } from 'kysely'
import { z } from 'zod'
import { type Instant, uuidField } from '#kit'
import { derivedId, type JobKind, type JobTools, stateInJournal, type Tree, type Trx } from '#platform/server'
import type { HouseholdRow } from '#rooms/people/server'
import { type CouponPlace, serialOf, sharePlaces } from '../domain/index.ts'
import { householdsWithout } from './households-without.query.ts'
import { readSchemes } from './schemes.store.ts'

/** The kind of job that a print run is. */
export const issueJobKind = 'coupons.issue'

/** The first step is small, so that the first cards are seen at once. */
const firstStep = 100
const laterSteps = 500

const inputSchema = z.object({ issueId: uuidField })

interface Issue {
  readonly id: string
  readonly schemeId: string
  readonly areaId: number
  readonly accountId: string | null
  readonly officerId: string | null
  readonly postId: string | null
}

/**
 * Makes the cards of a print run, in steps that each commit with their journal entry. Each step asks anew who has none: after
 * a crash, or when a household was given one meanwhile, nobody gets two.
 */
export const issueJob: JobKind = {
  kind: issueJobKind,
  run: async (input, tools) => {
    const issue = await readIssue(tools, inputSchema.parse(input).issueId)
    const tree = await tools.territory.refresh(tools.db)
    let made = 0
    for (let left = Number.POSITIVE_INFINITY; left > 0; ) {
      let count = 0
      const goesOn = await tools.step(
        () => count,
        async (trx) => {
          const done = await makeSome(trx, { issue, tree, now: tools.clock.now(), most: made ? laterSteps : firstStep })
          count = done.made
          left = done.left
        },
      )
      if (!goesOn) break
      made += count
    }
    return { made }
  },
}

async function readIssue({ db }: JobTools, id: string): Promise<Issue> {
  const { rows } = await sql<Issue>`
    select id, scheme_id as "schemeId", area_id as "areaId", account_id as "accountId", officer_id as "officerId",
           post_id as "postId"
    from coupon_issues where id = ${id}`.execute(db)
  const [issue] = rows
  if (!issue) throw new Error('a print run of coupons was ordered and is not on file')
  return issue
}

interface Making {
  readonly issue: Issue
  readonly tree: Tree
  readonly now: Instant
  readonly most: number
}

async function makeSome(trx: Trx, { issue, tree, now, most }: Making): Promise<{ made: number; left: number }> {
  const scheme = (await readSchemes(trx, [issue.schemeId])).get(issue.schemeId)
  // A scheme that ended meanwhile gives no more cards (SG-01).
  if (!scheme || scheme.to <= now) return { made: 0, left: 0 }
  const waiting = await householdsWithout(trx, { tree, now }, issue)
  const households = waiting.slice(0, most)
  if (households.length === 0) return { made: 0, left: 0 }
  const shares = { groups: scheme.groups.length, slots: scheme.slots.length }
  const places = sharePlaces(households.length, shares, await placesGiven(trx, scheme.id))
  await insertCards(trx, { issue, now, households, places })
  await tell(trx, { issue, tree, now, households })
  return { made: households.length, left: waiting.length - households.length }
}

/**
 * Households that have been given a place so far. Counted, not kept beside the scheme: this step holds its run, and whoever
 * holds the scheme may be asking to stop the run; each would wait for the other.
 */
async function placesGiven(trx: Trx, schemeId: string): Promise<number> {
  const { rows } = await sql<{ given: number }>`
    select count(*)::int as given from coupons where scheme_id = ${schemeId} and card_no = 1`.execute(trx)
  return rows[0]?.given ?? 0
}

interface Cards {
  readonly issue: Issue
  readonly now: Instant
  readonly households: readonly HouseholdRow[]
  readonly places: readonly CouponPlace[]
}

async function insertCards(trx: Trx, { issue, now, households, places }: Cards): Promise<void> {
  // A household that had a card in another run of the scheme keeps one id per run: the same run tried twice makes it once.
  const ids = households.map(({ id }) => derivedId(issue.id, id))
  await sql`
    insert into coupons (zone_id, id, scheme_id, area_id, household_id, serial, group_no, slot_no, card_no, proxy,
                         used_days, issued_at)
    select zone_id, id, ${issue.schemeId}::uuid, area_id, household_id, serial, group_no, slot_no, 1, null, '{}', ${now}
    from unnest(${households.map(({ zoneId }) => zoneId)}::int[], ${ids}::uuid[],
                ${households.map(({ areaId }) => areaId)}::int[], ${households.map(({ id }) => id)}::uuid[],
                ${ids.map(serialOf)}::text[], ${places.map(({ group }) => group)}::smallint[],
                ${places.map(({ slot }) => slot)}::smallint[])
      as given (zone_id, id, area_id, household_id, serial, group_no, slot_no)`.execute(trx)
}

/** One fact for each group of households: how many, never whose. */
async function tell(trx: Trx, { issue, tree, now, households }: Omit<Cards, 'places'> & { tree: Tree }): Promise<void> {
  const byGroup = Map.groupBy(households, ({ areaId }) => areaId)
  const { accountId, officerId, postId, schemeId } = issue
  const stated = [...byGroup].map(([areaId, own]) => ({
    fact: {
      type: 'coupons-issued',
      areaId,
      subjectId: issue.id,
      data: { schemeId, count: own.length, withoutPhone: own.filter(({ hasPhone }) => !hasPhone).length },
      live: ['coupons'],
    },
    intentId: issue.id,
    accountId,
    officerId,
    postId,
    occurredAt: now,
  }))
  await stateInJournal(trx, stated, now, tree)
}
