import { sql } from 'kysely'
import { addMinutes, dayOf, type Instant } from '#kit'
import { type Asking, defineRead, may, notFound, visiblePlace } from '#platform/server'
import { type CriteriaSet, criteriaOn, type Level, levelsHome, unconfirmed } from '../domain/index.ts'
import { levelsCatalogue } from './catalogue.ts'
import { levelsInForce } from './levels-in-force.query.ts'
import { pendingIn, roundsIn } from './proposals.query.ts'
import { showArea, showBlanks, showSet } from './show-levels.ts'
import { bookOf, type Unit, unitsInside } from './units.query.ts'

const week = 7 * 24 * 60

/** `GET /levels` */
export const levelsHomeRead = defineRead(levelsHome, async (asking, { areaId }) => {
  const place = visiblePlace(asking, areaId, 'levels.read')
  if (!place) return notFound('areaId')
  const { db, tree, now, profile, actor } = asking
  const on = dayOf(now, profile.utcOffsetMinutes)
  const book = await bookOf(asking)
  const { sets, rules } = await levelsCatalogue(profile)
  const set = criteriaOn(sets, on)
  const units = await unitsInside({ db, tree }, areaId, { on, levels: ['top', 'district', 'commune', 'group'] })
  const levels = await bothWeeks(asking, units)
  const pending = await pendingIn(asking, { book, areaId, limit: 60 })
  const later = sets.filter(({ from }) => from > on).toSorted((left, right) => (left.from < right.from ? -1 : 1))[0]
  return {
    area: showArea(book, areaId),
    on,
    set: set ? await standingSet(asking, set, on) : null,
    next: !set && later ? showSet(later) : null,
    ...levels.answer(areaId, units),
    pending: pending.lines,
    pendingCount: pending.count,
    rounds: await roundsIn(asking, { book, areaId }),
    kpi: { ...(await timeToDecide(asking, areaId, rules.decideWithinHours)), withinHours: rules.decideWithinHours },
    guide: [...rules.guide],
    may: {
      prepare: may(actor, 'levels.prepare', areaId, tree),
      decide: may(actor, 'levels.decide', areaId, tree),
      delegate: may(actor, 'levels.delegate', areaId, tree),
    },
  }
})

async function standingSet({ db }: Asking, set: CriteriaSet, on: string) {
  const { rows } = await sql<{ at: Instant }>`
    select decided_at as at from level_activations where set_key = ${set.key}`.execute(db)
  return {
    ...showSet(set),
    activatedAt: rows[0]?.at ?? null,
    unconfirmed: unconfirmed(set, on).length,
    blanks: showBlanks(set, on).length,
  }
}

/** Levels of all units now and a week ago, and how they are counted for each child of an area. */
async function bothWeeks({ db, tree, now }: Asking, units: readonly Unit[]) {
  const ids = units.map(({ id }) => id)
  const today = await levelsInForce(db, ids, now)
  const before = await levelsInForce(db, ids, addMinutes(now, -week))
  const communes = units.filter(({ level }) => level === 'commune')
  const countIn = (levels: typeof today, inside: readonly Unit[]) => {
    const found = inside.map(({ id }) => levels.get(id)?.level)
    return {
      communes: [1, 2, 3, 4].map((level) => found.filter((one) => one === level).length),
      none: found.filter((one) => one === undefined).length,
    }
  }
  const levelIn = (levels: typeof today, id: number): Level | null => levels.get(id)?.level ?? null
  return {
    answer: (areaId: number, all: readonly Unit[]) => ({
      now: countIn(today, communes),
      lastWeek: countIn(before, communes),
      tiles: all
        .filter(({ parentId }) => parentId === areaId)
        .map((unit) => {
          const place = tree.get(unit.id)
          const inside = communes.filter(
            ({ id }) => tree.get(id).first >= place.first && tree.get(id).last <= place.last,
          )
          return {
            areaId: unit.id,
            title: { vi: unit.name, en: unit.name },
            level: levelIn(today, unit.id),
            lastWeek: levelIn(before, unit.id),
            ...countIn(today, inside),
            inside: inside
              .filter(({ id }) => id !== unit.id)
              .map(({ id, name }) => ({
                areaId: id,
                name,
                level: levelIn(today, id),
                lastWeek: levelIn(before, id),
              })),
          }
        }),
    }),
  }
}

/** From proposal to decision over the last thirty days, in hours (LVL-05). */
async function timeToDecide({ db, tree, now }: Asking, areaId: number, withinHours: number) {
  const place = tree.get(areaId)
  const { rows } = await sql<{ decided: number; late: number; medianHours: number | null }>`
    select count(*)::int as decided,
           (count(*) filter (where decided_at > level_proposals.proposed_at + make_interval(hours => ${withinHours})))::int as late,
           percentile_cont(0.5) within group (order by extract(epoch from decided_at - level_proposals.proposed_at) / 3600)
             as "medianHours"
    from level_proposals join areas on areas.id = level_proposals.area_id
    where decided_at > ${addMinutes(now, -30 * 24 * 60)} and decided_at <= ${now}
      and areas.first between ${place.first} and ${place.last}`.execute(db)
  return rows[0] ?? { decided: 0, late: 0, medianHours: null }
}
