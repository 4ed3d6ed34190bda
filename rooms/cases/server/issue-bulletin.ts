import { sql } from 'kysely'
import { findPersonalMarks, possibleNames, type Refusal, refuse, startOfDay } from '#kit'
import { accept, defineIntent, oneByOne, reject, type Step, type Trx, type Work } from '#platform/server'
import { type Decider, deciderOf } from '#rooms/access/server'
import { type BulletinFigures, CASES, issueBulletin, type StatedFigures } from '../domain/index.ts'
import { type BulletinSpan, bulletinFigures, sinceOf } from './bulletin-figures.query.ts'

type Issue = (typeof issueBulletin.payload)['_output']

/**
 * Signs a bulletin: by a named officer in a post (SG-08), of what the register says as of a moment. What somebody announced
 * otherwise is kept beside it, with a note that says why; a correction is a new version and the old one stays (SG-14).
 */
export const issueBulletinIntent = defineIntent<Issue>({
  contract: issueBulletin,
  area: ({ areaId }) => areaId,
  handle: oneByOne(async (work, step) => {
    const { areaId, day, asOf, stated, note, corrects } = work.payload
    const judged = deciderOf(work, step, issueBulletin.permission, areaId)
    if ('refusal' in judged) return reject(judged.refusal)
    const wrong = judgeSpan(work.payload, step) ?? (await scanNote(step.trx, work.payload))
    if (wrong) return reject(wrong)
    const before = await versionBefore(work, step)
    if ('code' in before) return reject(before)
    const span = { place: step.tree.get(areaId), day, asOf }
    const since = await sinceOf(step.trx, span, step.profile.utcOffsetMinutes)
    const figures = await bulletinFigures({ db: step.trx, tree: step.tree }, { ...span, since })
    const refusal = note === undefined ? judgeStated(stated, figures) : null
    if (refusal) return reject(refusal)
    await save(work, step, { figures, span: { ...span, since }, version: before.version + 1, decider: judged.decider })
    const { total, community, isolation, unclassified, backlog } = figures
    const data = { day, version: before.version + 1, total, community, isolation, unclassified, backlog }
    const fact = { type: 'bulletin-issued', areaId, subjectId: work.id, data, live: ['cases'] }
    return accept([{ ...fact, data: corrects ? { ...data, corrects } : data }], { bulletinId: work.id, ...data })
  }),
})

function judgeSpan({ asOf, day, corrects, reason }: Issue, { now, profile }: Step): Refusal | null {
  if (asOf > now) return refuse(CASES.IN_THE_FUTURE, { field: 'asOf' })
  if (asOf < startOfDay(day, profile.utcOffsetMinutes)) return refuse(CASES.IN_THE_FUTURE, { field: 'day' })
  return corrects !== undefined && reason === undefined ? refuse(CASES.REASON_MISSING, { field: 'reason' }) : null
}

/** What the public reads names nobody (SG-04). */
async function scanNote(trx: Trx, { note, reason, stated }: Issue): Promise<Refusal | null> {
  const texts = { note, reason, 'stated.source': stated?.source }
  const names = Object.values(texts).flatMap((text) => possibleNames(text ?? ''))
  const asked = [...new Set(names.flatMap((name) => [name, name.split(/\s+/).slice(0, 2).join(' ')]))]
  const { rows } = await sql<{
    name: string
  }>`select distinct name from areas where name = any(${asked}::text[])`.execute(trx)
  const places = new Set(rows.map(({ name }) => name))
  for (const [field, text] of Object.entries(texts)) {
    const [mark] = findPersonalMarks(text ?? '', (name) => places.has(name))
    if (mark) return refuse(CASES.NAMES_SOMEBODY, { field, params: { found: mark.text } })
  }
  return null
}

/** A figure that does not foot, or that is not the register's, is not passed over: the note says why (EPI-02). */
function judgeStated(stated: StatedFigures | undefined, figures: BulletinFigures): Refusal | null {
  if (!stated) return null
  const { total, community, isolation } = stated
  const difference = total - community - isolation
  if (difference !== 0) {
    return refuse(CASES.STATED_DOES_NOT_FOOT, { field: 'note', params: { total, community, isolation, difference } })
  }
  const isSame = total === figures.total && community === figures.community && isolation === figures.isolation
  return isSame ? null : refuse(CASES.STATED_DIFFERS, { field: 'note', params: { total, counted: figures.total } })
}

interface VersionRow {
  readonly id: string
  readonly version: number
  readonly supersededAt: string | null
}

/** The version that this one follows; a moment is signed once, and each version put right once. */
async function versionBefore({ payload }: Work<Issue>, { trx }: Step): Promise<{ version: number } | Refusal> {
  const { areaId, day, asOf, corrects } = payload
  await sql`select pg_advisory_xact_lock(7441, ${areaId})`.execute(trx)
  if (corrects === undefined) {
    const { rows } = await sql<VersionRow>`
      select id, version, superseded_at as "supersededAt" from case_bulletins
      where area_id = ${areaId} and day = ${day}::date and as_of_at = ${asOf}`.execute(trx)
    return rows.length > 0 ? refuse(CASES.BULLETIN_EXISTS, { field: 'asOf' }) : { version: 0 }
  }
  const { rows } = await sql<VersionRow>`
    select id, version, superseded_at as "supersededAt" from case_bulletins
    where id = ${corrects} and area_id = ${areaId} and day = ${day}::date`.execute(trx)
  const old = rows[0]
  if (!old) return refuse(CASES.BULLETIN_UNKNOWN, { field: 'corrects' })
  return old.supersededAt === null ? { version: old.version } : refuse(CASES.BULLETIN_CORRECTED, { field: 'corrects' })
}

interface Saving {
  readonly figures: BulletinFigures
  readonly span: BulletinSpan
  readonly version: number
  readonly decider: Decider
}

async function save({ id, payload }: Work<Issue>, { trx, now }: Step, saving: Saving): Promise<void> {
  const { figures, span, version, decider } = saving
  const { total, community, isolation, unclassified, backlog, withdrawn } = figures
  const { corrects = null, reason = null, note = null, stated = null } = payload
  if (corrects !== null) {
    await sql`update case_bulletins set superseded_at = ${now} where id = ${corrects}`.execute(trx)
  }
  await sql`
    insert into case_bulletins (id, area_id, day, as_of_at, version, replaces_id, reason, total, community, isolation,
                                unclassified, backlog, withdrawn, figures, stated, note, signed_by, signed_post_id, signed_at)
    values (${id}, ${span.place.id}, ${span.day}::date, ${span.asOf}, ${version}, ${corrects}, ${reason}, ${total},
            ${community}, ${isolation}, ${unclassified}, ${backlog}, ${withdrawn}, ${JSON.stringify(figures)}::jsonb,
            ${stated === null ? null : JSON.stringify(stated)}::jsonb, ${note}, ${decider.officerId}, ${decider.postId},
            ${now})`.execute(trx)
}
