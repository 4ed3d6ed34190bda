import { sql } from 'kysely'
import { dayOf, type Instant, type Words } from '#kit'
import { type Asking, defineRead, may, no, notFound, Refused } from '#platform/server'
import { headPostsOf, officerNames } from '#rooms/bodies/server'
import { idsOfPersons, openPersons } from '#rooms/people/server'
import { CASES, type CaseMeeting, type CasePage, casePageContract, casePersonContract } from '../domain/index.ts'
import { areaTitles, codeOf, stepsOf, toLines } from './case-line.query.ts'
import { type CaseRow, caseColumns } from './cases.store.ts'
import { classesOf } from './classes.store.ts'
import { contactLinksOf } from './links.store.ts'
import { caseBook, caseRuleAt } from './rules-of-house.ts'

/** The case, when the asker may see it under the permission: where it counts, or where it was reported. */
export async function visibleCase(asking: Asking, id: string, permission: string): Promise<CaseRow | Refused> {
  const { rows } = await sql<CaseRow>`select ${caseColumns} from cases where id = ${id}`.execute(asking.db)
  const row = rows[0]
  const isSeen =
    row && [row.areaId, row.reportAreaId].some((areaId) => may(asking.actor, permission, areaId, asking.tree))
  return row && isSeen ? row : notFound('id')
}

/** `GET /cases/:id`: all but a name. */
export const casePageRead = defineRead(casePageContract, async (asking, { id }) => {
  const row = await visibleCase(asking, id, 'cases.read')
  if (row instanceof Refused) return row
  const [line] = await toLines(asking, [row])
  if (!line) return notFound('id')
  const rule = await caseRuleAt(asking.profile, asking.now)
  const { settings } = await caseBook(asking.profile)
  const contacts = await meetingsOf(asking, row)
  const levels = Map.groupBy(
    contacts.filter(({ level }) => level !== null),
    ({ level }) => level as number,
  )
  const mays = (permission: string) =>
    [row.areaId, row.reportAreaId].some((areaId) => may(asking.actor, permission, areaId, asking.tree))
  return {
    ...line,
    version: row.version,
    reportPlace: row.reportPlace,
    reportAreaId: row.reportAreaId,
    sampledAt: row.sampledAt,
    enteredAt: row.enteredAt,
    symptoms: row.symptoms,
    variant: settings.variants.find(({ key }) => key === row.variant)?.title ?? null,
    variantSure: row.variantSure,
    sourceCaseId: row.sourceCaseId,
    sourceCode: row.sourceCaseId === null ? null : codeOf({ id: row.sourceCaseId }),
    maySeeSource: await maySeeSource(asking, row),
    sourceNote: row.sourceNote,
    clusterId: row.sourceClusterId,
    outcomeOn: row.outcomeOn,
    origin: row.origin,
    steps: stepsOf(row, rule, asking.now),
    actor: await actorFor(asking, row),
    contacts,
    contactCounts: [...levels]
      .map(([level, some]) => ({ level, count: some.length }))
      .toSorted((a, b) => a.level - b.level),
    claims: await claimsOf(asking, row),
    history: await historyOf(asking, id),
    mayKeep: mays('cases.keep'),
    mayIdentify: mays('cases.identify'),
  }
})

async function maySeeSource(asking: Asking, { sourceCaseId }: CaseRow): Promise<boolean> {
  return sourceCaseId !== null && !((await visibleCase(asking, sourceCaseId, 'cases.read')) instanceof Refused)
}

/** Who must act next on a case: the head of the health station where it counts. */
async function actorFor({ db, now, tree }: Asking, row: CaseRow): Promise<CasePage['actor']> {
  const zones = tree.upward(row.areaId).map(({ id }) => id)
  const heads = await headPostsOf(db, zones, now, 'health')
  const head = zones.map((zone) => heads.get(zone)).find((one) => one !== undefined)
  if (!head) return { postTitle: null, name: null }
  const { rows } = await sql<{ title: string }>`select title from posts where id = ${head.postId}`.execute(db)
  const title = rows[0]?.title
  const name = head.officerId === null ? undefined : (await officerNames(db, [head.officerId])).get(head.officerId)
  return { postTitle: title === undefined ? null : { vi: title, en: title }, name: name ?? null }
}

/** Contacts of the case's person, from their side; of those in areas not the asker's the place is not said. */
async function meetingsOf(asking: Asking, row: CaseRow): Promise<CaseMeeting[]> {
  const links = await contactLinksOf(asking.db, [row.personId])
  const own = new Set((await idsOfPersons(asking.db, [row.personId])).get(row.personId))
  const others = links.map((link) => (own.has(link.fromPersonId) ? link.toPersonId : link.fromPersonId))
  const today = dayOf(asking.now, asking.profile.utcOffsetMinutes)
  const classes = await classesOf(asking.db, others, today)
  const titleOf = await areaTitles(asking)
  const mine = (areaId: number): Words | null =>
    may(asking.actor, 'cases.read', areaId, asking.tree) ? titleOf(areaId) : null
  return links.map((link, index) => {
    const personId = others[index] as string
    const standing = classes.get(personId)
    return {
      id: link.id,
      direction: own.has(link.fromPersonId) ? ('out' as const) : ('in' as const),
      personId,
      level: standing?.level ?? null,
      caseId: standing?.level === 0 ? standing.caseId : null,
      areaTitle: mine(standing?.areaId ?? link.areaId),
      fromAt: link.fromAt,
      untilAt: link.untilAt,
      relation: link.relation,
      distance: link.distance,
      source: link.source,
    }
  })
}

interface ClaimRow {
  readonly id: string
  readonly field: string
  readonly value: string | null
  readonly source: string
  readonly saidAt: Instant
  readonly settledAs: string | null
}

async function claimsOf({ db }: Asking, row: CaseRow): Promise<CasePage['claims']> {
  const { rows } = await sql<ClaimRow>`
    select id, field, value, source, said_at as "saidAt", settled_as as "settledAs" from case_claims
    where case_id = ${row.id} order by said_at, field`.execute(db)
  return rows.map((claim) => {
    const registered = row[claim.field as keyof CaseRow]
    return { ...claim, registered: registered === null || registered === undefined ? null : String(registered) }
  })
}

interface VersionRow {
  readonly version: number
  readonly at: Instant
  readonly officerId: string | null
  readonly what: string
  readonly reason: string | null
  readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>
}

async function historyOf({ db }: Asking, id: string): Promise<CasePage['history']> {
  const { rows } = await sql<VersionRow>`
    select version, changed_at as at, officer_id as "officerId", what, reason, changes from case_versions
    where case_id = ${id} order by version desc`.execute(db)
  const names = await officerNames(
    db,
    rows.map(({ officerId }) => officerId),
  )
  const said = (value: unknown) => (value === null || value === undefined ? null : String(value))
  return rows.map(({ officerId, changes, ...row }) => ({
    ...row,
    by: officerId === null ? null : (names.get(officerId) ?? null),
    changes: Object.entries(changes).map(([field, [from, to]]) => ({ field, from: said(from), to: said(to) })),
  }))
}

/** `GET /cases/:id/person`: the look is written down first; if it cannot be, nothing is shown (SG-09). */
export const casePersonRead = defineRead(casePersonContract, async (asking, { id, reason }) => {
  const { permission, path } = casePersonContract
  const row = await visibleCase(asking, id, permission)
  if (row instanceof Refused) return row
  const opened = await openPersons(asking, [row.personId], { permission, subjectKind: `GET /api${path}`, reason })
  const person = opened.get(row.personId)
  if (!person) return no(CASES.PERSON_UNKNOWN)
  const { name, birthYear, phone, address } = person
  return { name, birthYear, phone, address }
})
