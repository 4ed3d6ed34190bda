import { sql } from 'kysely'
import { dayOf, type Instant } from '#kit'
import { type Asking, defineRead, may, mayAnywhere } from '#platform/server'
import type { AreaBook } from '#rooms/areas/server'
import { officerNames } from '#rooms/bodies/server'
import { documentNames } from '#rooms/documents/server'
import { type DelegationLine, levelBriefings, levelDelegations, unconfirmed } from '../domain/index.ts'
import { invitedUnits } from './activate-set.ts'
import { levelsCatalogue } from './catalogue.ts'
import { delegationsAt, type KeptDelegation, keptDelegations } from './delegations.store.ts'
import { showArea, showBlanks, showSet } from './show-levels.ts'
import { bookOf } from './units.query.ts'

/** `GET /levels/delegations`: the register, and what documents hand down to a whole level. */
export const levelDelegationsRead = defineRead(levelDelegations, async (asking) => {
  const { db, now, tree, actor, profile } = asking
  const book = await bookOf(asking)
  const kept = await keptDelegations(db, now)
  const rootId = tree.root?.id ?? 0
  const all = await delegationsAt(db, now, { rootId, offsetMinutes: profile.utcOffsetMinutes })
  const general = all.filter(({ id }) => !kept.some((one) => one.id === id))
  const names = await officerNames(
    db,
    kept.map(({ madeBy }) => madeBy),
  )
  const documents = await documentNames(
    db,
    kept.map(({ documentId }) => documentId),
  )
  const used = await decisionsBy(asking)
  const lines = kept.map(
    (one): DelegationLine => ({
      ...showDelegation(book, one),
      documentId: one.documentId,
      document: documents.get(one.documentId) ?? null,
      toAt: one.toAt,
      state: stateOf(one, now),
      byName: names.get(one.madeBy) ?? null,
      revokedReason: one.revokedReason,
      decisions: used.get(one.id) ?? 0,
      mayRevoke: one.revokedAt === null && may(actor, 'levels.delegate', one.fromAreaId, tree),
    }),
  )
  const byDocument = general.map(
    (one): DelegationLine => ({
      ...showDelegation(book, one),
      documentId: null,
      document: null,
      toAt: one.toAt.startsWith('9998') ? null : one.toAt,
      state: 'in-force',
      byName: null,
      revokedReason: null,
      decisions: used.get(one.id) ?? 0,
      mayRevoke: false,
    }),
  )
  return { items: [...lines, ...byDocument], may: { delegate: mayAnywhere(actor, 'levels.delegate') } }
})

function showDelegation(book: AreaBook, one: Awaited<ReturnType<typeof delegationsAt>>[number]) {
  return {
    id: one.id,
    power: one.power,
    from: showArea(book, one.fromAreaId),
    to: one.toAreaId === null ? null : showArea(book, one.toAreaId),
    toLevel: one.toLevel,
    scope: one.scope === null ? null : one.scope.map((id) => showArea(book, id).title),
    fromAt: one.fromAt,
  }
}

function stateOf(one: KeptDelegation, now: Instant): DelegationLine['state'] {
  if (one.revokedAt !== null) return 'revoked'
  if (one.toAt <= now) return 'over'
  if (one.fromAt > now) return 'ahead'
  return one.basisHolds ? 'in-force' : 'basis-ended'
}

/** How many decisions rest on each delegation: the trace of its use. */
async function decisionsBy({ db }: Asking): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; count: number }>`
    select delegation_id as id, count(*)::int as count from level_proposals
    where delegation_id is not null group by delegation_id`.execute(db)
  return new Map(rows.map(({ id, count }) => [id, count]))
}

interface Briefing {
  readonly id: string
  readonly setKey: string
  readonly title: string
  readonly heldAt: string
  readonly place: string | null
  readonly units: number
  readonly people: number
}

/** `GET /levels/briefings` */
export const levelBriefingsRead = defineRead(levelBriefings, async (asking) => {
  const { db, tree, now, profile, actor } = asking
  const on = dayOf(now, profile.utcOffsetMinutes)
  const book = await bookOf(asking)
  const briefings = await readBriefings(asking)
  const activations = await readActivations(asking)
  const names = await officerNames(
    db,
    activations.map(({ by }) => by),
  )
  const invited = await invitedUnits({ db, tree }, on)
  const came = await attendance(asking)
  const { sets } = await levelsCatalogue(profile)
  const rootId = tree.root?.id ?? 0
  return {
    sets: sets.map((set) => {
      const used = activations.find(({ setKey }) => setKey === set.key)
      return {
        ...showSet(set),
        ground: { ...set.ground },
        blanks: showBlanks(set, set.from),
        unconfirmed: unconfirmed(set, set.from).length,
        activation: used
          ? {
              at: used.at,
              byName: names.get(used.by) ?? null,
              reason: used.reason,
              absent: used.absent.map((id) => showArea(book, id).title),
            }
          : null,
        briefings: briefings.filter(({ setKey }) => setKey === set.key).map(({ setKey: _key, ...rest }) => rest),
        attendance: invited.map((id) => ({ area: showArea(book, id), people: came.get(`${set.key}/${id}`) ?? 0 })),
      }
    }),
    may: {
      prepare: mayAnywhere(actor, 'levels.prepare'),
      activate: may(actor, 'levels.decide', rootId, tree),
    },
  }
})

async function readBriefings({ db }: Asking): Promise<Briefing[]> {
  const { rows } = await sql<Briefing>`
    select level_briefings.id, set_key as "setKey", title, held_at as "heldAt", place,
           (count(*) filter (where people > 0))::int as units, coalesce(sum(people), 0)::int as people
    from level_briefings left join level_briefing_attendance on briefing_id = level_briefings.id
    group by level_briefings.id order by held_at desc`.execute(db)
  return rows
}

async function readActivations({ db }: Asking) {
  const { rows } = await sql<{ setKey: string; at: string; by: string; reason: string | null; absent: number[] }>`
    select set_key as "setKey", decided_at as at, decided_by as by, reason, absent from level_activations`.execute(db)
  return rows
}

async function attendance({ db }: Asking): Promise<Map<string, number>> {
  const { rows } = await sql<{ setKey: string; areaId: number; people: number }>`
    select set_key as "setKey", came.area_id as "areaId", sum(people)::int as people
    from level_briefing_attendance came join level_briefings on level_briefings.id = briefing_id
    group by set_key, came.area_id`.execute(db)
  return new Map(rows.map(({ setKey, areaId, people }) => [`${setKey}/${areaId}`, people]))
}
