import type { z } from 'zod'
import { toInstant } from '#kit'
import { accept, defineIntent, may, oneByOne, reject, type Tree } from '#platform/server'
import { TRACING, traceCases } from '../domain/index.ts'
import { askTracer } from './ask-tracer.ts'
import { keepClocks } from './case-clocks.store.ts'
import { seedsOfCases } from './seeds-of-cases.query.ts'
import { keepTrace } from './traces.store.ts'
import { tracingRuleAt } from './tracing-rules.query.ts'

/** Traces from cases: asks the tracer and keeps what it says, with the position as of which it is so. */
export const traceCasesIntent = defineIntent<z.infer<typeof traceCases.payload>>({
  contract: traceCases,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const { trx, profile, now, tree } = step
    const { rule, day } = await tracingRuleAt(profile, now)
    if (!rule) return reject(TRACING.RULE_MISSING, { params: { day } })
    const maySee = (areaId: number) => may(work.actor, traceCases.permission, areaId, tree)
    const { caseIds, levels } = work.payload
    const seeds = await seedsOfCases(trx, caseIds, { profile, now, maySee })
    if ('code' in seeds) return reject(seeds)
    await keepClocks(trx, caseIds, tree)
    const traced = await askTracer(step, seeds, { levels: levels as 1 | 2 | 3, rule })
    const areaId = commonArea(
      seeds.map(({ row }) => row.areaId),
      tree,
    )
    const asked = { id: work.id, areaId, levels, askedAt: toInstant(now), askedBy: work.actor.officerId }
    await keepTrace(step, { ...asked, seeds, traced })
    const counts = Object.fromEntries(traced.found.map(({ level, found }) => [`f${level}`, found]))
    const leftOut = traced.found.reduce((sum, { found, kept }) => sum + found - kept, 0)
    const data = { cases: seeds.length, ...counts, leftOut }
    return accept([{ type: 'cases-traced', areaId, subjectId: work.id, data, live: ['tracing'] }], {
      traceId: work.id,
      found: traced.found,
      appliedSeq: traced.answer.appliedSeq,
      servedBy: traced.answer.servedBy,
    })
  }),
})

/** The smallest area in which all of these lie. */
function commonArea(areaIds: readonly number[], tree: Tree): number {
  const [first, ...others] = areaIds
  if (first === undefined) throw new Error('a trace starts from at least one case')
  const holdsAll = (candidate: number) => others.every((other) => tree.upward(other).some(({ id }) => id === candidate))
  return tree.upward(first).find(({ id }) => holdsAll(id))?.id ?? tree.root?.id ?? first
}
