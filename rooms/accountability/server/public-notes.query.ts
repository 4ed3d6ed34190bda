import { sql } from 'kysely'
import { dayOf, type Instant } from '#kit'
import { type Db, defineRead, notFound, type Place, type Profile, type Trx } from '#platform/server'
import { type PublicNote, publicNotes } from '../domain/index.ts'
import { readNames } from './names.query.ts'
import { targetTitle } from './notes.query.ts'
import { noteColumns, type StoredNote } from './notes.store.ts'
import { inPlace } from './where-visible.ts'

/** Most notes that are shown in public at once. */
const most = 100

/**
 * What stands in public at a moment, newest first. A name of a person only in a commendation: criticism names the
 * office (SG-17). `place`: that area and all inside it.
 */
export async function publishedNotes(
  db: Db | Trx,
  { now, profile, place }: { now: Instant; profile: Pick<Profile, 'utcOffsetMinutes'>; place?: Place | undefined },
): Promise<PublicNote[]> {
  const today = dayOf(now, profile.utcOffsetMinutes)
  const { rows } = await sql<StoredNote>`
    select ${noteColumns} from accountability_notes join areas on areas.id = accountability_notes.area_id
    where published_at <= ${now} and withdrawn_at is null and published_until >= ${today} and ${inPlace(place)}
    order by published_at desc, accountability_notes.id desc limit ${most}`.execute(db)
  const names = await readNames(
    db,
    rows.map((row) => ({ ...row, people: row.kind === 'commendation' ? [row.officerId] : [] })),
  )
  return rows.map((row) => ({
    id: row.id,
    areaId: row.areaId,
    areaTitle: names.area(row.areaId),
    kind: row.kind,
    target: row.target,
    targetTitle: targetTitle(row, names),
    officerName: names.person(row.officerId),
    title: row.title,
    said: row.said,
    source: row.source,
    publishedAt: row.publishedAt ?? now,
    publishedUntil: row.publishedUntil ?? today,
    isCorrected: row.correctedAt !== null,
    isDisputed: row.correctionAsked !== null && row.correctionAnswer === null,
  }))
}

/** `GET /public/notes` */
export const publicNotesRead = defineRead(publicNotes, async ({ db, now, profile, tree }, { areaId }) => {
  const place = areaId === undefined ? undefined : tree.find(areaId)
  if (areaId !== undefined && !place) return notFound('areaId')
  return { at: now, items: await publishedNotes(db, { now, profile, place }) }
})
