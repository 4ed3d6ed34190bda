import { sql } from 'kysely'
import type { z } from 'zod'
import { accept, allowed, defineIntent, oneByOne, reject, type Step, type Work } from '#platform/server'
import { AREAS, planReform, proposeReform } from '../domain/index.ts'
import { lockRegister, readRegister } from './areas.store.ts'
import { digestOf } from './reforms.store.ts'

/** Brings a reform in: judged whole against the register as it is, kept, and nothing moved. */
export const proposeReformIntent = defineIntent({
  contract: proposeReform,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.output<typeof proposeReform.payload>>, step: Step) => {
    const { reform, source, documentId } = work.payload
    await lockRegister(step.trx)
    const known = await readRegister(step.trx)
    const root = known.find((area) => area.parentId === null)
    if (!root) return reject(AREAS.NO_AREAS)
    const notAllowed = allowed(work, step, 'areas.edit', root.id)
    if (notAllowed) return reject(notAllowed)
    if (work.actor.accountId === null) return reject(AREAS.HUMAN_DECISION)
    const digest = digestOf(reform)
    const twin = await step.trx
      .selectFrom('reforms')
      .select('proposed_at')
      .where('on_day', '=', reform.on)
      .where('digest', '=', digest)
      .executeTakeFirst()
    if (twin) return reject(AREAS.REFORM_KNOWN, { params: { at: twin.proposed_at.slice(0, 10) } })
    const plan = planReform(reform, known, 1_000_000_000)
    if (!plan.ok) return reject(plan.refusal)
    await sql`
      insert into reforms (id, on_day, digest, plan, source, document_id, state, proposed_at, proposed_by, counts)
      values (${work.id}, ${reform.on}, ${digest}, ${JSON.stringify(reform)}::jsonb, ${source}, ${documentId ?? null},
              'proposed', ${step.now}, ${work.actor.accountId}, '{}'::jsonb)`.execute(step.trx)
    const { ended, founded, carried, waiting } = plan.value
    const counts = {
      ended: ended.length,
      founded: founded.length,
      groupsCarried: carried.length,
      groupsWaiting: waiting.length,
    }
    const data = { on: reform.on, ...counts }
    return accept(
      [
        {
          type: 'reform-proposed',
          areaId: root.id,
          subjectId: work.id,
          documentId: documentId ?? null,
          data,
          live: ['areas'],
        },
      ],
      { reformId: work.id, ...counts },
    )
  }),
})
