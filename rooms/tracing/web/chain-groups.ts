import type { ReachedPerson, TracePage } from '../domain/index.ts'

/** A node of the chain: a case at its head, one person, people of one place together, or what is left out of a column. */
export interface ChainNode {
  readonly id: string
  /** 0: a case; then the class of its people. */
  readonly column: number
  readonly kind: 'case' | 'person' | 'group' | 'more'
  /** The node that exposed it. */
  readonly parentId: string | null
  readonly personId?: string
  /** Of a group: where they were exposed; null: at home, or met. */
  readonly siteId?: string | null
  readonly viaKind?: ReachedPerson['via']['kind']
  readonly people: readonly ReachedPerson[]
  /** Of the node of the other cases: how many they are. */
  readonly cases?: number
}

/** A trace as nodes, by columns; people of a closed group are in it and nowhere else. */
export interface Chain {
  readonly nodes: readonly ChainNode[]
}

/** Up to so many people each stands alone; above, those of one place are drawn together. */
const fewPeople = 12
/** Groups drawn in a column, the largest first; the others are one node that says how many. */
const mostGroups = 12
/** The node of the cases that do not stand alone. */
const otherCases = '0 more'
/** People drawn of one opened group. */
const mostOpened = 30

/**
 * Draws a trace as a chain that can be read: 5 people one by one, 50 by place, 500 as the largest places with the rest counted; of many
 * cases those who exposed most. A group in
 * `open` shows its people instead; an F2 hangs on the person who exposed it, or on the closed group that holds this person.
 */
export function chainOf(trace: Pick<TracePage, 'seeds' | 'people'>, open: ReadonlySet<string>): Chain {
  const nodes = caseNodes(trace)
  // Where somebody stands in the drawing: a node of their own, or the group that holds them.
  const nodeOf = new Map(
    trace.seeds.map(({ personId, caseId }) => [personId, nodes.find(({ id }) => id === caseId)?.id ?? otherCases]),
  )
  const isSmall = trace.people.length <= fewPeople
  for (const level of [1, 2, 3]) {
    const people = trace.people.filter((one) => one.level === level)
    for (const node of columnOf(people, { level, nodeOf, open, isSmall })) {
      nodes.push(node)
      if (node.kind === 'person' && node.personId) nodeOf.set(node.personId, node.id)
      else for (const { personId } of node.people) nodeOf.set(personId, node.id)
    }
  }
  return { nodes }
}

/** Few cases each stand alone; of many those who exposed most, and the others as one. */
function caseNodes({ seeds, people }: Pick<TracePage, 'seeds' | 'people'>): ChainNode[] {
  const exposed = Map.groupBy(people, ({ via }) => via.personId)
  const countOf = (personId: string) => exposed.get(personId)?.length ?? 0
  const order = seeds.toSorted((left, right) => countOf(right.personId) - countOf(left.personId))
  const alone = seeds.length <= mostGroups ? seeds : order.slice(0, mostGroups - 1)
  const nodes = alone.map(({ caseId, personId }): ChainNode => {
    return { id: caseId, column: 0, kind: 'case', parentId: null, personId, people: [] }
  })
  const cases = seeds.length - alone.length
  return cases === 0
    ? nodes
    : [...nodes, { id: otherCases, column: 0, kind: 'more', parentId: null, people: [], cases }]
}

interface ColumnGround {
  readonly level: number
  readonly nodeOf: ReadonlyMap<string, string>
  readonly open: ReadonlySet<string>
  readonly isSmall: boolean
}

function columnOf(people: readonly ReachedPerson[], ground: ColumnGround): ChainNode[] {
  const { level, nodeOf, open, isSmall } = ground
  const parentOf = ({ via }: ReachedPerson) => nodeOf.get(via.personId) ?? null
  const keyOf = (one: ReachedPerson) => `${level} ${parentOf(one) ?? '-'} ${one.via.siteId ?? one.via.kind}`
  const groups = [...Map.groupBy(people, keyOf)].toSorted(([, left], [, right]) => right.length - left.length)
  const drawn = isSmall ? groups : groups.slice(0, mostGroups)
  const nodes = drawn.flatMap(([id, some]): ChainNode[] => {
    const [first] = some
    if (!first) return []
    const group: ChainNode = {
      id,
      column: level,
      kind: 'group',
      parentId: parentOf(first),
      siteId: first.via.siteId,
      viaKind: first.via.kind,
      people: some,
    }
    if (isSmall || some.length === 1) return some.map((one) => toPerson(one, group.parentId))
    return open.has(id) ? openedGroup(group) : [group]
  })
  const rest = groups.slice(drawn.length).flatMap(([, some]) => some)
  if (rest.length === 0) return nodes
  return [...nodes, { id: `${level} more`, column: level, kind: 'more', parentId: null, people: rest }]
}

/** An opened group keeps its own line, to be closed again; its people stand under it, the highest risk first. */
function openedGroup(group: ChainNode): ChainNode[] {
  const shown = group.people.slice(0, mostOpened)
  const rest = group.people.slice(mostOpened)
  return [{ ...group, people: rest }, ...shown.map((one) => toPerson(one, group.parentId))]
}

function toPerson(person: ReachedPerson, parentId: string | null): ChainNode {
  const { personId, level, via } = person
  return {
    id: personId,
    column: level,
    kind: 'person',
    parentId,
    personId,
    siteId: via.siteId,
    viaKind: via.kind,
    people: [person],
  }
}
