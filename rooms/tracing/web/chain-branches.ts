import type { Branch } from '#ui'
import type { ReachedPerson, TracePage } from '../domain/index.ts'
import type { ChainWords } from './use-chain-words.ts'

/** People of one place or household that a branch names one by one. */
const mostNamed = 60

/** The chain as a tree of lines: case → by which place → whom → whom they exposed. */
export function chainBranches(trace: TracePage, words: ChainWords): Branch[] {
  const byVia = Map.groupBy(trace.people, ({ via }) => via.personId)
  const shown = new Set<string>()
  const below = (personId: string): Branch[] => {
    if (shown.has(personId)) return []
    shown.add(personId)
    const ways = Map.groupBy(byVia.get(personId) ?? [], ({ via }) => via.siteId ?? via.kind)
    return [...ways.values()]
      .toSorted((left, right) => right.length - left.length)
      .map((people): Branch => {
        const named = people.slice(0, mostNamed).map((one) => toBranch(one, words, below))
        const rest = people.length - named.length
        const more: Branch[] = rest > 0 ? [{ id: `${personId} more`, title: `+ ${words.people(rest)}` }] : []
        const [first] = people as [ReachedPerson]
        return {
          id: `${personId} ${first.via.siteId ?? first.via.kind}`,
          title: words.way(first.via),
          detail: words.people(people.length),
          children: [...named, ...more],
        }
      })
  }
  return trace.seeds.map(({ caseId, caseCode, personId }) => ({
    id: caseId,
    title: `${caseCode} · F0`,
    to: `/cases/${caseId}`,
    isOpen: true,
    children: below(personId),
  }))
}

function toBranch(one: ReachedPerson, words: ChainWords, below: (personId: string) => Branch[]): Branch {
  return {
    id: one.personId,
    title: `${one.code} · F${one.level}`,
    detail: words.ward(one.wardId),
    children: below(one.personId),
  }
}
