import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { type Intent, toInstant } from '#kit'
import { derivedId } from '#platform/server'
import { type Deed, insistAll } from '../load-profile.ts'
import type { Event, Stage } from './load-orders.ts'

interface Task {
  readonly id: string
  readonly code: string | null
  readonly areaId: number
  readonly areaKind: string
  readonly officerId: string
  readonly chiefPostId: string | null
}

/** How the sample's city works: of a hundred units, so many acknowledge, report the task done, and have it accepted. */
interface Diligence {
  readonly acknowledged: number
  readonly reported: number
  readonly accepted: number
}

/** By template; what is not named is only acknowledged by some. Plausible, and plainly made up. */
const diligence: Readonly<Record<string, Diligence>> = {
  'ct17-giao-viec-thanh-pho': { acknowledged: 100, reported: 100, accepted: 0 },
  'ct17-ke-hoach-cap-huyen': { acknowledged: 100, reported: 94, accepted: 90 },
  'ct17-trien-khai-cap-xa': { acknowledged: 98, reported: 93, accepted: 88 },
  'ct17-bao-cao-3-ngay': { acknowledged: 97, reported: 86, accepted: 70 },
  'ct17-phan-cong-dia-ban': { acknowledged: 93, reported: 18, accepted: 15 },
  'ct17-kiem-diem-ket-thuc': { acknowledged: 90, reported: 0, accepted: 0 },
}
const idle: Diligence = { acknowledged: 50, reported: 0, accepted: 0 }

const evidenceWords = 'Đã ký, lưu tại văn phòng (minh chứng mẫu).'

/**
 * Four days of work on Chỉ thị 17, by the owners of the tasks and their superiors: who acknowledged, reported and
 * accepted is drawn by lot from each task's id, so that every machine shows the same city.
 */
export function workEvents(directive: string): Event[] {
  const work = (at: string, plan: Plan): Event => ({ at: toInstant(at), run: (stage) => act(stage, plan) })
  const day = (at: string, number: number): Event => ({
    at: toInstant(at),
    run: (stage) => reportDay(stage, directive, number),
  })
  return [
    { at: toInstant('2021-07-24T09:00:00+07:00'), run: (stage) => acknowledgeReceipt(stage, directive) },
    work('2021-07-24T15:00:00+07:00', acknowledgeOf(0, 60)),
    day('2021-07-25T05:30:00+07:00', 1),
    work('2021-07-25T09:00:00+07:00', acknowledgeOf(60, 101)),
    work('2021-07-25T16:30:00+07:00', reportOf(['ct17-giao-viec-thanh-pho', 'ct17-ke-hoach-cap-huyen'])),
    day('2021-07-26T05:30:00+07:00', 2),
    work('2021-07-26T16:00:00+07:00', reportOf(['ct17-trien-khai-cap-xa'])),
    day('2021-07-27T05:30:00+07:00', 3),
    work('2021-07-27T09:00:00+07:00', acceptOf(['ct17-ke-hoach-cap-huyen', 'ct17-trien-khai-cap-xa'])),
    work('2021-07-27T16:00:00+07:00', reportOf(['ct17-bao-cao-3-ngay', 'ct17-phan-cong-dia-ban'])),
    work('2021-07-27T17:15:00+07:00', acceptOf(['ct17-bao-cao-3-ngay', 'ct17-phan-cong-dia-ban'])),
  ]
}

/** Each unit's record of a day; a few say nothing, a few say that it was not kept. */
async function reportDay(stage: Stage, documentId: string, day: number): Promise<void> {
  const { rows } = await sql<{ areaId: number; postId: string }>`
    select compliance_days.area_id as "areaId", min(posts.id::text) as "postId"
    from compliance_days
    join posts on posts.area_id = compliance_days.area_id and posts.kind = 'chairman'
    where compliance_days.document_id = ${documentId} and compliance_days.day = ${day}
    group by compliance_days.area_id order by 1`.execute(stage.house.db)
  const deeds = rows.flatMap(({ areaId, postId }): Deed[] => {
    const actor = stage.actors.ofPost(postId)
    const lot = lotOf(`day ${day} ${areaId}`)
    if (!actor || lot >= 94) return []
    const payload = { documentId, areaId, day, report: lot >= 90 ? 'not-met' : 'met', note: null }
    return [{ actor, intent: deed(`${areaId}/${day}`, 'documents.report-day', payload) }]
  })
  await insistAll(stage.house, deeds)
}

/** Who says that the directive has come. */
async function acknowledgeReceipt(stage: Stage, documentId: string): Promise<void> {
  const { rows } = await sql<{ id: string; postId: string }>`
    select id, post_id as "postId" from document_recipients
    where document_id = ${documentId} and post_id is not null order by id`.execute(stage.house.db)
  const deeds = rows.flatMap(({ id, postId }): Deed[] => {
    const actor = stage.actors.ofPost(postId)
    if (!actor || lotOf(`receipt ${postId}`) >= 97) return []
    return [{ actor, intent: deed(id, 'documents.acknowledge-receipt', { recipientId: id }) }]
  })
  await insistAll(stage.house, deeds)
}

async function readTasks({ house }: Stage): Promise<Task[]> {
  const { rows } = await sql<Task>`
    select tasks.id, tasks.template_code as code, tasks.area_id as "areaId", areas.kind as "areaKind",
           tasks.owner_officer_id as "officerId",
           (select min(posts.id::text) from posts join areas above on above.id = areas.parent_id
            where posts.area_id = above.id and posts.kind = 'chairman') as "chiefPostId"
    from tasks join areas on areas.id = tasks.area_id
    where tasks.owner_officer_id is not null and tasks.template_code is not null order by areas.first, tasks.template_code`.execute(
    house.db,
  )
  return rows
}

type Plan = (task: Task, stage: Stage) => Deed | undefined

async function act(stage: Stage, plan: Plan): Promise<void> {
  const tasks = await readTasks(stage)
  await insistAll(
    stage.house,
    tasks.flatMap((task) => plan(task, stage) ?? []),
  )
}

/** Those whose hour of acknowledging lies in `from`–`to` of a hundred. */
function acknowledgeOf(from: number, to: number): Plan {
  return (task, { actors }) => {
    const hour = lotOf(`hour ${task.id}`)
    const actor = actors.ofOfficer(task.officerId)
    if (!actor || hour < from || hour >= to || lotOf(task.id) >= effortOf(task).acknowledged) return undefined
    return { actor, intent: deed(task.id, 'tasks.acknowledge', { taskId: task.id }) }
  }
}

function reportOf(codes: readonly string[]): Plan {
  return (task, { actors }) => {
    const actor = actors.ofOfficer(task.officerId)
    if (!actor || !codes.includes(task.code ?? '') || lotOf(task.id) >= effortOf(task).reported) return undefined
    const payload = { taskId: task.id, evidence: [{ kind: 'text', text: evidenceWords }] }
    return { actor, intent: deed(task.id, 'tasks.report-done', payload) }
  }
}

function acceptOf(codes: readonly string[]): Plan {
  return (task, { actors }) => {
    const actor = task.chiefPostId === null ? undefined : actors.ofPost(task.chiefPostId)
    if (!actor || actor.officerId === task.officerId || !codes.includes(task.code ?? '')) return undefined
    if (lotOf(task.id) >= effortOf(task).accepted) return undefined
    return { actor, intent: deed(task.id, 'tasks.accept-done', { taskId: task.id }) }
  }
}

function effortOf(task: Task): Diligence {
  return diligence[task.code ?? ''] ?? idle
}

function deed(about: string, type: string, payload: unknown): Intent {
  return { id: derivedId(`sample ${type}`, about), type, payload }
}

/** A lot from 0 to 99 that depends on the text alone. */
function lotOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) % 100
}
