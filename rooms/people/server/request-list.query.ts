import { sql } from 'kysely'
import type { Interval } from '#kit'
import { type Asking, defineRead, fromCursor, may, notFound, toCursor, visiblePlace } from '#platform/server'
import { logRead } from '#rooms/access/server'
import { type AreaKind, areaTitle } from '#rooms/areas/domain'
import {
  type RequestLine,
  type RequestPage,
  requestListContract,
  requestPageContract,
  requestTextContract,
} from '../domain/index.ts'
import { requestRules } from './people-rules.query.ts'
import { openSaid } from './requests.store.ts'

type Row = Omit<RequestLine, 'areaTitle'> & {
  readonly areaKind: AreaKind
  readonly areaName: string
  readonly extendedReason: string | null
  readonly deciderName: string | null
}

const columns = sql`person_requests.id, person_id as "personId", person_requests.area_id as "areaId", person_requests.kind, via,
  by_proxy as "byProxy", section, asked_at as "askedAt", answer_due_on::text as "answerDueOn",
  decide_due_on::text as "decideDueOn", extended_reason is not null as "isExtended", answered_at as "answeredAt",
  decided_at as "decidedAt", outcome, extended_reason as "extendedReason", areas.kind as "areaKind", areas.name as "areaName",
  posts.title as "ownerPost",
  (select officers.name from holdings join officers on officers.id = holdings.officer_id
   where holdings.post_id = person_requests.owner_post_id and holdings.to_at is null
   order by holdings.from_at desc limit 1) as "ownerName",
  deciders.name as "deciderName"`
const tables = sql`person_requests join areas on areas.id = person_requests.area_id
  left join posts on posts.id = person_requests.owner_post_id
  left join officers deciders on deciders.id = person_requests.decided_by_officer_id`
const inState = { open: sql`and decided_at is null`, decided: sql`and decided_at is not null`, all: sql`` }

/** `GET /people/requests`: those due first. */
export const requestListRead = defineRead(requestListContract, async (asking, query) => {
  const place =
    query.areaId === undefined ? undefined : visiblePlace(asking, query.areaId, requestListContract.permission)
  if (query.areaId !== undefined && !place) return notFound('areaId')
  const inside: readonly Interval[] = place ? [place] : asking.intervals
  const after = fromCursor(query.cursor)
  const { rows } = await sql<Row>`
    select ${columns} from ${tables}
    where person_requests.zone_id = any(${asking.tree.zonesIn(inside)}::int[])
      and person_requests.area_id = any(${asking.tree.inside(inside).map(({ id }) => id)}::int[]) ${inState[query.state]}
      ${query.personId === undefined ? sql`` : sql`and person_id = ${query.personId}`}
      ${after === undefined ? sql`` : sql`and (decide_due_on, person_requests.id) > (${after[0]}::date, ${after[1]}::uuid)`}
    order by decide_due_on, person_requests.id limit ${query.limit + 1}`.execute(asking.db)
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    items: page.map(toLine),
    next: rows.length > query.limit && last ? toCursor([last.decideDueOn, last.id]) : null,
  }
})

function toLine({ areaKind, areaName, extendedReason: _, deciderName: __, ...line }: Row): RequestLine {
  return { ...line, areaTitle: areaTitle({ kind: areaKind, name: areaName }) }
}

async function visibleRequest(asking: Asking, id: string): Promise<Row | undefined> {
  const { rows } = await sql<Row>`select ${columns} from ${tables} where person_requests.id = ${id}`.execute(asking.db)
  const row = rows[0]
  return row && may(asking.actor, requestPageContract.permission, row.areaId, asking.tree) ? row : undefined
}

/** `GET /people/requests/:id`: what was said stays sealed. */
export const requestPageRead = defineRead(requestPageContract, async (asking, { id }) => {
  const row = await visibleRequest(asking, id)
  if (!row) return notFound()
  const { appeal, source } = await requestRules(asking.profile)
  const can = (permission: string) => may(asking.actor, permission, row.areaId, asking.tree)
  const page: RequestPage = {
    ...toLine(row),
    extendedReason: row.extendedReason,
    deciderName: row.deciderName,
    appeal,
    source: source.text,
    mayReceive: can('people.receive-requests'),
    mayDecide: can('people.decide-requests'),
  }
  return page
})

/** `GET /people/requests/:id/text`: the look is written down first (SG-09). */
export const requestTextRead = defineRead(requestTextContract, async (asking, { id, reason }) => {
  const row = await visibleRequest(asking, id)
  if (!row) return notFound()
  const { permission, path } = requestTextContract
  const subjectKind = `GET /api${path}`
  await logRead(asking.db, { ...asking, areaId: row.areaId, permission, subjectKind, subjectId: row.personId, reason })
  return (await openSaid(asking.db, asking.vault, id)) ?? notFound()
})
