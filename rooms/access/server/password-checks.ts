import { Counter } from 'prom-client'
import type { House } from '#platform/server'

const counters = new WeakMap<House['db'], Counter>()

/** Counts how often a password was weighed (metric `nhac_truong_password_checks_total`): each costs memory and time. */
export function countPasswordCheck(house: House): void {
  counters.get(house.db)?.inc()
}

/** Adds the counter to the house's metrics, once. */
export function registerPasswordChecks(house: House): void {
  if (counters.has(house.db)) return
  const counter = new Counter({
    name: 'nhac_truong_password_checks_total',
    help: 'Passwords weighed at sign-in, for known and unknown names alike',
    registers: [house.metrics.registry],
  })
  counters.set(house.db, counter)
}
