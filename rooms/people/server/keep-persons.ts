import { type Refusal, refuse } from '#kit'
import type { Fact, Step } from '#platform/server'
import { type IdentityWarning, judgePerson, PEOPLE, type PlainPerson, type ToldPerson } from '../domain/index.ts'
import { sealIdentities, type ToSeal } from './identities.store.ts'
import { type LikelyPerson, matchPersons } from './match-persons.ts'
import { peopleGround } from './people-rules.query.ts'
import { insertPersons, type PersonRow, personsByIds } from './persons.store.ts'

/** Somebody to be known to the house. */
export interface PersonToKeep extends ToldPerson {
  /** The id that a new person bears; one that is on file already is that person (what was unknown is filled in). */
  readonly personId: string
  /** Where they live, or were met: any area. */
  readonly areaId: number
  readonly householdId?: string | undefined
  /** Somebody chose this person on file: it is they, whatever else fits. */
  readonly knownAs?: string | undefined
  /** Somebody said that it is none of those who are alike. */
  readonly isAnother?: boolean | undefined
  readonly synthetic?: boolean | undefined
}

/** What became of one. */
export type KeptPerson =
  | {
      readonly ok: true
      /** The person to point to: the one recognised, or the new one. */
      readonly personId: string
      readonly isNew: boolean
      /** How one on file was recognised; null: new. */
      readonly by: 'id' | 'chosen' | 'likeness' | null
      readonly warnings: readonly IdentityWarning[]
      /** Others it may be: they stand in the list of possible duplicates too. */
      readonly alike: readonly LikelyPerson[]
      readonly facts: readonly Fact[]
    }
  | { readonly ok: false; readonly refusal: Refusal }

/**
 * Registers or recognises persons, many at once, in the order given: the third spelling of one row finds the first. Each
 * is kept under a key of its own, or refused with its field. The facts go with the outcome of the intent that brought them.
 * The caller has asked whether this may be done in these areas.
 */
export async function keepPersons(
  step: Pick<Step, 'trx' | 'now' | 'tree' | 'profile' | 'vault'>,
  rows: readonly PersonToKeep[],
): Promise<readonly KeptPerson[]> {
  const ground = await peopleGround(step)
  const judged = rows.map((row) => judgePerson(row, ground))
  const onFile = await personsByIds(
    step.trx,
    rows.flatMap(({ personId, knownAs }) => [personId, ...(knownAs ? [knownAs] : [])]),
  )
  const plain = judged.map((one) => (one.ok ? one.person : null))
  const likely = await matchPersons(
    { ...step, db: step.trx },
    rows.map(({ areaId }, index) => ({ areaId, ...(plain[index] ?? {}) })),
  )
  const fresh: { row: PersonToKeep; person: PlainPerson }[] = []
  const kept = rows.map((row, index): KeptPerson => {
    const one = judged[index]
    if (!one?.ok) return { ok: false, refusal: one?.refusal ?? refuse(PEOPLE.PERSON_UNKNOWN) }
    if (row.knownAs !== undefined && !onFile.has(row.knownAs)) {
      return { ok: false, refusal: refuse(PEOPLE.PERSON_UNKNOWN, { field: 'knownAs' }) }
    }
    const known = recognise(row, onFile, likely[index] ?? [])
    const alike = (likely[index] ?? []).filter(({ personId }) => personId !== known?.personId)
    const warnings = one.warnings
    if (known) return { ok: true, ...known, isNew: false, warnings, alike, facts: [] }
    fresh.push({ row, person: one.person })
    const fact = { type: 'person-kept', areaId: row.areaId, subjectId: row.personId, live: ['persons'] }
    return { ok: true, personId: row.personId, isNew: true, by: null, warnings, alike, facts: [fact] }
  })
  await saveFresh(step, fresh)
  return kept
}

function recognise(
  { personId, knownAs, isAnother }: PersonToKeep,
  onFile: ReadonlyMap<string, PersonRow>,
  likely: readonly LikelyPerson[],
): { personId: string; by: 'id' | 'chosen' | 'likeness' } | null {
  const chosen = knownAs === undefined ? undefined : onFile.get(knownAs)
  if (chosen) return { personId: chosen.currentId, by: 'chosen' }
  const own = onFile.get(personId)
  if (own) return { personId: own.currentId, by: 'id' }
  const same = isAnother ? undefined : likely.find(({ verdict }) => verdict === 'same')
  return same ? { personId: same.personId, by: 'likeness' } : null
}

type Fresh = { readonly row: PersonToKeep; readonly person: PlainPerson }

async function saveFresh(
  { trx, tree, vault, now }: Pick<Step, 'trx' | 'now' | 'tree' | 'vault'>,
  fresh: readonly Fresh[],
): Promise<void> {
  const rows = fresh.map(({ row, person }) => ({
    id: row.personId,
    zoneId: tree.get(row.areaId).zoneId,
    areaId: row.areaId,
    householdId: row.householdId ?? null,
    yearOfBirth: person.yearOfBirth,
    sex: person.sex,
    synthetic: row.synthetic ?? false,
  }))
  await insertPersons(trx, rows, now)
  await sealIdentities(
    trx,
    vault,
    fresh.map(({ row, person }) => plainToSeal(row, person, tree.get(row.areaId).zoneId)),
    true,
  )
}

function plainToSeal({ personId, householdId = undefined }: PersonToKeep, person: PlainPerson, zoneId: number): ToSeal {
  const { name, yearOfBirth, phone, idNumber, address } = person
  return {
    id: personId,
    zoneId,
    householdId: householdId ?? null,
    text: JSON.stringify({ name, birthYear: yearOfBirth, phone, idNumber, address }),
    marks: [
      ...(phone === null ? [] : [{ kind: 'phone' as const, value: phone }]),
      ...(idNumber === null ? [] : [{ kind: 'id-number' as const, value: idNumber }]),
    ],
  }
}
