import { type Instant, minutesBetween } from '#kit'

/** A case as clusters see it: where and when, and what links it to others. Names nobody. */
export interface CaseInPlace {
  readonly id: string
  readonly areaId: number
  /** The residential group or smaller; null where only a larger area is known: a whole commune ties nobody. */
  readonly placeId: number | null
  readonly at: Instant
  /** Cases of one household share it. */
  readonly householdId: string | null
  /** Cases that it is known to have met. */
  readonly linkedTo: readonly string[]
}

/** Cases that belong together by the rule, and by what. */
export interface ProposedCluster {
  readonly caseIds: readonly string[]
  readonly indexCaseId: string
  /** Where most of them are. */
  readonly areaId: number
  readonly firstAt: Instant
  readonly lastAt: Instant
  /** When the rule was first met: with the confirmation of that case. */
  readonly metAt: Instant
  readonly links: { readonly contact: number; readonly household: number; readonly place: number }
}

/** The rule: at least so many cases, each within so many days of one it is tied to. */
export interface ClusterRule {
  readonly minCases: number
  readonly windowDays: number
}

type Tie = keyof ProposedCluster['links']

/**
 * Groups cases tied by a contact, a household or the same smallest area within the window, and gives the groups that
 * reach the rule, the largest first. Ties in rings, to oneself or to cases not given do no harm. A statement of a rule
 * and no test of chance: a person decides (SG-08).
 */
export function findClusters(cases: readonly CaseInPlace[], rule: ClusterRule): readonly ProposedCluster[] {
  const sorted = cases.toSorted((one, other) =>
    one.at < other.at ? -1 : one.at > other.at ? 1 : one.id < other.id ? -1 : 1,
  )
  const groups = new Groups(sorted.length)
  const ties = tiesOf(sorted, rule.windowDays)
  for (const { one, other } of ties) groups.join(one, other)
  const members = Map.groupBy(sorted.keys(), (index) => groups.headOf(index))
  const tiesByHead = Map.groupBy(ties, ({ one }) => groups.headOf(one))
  return [...members]
    .filter(([, own]) => own.length >= rule.minCases)
    .map(([head, own]) =>
      toCluster(
        own.map((index) => sorted[index] as CaseInPlace),
        tiesByHead.get(head) ?? [],
        rule,
      ),
    )
    .toSorted((one, other) => other.caseIds.length - one.caseIds.length || (one.firstAt < other.firstAt ? -1 : 1))
}

interface TiedPair {
  readonly one: number
  readonly other: number
  readonly by: Tie
}

/** Neighbours in time only: within one household or area the window is kept by ties of one case to the next. */
function tiesOf(cases: readonly CaseInPlace[], windowDays: number): TiedPair[] {
  const placeOf = new Map(cases.map(({ id }, index) => [id, index]))
  const near = (one: number, other: number) =>
    Math.abs(minutesBetween((cases[one] as CaseInPlace).at, (cases[other] as CaseInPlace).at)) <= windowDays * 1440
  const ties: TiedPair[] = []
  const chain = (keyOf: (one: CaseInPlace) => string | number | null, by: Tie) => {
    const last = new Map<string | number, number>()
    for (const [index, one] of cases.entries()) {
      const key = keyOf(one)
      if (key === null) continue
      const before = last.get(key)
      if (before !== undefined && near(before, index)) ties.push({ one: before, other: index, by })
      last.set(key, index)
    }
  }
  chain(({ householdId }) => householdId, 'household')
  chain(({ placeId }) => placeId, 'place')
  for (const [index, { linkedTo }] of cases.entries())
    for (const id of linkedTo) {
      const other = placeOf.get(id)
      if (other !== undefined && other !== index && near(index, other)) ties.push({ one: index, other, by: 'contact' })
    }
  return ties
}

function toCluster(own: readonly CaseInPlace[], ties: readonly TiedPair[], rule: ClusterRule): ProposedCluster {
  const count = (by: Tie) =>
    new Set(
      ties.filter((tie) => tie.by === by).map(({ one, other }) => [Math.min(one, other), Math.max(one, other)].join()),
    ).size
  const areas = [...Map.groupBy(own, ({ areaId }) => areaId)].toSorted(
    ([, one], [, other]) => other.length - one.length,
  )
  const first = own[0] as CaseInPlace
  return {
    caseIds: own.map(({ id }) => id),
    indexCaseId: first.id,
    areaId: areas[0]?.[0] ?? first.areaId,
    firstAt: first.at,
    lastAt: (own.at(-1) as CaseInPlace).at,
    metAt: (own[rule.minCases - 1] as CaseInPlace).at,
    links: { contact: count('contact'), household: count('household'), place: count('place') },
  }
}

/** Sets that grow together (union by the lower head, so that the same cases give the same groups). */
class Groups {
  private readonly heads: number[]

  constructor(size: number) {
    this.heads = Array.from({ length: size }, (_, index) => index)
  }

  headOf(index: number): number {
    let head = index
    while (this.heads[head] !== head) {
      this.heads[head] = this.heads[this.heads[head] as number] as number
      head = this.heads[head] as number
    }
    return head
  }

  join(one: number, other: number): void {
    const [low, high] = [this.headOf(one), this.headOf(other)].toSorted((left, right) => left - right) as [
      number,
      number,
    ]
    this.heads[high] = low
  }
}

/**
 * What of a proposal a person has not looked at: proposals all of whose cases stand in open clusters or were dismissed
 * are old; one comes back when so many cases as the rule asks for are new. `known` are the cases already looked at.
 */
export function isNewProposal({ caseIds }: ProposedCluster, known: ReadonlySet<string>, rule: ClusterRule): boolean {
  const fresh = caseIds.filter((id) => !known.has(id)).length
  return fresh === caseIds.length || fresh >= rule.minCases
}
