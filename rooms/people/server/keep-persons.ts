import { type Refusal, refuse } from '#kit'
import type { Fact, Step } from '#platform/server'
import {
  askFrom,
  type IdentityWarning,
  type JudgedPerson,
  judgePerson,
  PEOPLE,
  type PlainPerson,
  readPerson,
} from '../domain/index.ts'
import { fillInPersons, type ToldOfKnown } from './fill-in-persons.ts'
import { sealIdentities } from './identities.store.ts'
import { keepLikenesses } from './likenesses.store.ts'
import type { LikelyPerson } from './match-persons.ts'
import { peopleGround } from './people-rules.query.ts'
import type { PersonToKeep } from './person-to-keep.ts'
import { indexNames } from './person-tokens.store.ts'
import { insertPersons } from './persons.store.ts'
import { type Recognised, type RecognisedBy, type RowRead, recognisePersons } from './recognise-persons.ts'
import { plainToSeal } from './seal-people.ts'

/** What became of one. */
export type KeptPerson =
  | {
      readonly ok: true
      /** The person to point to: the one recognised, or the new one. */
      readonly personId: string
      readonly isNew: boolean
      /** How one on file was recognised; null: new. */
      readonly by: RecognisedBy | null
      readonly warnings: readonly IdentityWarning[]
      /** Others it may be: they stand in the list of possible duplicates too. */
      readonly alike: readonly LikelyPerson[]
      readonly facts: readonly Fact[]
    }
  | { readonly ok: false; readonly refusal: Refusal }

/**
 * Registers or recognises persons, many at once, in the order given: the third spelling of one row finds the first. Each
 * is kept under a key of its own, or refused with its field; what was unknown of somebody on file is filled in. The facts go
 * with the outcome of the intent that brought them. The caller has asked whether this may be done in these areas.
 */
export async function keepPersons(
  step: Pick<Step, 'trx' | 'now' | 'tree' | 'profile' | 'vault'>,
  rows: readonly PersonToKeep[],
): Promise<readonly KeptPerson[]> {
  const ground = await peopleGround(step)
  const judged = rows.map((row) => judgePerson(row, ground))
  const read = rows.map((row, index): RowRead => {
    const one = judged[index]
    const { zoneId } = step.tree.get(row.areaId)
    return { row, zoneId, person: one?.ok ? readPerson(one.person) : null }
  })
  const recognised = await recognisePersons({ ...step, db: step.trx }, read)
  const fresh: Fresh[] = []
  const known: ToldOfKnown[] = []
  for (const [index, one] of judged.entries()) {
    const { as, isUnknownChoice, alike } = recognised[index] as Recognised
    if (!one.ok || isUnknownChoice) continue
    const { row, zoneId } = read[index] as RowRead
    if (as) known.push({ personId: as.personId, person: one.person })
    else fresh.push({ row, zoneId, person: one.person, alike })
  }
  await saveFresh(step, fresh)
  const filledIn = await fillInPersons(step, known)
  return judged.map((one, index) =>
    outcomeOf(one, rows[index] as PersonToKeep, recognised[index] as Recognised, filledIn),
  )
}

function outcomeOf(
  judged: JudgedPerson,
  row: PersonToKeep,
  { as, isUnknownChoice, alike }: Recognised,
  filledIn: ReadonlyMap<string, Fact>,
): KeptPerson {
  if (!judged.ok) return { ok: false, refusal: judged.refusal }
  if (isUnknownChoice) return { ok: false, refusal: refuse(PEOPLE.PERSON_UNKNOWN, { field: 'knownAs' }) }
  const { warnings } = judged
  if (as) {
    const fact = filledIn.get(as.personId)
    return { ok: true, ...as, isNew: false, warnings, alike, facts: fact ? [fact] : [] }
  }
  const fact = { type: 'person-kept', areaId: row.areaId, subjectId: row.personId, live: ['persons'] }
  return { ok: true, personId: row.personId, isNew: true, by: null, warnings, alike, facts: [fact] }
}

interface Fresh {
  readonly row: PersonToKeep
  readonly zoneId: number
  readonly person: PlainPerson
  readonly alike: readonly LikelyPerson[]
}

async function saveFresh(
  { trx, vault, now }: Pick<Step, 'trx' | 'now' | 'vault'>,
  fresh: readonly Fresh[],
): Promise<void> {
  if (fresh.length === 0) return
  const placed = fresh.map(({ row, zoneId, person }) => ({
    id: row.personId,
    zoneId,
    areaId: row.areaId,
    householdId: row.householdId ?? null,
    yearOfBirth: person.yearOfBirth,
    sex: person.sex,
    synthetic: row.synthetic ?? false,
    name: person.name,
  }))
  await insertPersons(trx, placed, now)
  await sealIdentities(
    trx,
    vault,
    placed.map((place, index) => {
      const { yearOfBirth, ...person } = (fresh[index] as Fresh).person
      return plainToSeal(place, { ...person, birthYear: yearOfBirth })
    }),
    true,
  )
  await indexNames(trx, vault, placed, true)
  const alike = fresh.flatMap(({ row, zoneId, alike: others }) =>
    others
      .filter(({ score }) => score >= askFrom && !row.isAnother)
      .map(({ personId, score }) => ({ zoneId, one: row.personId, other: personId, score })),
  )
  await keepLikenesses(trx, alike, now)
}
