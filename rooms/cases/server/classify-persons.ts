import type { Fact, Step } from '#platform/server'
import { canonicalIds } from '#rooms/people/server'
import { type CaseRule, handOn, type Meeting, type Standing } from '../domain/index.ts'
import { keepStandings, standingsOf } from './classes.store.ts'
import { clearancesOf, meetingsOf, positivesAmong } from './meetings.store.ts'
import { caseRuleAt } from './rules-of-house.ts'

/** Where classes are worked out. */
export type Classing = Pick<Step, 'trx' | 'now' | 'profile' | 'tree'>

interface Ground {
  readonly step: Classing
  readonly rule: CaseRule
  readonly around: Around
}

/**
 * Works out the classes that hang on these persons anew: whoever turned positive, was withdrawn or cleared, or has a new or
 * withdrawn contact. Set-based: a few statements for each class, however many persons and links. First all that hung on them
 * is let go, then it is given anew from those around who still have a class; nobody further away than the deepest class can
 * be touched, and a class only ever improves, so circles end. `strangers`: put on file by this very step, so that nobody has
 * met them and nothing hangs on them yet.
 */
export async function classifyPersons(
  step: Classing,
  personIds: readonly string[],
  strangers: ReadonlySet<string> = new Set(),
): Promise<Fact[]> {
  const rule = await caseRuleAt(step.profile, step.now)
  if (!rule || personIds.length === 0) return []
  const changed = new Map<string, Standing | null>()
  const known = personIds.filter((id) => !strangers.has(id))
  if (known.length > 0) await workOut({ step, rule, around: new Around(step, rule) }, known, changed)
  const fresh = personIds.filter((id) => strangers.has(id))
  for (const [id, is] of await positivesAmong(step.trx, fresh, { rule, profile: step.profile })) changed.set(id, is)
  return keepStandings(step, changed, rule)
}

async function workOut(
  ground: Ground,
  personIds: readonly string[],
  changed: Map<string, Standing | null>,
): Promise<void> {
  const start = [...new Set((await canonicalIds(ground.step.trx, personIds)).values())]
  const isStart = new Set(start)
  const before = await hangingOn(ground, start)
  const { given: after, known } = await givenAnew(ground, [...before.keys()])
  for (const [id, was] of before) if (!after.has(id) && (was !== null || isStart.has(id))) changed.set(id, null)
  for (const [id, is] of after) if (!isSame(before.get(id) ?? null, is)) changed.set(id, is)
  for (const id of start) {
    const is = known.get(id)
    if (is?.level === 0) changed.set(id, is)
  }
}

/** Who met whom, each person asked for once. */
class Around {
  readonly meetings = new Map<string, Meeting>()
  readonly #asked = new Set<string>()
  readonly #step: Classing
  readonly #rule: CaseRule

  constructor(step: Classing, rule: CaseRule) {
    this.#step = step
    this.#rule = rule
  }

  /** Meetings of those of them who were not asked for before. */
  async load(personIds: readonly string[]): Promise<readonly Meeting[]> {
    const fresh = personIds.filter((id) => !this.#asked.has(id))
    for (const id of fresh) this.#asked.add(id)
    const found = await meetingsOf(this.#step.trx, fresh, this.#rule)
    for (const meeting of found) this.meetings.set(meeting.id, meeting)
    return found
  }
}

/** These persons and all whose class may have come through them, with the class they have now (null: none). */
async function hangingOn(
  { step, rule, around }: Ground,
  start: readonly string[],
): Promise<Map<string, Standing | null>> {
  const standings = await standingsOf(step.trx, start)
  const found = new Map<string, Standing | null>(start.map((id) => [id, standings.get(id) ?? null]))
  let frontier = [...start]
  for (let depth = 0; depth < rule.deepestClass && frontier.length > 0; depth += 1) {
    const near = othersOf(await around.load(frontier), found)
    const classed = await standingsOf(step.trx, near)
    frontier = [...classed].filter(([, { level }]) => level > depth).map(([id]) => id)
    for (const id of frontier) found.set(id, classed.get(id) ?? null)
  }
  return found
}

/** The classes of these, and of all who get a better one through them; and who was known to have one that stands. */
async function givenAnew(
  ground: Ground,
  open: readonly string[],
): Promise<{ given: Map<string, Standing>; known: ReadonlyMap<string, Standing> }> {
  const { trx } = ground.step
  const isOpen = new Set(open)
  const given = new Map<string, Standing>()
  const known = await whoStands(ground, open, isOpen)
  const clearedAt = await clearancesOf(trx, open)
  const asked = new Set(open)
  let toLoad: readonly string[] = open
  for (let level = 0; level < ground.rule.deepestClass; level += 1) {
    await ground.around.load(toLoad)
    const meetings = [...ground.around.meetings.values()]
    const near = othersOf(meetings, asked)
    for (const id of near) asked.add(id)
    for (const [id, standing] of await whoStands(ground, near, isOpen)) known.set(id, standing)
    for (const [id, at] of await clearancesOf(trx, near)) clearedAt.set(id, at)
    const holders = new Map([...known, ...given].filter(([, standing]) => standing.level === level))
    const standingOf = (id: string) => given.get(id) ?? known.get(id)
    const better = handOn({ holders, meetings, standingOf, clearedAt })
    for (const [id, standing] of better) given.set(id, standing)
    toLoad = [...better.keys()].filter((id) => !isOpen.has(id))
  }
  return { given, known }
}

/** Those who have a class that stands: cases, and (where it is not worked out anew) contacts as written down. */
async function whoStands({ step, rule }: Ground, ids: readonly string[], isOpen: ReadonlySet<string>) {
  const closed = ids.filter((id) => !isOpen.has(id))
  const stands = await standingsOf(step.trx, closed)
  for (const [id, standing] of await positivesAmong(step.trx, ids, { rule, profile: step.profile })) {
    stands.set(id, standing)
  }
  return stands
}

function othersOf(meetings: readonly Meeting[], known: { has(id: string): boolean }): string[] {
  const others = new Set<string>()
  for (const { left, right } of meetings) {
    if (!known.has(left)) others.add(left)
    if (!known.has(right)) others.add(right)
  }
  return [...others]
}

function isSame(was: Standing | null, is: Standing): boolean {
  return (
    was !== null &&
    was.level === is.level &&
    was.exposedAt === is.exposedAt &&
    was.lastExposedAt === is.lastExposedAt &&
    was.viaLinkId === is.viaLinkId
  )
}
