import { sql } from 'kysely'
import { foldVietnamese, type Instant } from '#kit'
import { type Asking, defineRead, fromCursor, intervalsOf, may, notFound, toCursor } from '#platform/server'
import { officerNames } from '#rooms/bodies/server'
import { meetingById, meetingList, type RelationKind, relationWords } from '../domain/index.ts'
import { namedAreas, toAreaLine } from './areas-around.query.ts'
import { cataloguesOf } from './catalogues.ts'
import { lineMakingFor, toDocumentLine } from './document-lines.query.ts'
import { readDocuments } from './documents.store.ts'
import { keepVisible } from './visible.query.ts'

interface Row {
  readonly id: string
  readonly areaId: number
  readonly form: 'meeting' | 'inspection' | 'statement'
  readonly issuer: string
  readonly title: string
  readonly heldOn: string
  readonly place: string | null
  readonly chair: { name: string; title: string }
  readonly attendees: { name: string; title: string }[]
  readonly territory: number[]
  readonly source: string | null
  readonly note: string | null
  readonly conclusions: number
  readonly withTask: number
}

const fields = sql`
  meetings.id, meetings.area_id as "areaId", form, issuer, title, held_on as "heldOn", place, chair, attendees, territory,
  source, note, (select count(*)::int from conclusions where meeting_id = meetings.id) as conclusions,
  (select count(distinct conclusions.id)::int from conclusions
   join conclusion_tasks on conclusion_tasks.conclusion_id = conclusions.id where meeting_id = meetings.id) as "withTask"`

/** Meetings of areas inside theirs, and those above whose conclusions reach them. */
function visibleTo(asking: Asking) {
  const intervals = intervalsOf(asking.actor, 'documents.read', asking.tree)
  return sql<boolean>`exists (
    select 1 from areas
    join unnest(${intervals.map(({ first }) => first)}::int[], ${intervals.map(({ last }) => last)}::int[])
      as mine (first, last)
      on (areas.first >= mine.first and areas.last <= mine.last) or (areas.first <= mine.first and areas.last >= mine.last)
    where areas.id = meetings.area_id or areas.id = any(meetings.territory))`
}

/** `GET /meetings` */
export const meetingListRead = defineRead(meetingList, async (asking, query) => {
  const [day, after] = fromCursor(query.cursor) ?? []
  const words = foldVietnamese(query.q ?? '')
    .split(' ')
    .filter(Boolean)
  const conditions = [
    visibleTo(asking),
    ...words.map((word) => sql<boolean>`meetings.folded like ${`%${word.replaceAll(/[\\%_]/g, '')}%`}`),
    ...(day === undefined ? [] : [sql<boolean>`(held_on, meetings.id) < (${day}::date, ${after}::uuid)`]),
  ]
  const { rows } = await sql<Row>`
    select ${fields} from meetings where ${sql.join(conditions, sql` and `)}
    order by held_on desc, meetings.id desc limit ${query.limit + 1}`.execute(asking.db)
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  const { issuers } = await cataloguesOf(asking.profile)
  return {
    items: page.map((row) => toLine(row, issuers)),
    next: last && rows.length > page.length ? toCursor([last.heldOn, last.id]) : null,
  }
})

function toLine(
  { id, form, title, heldOn, issuer, chair, conclusions, withTask }: Row,
  issuers: readonly { code: string; name: { vi: string; en: string } }[],
) {
  const name = issuers.find(({ code }) => code === issuer)?.name ?? { vi: issuer, en: issuer }
  return { id, form, title, heldOn, issuer: name, chair, conclusions, withTask }
}

/** `GET /meetings/:id` */
export const meetingPageRead = defineRead(meetingById, async (asking, { id }) => {
  const { db, actor, tree } = asking
  const { rows } =
    await sql<Row>`select ${fields} from meetings where meetings.id = ${id} and ${visibleTo(asking)}`.execute(db)
  const meeting = rows[0]
  if (!meeting) return notFound('id')
  const areas = await namedAreas(db, meeting.territory)
  const { issuers } = await cataloguesOf(asking.profile)
  return {
    ...toLine(meeting, issuers),
    areaId: meeting.areaId,
    place: meeting.place,
    attendees: meeting.attendees,
    territory: meeting.territory.map((areaId) => toAreaLine(areas, areaId)),
    documents: await documentsOf(asking, id),
    source: meeting.source,
    note: meeting.note,
    mayGiveTasks: may(actor, 'documents.cascade', meeting.areaId, tree),
    items: await conclusionsOf(asking, id),
  }
})

async function documentsOf(asking: Asking, id: string) {
  const { rows } = await sql<{ kind: RelationKind; documentId: string }>`
    select kind, document_id as "documentId" from meeting_documents where meeting_id = ${id}`.execute(asking.db)
  const visible = await keepVisible(
    asking,
    rows.map(({ documentId }) => documentId),
  )
  const documents = await readDocuments(asking.db, [...visible])
  const making = await lineMakingFor(asking, documents)
  const byId = new Map(documents.map((document) => [document.id, toDocumentLine(document, making)]))
  return rows.flatMap(({ kind, documentId }) => {
    const other = byId.get(documentId)
    return other ? [{ kind, words: relationWords[kind], other }] : []
  })
}

interface TaskRow {
  readonly conclusionId: string
  readonly id: string
  readonly title: string
  readonly state: string
  readonly officerId: string | null
  readonly dueAt: Instant | null
}

async function conclusionsOf({ db }: Asking, meetingId: string) {
  const { rows } = await sql<{
    id: string
    place: number
    sentence: string
    orders: boolean
    ownerLevel: string | null
    ownerPost: string | null
    dueAt: Instant | null
    dueStated: boolean
  }>`
    select id, place, sentence, orders, owner_level as "ownerLevel", owner_post as "ownerPost", due_at as "dueAt",
           due_stated as "dueStated"
    from conclusions where meeting_id = ${meetingId} order by place`.execute(db)
  const tasks = await sql<TaskRow>`
    select conclusion_id as "conclusionId", tasks.id, title, state, owner_officer_id as "officerId", due_at as "dueAt"
    from conclusion_tasks join tasks on tasks.id = conclusion_tasks.task_id and tasks.zone_id = conclusion_tasks.zone_id
    where conclusion_id = any(${rows.map(({ id }) => id)}::uuid[]) order by due_at, tasks.id`.execute(db)
  const names = await officerNames(
    db,
    tasks.rows.map(({ officerId }) => officerId),
  )
  return rows.map((row) => ({
    ...row,
    tasks: tasks.rows
      .filter(({ conclusionId }) => conclusionId === row.id)
      .map(({ id, title, state, officerId, dueAt }) => ({
        id,
        title,
        state,
        owner: names.get(officerId ?? '') ?? null,
        dueAt,
      })),
  }))
}
