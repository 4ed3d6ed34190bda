import { sql } from 'kysely'
import { type Day, type Instant, millisOf, refuse } from '#kit'
import {
  type Db,
  type DoneRow,
  defineSheet,
  type RowPlan,
  SHEETS,
  type SheetAsking,
  type SheetRow,
  type UndoPlan,
} from '#platform/server'
import { openBook } from '#rooms/areas/server'
import {
  amendCase,
  CASE_STATUSES,
  CASES,
  type CaseLine,
  type CaseOutcome,
  reportCase,
  SOURCE_KINDS,
  withdrawCase,
} from '../domain/index.ts'
import { caseListRead } from './case-list.query.ts'
import { type CaseRow, caseColumns, caseRows } from './cases.store.ts'
import { lineListColumns } from './line-list.columns.ts'

/** A row of a line list. */
interface LineRow {
  readonly listId: string
  readonly name?: string
  readonly age?: number
  readonly yearOfBirth?: number
  readonly sex?: string
  readonly phone?: string
  readonly idNumber?: string
  readonly address?: string
  readonly area: number
  readonly residence?: number
  readonly outside?: string
  readonly setting: string
  readonly place?: string
  readonly onset?: Day
  readonly sampled?: Instant
  readonly confirmed?: Instant
  readonly outcome?: CaseOutcome | 'none'
  readonly outcomeOn?: Day
}

/**
 * Line lists in and out: each row one case, through the same door as a click. An id that stands already is the same case: a row
 * that says otherwise is kept beside it as the other source's word. Nothing is mended silently.
 */
export const lineListSheet = defineSheet<LineRow, CaseLine>({
  key: 'cases.line-list',
  title: { vi: 'Danh sách ca bệnh', en: 'Line list of cases' },
  about: {
    vi: 'Mỗi dòng là một ca bệnh. Tên được niêm phong khi nhập; bảng xuất ra không có tên.',
    en: 'Each row is one case. Names are sealed as they come in; what goes out names nobody.',
  },
  columns: lineListColumns,
  import: { permission: 'cases.keep', plan: planRows, undo: { plan: planUndo } },
  export: {
    list: caseListRead,
    toRows: async (items, asking) => {
      const { byId } = await openBook(asking)
      return items.map((one) => ({
        code: one.code,
        listId: one.listId,
        area: byId.get(one.areaId)?.code ?? '',
        outside: one.residenceOutside,
        setting: one.setting,
        onset: one.onsetOn,
        confirmed: one.confirmedAt,
        yearOfBirth: one.yearOfBirth,
        sex: one.sex,
        status: CASE_STATUSES[one.status].vi,
        source: SOURCE_KINDS[one.source].vi,
        outcome: one.outcome,
      }))
    },
  },
})

type Row = SheetRow<LineRow>

/** Cases on file by the id of their list and the area that reported them. */
export async function casesOfList(db: Db, ids: readonly string[]): Promise<Map<string, CaseRow>> {
  const { rows } = await sql<CaseRow>`
    select ${caseColumns} from cases where list_id = any(${[...new Set(ids)]}::text[]) and status <> 'withdrawn'`.execute(
    db,
  )
  return new Map(rows.map((row) => [`${row.reportAreaId} ${row.listId}`, row]))
}

async function planRows(rows: readonly Row[], { db }: SheetAsking): Promise<RowPlan[]> {
  const known = await casesOfList(
    db,
    rows.map(({ values }) => values.listId),
  )
  const first = new Map<string, Row>()
  const same = new Map<Row, number[]>()
  const plans: RowPlan[] = []
  for (const row of rows) {
    const key = `${row.values.area} ${row.values.listId}`
    const earlier = first.get(key)
    if (earlier && isSameRow(earlier, row)) same.get(earlier)?.push(row.row)
    else if (earlier) {
      const params = { id: row.values.listId, row: earlier.row }
      plans.push({ rows: [row.row], refusal: refuse(CASES.LIST_ID_TWICE, { field: 'listId', params }) })
    } else {
      first.set(key, row)
      same.set(row, [])
    }
  }
  for (const [key, row] of first) plans.push(planOne(row, known.get(key), same.get(row) ?? []))
  return plans
}

function isSameRow(left: Row, right: Row): boolean {
  return JSON.stringify(left.values) === JSON.stringify(right.values)
}

function planOne(row: Row, known: CaseRow | undefined, alike: readonly number[]): RowPlan {
  const rows = [row.row, ...alike]
  const said = factsOf(row.values)
  if (known === undefined)
    return { rows, effect: 'new', intent: { type: reportCase.type, payload: toReport(row.values) } }
  const differs = Object.fromEntries(Object.entries(said).filter(([field, value]) => isOther(known, field, value)))
  if (Object.keys(differs).length === 0) return { rows, effect: 'none' }
  const payload = {
    caseId: known.id,
    ...differs,
    otherSource: 'Danh sách nhập sau',
    reason: `Dòng ${row.row} ghi khác`,
  }
  return { rows, effect: 'change', intent: { type: amendCase.type, payload } }
}

function isOther(known: CaseRow, field: string, value: unknown): boolean {
  const stands = known[field as keyof CaseRow]
  if (value === undefined) return false
  if (field.endsWith('At')) return stands === null || millisOf(stands as Instant) !== millisOf(value as Instant)
  return stands !== value
}

/** What a row says of the case itself, by the names of the payload. */
function factsOf({ setting, residence, outside, place, onset, sampled, confirmed }: LineRow) {
  return {
    setting,
    residenceAreaId: residence,
    residenceOutside: outside,
    reportPlace: place,
    onsetOn: onset,
    sampledAt: sampled,
    confirmedAt: confirmed,
  }
}

function toReport(values: LineRow) {
  const { listId, name, age, yearOfBirth, sex, phone, idNumber, address, area, confirmed, outcome, outcomeOn } = values
  const ended = outcome === undefined || outcome === 'none' ? {} : { outcome: { kind: outcome, on: outcomeOn } }
  const isNameless = name === undefined && phone === undefined && idNumber === undefined
  return {
    areaId: area,
    status: confirmed === undefined ? 'probable' : 'confirmed',
    ...factsOf(values),
    person: { name, age, yearOfBirth, sex, phone, idNumber, address },
    // A list without names says of nobody that it is somebody else's case.
    ...(isNameless ? { isAnother: true } : {}),
    list: { key: 'line-list', id: listId },
    ...ended,
  }
}

async function planUndo(done: readonly DoneRow[], { db }: SheetAsking): Promise<UndoPlan[]> {
  const statuses = ['suspected', 'probable', 'confirmed', 'withdrawn'] as const
  const ids = done.map(({ intentId }) => intentId)
  const rows = new Map((await caseRows(db, { ids, statuses })).map((row) => [row.id, row]))
  return done.map(({ row, intentId }): UndoPlan => {
    const one = rows.get(intentId)
    if (!one) return { row, refusal: refuse(SHEETS.GONE) }
    if (one.status === 'withdrawn') return { row, nothing: true }
    return {
      row,
      intent: { type: withdrawCase.type, payload: { caseId: one.id, reason: 'Thu hồi lô nhập từ bảng tính' } },
    }
  })
}
