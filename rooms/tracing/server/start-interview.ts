import { sql } from 'kysely'
import type { z } from 'zod'
import { accept, allowed, childId, defineIntent, oneByOne, reject } from '#platform/server'
import { caseRows } from '#rooms/cases/server'
import { saveInterview, startInterview, TRACING } from '../domain/index.ts'
import { keepClocks } from './case-clocks.store.ts'
import { draftAbout, interviewForUpdate } from './interviews.store.ts'
import { peopleForTracer } from './known-to-tracer.query.ts'
import { knowPeople } from './tracer/index.ts'
import { visitFacts } from './visits-fact.ts'

/** Starts an interview. One that is open goes on: two people who open it at once talk about the same form. */
export const startInterviewIntent = defineIntent<z.infer<typeof startInterview.payload>>({
  contract: startInterview,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const { trx, tree, now } = step
    const { caseId } = work.payload
    const [row] = await caseRows(trx, { ids: [caseId], statuses: ['suspected', 'probable', 'confirmed', 'withdrawn'] })
    if (!row || allowed(work, step, startInterview.permission, row.areaId))
      return reject(TRACING.CASE_UNKNOWN, { field: 'caseId' })
    if (row.status === 'withdrawn') return reject(TRACING.CASE_WITHDRAWN, { field: 'caseId' })
    const { rows } = await sql<{ id: string }>`
      select id from interviews where case_id = ${caseId} and finished_at is null order by started_at limit 1`.execute(
      trx,
    )
    if (rows[0]) return accept([], { interviewId: rows[0].id })
    await keepClocks(trx, [caseId], tree)
    const people = await peopleForTracer(trx, [row.personId])
    const known = await knowPeople(step, { id: childId(work, 'people'), people })
    const zoneId = tree.get(row.areaId).zoneId
    await sql`
      insert into interviews (zone_id, id, area_id, case_id, person_id, started_at, started_by, version, contacts, places)
      values (${zoneId}, ${work.id}, ${row.areaId}, ${caseId}, ${row.personId}, ${now}, ${work.actor.officerId}, 0, 0, 0)`.execute(
      trx,
    )
    const fact = {
      type: 'interview-started',
      areaId: row.areaId,
      subjectId: work.id,
      data: { caseId },
      live: ['tracing'],
    }
    return accept([fact, ...visitFacts(known, row.areaId)], { interviewId: work.id })
  }),
})

/** Keeps what was typed so far, sealed; only over the version it began from. */
export const saveInterviewIntent = defineIntent<z.infer<typeof saveInterview.payload>>({
  contract: saveInterview,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const { interviewId, version, draft } = work.payload
    const interview = await interviewForUpdate(step.trx, interviewId)
    if (!interview || allowed(work, step, saveInterview.permission, interview.areaId))
      return reject(TRACING.INTERVIEW_UNKNOWN, { field: 'interviewId' })
    if (interview.finishedAt !== null) return reject(TRACING.INTERVIEW_FINISHED)
    if (interview.version !== version) return reject(TRACING.INTERVIEW_CHANGED, { field: 'version' })
    const sealed = step.vault.seal(JSON.stringify(draft), draftAbout(interviewId))
    await sql`
      update interviews set sealed_draft = ${sealed}, version = ${version + 1}, saved_at = ${step.now}
      where id = ${interviewId} and zone_id = ${interview.zoneId}`.execute(step.trx)
    const fact = { type: 'interview-saved', areaId: interview.areaId, subjectId: interviewId }
    return accept([fact], { version: version + 1, savedAt: step.now })
  }),
})
