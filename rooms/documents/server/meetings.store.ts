import { sql } from 'kysely'
import type { z } from 'zod'
import { foldVietnamese, type Instant, type Uuid } from '#kit'
import type { Trx } from '#platform/server'
import type { recordMeeting } from '../domain/index.ts'

type MeetingPayload = z.output<typeof recordMeeting.payload>

/** Writes a meeting with its conclusions and the documents it stands on. */
export async function saveMeeting(
  trx: Trx,
  id: string,
  meeting: MeetingPayload,
  by: { accountId: string | null; now: Instant; idAt: (place: number) => Uuid },
): Promise<void> {
  await trx
    .insertInto('meetings')
    .values({
      id,
      area_id: meeting.areaId,
      form: meeting.form,
      kind: meeting.kind,
      issuer: meeting.issuer,
      title: meeting.title,
      folded: foldVietnamese(`${meeting.title} ${meeting.chair.name} ${meeting.place ?? ''}`),
      held_on: meeting.heldOn,
      place: meeting.place,
      chair: JSON.stringify(meeting.chair),
      attendees: JSON.stringify(meeting.attendees),
      territory: [...meeting.territory],
      source: meeting.source,
      note: meeting.note,
      recorded_at: by.now,
      recorded_by: by.accountId,
    })
    .execute()
  const { relations, conclusions } = meeting
  if (relations.length > 0) {
    await trx
      .insertInto('meeting_documents')
      .values(relations.map(({ kind, to }) => ({ meeting_id: id, kind, document_id: to })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  await trx
    .insertInto('conclusions')
    .values(
      conclusions.map((one, index) => ({
        meeting_id: id,
        place: index + 1,
        id: by.idAt(index + 1),
        sentence: one.sentence,
        orders: one.orders,
        owner_level: one.ownerLevel,
        owner_post: one.ownerPost,
        due_at: one.dueAt,
        due_stated: one.dueStated,
      })),
    )
    .execute()
}

/** A conclusion with the meeting it stands in, and the document that the meeting carries out, if one. */
export interface StoredConclusion {
  readonly id: string
  readonly sentence: string
  readonly meetingId: string
  readonly areaId: number
  readonly documentId: string | null
}

/** A conclusion by id. */
export async function findConclusion(trx: Trx, id: string): Promise<StoredConclusion | undefined> {
  const { rows } = await sql<StoredConclusion>`
    select conclusions.id, sentence, meeting_id as "meetingId", meetings.area_id as "areaId",
           (select document_id from meeting_documents
            where meeting_documents.meeting_id = meetings.id and meeting_documents.kind = 'implements'
            order by document_id limit 1) as "documentId"
    from conclusions join meetings on meetings.id = conclusions.meeting_id where conclusions.id = ${id}`.execute(trx)
  return rows[0]
}

/** A post with the area it stands in, while it exists. */
export async function findPost(trx: Trx, id: string, on: string): Promise<{ id: string; areaId: number } | undefined> {
  const { rows } = await sql<{ id: string; areaId: number }>`
    select id, area_id as "areaId" from posts
    where id = ${id} and valid_from <= ${on} and (valid_to is null or valid_to > ${on})`.execute(trx)
  return rows[0]
}

/** Keeps that a task came of a conclusion. */
export async function linkTask(
  trx: Trx,
  link: { zoneId: number; conclusionId: string; taskId: string },
): Promise<void> {
  await trx
    .insertInto('conclusion_tasks')
    .values({ zone_id: link.zoneId, conclusion_id: link.conclusionId, task_id: link.taskId })
    .execute()
}
