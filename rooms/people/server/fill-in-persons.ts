import { sql } from 'kysely'
import type { Fact, Step } from '#platform/server'
import type { PlainPerson } from '../domain/index.ts'
import { openIdentities, sealIdentities } from './identities.store.ts'
import { type OpenedPerson, sealedPerson } from './open-persons.ts'
import { indexNames } from './person-tokens.store.ts'
import { personsByIds } from './persons.store.ts'
import { plainToSeal } from './seal-people.ts'

/** Somebody on file, and what was told of them now. */
export interface ToldOfKnown {
  readonly personId: string
  readonly person: PlainPerson
}

/**
 * Fills in what was unknown of persons on file; what stands there stays, a difference is for a person to judge. Year and sex
 * come to stand beside the person, for from now on some room must know them. Gives a fact for each that changed.
 */
export async function fillInPersons(
  { trx, vault }: Pick<Step, 'trx' | 'vault'>,
  told: readonly ToldOfKnown[],
): Promise<ReadonlyMap<string, Fact>> {
  if (told.length === 0) return new Map()
  const ids = [...new Set(told.map(({ personId }) => personId))]
  const rows = await personsByIds(trx, ids)
  const opened = await openIdentities(trx, vault, ids)
  const after = new Map<string, { before: OpenedPerson; now: OpenedPerson; sex: PlainPerson['sex'] }>()
  for (const { personId, person } of told) {
    const text = opened.get(personId)
    const known =
      after.get(personId) ?? (text === undefined ? undefined : startFrom(text, rows.get(personId)?.sex ?? null))
    if (known) after.set(personId, { ...known, now: filled(known.now, person), sex: known.sex ?? person.sex })
  }
  const entries = [...after].flatMap(([id, one]) => {
    const row = rows.get(id)
    return row ? [{ id, row, ...one, isNew: JSON.stringify(one.before) !== JSON.stringify(one.now) }] : []
  })
  await sql`
    update persons set year_of_birth = coalesce(year_of_birth, given.year), sex = coalesce(persons.sex, given.sex)
    from unnest(${entries.map(({ id }) => id)}::uuid[], ${entries.map(({ now }) => now.birthYear)}::smallint[],
                ${entries.map(({ sex }) => sex)}::text[]) as given (id, year, sex)
    where persons.id = given.id`.execute(trx)
  const changed = entries.filter(({ isNew }) => isNew)
  await sealIdentities(
    trx,
    vault,
    changed.map(({ id, row, now }) => plainToSeal({ id, zoneId: row.zoneId, householdId: row.householdId }, now)),
  )
  await indexNames(
    trx,
    vault,
    changed.map(({ id, row, now }) => ({ id, zoneId: row.zoneId, name: now.name, yearOfBirth: now.birthYear })),
    false,
  )
  return new Map(
    changed.map(({ id, row }) => [
      id,
      { type: 'person-filled-in', areaId: row.areaId, subjectId: id, live: ['persons'] },
    ]),
  )
}

function startFrom(text: string, sex: PlainPerson['sex']) {
  const before = sealedPerson.parse(JSON.parse(text))
  return { before, now: before, sex }
}

function filled(known: OpenedPerson, told: PlainPerson): OpenedPerson {
  return {
    name: known.name ?? told.name,
    birthYear: known.birthYear ?? told.yearOfBirth,
    phone: known.phone ?? told.phone,
    idNumber: known.idNumber ?? told.idNumber,
    address: known.address ?? told.address,
  }
}
