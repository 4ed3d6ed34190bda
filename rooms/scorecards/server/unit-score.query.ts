import { sql } from 'kysely'
import { addDays, containedInAny, type Day, dayOf, type Instant, startOfDay } from '#kit'
import { type Asking, defineRead, notFound } from '#platform/server'
import { headPostsOf, officerNames } from '#rooms/bodies/server'
import { differencesBetween, type Formula, type Score, scoreOf, unitScore, waitsUntil } from '../domain/index.ts'
import { computeUnits } from './compute-units.query.ts'
import { formulaFor, versionsOf } from './score-records.query.ts'
import { countsOf, type KeptScore } from './scores.store.ts'
import { showRecords } from './show-records.query.ts'
import { contextOf } from './unit-context.query.ts'
import { type Unit, unitById } from './units.query.ts'
import { decidesOver, headsUnit } from './who-decides.ts'

/** Most changes told on the page of a unit; more are counted by opening the records. */
const mostChanges = 40

interface Shown {
  readonly unit: Unit
  readonly day: Day
  readonly formula: Formula
  readonly kept: KeptScore | undefined
  readonly versions: readonly KeptScore[]
  readonly isOpen: boolean
}

/** `GET /scorecards/units/:areaId` */
export const unitScoreRead = defineRead(unitScore, async (asking, query) => {
  const unit = await unitById(asking, query.areaId)
  if (!unit) return notFound('areaId')
  const isOpen = containedInAny(asking.intervals, unit)
  const day =
    (query.day as Day | undefined) ??
    (await lastDayOf(asking, unit)) ??
    dayOf(asking.now, asking.profile.utcOffsetMinutes)
  const all = await versionsOf(asking, unit, day)
  const versions = isOpen ? all : all.filter(({ state }) => state === 'published')
  const kept = query.version === undefined ? versions.at(-1) : versions.find(({ version }) => version === query.version)
  // Of a unit that is not one's own only what was published exists.
  if (!kept && (!isOpen || query.version !== undefined)) return notFound('areaId')
  const formula = await formulaFor(asking, kept, day)
  if (!formula) return notFound('day')
  const shown: Shown = { unit, day, formula, kept, versions, isOpen }
  const score = kept ? scoreOf(formula, countsOf(kept)) : await liveScore(asking, shown)
  const [way, context] = await Promise.all([wayOf(asking, shown), contextOf(asking, shown)])
  return { ...headOf(asking, shown, score), ...way, ...context }
})

async function lastDayOf({ db }: Asking, unit: Unit): Promise<Day | undefined> {
  const { rows } = await sql<{ day: Day | null }>`
    select max(on_day) as day from scores where zone_id = ${unit.zoneId} and area_id = ${unit.id}`.execute(db)
  return rows[0]?.day ?? undefined
}

async function liveScore(asking: Asking, { unit, day, formula }: Shown): Promise<Score> {
  const [computed] = await computeUnits(asking, { formula, day, knownAt: asking.now, units: [unit] })
  return computed?.score ?? scoreOf(formula, new Map())
}

function headOf({ now }: Asking, { unit, day, formula, kept, isOpen }: Shown, score: Score) {
  const titles = new Map(formula.indicators.map((indicator) => [indicator.key, indicator]))
  return {
    areaId: unit.id,
    areaTitle: unit.title,
    day,
    formula: {
      code: formula.code,
      title: formula.title,
      leastWeight: formula.leastWeight,
      explainBelow: formula.explainBelow,
    },
    state: kept?.state ?? ('live' as const),
    scoreId: kept?.id ?? null,
    version: kept?.version ?? null,
    knownAt: kept?.knownAt ?? now,
    score: score.score,
    sides: score.dimensions,
    judgedWeight: score.judgedWeight,
    lines: score.lines.map((line) => {
      const { title, measures, better } = titles.get(line.key) as Formula['indicators'][number]
      return { ...line, title, measures, better }
    }),
    isOpen,
  }
}

/** The way of a computation through people's hands, and what newer computations count otherwise. */
async function wayOf(asking: Asking, shown: Shown) {
  const { actor, tree } = asking
  const { unit, kept, versions, isOpen } = shown
  const isLast = kept !== undefined && kept.id === versions.at(-1)?.id
  const isUndecided = isLast && kept.state === 'computed' && kept.explainedAt === null
  return {
    ...(kept ? await decisionsOn(asking, shown, kept) : { waitsUntil: null, approved: null, published: null }),
    ...(isOpen ? await wordsOfHead(asking, shown) : { head: null, seenAt: null, explanation: null, saidBefore: [] }),
    versions: versions.map(({ id, version, knownAt, computedAt, score, state, inputs }) => ({
      scoreId: id,
      version,
      knownAt,
      computedAt,
      score,
      state,
      inputs,
    })),
    changes: isOpen ? await changesOf(asking, shown) : [],
    mayExplain: isUndecided && headsUnit(actor, unit.id),
    mayDecide: kept !== undefined && decidesOver(actor, 'scorecards.approve', unit, tree),
    mayRate: kept !== undefined && decidesOver(actor, 'scorecards.rate', unit, tree),
  }
}

async function decisionsOn({ db }: Asking, { formula }: Shown, kept: KeptScore) {
  const names = await officerNames(db, [kept.approvedBy, kept.publishedBy])
  const said = (at: Instant | null, by: string | null) => (at === null ? null : { at, by: names.get(by ?? '') ?? null })
  return {
    waitsUntil: kept.state === 'computed' ? waitsUntil(formula, kept.computedAt) : null,
    approved: said(kept.approvedAt, kept.approvedBy),
    published: said(kept.publishedAt, kept.publishedBy),
  }
}

/** Who heads the unit, and what they said: of the unit's own area only. */
async function wordsOfHead(asking: Asking, shown: Shown) {
  const { kept } = shown
  const speakers = shown.versions.map(({ explainedBy }) => explainedBy)
  const names = await officerNames(asking.db, [kept?.headOfficerId ?? null, ...speakers])
  const nameOf = (id: string | null | undefined) => names.get(id ?? '') ?? null
  const saidBefore = shown.versions.flatMap(({ id, version, explanation, explainedAt, explainedBy }) => {
    if (id === kept?.id || explanation === null || explainedAt === null) return []
    return [{ version, text: explanation, at: explainedAt, by: nameOf(explainedBy) }]
  })
  const head = await headPerson(asking, shown, nameOf(kept?.headOfficerId))
  if (!kept?.explanation || kept.explainedAt === null)
    return { head, seenAt: kept?.seenAt ?? null, explanation: null, saidBefore }
  const explanation = { text: kept.explanation, at: kept.explainedAt, by: nameOf(kept.explainedBy) }
  return { head, seenAt: kept.seenAt, explanation, saidBefore }
}

async function headPerson({ db, now, profile }: Asking, { unit, day }: Shown, name: string | null) {
  const end = startOfDay(addDays(day, 1), profile.utcOffsetMinutes)
  const head = (await headPostsOf(db, [unit.id], end < now ? end : now)).get(unit.id)
  if (!head) return null
  const post = await db.selectFrom('posts').select('title').where('id', '=', head.postId).executeTakeFirst()
  const holder = name ?? (await officerNames(db, [head.officerId])).get(head.officerId ?? '')
  return holder === undefined ? null : { name: holder, post: post?.title ?? null }
}

/** What this computation counts otherwise than the one before it, record by record; both are found again from the records. */
async function changesOf(asking: Asking, { unit, day, kept, versions }: Shown) {
  const before = kept && versions.find(({ version }) => version === kept.version - 1)
  if (!kept || !before) return []
  const evidenceOf = async (one: KeptScore) => {
    const formula = await formulaFor(asking, one, day)
    if (!formula) return []
    const [computed] = await computeUnits(asking, { formula, day, knownAt: one.knownAt, units: [unit] })
    return computed?.evidence ?? []
  }
  const changes = differencesBetween(await evidenceOf(before), await evidenceOf(kept)).slice(0, mostChanges)
  const shown = await showRecords(
    asking.db,
    changes.flatMap(({ was, now }) => [was, now].filter((one) => one !== null)),
  )
  let at = 0
  return changes.map(({ was, now }) => ({
    was: was === null ? null : (shown[at++] ?? null),
    now: now === null ? null : (shown[at++] ?? null),
  }))
}
