import { addDays, addMinutes, type Day, type Instant, startOfDay } from '#kit'
import type { Db, Profile, Tree, Trx } from '#platform/server'
import { directiveDayEvidence, receiptEvidence } from '#rooms/documents/server'
import { watchEvidence } from '#rooms/duty/server'
import { findingEvidence } from '#rooms/inspections/server'
import { reportEvidence } from '#rooms/reports/server'
import { taskEvidence } from '#rooms/tasks/server'
import {
  type Evidence,
  type Formula,
  type Held,
  holdAgreeing,
  holdInTime,
  holdSample,
  holdSent,
  holdWatch,
} from '../domain/index.ts'
import { samplesOf } from './samples.store.ts'
import type { Unit } from './units.query.ts'

/** Where records are looked for. */
export interface Grounds {
  readonly db: Db | Trx
  readonly tree: Tree
  readonly profile: Profile
}

/** Which records: of these units, for a day, as known at a moment. */
export interface Gathering {
  readonly formula: Formula
  readonly day: Day
  readonly knownAt: Instant
  readonly units: readonly Unit[]
}

interface Asked extends Gathering {
  readonly areaIds: readonly number[]
  readonly zoneIds: readonly number[]
  readonly span: { readonly from: Instant; readonly to: Instant }
}

/**
 * Every record behind the scores of a day, by unit: one question to each room, whatever the number of units. Depends on
 * nothing but what the rooms knew at `knownAt`.
 */
export async function gatherEvidence(grounds: Grounds, gathering: Gathering): Promise<Map<number, Evidence[]>> {
  const { day, units } = gathering
  const offset = grounds.profile.utcOffsetMinutes
  const asked: Asked = {
    ...gathering,
    areaIds: units.map(({ id }) => id),
    zoneIds: [...new Set(units.map(({ zoneId }) => zoneId))],
    span: { from: startOfDay(day, offset), to: startOfDay(addDays(day, 1), offset) },
  }
  const wanted = new Set(asked.areaIds)
  const found = await Promise.all([
    ofReports(grounds, asked),
    ofDirectiveDays(grounds, asked),
    ofTasks(grounds, asked),
    ofReceipts(grounds, asked),
    ofWatches(grounds, asked),
    ofFindings(grounds, asked),
    ofSamples(grounds, asked),
  ])
  const keys = new Set(gathering.formula.indicators.map(({ key }) => key))
  const inside = found.flat().filter(({ areaId, indicator }) => wanted.has(areaId) && keys.has(indicator))
  return Map.groupBy(inside, ({ areaId }) => areaId)
}

async function ofReports(grounds: Grounds, { day, knownAt, areaIds, formula }: Asked): Promise<Evidence[]> {
  const rows = await reportEvidence(grounds, { day, knownAt, areaIds })
  return rows.flatMap((row): Evidence[] => {
    const { areaId, dueAt, submittedAt: at, recordedAt } = row
    const base = {
      areaId,
      kind: 'report' as const,
      subject: `${row.form} ${day}`,
      record: row.reportId,
      at,
      recordedAt,
      dueAt,
    }
    const due = { dueAt, at, recordedAt, knownAt, backDatedMinutes: formula.backDatedMinutes }
    return [
      { ...base, indicator: 'reports-complete', ...holdSent(due) },
      { ...base, indicator: 'reports-timely', ...holdInTime(due, { good: 'in-time', missing: 'not-sent' }) },
      ...(row.reportId === null ? [] : [{ ...base, indicator: 'figures-agree' as const, ...holdAgreeing(row) }]),
    ]
  })
}

async function ofDirectiveDays({ db }: Grounds, asked: Asked): Promise<Evidence[]> {
  const { knownAt, formula } = asked
  const rows = await directiveDayEvidence(db, asked)
  return rows.flatMap((row): Evidence[] => {
    const { areaId, dueAt, reportedAt: at, recordedAt } = row
    const subject = `${row.documentId} ${row.day}`
    const base = { areaId, kind: 'directive-day' as const, subject, record: row.documentId, at, recordedAt, dueAt }
    const due = { dueAt, at, recordedAt, knownAt, backDatedMinutes: formula.backDatedMinutes }
    return [
      { ...base, indicator: 'reports-complete', ...holdSent(due) },
      { ...base, indicator: 'reports-timely', ...holdInTime(due, { good: 'in-time', missing: 'not-sent' }) },
    ]
  })
}

async function ofTasks({ db }: Grounds, asked: Asked): Promise<Evidence[]> {
  const { knownAt, formula, span } = asked
  const isToday = (at: Instant | null): at is Instant => at !== null && at >= span.from && at < span.to
  const tasks = await taskEvidence(db, { ...asked, acknowledgeMinutes: formula.acknowledgeMinutes })
  return tasks.flatMap((task): Evidence[] => {
    const base = { areaId: task.areaId, kind: 'task' as const, subject: task.taskId, record: task.taskId }
    const takenBy = addMinutes(task.givenAt, formula.acknowledgeMinutes)
    const hold = (
      dueAt: Instant,
      heard: { at: Instant; recordedAt: Instant } | null,
      words: Parameters<typeof holdInTime>[1],
    ): Omit<Evidence, 'indicator' | keyof typeof base> => {
      const due = { dueAt, at: heard?.at ?? null, recordedAt: heard?.recordedAt ?? null }
      const held: Held = task.isCancelled
        ? { verdict: 'open', why: 'given-up' }
        : holdInTime({ ...due, knownAt, backDatedMinutes: formula.backDatedMinutes }, words)
      return { ...due, ...held }
    }
    const taken = hold(takenBy, task.acknowledged, { good: 'acknowledged', missing: 'not-acknowledged' })
    const late =
      taken.verdict === 'good' && task.acknowledgedLate ? { verdict: 'bad' as const, why: 'late' as const } : {}
    return [
      ...(isToday(takenBy) ? [{ ...base, indicator: 'tasks-acknowledged' as const, ...taken, ...late }] : []),
      ...(isToday(task.dueAt)
        ? [
            {
              ...base,
              indicator: 'tasks-done' as const,
              ...hold(task.dueAt, task.reported, { good: 'done', missing: 'not-done' }),
            },
          ]
        : []),
    ]
  })
}

async function ofReceipts({ db }: Grounds, asked: Asked): Promise<Evidence[]> {
  const { knownAt, formula, span } = asked
  const rows = await receiptEvidence(db, { ...asked, ...span, minutes: formula.receiptMinutes })
  return rows.map(({ areaId, recipientId, documentId, dueAt, receivedAt: at, recordedAt }) => ({
    areaId,
    indicator: 'documents-received',
    kind: 'receipt',
    subject: recipientId,
    record: documentId,
    at,
    recordedAt,
    dueAt,
    ...holdInTime(
      { dueAt, at, recordedAt, knownAt, backDatedMinutes: formula.backDatedMinutes },
      { good: 'received', missing: 'not-received' },
    ),
  }))
}

async function ofWatches(grounds: Grounds, { day, knownAt, areaIds, span }: Asked): Promise<Evidence[]> {
  const rows = await watchEvidence(grounds, { day, knownAt, areaIds, span: { fromAt: span.from, toAt: span.to } })
  return rows.map(({ areaId, bodyId, recordedAt, ...watch }): Evidence => {
    const base = { areaId, indicator: 'watch-unbroken', kind: 'watch', subject: bodyId, record: bodyId } as const
    return { ...base, at: null, recordedAt, dueAt: span.to, ...holdWatch({ ...watch, isOver: span.to <= knownAt }) }
  })
}

/** Findings lie where they were made, which may be below a commune: they are the unit's in which they lie. */
async function ofFindings({ db, tree }: Grounds, { span, knownAt, formula }: Asked): Promise<Evidence[]> {
  const { remedies, rechecks } = await findingEvidence(db, { ...span, knownAt })
  const unitOf = (areaId: number) => tree.find(areaId)?.zoneId ?? areaId
  return [
    ...remedies.map((row): Evidence => {
      const { findingId, round, dueAt, reportedAt: at, recordedAt } = row
      const base = { areaId: unitOf(row.areaId), indicator: 'remedies-in-time', kind: 'finding' } as const
      const due = { dueAt, at, recordedAt, knownAt, backDatedMinutes: formula.backDatedMinutes }
      const held = holdInTime(due, { good: 'remedied', missing: 'not-remedied' })
      return { ...base, subject: `${findingId} ${round}`, record: findingId, at, recordedAt, dueAt, ...held }
    }),
    ...rechecks.map(({ stepId, findingId, areaId, at, recordedAt, passed }): Evidence => {
      const base = { areaId: unitOf(areaId), indicator: 'rechecks-passed', kind: 'finding' } as const
      const held: Held = passed ? { verdict: 'good', why: 'passed' } : { verdict: 'bad', why: 'not-passed' }
      return { ...base, subject: stepId, record: findingId, at, recordedAt, dueAt: null, ...held }
    }),
  ]
}

/** Only what a re-check came to: that one is waited for says nothing of the unit. */
async function ofSamples({ db }: Grounds, { day, knownAt, areaIds }: Asked): Promise<Evidence[]> {
  const rows = await samplesOf(db, { day, areaIds })
  return rows.flatMap(({ id, areaId, outcome, checkedAt: at, dueAt }): Evidence[] => {
    if (outcome === null || at === null || at > knownAt) return []
    const base = { areaId, indicator: 'figures-verified', kind: 'sample', subject: id, record: id } as const
    return [{ ...base, at, recordedAt: at, dueAt, ...holdSample(outcome) }]
  })
}
