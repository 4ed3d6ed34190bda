import { dayOf, type Instant } from '#kit'
import type { Fact, Step } from '#platform/server'
import { backlogOf, type CaseFacts, type CaseGround, settingGroupOf } from '../domain/index.ts'
import type { CaseRow } from './cases.store.ts'
import type { CasesTable } from './cases.tables.ts'

/** What of a case follows from the rest of it. */
type Derived = 'areaId' | 'zoneId' | 'settingGroup' | 'confirmedOn' | 'backlog' | 'listedAt'

/** A case with all that follows from its facts worked out: where and when it counts, as what. */
export function withDerived(
  row: Omit<CaseRow, Derived> & { readonly isUndated: boolean },
  ground: CaseGround,
  tree: Step['tree'],
): CaseRow {
  const { isUndated, ...rest } = row
  const areaId = row.residenceAreaId ?? row.reportAreaId
  return {
    ...rest,
    areaId,
    zoneId: tree.get(areaId).zoneId,
    settingGroup: settingGroupOf(row, ground),
    confirmedOn: row.confirmedAt === null ? null : dayOf(row.confirmedAt, ground.utcOffsetMinutes),
    backlog: backlogOf({ confirmedAt: row.confirmedAt, undated: isUndated }, { ...ground, now: row.enteredAt }),
    listedAt: row.confirmedAt ?? row.reportedAt,
  }
}

const columnOf = new Map<string, string>()

/** `confirmedAt` → `confirmed_at`, worked out once: a line list asks for each ten thousands of times. */
function toColumn(key: string): string {
  const known = columnOf.get(key) ?? key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  columnOf.set(key, known)
  return known
}

/** A case as the table holds it. */
export function toTableRow(row: CaseRow): CasesTable {
  const table: Record<string, unknown> = {}
  for (const key in row) table[toColumn(key)] = row[key as keyof CaseRow]
  return table as unknown as CasesTable
}

/** What a case counts as: ids and numbers of the fact by which counters move. Null: it counts as nothing. */
export function countOf(row: CaseRow): Readonly<Record<string, unknown>> | null {
  if (row.status !== 'confirmed' || row.confirmedOn === null) return null
  const { confirmedOn: day, setting, settingGroup: group, backlog } = row
  return { day, setting, group, ...(backlog === null ? {} : { backlog }) }
}

/** The facts by which counters move when a case counts otherwise than before. */
export function recountFacts(before: CaseRow, after: CaseRow): Fact[] {
  const was = countOf(before)
  const is = countOf(after)
  if (JSON.stringify([was, before.areaId]) === JSON.stringify([is, after.areaId])) return []
  const fact = { type: 'case-recounted', subjectId: before.id, live: ['cases'] }
  return [
    ...(was ? [{ ...fact, areaId: before.areaId, data: { ...was, by: -1 } }] : []),
    ...(is ? [{ ...fact, areaId: after.areaId, data: { ...is, by: 1 } }] : []),
  ]
}

/** Fields of a case that were told, of which a change has a history. */
export const toldFields = [
  'status',
  'setting',
  'residenceAreaId',
  'residenceOutside',
  'reportPlace',
  'sampledAt',
  'confirmedAt',
  'onsetOn',
  'symptoms',
  'variant',
  'variantSure',
  'sourceKind',
  'sourceCaseId',
  'sourceClusterId',
  'sourceNote',
  'outcome',
  'outcomeOn',
  'classifiedAt',
  'tier',
  'placedAt',
  'placedWhere',
] as const satisfies readonly (keyof CaseRow)[]

/** See {@link toldFields}. */
export type ToldField = (typeof toldFields)[number]

/** What changed between two states of a case, field by field. */
export function changesBetween(before: CaseRow, after: CaseRow): Partial<Record<ToldField, readonly unknown[]>> {
  const changed = toldFields.filter((field) => before[field] !== after[field])
  return Object.fromEntries(changed.map((field) => [field, [before[field], after[field]]]))
}

/** What a payload says of a case, as facts; only what it says. */
export function saidFacts(payload: {
  readonly setting?: string | undefined
  readonly residenceAreaId?: number | undefined
  readonly residenceOutside?: string | undefined
  readonly reportPlace?: string | undefined
  readonly sampledAt?: Instant | undefined
  readonly confirmedAt?: Instant | undefined
  readonly onsetOn?: CaseFacts['onsetOn'] | undefined
  readonly symptoms?: string | undefined
  readonly variant?: { readonly key: string; readonly sure: string } | undefined
  readonly source?:
    | {
        readonly kind: CaseFacts['sourceKind']
        readonly caseId?: string | undefined
        readonly clusterId?: string | undefined
        readonly note?: string | undefined
      }
    | undefined
}): Partial<CaseFacts> {
  const { setting, residenceAreaId, residenceOutside, variant, source } = payload
  const { reportPlace, sampledAt, confirmedAt, onsetOn, symptoms } = payload
  const plain = { setting, reportPlace, sampledAt, confirmedAt, onsetOn, symptoms }
  const said = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined))
  const where =
    residenceAreaId === undefined && residenceOutside === undefined
      ? {}
      : { residenceAreaId: residenceAreaId ?? null, residenceOutside: residenceOutside ?? null }
  return {
    ...said,
    ...where,
    ...(variant === undefined ? {} : { variant: variant.key, variantSure: variant.sure }),
    ...(source === undefined
      ? {}
      : {
          sourceKind: source.kind,
          sourceCaseId: source.caseId ?? null,
          sourceClusterId: source.clusterId ?? null,
          sourceNote: source.note ?? null,
        }),
  }
}
