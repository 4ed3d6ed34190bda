import type { Reach } from './reach.ts'

const most = 1024

/**
 * People whom a hop may expose, gathered before they are looked up. A city's people do not fit a fast cache, and a look at one
 * that decides at once what to do next has to be waited for; a thousand looks in a row run beside each other.
 */
export class Candidates {
  private readonly people = new Int32Array(most)
  private readonly minutes = new Int32Array(most)
  private count = 0
  /** Says nothing to anybody: that it is written keeps the looks from being left out. */
  seen = 0

  /** Somebody there at a minute that would expose them. */
  offer(person: number, minute: number, reach: Reach): void {
    this.people[this.count] = person
    this.minutes[this.count++] = minute
    if (this.count === most) this.settle(reach)
  }

  /** Takes those for whom it is earlier than known; at the end of a hop, or when a thousand wait. */
  settle(reach: Reach): void {
    const { people, minutes, count } = this
    const { exposed } = reach
    let seen = 0
    for (let at = 0; at < count; at++) seen ^= exposed[people[at] as number] as number
    this.seen = seen
    for (let at = 0; at < count; at++) {
      const person = people[at] as number
      const minute = minutes[at] as number
      if ((exposed[person] as number) > minute) reach.take(person, minute)
    }
    this.count = 0
  }
}
