import { refuse } from '#kit'
import {
  ACCESS,
  accept,
  actingPost,
  childId,
  defineIntent,
  endedArea,
  type Outcome,
  reject,
  type Step,
  type Work,
} from '#platform/server'
import {
  type JudgedReport,
  type Judging,
  judgeReport,
  REPORTS,
  type SubmitReport,
  submitReport,
} from '../domain/index.ts'
import { type UnitOfTree, unitsOf } from './area-levels.query.ts'
import { columnsFor, inColumns } from './columns.store.ts'
import { missingDocuments } from './documents.query.ts'
import { formsOf } from './form-catalogue.ts'
import { locksOn, refuseLocked } from './locks.store.ts'
import { reportFact } from './report-fact.ts'
import { type NewReport, reportsAt, saveComments, saveReports, slotOf } from './reports.store.ts'

type Item = Work<SubmitReport>

/** A report that passed every judgement but the one the database makes: that it is the first of its slot. */
interface Candidate {
  readonly item: Item
  readonly judged: JudgedReport
  readonly unit: UnitOfTree
}

/**
 * First reports, set-based: two thousand of one delivery cost a handful of statements. Each is judged by itself; the unique
 * key tells which slots were taken before.
 */
export const submitReportIntent = defineIntent({
  contract: submitReport,
  area: ({ areaId }) => areaId,
  handle: async (items, step) => {
    const outcomes = new Map<Item, Outcome>()
    const judged = await judgeAll(items, step, outcomes)
    const open = await withoutLocked(judged, step, outcomes)
    await keep(open, step, outcomes)
    return items.map((item) => outcomes.get(item) as Outcome)
  },
})

async function judgeAll(items: readonly Item[], step: Step, outcomes: Map<Item, Outcome>): Promise<Candidate[]> {
  const { forms } = await formsOf(step.profile)
  const units = await unitsOf(step.trx, step.tree)
  const unknown = await missingDocuments(
    step.trx,
    items.flatMap(({ payload }) => payload.documentId ?? []),
  )
  const judging = { forms, now: step.now, offsetMinutes: step.profile.utcOffsetMinutes }
  return items.flatMap((item) => {
    const unit = units.get(item.payload.areaId)
    const isKnown = unit !== undefined && !unknown.has(item.payload.documentId ?? '')
    const judged = isKnown ? judgeOne(item.payload, unit, { ...judging, tree: step.tree }) : notThere(unit)
    if (judged.ok && unit) return [{ item, judged: judged.value, unit }]
    if (!judged.ok) outcomes.set(item, reject(judged.refusal))
    return []
  })
}

type Judged = ReturnType<typeof judgeReport>

function notThere(unit: UnitOfTree | undefined): Judged {
  return { ok: false, refusal: refuse(ACCESS.NOT_FOUND, { field: unit ? 'documentId' : 'areaId' }) }
}

/** A unit that was reformed away still reports on the days on which it stood, and on none after. */
function judgeOne(payload: SubmitReport, unit: UnitOfTree, judging: Judging & Pick<Step, 'tree'>): Judged {
  const judged = judgeReport({ ...payload, level: unit.level, codes: unit.codes }, payload, judging)
  const ended = judged.ok ? endedArea(judging.tree, payload.areaId, judged.value.period.day) : null
  return ended ? { ok: false, refusal: ended } : judged
}

async function withoutLocked(
  candidates: readonly Candidate[],
  step: Step,
  outcomes: Map<Item, Outcome>,
): Promise<Candidate[]> {
  const slot = ({ judged }: Candidate) => ({ form: judged.form.code, periodAt: judged.period.at })
  const locks = await locksOn(step.trx, candidates.map(slot))
  const open: Candidate[] = []
  for (const candidate of candidates) {
    const lock = locks.over(step.tree, candidate.item.payload.areaId, slot(candidate))
    if (lock) outcomes.set(candidate.item, reject(await refuseLocked(step.trx, lock, step)))
    else open.push(candidate)
  }
  return open
}

interface Wanted {
  readonly candidate: Candidate
  readonly report: Omit<NewReport, 'row'>
}

/** Two of one slot may come together, even from two senders: the first is taken, the others are pointed to it. */
function bySlot(candidates: readonly Candidate[], step: Step): { readonly first: Wanted[]; readonly others: Wanted[] } {
  const seen = new Set<string>()
  const [first, others]: [Wanted[], Wanted[]] = [[], []]
  for (const candidate of candidates) {
    const report = toReport(candidate, step)
    const slot = slotOf(report)
    ;(seen.has(slot) ? others : first).push({ candidate, report })
    seen.add(slot)
  }
  return { first, others }
}

function toReport({ item, judged }: Candidate, step: Step): Omit<NewReport, 'row'> {
  const { payload, id, actor, occurredAt } = item
  return {
    id,
    zoneId: step.tree.get(payload.areaId).zoneId,
    areaId: payload.areaId,
    form: judged.form.code,
    periodAt: judged.period.at,
    source: payload.source,
    version: 1,
    firstId: id,
    asOf: payload.asOf,
    since: payload.since ?? null,
    dueAt: judged.dueAt,
    submittedAt: occurredAt,
    late: judged.dueAt !== null && occurredAt > judged.dueAt,
    flaws: judged.flaws,
    documentId: payload.documentId ?? null,
    reference: payload.reference ?? null,
    reason: null,
    officerId: actor.officerId,
    postId: actingPost(item, step, 'reports.write', payload.areaId),
  }
}

async function keep(candidates: readonly Candidate[], step: Step, outcomes: Map<Item, Outcome>): Promise<void> {
  const { first, others } = bySlot(candidates, step)
  const forms = [...new Map(first.map(({ candidate }) => [candidate.judged.form.code, candidate.judged.form])).values()]
  const columns = await columnsFor(step.trx, forms)
  const reports = first.map(({ candidate, report }): NewReport => {
    return { ...report, row: inColumns(candidate.judged.figures, columns.get(report.form)) }
  })
  const taken = await saveReports(step.trx, reports, step.now)
  const late = reports.filter(({ id }) => !taken.has(id))
  const inForce = await reportsAt(step.trx, late)
  for (const { id, ...slot } of reports) if (taken.has(id)) inForce.set(slotOf(slot), id)
  for (const { candidate, report } of [...first, ...others]) {
    const outcome = taken.has(report.id)
      ? accepted(candidate, report, step)
      : reject(alreadyReported(candidate, inForce.get(slotOf(report)) ?? ''))
    outcomes.set(candidate.item, outcome)
  }
  const kept = first.filter(({ report }) => taken.has(report.id))
  await keepComments(
    kept.map(({ candidate }) => candidate),
    step,
  )
}

function alreadyReported({ item }: Candidate, reportId: string) {
  const { period, source } = item.payload
  return refuse(REPORTS.ALREADY_REPORTED, { field: 'period', params: { period, source, reportId } })
}

async function keepComments(candidates: readonly Candidate[], step: Step): Promise<void> {
  const comments = candidates.flatMap(({ item }) => {
    const { comment, areaId } = item.payload
    if (comment === undefined) return []
    const zoneId = step.tree.get(areaId).zoneId
    const by = { officerId: item.actor.officerId, postId: actingPost(item, step, 'reports.write', areaId) }
    return [{ id: childId(item, 'comment'), zoneId, reportId: item.id, text: comment, ...by }]
  })
  await saveComments(step.trx, comments, step.now)
}

function accepted({ judged, unit, item }: Candidate, report: Omit<NewReport, 'row'>, step: Step): Outcome {
  const fact = reportFact('report-submitted', { judged, report, level: unit.level, before: new Map() }, step)
  const result = { reportId: item.id, late: report.late, flaws: judged.flaws, version: 1 }
  return accept([fact], result)
}
