import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Fact, Step, Tree } from '#platform/server'
import { Territory } from '#platform/server'
import { type Area, type CarriedGroup, carryUnder, numberTree, tellTwinsApart, wholeEdge } from '../domain/index.ts'
import { readRegister, saveNewAreas, saveNumbers } from './areas.store.ts'
import type { Handover, RoomHandover } from './handover.ts'
import type { StoredReform } from './reforms.store.ts'
import { saveSuccession } from './succession.store.ts'

/** Groups that a person sends to a commune; null: the groups are dissolved. */
export interface GroupsToMove {
  readonly intentId: string
  readonly groupIds: readonly number[]
  readonly toAreaId: number | null
  readonly reform: StoredReform
  readonly startsAt: Instant
  readonly step: Step
}

/**
 * Ends groups where they were and, where they go somewhere, founds them there, with those below them; then every room
 * moves its own rows, as in a whole reform. All in the transaction of the decision. Dated by the reform, or by the first
 * day of the commune where that is later.
 */
export async function moveGroups(rooms: readonly RoomHandover[], move: GroupsToMove): Promise<Fact[]> {
  const { trx, profile, now } = move.step
  const known = await readRegister(trx)
  const byId = new Map(known.map((area) => [area.id, area]))
  const groups = move.groupIds.flatMap((id) => byId.get(id) ?? []).filter((group) => group.validTo === null)
  if (groups.length === 0) return []
  const target = move.toAreaId === null ? undefined : byId.get(move.toAreaId)
  const on = target && target.validFrom > move.reform.on ? target.validFrom : move.reform.on
  const { ended, carried } = plan(known, { groups, target, on })
  const tree = await write(move, known, { ended, carried, on })
  const handover: Handover = {
    id: move.intentId,
    on: on as Handover['on'],
    startsAt: move.startsAt,
    ended: ended.map((area) => area.id),
    heirOf: new Map(carried.map(({ old, area }) => [old.id, area.id])),
    founded: carried.map(({ area }) => area.id),
    grants: 'carry',
    holders: [],
    documentId: move.reform.documentId,
  }
  const facts: Fact[] = ended.map((area) => ({
    type: 'area-closed',
    areaId: area.id,
    subjectId: move.reform.id,
    data: { validTo: on, fate: target ? 'whole' : 'unknown', heirId: handover.heirOf.get(area.id) ?? null },
    live: ['areas'],
  }))
  for (const room of rooms) {
    for (let more = true; more; ) {
      const part = await room.carry(trx, handover, { now, tree, profile })
      facts.push(...part.facts)
      more = part.more
    }
  }
  return facts
}

interface Planned {
  readonly ended: readonly Area[]
  readonly carried: readonly CarriedGroup[]
}

function plan(
  known: readonly Area[],
  { groups, target, on }: { groups: readonly Area[]; target: Area | undefined; on: string },
): Planned {
  const below = Map.groupBy(
    known.filter((area) => area.validTo === null),
    (area) => area.parentId ?? 0,
  )
  const under = (areaId: number) => below.get(areaId) ?? []
  const firstId = known.reduce((most, area) => Math.max(most, area.id), 0) + 1
  if (target) {
    const carried = tellTwinsApart(carryUnder(groups, target.id, { on, firstId, below: under }), known)
    return { ended: carried.map(({ old }) => old), carried }
  }
  const ended: Area[] = [...groups]
  for (let at = 0; at < ended.length; at++) ended.push(...under((ended[at] as Area).id))
  return { ended, carried: [] }
}

async function write(
  { step: { trx }, reform }: GroupsToMove,
  known: readonly Area[],
  { ended, carried, on }: Planned & { on: string },
): Promise<Tree> {
  const ids = ended.map((area) => area.id)
  await sql`update areas set valid_to = greatest(${on}::date, valid_from + 1) where id = any(${ids}::int[])`.execute(
    trx,
  )
  await sql`update area_codes set valid_to = greatest(${on}::date, valid_from + 1)
    where area_id = any(${ids}::int[]) and valid_to is null`.execute(trx)
  const added = carried.map(({ area }) => area)
  const numbered = numberTree([...known, ...added])
  if (!numbered.ok) throw new Error(`the tree after the move does not hold: ${numbered.refusal.words.en}`)
  const places = new Map(numbered.value.map((place) => [place.areaId, place]))
  if (added.length > 0) {
    const { rows } = await sql<{
      id: number
    }>`select id from areas where synthetic and id = any(${ids}::int[])`.execute(trx)
    const synthetic = new Set(rows.map((row) => row.id))
    await saveNewAreas(
      trx,
      added,
      carried.map(({ old }) => ({ synthetic: synthetic.has(old.id) })),
      places,
    )
    await saveSuccession(
      trx,
      carried.map(({ old, area }) => wholeEdge(on, old.id, area.id)),
      reform.source,
    )
  }
  await saveNumbers(trx, known, places)
  return new Territory().readWithin(trx)
}
