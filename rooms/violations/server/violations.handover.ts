import { type RawBuilder, sql } from 'kysely'
import { addMinutes, type Instant } from '#kit'
import type { Db, Fact, Trx } from '#platform/server'
import { levelOf } from '#rooms/areas/domain'
import { type HandoverAt, moveRows, nothingLeft, openBook, type RoomHandover, type Settling } from '#rooms/areas/server'
import { carryDossier, closed, type Dossier, type DossierHeir, numberOf } from '../domain/index.ts'
import { factOf } from './change-dossiers.ts'
import { saveDossiers, toDossier } from './dossiers.store.ts'
import { groundAt } from './violation-rules.query.ts'
import './violations.tables.ts'

/** Dossiers in one step. */
const dossiersPerStep = 1_000
/** A decision may be appealed for 90 days, paid or not: so long its dossier has to lie where somebody can take it in. */
const appealMinutes = 90 * 24 * 60

/**
 * Dossiers when areas end. What is open, and what may still be appealed, goes to the commune that took all of the old
 * one, under the number that its papers carry; of a commune cut up a person says where. What is over stays where it was.
 */
export const violationsHandover: RoomHandover = {
  kind: 'violation',
  title: { vi: 'Hồ sơ xử phạt chưa xong', en: 'Violation dossiers not over' },
  async count(db, { ended, heirOf, startsAt }) {
    const heirs = [...heirOf.keys()]
    const { rows } = await sql<{ carried: number; waiting: number }>`
      select (count(*) filter (where area_id = any(${heirs}::int[]) or not area_id = any(${[...ended]}::int[])))::int as carried,
             (count(*) filter (where area_id = any(${[...ended]}::int[]) and not area_id = any(${heirs}::int[])))::int as waiting
      from violations where ${isAlive(startsAt)}
        and (area_id = any(${[...ended]}::int[]) or level_area_id = any(${[...ended]}::int[]))`.execute(db)
    return { carried: rows[0]?.carried ?? 0, waiting: rows[0]?.waiting ?? 0, ended: 0 }
  },
  async carry(trx, { ended, heirOf, startsAt, documentId }, at) {
    const { rows } = await sql`
      select * from violations where ${isAlive(startsAt)}
        and (area_id = any(${[...heirOf.keys()]}::int[])
          or (level_area_id = any(${[...ended]}::int[]) and not area_id = any(${[...ended]}::int[])))
      order by id limit ${dossiersPerStep} for update`.execute(trx)
    const dossiers = rows.map(toDossier)
    const facts = await carry(
      trx,
      { dossiers, heirOf, documentId, areaOf: ({ areaId }) => heirOf.get(areaId) ?? areaId },
      at,
    )
    return { ...nothingLeft, facts, carried: dossiers.length, more: dossiers.length === dossiersPerStep }
  },
  async waits(trx, { ended, heirOf, startsAt }) {
    const areas = ended.filter((areaId) => !heirOf.has(areaId))
    const { rows } = await sql<{ subjectId: string; areaId: number }>`
      select id as "subjectId", area_id as "areaId" from violations
      where ${isAlive(startsAt)} and area_id = any(${areas}::int[]) order by id`.execute(trx)
    return rows
  },
  settle,
  async nameOf(db: Db, ids) {
    const { rows } = await sql<Pick<Dossier, 'id' | 'seq' | 'year'>>`
      select id, seq, year from violations where id = any(${[...ids]}::uuid[])`.execute(db)
    return new Map(rows.map((row) => [row.id, `Hồ sơ ${numberOf(row)}`]))
  },
}

function isAlive(startsAt: Instant): RawBuilder<unknown> {
  return sql`(state <> 'closed' or open_appeal_id is not null or served_at > ${addMinutes(startsAt, -appealMinutes)})`
}

interface Carrying {
  readonly dossiers: readonly Dossier[]
  readonly areaOf: (dossier: Dossier) => number
  readonly heirOf: ReadonlyMap<number, number>
  readonly documentId: string | null
}

async function carry(trx: Trx, { dossiers, areaOf, heirOf, documentId }: Carrying, at: HandoverAt): Promise<Fact[]> {
  if (dossiers.length === 0) return []
  const ground = await groundAt(trx, at)
  const heirFor = await heirsIn(trx, at, heirOf)
  const after = dossiers.map((dossier) => carryDossier(dossier, heirFor(dossier, areaOf(dossier)), ground))
  await keep(trx, dossiers, after)
  return after.map(
    (dossier, index): Fact => ({
      type: 'violation-carried',
      areaId: dossier.areaId,
      subjectId: dossier.id,
      documentId,
      data: { fromAreaId: dossiers[index]?.areaId, behaviour: dossier.behaviour, level: dossier.level },
      live: ['violations'],
    }),
  )
}

/** Where a dossier goes, and the committee that goes on with it: the same, its heir, or that of its level above the act. */
async function heirsIn(trx: Trx, { tree }: HandoverAt, heirOf: ReadonlyMap<number, number>) {
  const { byId } = await openBook({ db: trx, tree })
  return ({ level, levelAreaId }: Dossier, areaId: number): DossierHeir => {
    const above = tree.upward(areaId).flatMap(({ id }) => {
      const area = byId.get(id)
      const itsLevel = area === undefined ? 'group' : levelOf(area.kind)
      return itsLevel === 'group' ? [] : [{ id, level: itsLevel }]
    })
    const seat =
      above.find(({ id }) => id === levelAreaId || id === heirOf.get(levelAreaId)) ??
      above.find((one) => one.level === level)
    const levels = above.map((one) => one.level)
    return { areaId, zoneId: tree.get(areaId).zoneId, seatId: seat?.id ?? null, levels }
  }
}

/** Dossiers in their new place, with what hangs on them. */
async function keep(trx: Trx, before: readonly Dossier[], after: readonly Dossier[]): Promise<void> {
  const going = after.map(({ id, zoneId, areaId }, index) => {
    return { id, fromZone: before[index]?.zoneId ?? zoneId, toZone: zoneId, toAreaId: areaId }
  })
  for (const table of ['violation_sealed', 'violation_payments', 'violation_reliefs'])
    await moveRows(trx, going, { table, by: 'violation_id', hasArea: false })
  await moveRows(trx, going, { table: 'violation_appeals', by: 'violation_id', hasArea: true })
  await moveRows(trx, going, { table: 'violations', by: 'id', hasArea: true })
  await saveDossiers(trx, after)
}

/** A person says to which commune a dossier goes; to none: it is closed for the reason given, and counts as before. */
async function settle(trx: Trx, { subjectId, to: [areaId], reason }: Settling, at: HandoverAt): Promise<Fact[]> {
  const { rows } = await sql`select * from violations where id = ${subjectId} for update`.execute(trx)
  const dossier = rows[0] === undefined ? undefined : toDossier(rows[0])
  if (!dossier) return []
  if (areaId !== undefined) {
    return carry(trx, { dossiers: [dossier], areaOf: () => areaId, heirOf: new Map(), documentId: null }, at)
  }
  if (dossier.state === 'closed') return []
  const over = closed(dossier, { as: 'lapsed', reason }, await groundAt(trx, at))
  await saveDossiers(trx, [{ ...over, changedAt: at.now }])
  return [factOf({ dossier: over, counted: [], fact: { type: 'violation-closed' } })]
}
