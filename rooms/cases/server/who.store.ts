import type { Refusal } from '#kit'
import { refuse } from '#kit'
import { childId, type Fact, type Step, type Work } from '#platform/server'
import type { ToldPerson } from '#rooms/people/domain'
import { type KeptPerson, keepPersons, type PersonRow, personsByIds } from '#rooms/people/server'
import { CASES } from '../domain/index.ts'

/** How a payload says who somebody is. */
export interface Who {
  readonly personId?: string | undefined
  readonly person?: ToldPerson | undefined
  readonly isAnother?: boolean | undefined
  readonly synthetic?: boolean | undefined
}

/** The person somebody is, by id; or why nobody can be found or kept. */
export type Found =
  | {
      readonly personId: string
      /** Put on file by this very step: no case, contact or class can hang on them yet. */
      readonly isNew: boolean
      readonly facts: readonly Fact[]
      readonly warnings: readonly unknown[]
    }
  | Refusal

/**
 * Who these are, many at once: by id, or told of and kept by the room of people. `areaId`: where they live, or were met. Only
 * what is otherwise sound comes here, so that nobody is kept for a case that is then refused.
 */
export async function findOrKeep(
  step: Step,
  items: readonly { readonly work: Pick<Work<unknown>, 'id'>; readonly who: Who; readonly areaId: number }[],
): Promise<readonly Found[]> {
  const told = items.filter(({ who }) => who.person !== undefined)
  const kept = await keepPersons(
    step,
    told.map(({ work, who: { person, personId, isAnother, synthetic }, areaId }) => ({
      ...person,
      personId: childId(work, 'person'),
      areaId,
      knownAs: personId,
      isAnother,
      synthetic,
    })),
  )
  const keptOf = new Map(told.map((item, index) => [item, kept[index]]))
  const onFile = await personsByIds(
    step.trx,
    items.flatMap(({ who }) => (who.person === undefined && who.personId ? [who.personId] : [])),
  )
  return items.map((item): Found => {
    const one = keptOf.get(item)
    return one ? toFound(one) : byId(item.who, onFile)
  })
}

function toFound(one: KeptPerson): Found {
  if (one.ok) return { personId: one.personId, isNew: one.isNew, facts: one.facts, warnings: one.warnings }
  return one.refusal.field ? { ...one.refusal, field: `person.${one.refusal.field}` } : one.refusal
}

function byId({ personId }: Who, onFile: ReadonlyMap<string, PersonRow>): Found {
  if (personId === undefined) return refuse(CASES.PERSON_MISSING, { field: 'person' })
  const person = onFile.get(personId)
  return person
    ? { personId: person.currentId, isNew: false, facts: [], warnings: [] }
    : refuse(CASES.PERSON_UNKNOWN, { field: 'personId' })
}
