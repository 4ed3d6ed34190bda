/** Ids that a gap's or a fact's data names, by what they are of. */
export type NamedIds = Readonly<Record<NamedKind, ReadonlySet<string>>> & { readonly areas: ReadonlySet<number> }

type NamedKind = 'tasks' | 'documents' | 'posts' | 'bodies' | 'officers' | 'incidents'

const kinds: readonly (readonly [RegExp, NamedKind])[] = [
  [/task(Id|Ids)$/i, 'tasks'],
  [/document(Id|Ids)$/i, 'documents'],
  [/post(Id|Ids)$/i, 'posts'],
  [/body(Id|Ids)$/i, 'bodies'],
  [/officer(Id|Ids)$/i, 'officers'],
  [/incident(Id|Ids)$/i, 'incidents'],
]

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

/**
 * Finds the ids that stand in the data of gaps and facts, told by the end of their names: `taskId`, `ownerPostId`,
 * `documentIds`. What follows no such name is a number and is left alone.
 */
export function namedIds(list: readonly Readonly<Record<string, unknown>>[]): NamedIds {
  const values = list.flatMap((data) =>
    Object.entries(data).flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map((one: unknown) => [name, one] as const),
    ),
  )
  const areas = values.flatMap(([name, one]) => (/area(Id|Ids)$/i.test(name) && Number.isInteger(one) ? [one] : []))
  const idsOf = (pattern: RegExp) =>
    new Set(
      values.flatMap(([name, one]) => (pattern.test(name) && typeof one === 'string' && uuid.test(one) ? [one] : [])),
    )
  const byKind = Object.fromEntries(kinds.map(([pattern, kind]) => [kind, idsOf(pattern)]))
  return { ...(byKind as Record<NamedKind, Set<string>>), areas: new Set(areas as number[]) }
}
