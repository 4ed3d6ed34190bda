import { sql } from 'kysely'
import { addMinutes, type Instant, type Words } from '#kit'
import { type Asking, type Db, may, type Trx } from '#platform/server'
import type { AreaBook } from '#rooms/areas/server'
import type { ComputedLevel, DecisionLine, Level, LevelInputs, PendingLine, RoundLine } from '../domain/index.ts'
import { levelsCatalogue } from './catalogue.ts'
import { showArea } from './show-levels.ts'
import { competentUnitOf } from './who-decides.ts'

/** A proposal without its reasoning. */
export interface ProposalRow {
  readonly id: string
  readonly roundId: string
  readonly areaId: number
  readonly level: Level | null
  readonly before: Level | null
  readonly proposedAt: Instant
  readonly supersededAt: Instant | null
  readonly decided: Level | null
  readonly decidedBy: string | null
  readonly decidedAreaId: number | null
  readonly decidedAt: Instant | null
  readonly delegationId: string | null
  readonly reason: string | null
  readonly from: Instant | null
  readonly reviewAt: Instant | null
  readonly measuresAt: Instant | null
  readonly measuresReason: string | null
}

/** … and with it, as it was computed then. */
export interface WholeProposal extends ProposalRow {
  readonly content: { readonly inputs: LevelInputs; readonly computed: ComputedLevel }
}

/** Columns of {@link ProposalRow}. */
export const proposalColumns = sql`
  level_proposals.id, round_id as "roundId", level_proposals.area_id as "areaId", level, before,
  level_proposals.proposed_at as "proposedAt", superseded_at as "supersededAt", decided_level as decided,
  decided_by as "decidedBy", decided_area_id as "decidedAreaId", decided_at as "decidedAt",
  delegation_id as "delegationId", reason, from_at as "from", review_at as "reviewAt", measures_at as "measuresAt",
  measures_reason as "measuresReason"`

/** Proposals that nobody has decided, inside the reader's areas and the area asked about; oldest first. */
export async function pendingIn(
  asking: Asking,
  of: { readonly book: AreaBook; readonly areaId: number; readonly limit: number; readonly only?: boolean },
): Promise<{ readonly lines: PendingLine[]; readonly count: number }> {
  const { db, tree, now, profile } = asking
  const place = tree.get(of.areaId)
  const { rows } = await sql<ProposalRow & { count: number }>`
    select ${proposalColumns}, (count(*) over ())::int as count
    from level_proposals join areas on areas.id = level_proposals.area_id
    where decided_at is null and superseded_at is null
      and ${of.only ? sql`areas.id = ${of.areaId}` : sql`areas.first between ${place.first} and ${place.last}`}
    order by level_proposals.proposed_at, areas.first limit ${of.limit}`.execute(db)
  if (rows.length === 0) return { lines: [], count: 0 }
  const { rules } = await levelsCatalogue(profile)
  const unitFor = await competentUnitOf({ db, tree, now, profile }, 'epidemic-level')
  const lines = rows.map((row) => ({
    proposalId: row.id,
    roundId: row.roundId,
    area: showArea(of.book, row.areaId),
    level: row.level,
    before: row.before,
    proposedAt: row.proposedAt,
    isLate: addMinutes(row.proposedAt, rules.decideWithinHours * 60) <= now,
    waitsFor: showArea(of.book, unitFor(row.areaId)).title,
  }))
  return { lines, count: rows[0]?.count ?? 0 }
}

/** Rounds that touch an area, the newest first. */
export async function roundsIn(
  { db, tree, actor, profile }: Asking,
  of: { readonly book: AreaBook; readonly areaId?: number; readonly id?: string },
): Promise<RoundLine[]> {
  const inside = of.areaId === undefined ? undefined : tree.get(of.areaId)
  const { rows } = await sql<Omit<RoundLine, 'area' | 'setNumber'> & { areaId: number; setKey: string }>`
    select rounds.id, rounds.area_id as "areaId", rounds.set_key as "setKey", rounds.data_on as "dataOn",
           rounds.proposed_at as "proposedAt",
           (select number from level_notices where round_id = rounds.id order by issued_at limit 1) as notice,
           count(*)::int as units, (count(*) filter (where level is null))::int as lacking,
           (count(*) filter (where decided_at is not null))::int as decided
    from level_rounds rounds join level_proposals on round_id = rounds.id
    join areas on areas.id = rounds.area_id
    where ${of.id === undefined ? sql`true` : sql`rounds.id = ${of.id}`}
      and ${inside === undefined ? sql`true` : sql`areas.first <= ${inside.last} and areas.last >= ${inside.first}`}
    group by rounds.id order by rounds.proposed_at desc, rounds.id desc limit 12`.execute(db)
  const { sets } = await levelsCatalogue(profile)
  return rows
    .filter(({ areaId }) => seesRound(actor, areaId, tree))
    .map(({ areaId, setKey, ...row }) => ({
      ...row,
      area: showArea(of.book, areaId),
      setNumber: sets.find(({ key }) => key === setKey)?.number ?? setKey,
    }))
}

/** Whoever reads levels in the round's area or in a part of it sees that there was one; of its lines only their own. */
function seesRound(actor: Asking['actor'], areaId: number, tree: Asking['tree']): boolean {
  if (may(actor, 'levels.read', areaId, tree)) return true
  const round = tree.find(areaId)
  return actor.scopes.some(({ permissions, areaId: own }) => {
    const place = tree.find(own)
    return permissions.has('levels.read') && place && round && round.first <= place.first && place.last <= round.last
  })
}

/** A decision in words; undefined where there is none. */
export function showDecision(
  row: ProposalRow,
  { book, names }: { readonly book: AreaBook; readonly names: ReadonlyMap<string, string> },
): DecisionLine | undefined {
  const { decided, decidedAt, from } = row
  if (decided === null || decidedAt === null || from === null) return undefined
  const unit: Words | null = row.decidedAreaId === null ? null : showArea(book, row.decidedAreaId).title
  return {
    proposalId: row.id,
    roundId: row.roundId,
    decidedAt,
    byName: row.decidedBy === null ? null : (names.get(row.decidedBy) ?? null),
    unit,
    delegated: row.delegationId !== null,
    proposed: row.level,
    decided,
    reason: row.reason,
    from,
    measuresAt: row.measuresAt,
  }
}

/** Decisions on an area, the newest first. */
export async function decisionsOn(db: Db | Trx, areaId: number): Promise<ProposalRow[]> {
  const { rows } = await sql<ProposalRow>`
    select ${proposalColumns} from level_proposals
    where area_id = ${areaId} and decided_at is not null order by decided_at desc, id limit 20`.execute(db)
  return rows
}
