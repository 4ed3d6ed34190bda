import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { addMinutes, type Instant } from '#kit'
import { type Asking, canonicalJson, type Place } from '#platform/server'
import { type AreaKind, levelOf } from '#rooms/areas/domain'
import { areaTitles } from '#rooms/overview/server'
import type { Brief } from '../domain/index.ts'
import type { Briefing } from './briefing.ts'
import { changesIn } from './changes.query.ts'
import { documentsIssuedIn } from './documents-issued.query.ts'
import { dutyAt } from './duty-at.query.ts'
import { figuresAt } from './figures-at.query.ts'
import { gapsAt } from './gaps-at.query.ts'
import { inForceAt } from './in-force-at.query.ts'
import { limitsOf } from './limits.query.ts'
import { tasksAt } from './tasks-at.query.ts'

/**
 * The brief of a place as of a moment, from one look at the database: its lists and its counts cannot disagree. Give it
 * a transaction that repeats its reads (or the one in which the brief is signed).
 */
export async function briefOf(asking: Asking, place: Place, at: Instant): Promise<Brief> {
  const knownAt = at < asking.now ? at : asking.now
  const briefing: Briefing = { ...asking, place, at, knownAt }
  const since = addMinutes(knownAt, -24 * 60)
  const inForce = await inForceAt(briefing)
  const { figures, flaws, reporting } = await figuresAt(briefing)
  return {
    area: await areaOf(briefing),
    at,
    utcOffsetMinutes: asking.profile.utcOffsetMinutes,
    inForce,
    figures,
    flaws,
    reporting,
    onDuty: await dutyAt(briefing),
    gaps: await gapsAt(briefing),
    tasks: await tasksAt(briefing),
    changes: { since, counts: await changesIn(briefing, since) },
    documents: await documentsIssuedIn(briefing, since),
    limits: await limitsOf(briefing),
  }
}

/** The brief, read in a transaction of its own that repeats its reads. */
export function readBrief(asking: Asking, place: Place, at: Instant): Promise<Brief> {
  return asking.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((trx) => briefOf({ ...asking, db: trx }, place, at))
}

/** SHA-256 of the facts of a brief: the same facts, the same digest. */
export function digestOf(brief: Brief): string {
  return createHash('sha256').update(canonicalJson(brief)).digest('hex')
}

async function areaOf({ db, place }: Briefing): Promise<Brief['area']> {
  const title = (await areaTitles(db, [place.id])).get(place.id) ?? { vi: '', en: '', name: '' }
  const { rows } = await sql<{ kind: AreaKind }>`select kind from areas where id = ${place.id}`.execute(db)
  const level = rows[0] ? levelOf(rows[0].kind) : ''
  return { id: place.id, name: title.name, title: { vi: title.vi, en: title.en }, level }
}
