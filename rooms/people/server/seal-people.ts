import { foldVietnamese } from '#kit'
import type { Vault } from '#platform/server'
import type { Resident } from '../domain/index.ts'
import type { ToSeal } from './identities.store.ts'
import type { Door } from './open-households.ts'
import type { OpenedPerson } from './open-persons.ts'

/** Where what is sealed belongs. */
interface Owned {
  readonly id: string
  readonly zoneId: number
  readonly householdId: string
}

/** A household's door on its way under its key; null: nothing names it. */
export function doorToSeal(owned: Owned, door: Door): ToSeal | null {
  if (door.house === null && door.head === null && door.phone === null) return null
  return { ...owned, text: JSON.stringify(door), marks: phoneMark(door.phone) }
}

/** A person on the way under their key. */
export function personToSeal(owned: Owned, { name, birthYear, phone, idNumber }: Resident): ToSeal {
  const byNumber = idNumber === null ? [] : [{ kind: 'id-number' as const, value: idNumber }]
  return {
    ...owned,
    text: JSON.stringify({ name, birthYear, phone, idNumber }),
    marks: [...phoneMark(phone), ...byNumber],
  }
}

/** Any person on the way under their key. */
export function plainToSeal(
  { id, zoneId, householdId }: Omit<Owned, 'householdId'> & { readonly householdId: string | null },
  { name, birthYear, phone, idNumber, address }: OpenedPerson,
): ToSeal {
  const byNumber = idNumber === null ? [] : [{ kind: 'id-number' as const, value: idNumber }]
  const text = JSON.stringify({ name, birthYear, phone, idNumber, address })
  return { id, zoneId, householdId, text, marks: [...phoneMark(phone), ...byNumber] }
}

function phoneMark(phone: string | null) {
  return phone === null ? [] : [{ kind: 'phone' as const, value: phone }]
}

/** What tells a second entry of the same door in one group; null where neither house nor head is known. */
export function doorMark(vault: Vault, { house, head }: Pick<Door, 'house' | 'head'>): Buffer | null {
  if (house === null || head === null) return null
  return vault.markOf(`${foldVietnamese(house)}|${foldVietnamese(head)}`, 'people door')
}
