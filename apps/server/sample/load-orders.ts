import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Instant, type Intent, type IntentAnswer, toInstant } from '#kit'
import { derivedId, type fixedClock, type House } from '#platform/server'
import { readRegister } from '#rooms/areas/server'
import { type SampleDocument, sampleDocumentIntents } from '#rooms/documents/server'
import { insist } from '../load-profile.ts'
import type { SampleActors } from './sample-actors.ts'
import { readSamplePosts } from './sample-posts.ts'

const directiveRef = 'chi-thi-17-ubnd'

const setsFile = z.object({
  sets: z.array(z.looseObject({ document: z.string(), templates: z.array(z.looseObject({ code: z.string() })) })),
})

/** Whom the sample acts through, and the clock it moves. */
export interface Stage {
  readonly house: House
  readonly clock: ReturnType<typeof fixedClock>
  readonly actors: SampleActors
}

/** Something that happened at a moment. */
export interface Event {
  readonly at: Instant
  run(stage: Stage): Promise<void>
}

/** Documents dated after the evening of the board are put on file then, marked as dated later. */
const evening = toInstant('2021-07-27T17:45:00+07:00')

/**
 * What the offices did: documents entered and issued by those who signed them, meetings recorded, and Chỉ thị 17 sent
 * down to every residential group on the morning it took effect. The Ba Đình directive is of 31/7, after the board's day.
 */
export async function orderEvents(house: House): Promise<{ directive: string; events: Event[] }> {
  const codes = new Map((await readRegister(house.db)).map((area) => [area.code, area.id]))
  const areaOf = (code: string) => codes.get(code) ?? 1
  const until = toInstant('2021-08-01T00:00:00+07:00')
  const { documents, meetings } = await sampleDocumentIntents(house.profile, { areaOf, rootAreaId: 1, until })
  const directive = documents.find(({ ref }) => ref === directiveRef)?.documentId
  if (directive === undefined) throw new Error('the sample has no Chỉ thị 17 to send down')
  const momentOf = (intent: Intent) => {
    const at = toInstant(intent.occurredAt ?? evening)
    return at > evening ? evening : at
  }
  const events: Event[] = [
    ...documents.map((document) => ({
      at: momentOf(document.register),
      run: (stage: Stage) => enter(stage, document),
    })),
    ...meetings.map((meeting) => ({ at: momentOf(meeting), run: (stage: Stage) => record(stage, meeting) })),
    { at: toInstant('2021-07-24T06:30:00+07:00'), run: (stage: Stage) => sendDown(stage, directive) },
  ]
  return { directive, events }
}

async function record(stage: Stage, meeting: Intent): Promise<void> {
  const [answer] = await insist(stage.house, [meeting], stage.actors.holding('office-chief', '01'))
  if ((meeting.occurredAt ?? '') >= '2021-07-24') await spawnTasks(stage, meeting, answer as IntentAnswer)
}

const conclusionsField = z.array(z.object({ ownerLevel: z.string(), ownerPost: z.string(), dueAt: z.string() }))

/** Conclusions for the city or for each district become tasks; deeper ones go down by a directive. */
async function spawnTasks(stage: Stage, meeting: Intent, answer: IntentAnswer): Promise<void> {
  const conclusions = conclusionsField.parse((meeting.payload as { conclusions: unknown }).conclusions)
  const ids = (answer.outcome === 'accepted' ? (answer.result as { conclusions: string[] }) : { conclusions: [] })
    .conclusions
  const posts = await readSamplePosts(stage.house)
  const deeds: Intent[] = conclusions.flatMap(({ ownerLevel, ownerPost, dueAt }, place) => {
    const depth = { top: 0, district: 1 }[ownerLevel]
    const owners = posts.filter((post) => post.depth === depth && post.kind === ownerPost && post.rank === 0)
    return owners
      .filter((post) => stage.actors.ofPost(post.id) !== undefined)
      .map((post) => ({
        id: derivedId(ids[place] ?? '', post.id),
        type: 'documents.spawn-task',
        payload: { conclusionId: ids[place], ownerPostId: post.id, dueAt },
      }))
  })
  await insist(stage.house, deeds, stage.actors.holding('party-secretary', '01'))
}

async function enter(
  { house, clock, actors }: Stage,
  { register, issue, distribute, ref }: SampleDocument,
): Promise<void> {
  const now = clock.now()
  const atMost = (intent: Intent): Intent =>
    toInstant(intent.occurredAt ?? now) > now ? { ...intent, occurredAt: now } : intent
  const { areaId } = register.payload as { areaId: number }
  const clerk = areaId === 1 ? actors.holding('office-chief', '01') : actors.holding('party-office-chief', '001')
  await insist(house, [atMost(register)], clerk)
  if (issue) {
    const signer = ref === directiveRef ? actors.holding('chairman', '01') : actors.holding('party-secretary', '001')
    await insist(house, [atMost(issue.intent)], signer)
  }
  if (distribute) await insist(house, [atMost(distribute)], clerk)
}

async function sendDown(stage: Stage, documentId: string): Promise<void> {
  const { house, actors } = stage
  const file = await house.profile.json('sample/task-templates.json', setsFile)
  const templates = file.sets.find((set) => set.document === directiveRef)?.templates.map(({ code }) => code) ?? []
  const chairman = actors.holding('chairman', '01')
  const clerk = actors.holding('office-chief', '01')
  const send: Intent = {
    id: derivedId(documentId, 'send to chairmen'),
    type: 'documents.distribute',
    payload: { documentId, toPosts: { postKind: 'chairman', underAreaId: 1, purpose: 'to-act' } },
  }
  await insist(house, [send], clerk)
  const cascade: Intent = {
    id: derivedId(documentId, 'cascade'),
    type: 'documents.cascade',
    payload: { documentId, areaId: 1, templates },
  }
  const [answer] = await insist(house, [cascade], chairman)
  await finishJob(house, answer as IntentAnswer)
  // Twenty thousand tasks where there were none: plans made before would read them all for every remark on one.
  await sql`analyze tasks`.execute(house.db)
}

async function finishJob(house: House, answer: IntentAnswer): Promise<void> {
  for (;;) {
    house.jobs.wake()
    await wait(100)
    const job = await house.db.selectFrom('job_runs').selectAll().where('id', '=', answer.id).executeTakeFirstOrThrow()
    if (job.state === 'done') return
    if (job.state === 'failed' || job.state === 'cancelled') throw new Error(`the cascade of the sample ${job.state}`)
  }
}
