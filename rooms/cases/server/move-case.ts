import { dayOf, formatMoment, refuse } from '#kit'
import { defineIntent, oneByOne } from '#platform/server'
import { CASES, confirmCase, recordOutcome, recordStep, withdrawCase } from '../domain/index.ts'
import { saidFacts } from './case-row.ts'
import { changeCase, refuseWithdrawn } from './change-case.ts'

/** Confirms a suspected or probable case; from then on it counts and its contacts are F1. */
export const confirmCaseIntent = defineIntent({
  contract: confirmCase,
  area: 'handler',
  handle: oneByOne((work, step) =>
    changeCase(work, step, (row) => {
      if (row.status === 'confirmed') return refuse(CASES.CONFIRMED)
      const wrong = refuseWithdrawn(row)
      if (wrong) return wrong
      const next = { ...saidFacts(work.payload), status: 'confirmed' as const }
      return { next, fact: { type: 'case-confirmed', data: { source: row.sourceKind, was: row.status } } }
    }),
  ),
})

/** Withdraws a case that was none: it counts no more, and classes that hung on it go back. */
export const withdrawCaseIntent = defineIntent({
  contract: withdrawCase,
  area: 'handler',
  handle: oneByOne((work, step) =>
    changeCase(work, step, (row) => {
      const wrong = refuseWithdrawn(row)
      if (wrong) return wrong
      const next = { status: 'withdrawn' as const, withdrawnAt: step.now }
      return { next, fact: { type: 'case-withdrawn', data: { was: row.status } }, reason: work.payload.reason }
    }),
  ),
})

/** A step after confirmation: classified (with its tier), placed (EPI-06). */
export const recordStepIntent = defineIntent({
  contract: recordStep,
  area: 'handler',
  handle: oneByOne((work, step) =>
    changeCase(work, step, (row) => {
      if (row.status !== 'confirmed' || row.confirmedAt === null) return refuse(CASES.NOT_CONFIRMED)
      const { at, where = null, step: name } = work.payload
      if (at > step.now) return refuse(CASES.IN_THE_FUTURE, { field: 'at' })
      if (at < row.confirmedAt) {
        const params = { at: formatMoment(row.confirmedAt, step.profile.utcOffsetMinutes) }
        return refuse(CASES.STEP_BEFORE_CONFIRMED, { field: 'at', params })
      }
      const next = name === 'classified' ? { classifiedAt: at, tier: where } : { placedAt: at, placedWhere: where }
      return { next, fact: { type: 'case-step', data: { step: name, at } } }
    }),
  ),
})

/** How a case ended. */
export const recordOutcomeIntent = defineIntent({
  contract: recordOutcome,
  area: 'handler',
  handle: oneByOne((work, step) =>
    changeCase(work, step, (row) => {
      const wrong = refuseWithdrawn(row)
      if (wrong) return wrong
      const { outcome, on } = work.payload
      if (on > dayOf(step.now, step.profile.utcOffsetMinutes)) return refuse(CASES.IN_THE_FUTURE, { field: 'on' })
      return { next: { outcome, outcomeOn: on }, fact: { type: 'case-outcome', data: { outcome, on } } }
    }),
  ),
})
