import { describe, expect, it } from 'vitest'
import { callings, placeOf, planCity } from './city-plan.ts'
import { spreadInfections } from './spread-infections.ts'
import { walkVisits } from './walk-visits.ts'

const plan = { people: 3000, days: 14, seed: 7 }

function visitsOf(seed: number): number[][] {
  const visits: number[][] = []
  walkVisits(planCity({ ...plan, seed }), (...visit) => visits.push(visit))
  return visits
}

describe('a synthetic city', () => {
  it('[EPI-05] is the same for the same seed, and another for another', () => {
    expect(visitsOf(7)).toEqual(visitsOf(7))
    expect(visitsOf(8)).not.toEqual(visitsOf(7))
  })

  it('[EPI-05] has visits that can have been: in order, shorter than a day, at places that exist, about eighteen a person', () => {
    const city = planCity(plan)
    const visits = visitsOf(7)
    expect(visits.length / plan.people).toBeGreaterThan(15)
    expect(visits.length / plan.people).toBeLessThan(21)
    for (const [person = -1, place = -1, enter = -1, leave = -1] of visits) {
      const lasts = leave - enter
      const isSound = person >= 0 && place >= 0 && place < city.places && enter >= 0 && lasts > 0 && lasts < 1440
      expect(isSound || [person, place, enter, leave]).toBe(true)
    }
    expect(callings[city.callingOf[0] ?? 0]).toBeDefined()
    expect(placeOf(city, city.places - 1)).toEqual({ kind: 'temple', ward: 0 })
  })

  it('[EPI-05] lets an infection pass only from somebody infected before', () => {
    const infections = spreadInfections(planCity(plan), 3)
    const byPerson = new Map(infections.map((one) => [one.person, one]))
    expect(infections.length).toBeGreaterThan(3)
    for (const { by, infectedAt } of infections) {
      if (by !== null) expect(byPerson.get(by)?.infectedAt).toBeLessThan(infectedAt)
    }
  })
})
