import { addMinutes, type Instant, minutesBetween, type Words } from '#kit'
import type { Asking } from '#platform/server'
import { areaTitle } from '#rooms/areas/domain'
import { openBook } from '#rooms/areas/server'
import { personsByIds } from '#rooms/people/server'
import { CASE_STATUSES, type CaseLine, type CaseRule, type StepState } from '../domain/index.ts'
import type { CaseRow } from './cases.store.ts'
import { caseBook, caseRuleAt } from './rules-of-house.ts'

/** Titles of areas by id. */
export async function areaTitles(asking: Pick<Asking, 'db' | 'tree'>): Promise<(areaId: number) => Words> {
  const { byId } = await openBook(asking)
  return (areaId) => {
    const area = byId.get(areaId)
    return area ? areaTitle(area) : { vi: `Địa bàn ${areaId}`, en: `Area ${areaId}` }
  }
}

/** The steps of a case against their times (EPI-06); none before it is confirmed, and no clock on backlog. */
export function stepsOf(row: CaseRow, rule: CaseRule | undefined, now: Instant): StepState[] {
  if (row.confirmedAt === null || !rule) return []
  const { confirmedAt } = row
  const taken = { entered: row.enteredAt, classified: row.classifiedAt, placed: row.placedAt }
  const where = { entered: null, classified: row.tier, placed: row.placedWhere }
  return (['entered', 'classified', 'placed'] as const).map((step) => {
    const at = taken[step]
    const dueAt = addMinutes(confirmedAt, rule.steps[step].value)
    const isLate = row.backlog === null && row.status === 'confirmed' && (at ?? now) > dueAt
    const minutes = at === null ? null : Math.round(minutesBetween(confirmedAt, at))
    return { step, at, dueAt: row.backlog === null ? dueAt : null, minutes, isLate, where: where[step] }
  })
}

/** The next step nobody has taken; of backlog and closed cases none is due. */
export function nextStep(row: CaseRow, steps: readonly StepState[]): StepState | null {
  if (row.status !== 'confirmed' || row.backlog !== null || row.outcome !== null) return null
  return steps.find(({ at }) => at === null) ?? null
}

/** A number to call a case by: its list's, or the first letters of its id. */
export function codeOf({ id }: Pick<CaseRow, 'id'>): string {
  return `CB-${id.slice(-6).toUpperCase()}`
}

/** Cases as they travel in lists. */
export async function toLines(asking: Asking, rows: readonly CaseRow[]): Promise<CaseLine[]> {
  const { settings } = await caseBook(asking.profile)
  const rule = await caseRuleAt(asking.profile, asking.now)
  const titleOf = await areaTitles(asking)
  const persons = await personsByIds(
    asking.db,
    rows.map(({ personId }) => personId),
  )
  const settingTitle = new Map(settings.settings.map(({ key, title }) => [key, title]))
  return rows.map((row): CaseLine => {
    const person = persons.get(row.personId)
    return {
      id: row.id,
      code: codeOf(row),
      personId: row.personId,
      areaId: row.areaId,
      areaTitle: titleOf(row.areaId),
      reportAreaTitle: titleOf(row.reportAreaId),
      residenceOutside: row.residenceOutside,
      status: row.status,
      setting: row.setting,
      settingTitle: settingTitle.get(row.setting) ?? CASE_STATUSES.confirmed,
      settingGroup: row.settingGroup,
      reportedAt: row.reportedAt,
      confirmedAt: row.confirmedAt,
      onsetOn: row.onsetOn,
      yearOfBirth: person?.yearOfBirth ?? null,
      sex: person?.sex ?? null,
      source: row.sourceKind,
      outcome: row.outcome,
      backlog: row.backlog,
      disputed: row.disputed,
      synthetic: row.synthetic,
      listId: row.listId,
      next: nextStep(row, stepsOf(row, rule, asking.now)),
    }
  })
}
