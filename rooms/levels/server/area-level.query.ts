import { addDays, type Day, dayOf, startOfDay } from '#kit'
import { type Asking, defineRead, may, notFound, visiblePlace } from '#platform/server'
import { officerNames } from '#rooms/bodies/server'
import { areaLevel, type CriteriaSet, criteriaOn, type LevelInputs, replayLevels } from '../domain/index.ts'
import { levelsCatalogue } from './catalogue.ts'
import { computeLevels } from './compute-levels.query.ts'
import { levelsInForce } from './levels-in-force.query.ts'
import { decisionsOn, pendingIn, showDecision } from './proposals.query.ts'
import { showArea, showComputed, showInputs, showSetWhole } from './show-levels.ts'
import { bookOf, type Unit, unitOf } from './units.query.ts'
import { competenceOf, competentUnitOf } from './who-decides.ts'

/** `GET /levels/areas/:id` */
export const areaLevelRead = defineRead(areaLevel, async (asking, { id, on: asked }) => {
  const place = visiblePlace(asking, id, 'levels.read')
  const unit = place && (await unitOf(asking, id))
  if (!unit) return notFound('id')
  const { db, tree, now, profile, actor } = asking
  const today = dayOf(now, profile.utcOffsetMinutes)
  const on = (asked ?? today) as Day
  const book = await bookOf(asking)
  const set = criteriaOn((await levelsCatalogue(profile)).sets, on)
  const scope = { db, tree, now, profile }
  const decisions = await decisionsOn(db, id)
  const names = await officerNames(
    db,
    decisions.map(({ decidedBy }) => decidedBy),
  )
  const standing = (await levelsInForce(db, [id], now)).get(id)
  const competent = (await competenceOf(scope, actor, 'epidemic-level'))(id)
  return {
    area: showArea(book, id),
    unitLevel: unit.level,
    on,
    dataOn: addDays(on, -1),
    set: set ? showSetWhole(set, on) : null,
    inForce: standing ? { level: standing.level, from: standing.from, reviewAt: standing.reviewAt } : null,
    ...(await computedNow(asking, unit, { set, on })),
    open: (await pendingIn(asking, { book, areaId: id, limit: 1, only: true })).lines[0] ?? null,
    decisions: decisions.flatMap((row) => showDecision(row, { book, names }) ?? []),
    waitsFor: showArea(book, (await competentUnitOf(scope, 'epidemic-level'))(id)).title,
    may: { prepare: may(actor, 'levels.prepare', id, tree), decide: competent !== undefined },
  }
})

async function computedNow(
  asking: Asking,
  unit: Unit,
  { set, on }: { readonly set: CriteriaSet | undefined; readonly on: Day },
) {
  if (!set) return { computed: null, inputs: [] }
  const { db, tree, now, profile } = asking
  const [one] = await computeLevels({ db, tree }, { units: [unit], set, on, knownAt: now })
  const { reviewDays } = (await levelsCatalogue(profile)).rules
  const book = await bookOf(asking)
  const of = { set, on, areaId: unit.id, book, dataOn: addDays(on, -1), reviewDays }
  return {
    computed: one ? showComputed(one.computed) : null,
    inputs: showInputs(one?.inputs ?? ({} as LevelInputs), of),
  }
}

/** Longest time replayed at once. */
const mostWeeks = 60

/** `GET /levels/areas/:id/replay`: week after week, by the rules of its day, with what is known now of that day. */
export const replayLevelsRead = defineRead(replayLevels, async (asking, { id, from, to }) => {
  const place = visiblePlace(asking, id, 'levels.read')
  const unit = place && (await unitOf(asking, id))
  if (!unit) return notFound('id')
  const last = (to ?? dayOf(asking.now, asking.profile.utcOffsetMinutes)) as Day
  const first = (from ?? addDays(last, -7 * 15)) as Day
  const days: Day[] = []
  for (let day = last; day >= first && days.length < mostWeeks; day = addDays(day, -7)) days.unshift(day)
  const weeks = []
  for (const on of days) weeks.push(await weekOf(asking, unit, on))
  return { area: showArea(await bookOf(asking), id), weeks }
})

async function weekOf({ db, tree, now, profile }: Asking, unit: Unit, on: Day) {
  const set = criteriaOn((await levelsCatalogue(profile)).sets, on)
  const at = startOfDay(addDays(on, 1), profile.utcOffsetMinutes)
  const standing = (await levelsInForce(db, [unit.id], at > now ? now : at)).get(unit.id)
  const week = { on, setNumber: set?.number ?? null, inForce: standing?.level ?? null }
  const beforeAt = startOfDay(on, profile.utcOffsetMinutes)
  const [one] = set ? await computeLevels({ db, tree }, { units: [unit], set, on, knownAt: now, beforeAt }) : []
  if (!one || !set) return { ...week, computed: null, rate: null, cases: null, lacks: 0 }
  const cases = one.inputs[set.infection[0]?.input ?? '']?.value ?? null
  if (!one.computed.ok) return { ...week, computed: null, rate: null, cases, lacks: one.computed.lacks.length }
  const { level, judged } = one.computed
  return { ...week, computed: level, rate: judged.indicators[0]?.rate ?? null, cases, lacks: 0 }
}
