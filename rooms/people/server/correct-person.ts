import { sql } from 'kysely'
import type { Refusal } from '#kit'
import type { Step } from '#platform/server'
import { type Correction, judgePerson } from '../domain/index.ts'
import { openIdentities, sealIdentities } from './identities.store.ts'
import { type OpenedPerson, sealedPerson } from './open-persons.ts'
import { peopleGround } from './people-rules.query.ts'
import { indexNames } from './person-tokens.store.ts'
import type { PersonRow } from './persons.store.ts'
import { plainToSeal } from './seal-people.ts'

const nobody: OpenedPerson = { name: null, birthYear: null, phone: null, idNumber: null, address: null }

/**
 * Writes what is right in the place of what stood there, judged as anything told of a person is: the old text goes with
 * its key. Gives the refusal, or null when it is done.
 */
export async function correctPerson(
  step: Pick<Step, 'trx' | 'vault' | 'profile' | 'now'>,
  person: PersonRow,
  correction: Correction,
): Promise<Refusal | null> {
  const { trx, vault } = step
  const id = person.currentId
  const told = Object.fromEntries(Object.entries(correction).filter(([, value]) => value !== null))
  const judged = judgePerson(told, await peopleGround(step), 'correction.')
  if (!judged.ok) return judged.refusal
  const text = (await openIdentities(trx, vault, [id])).get(id)
  const before = text === undefined ? nobody : sealedPerson.parse(JSON.parse(text))
  const { yearOfBirth, sex, ...names } = judged.person
  const given = { ...names, birthYear: yearOfBirth }
  const after = Object.fromEntries(
    (Object.keys(before) as (keyof OpenedPerson)[]).map((key) => {
      const field = key === 'birthYear' ? 'yearOfBirth' : key
      return [key, correction[field] === undefined ? before[key] : given[key]]
    }),
  ) as unknown as OpenedPerson
  const { zoneId, householdId } = person
  await sealIdentities(trx, vault, [plainToSeal({ id, zoneId, householdId }, after)])
  await indexNames(trx, vault, [{ id, zoneId, name: after.name, yearOfBirth: after.birthYear }], false)
  await sql`
    update persons set version = version + 1,
      year_of_birth = ${correction.yearOfBirth === undefined ? sql`year_of_birth` : sql`${yearOfBirth}::smallint`},
      sex = ${correction.sex === undefined ? sql`sex` : sql`${sex}::text`}
    where id = ${id}`.execute(trx)
  return null
}
