import { sql } from 'kysely'
import type { Instant } from '#kit'
import { type Asking, defineRead, fromCursor, notFound, toCursor, visiblePlace } from '#platform/server'
import { areaTitles, liesIn } from '#rooms/overview/server'
import { type IssuedBriefLine, issuedBriefById, issuedBriefList } from '../domain/index.ts'
import type { IssuedContent } from './issue-brief.ts'

interface Row {
  readonly id: string
  readonly areaId: number
  readonly at: Instant
  readonly issuedAt: Instant
  readonly number: string | null
  readonly by: string | null
  readonly post: string | null
  readonly hash: string
}

const fields = sql`issued_briefs.id, issued_briefs.area_id as "areaId", at, issued_at as "issuedAt", number,
  officers.name as by, posts.title as post, content_hash as hash`
const signers = sql`left join officers on officers.id = issued_briefs.officer_id
  left join posts on posts.id = issued_briefs.post_id`

/** `GET /briefs/issued` */
export const issuedBriefsRead = defineRead(issuedBriefList, async (asking, { areaId, reach, limit, cursor }) => {
  const place = visiblePlace(asking, areaId, 'briefs.read')
  if (!place) return notFound('areaId')
  const after = fromCursor(cursor)
  const beyond =
    after?.length === 2 ? sql`(issued_at, issued_briefs.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`
  const { rows } = await sql<Row>`
    select ${fields} from (select * from issued_briefs where ${liesIn(asking.tree, place, reach)}) as issued_briefs ${signers}
    where ${beyond} order by issued_at desc, issued_briefs.id desc limit ${limit + 1}`.execute(asking.db)
  const items = await toLines(asking, rows.slice(0, limit))
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? toCursor([last.issuedAt, last.id]) : null }
})

async function toLines({ db }: Pick<Asking, 'db'>, rows: readonly Row[]): Promise<IssuedBriefLine[]> {
  const titles = await areaTitles(
    db,
    rows.map(({ areaId }) => areaId),
  )
  return rows.map((row) => {
    const { vi, en } = titles.get(row.areaId) ?? { vi: '', en: '' }
    return { ...row, areaTitle: { vi, en } }
  })
}

/** A signed brief as it was signed, when the asker may see it; a fault when its content no longer matches its hash. */
export async function findIssued(
  asking: Pick<Asking, 'db' | 'actor' | 'tree' | 'files'>,
  briefId: string,
): Promise<{ line: IssuedBriefLine; content: IssuedContent } | undefined> {
  const { rows } = await sql<Row>`
    select ${fields} from issued_briefs ${signers} where issued_briefs.id = ${briefId}`.execute(asking.db)
  const row = rows[0]
  if (!row || !visiblePlace(asking as Asking, row.areaId, 'briefs.read')) return undefined
  const bytes = await asking.files.read(row.hash)
  if (!bytes) throw new Error(`the content ${row.hash} of the signed brief ${briefId} is missing`)
  const [line] = await toLines(asking, [row])
  return { line: line as IssuedBriefLine, content: JSON.parse(bytes.toString('utf8')) as IssuedContent }
}

/** `GET /briefs/issued/:briefId` */
export const issuedBriefRead = defineRead(issuedBriefById, async (asking, { briefId, language }) => {
  const found = await findIssued(asking, briefId)
  if (!found) return notFound('briefId')
  return { line: found.line, brief: found.content.brief, paper: found.content.papers[language] }
})
