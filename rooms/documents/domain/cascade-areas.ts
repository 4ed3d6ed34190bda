/** An area as a cascade sees it; `level` counts from 0 at the root of the city, `parentId` is null there. */
export interface CascadeArea {
  readonly id: number
  readonly parentId: number | null
  readonly level: number
  readonly kind: string
  readonly name: string
}

/** How the areas of a cascade hang together. Areas above the subtree are climbed to but get no tasks. */
export interface CascadePlaces {
  parentOf(areaId: number): number | undefined
  isLeaf(areaId: number): boolean
}

/** Lays out the areas of a subtree and those above it, given in any order. */
export function placesIn(areas: readonly CascadeArea[], above: readonly CascadeArea[]): CascadePlaces {
  const all = [...above, ...areas]
  const parents = new Map(all.map(({ id, parentId }) => [id, parentId]))
  const withChildren = new Set(areas.map(({ parentId }) => parentId))
  return {
    parentOf: (areaId) => parents.get(areaId) ?? undefined,
    isLeaf: (areaId) => !withChildren.has(areaId),
  }
}

/**
 * A function that gives, for an area, what `find` gives on the area itself or else on the nearest area above. Each area
 * is asked once however many climb past it, so asking for all areas of a tree costs their number, at any depth.
 */
export function climbTo<T>(
  places: CascadePlaces,
  find: (areaId: number) => T | undefined,
): (areaId: number) => T | undefined {
  const known = new Map<number, T | undefined>()
  return (start) => {
    const passed: number[] = []
    let found: T | undefined
    for (let at: number | undefined = start; at !== undefined; at = places.parentOf(at)) {
      if (known.has(at)) {
        found = known.get(at)
        break
      }
      passed.push(at)
      found = find(at)
      if (found !== undefined) break
    }
    for (const areaId of passed) known.set(areaId, found)
    return found
  }
}
