import type { Permission } from '#kit'

/** Somebody who works with this phone: enough to open it without a network. */
export interface PhonePerson {
  readonly accountId: string
  readonly username: string
  readonly name: string
  /** Title of the first post; empty for none. */
  readonly post: string
  readonly permissions: readonly Permission[]
  readonly utcOffsetMinutes: number
  /** The area that the person answers for; absent where it was remembered before this was kept. */
  readonly homeAreaId?: number
}

const key = 'nhac-truong.field.people'

/** Who works with this phone, the latest first. */
export function phonePeople(): readonly PhonePerson[] {
  return JSON.parse(localStorage.getItem(key) ?? '[]') as PhonePerson[]
}

/** Remembers a person, as the server knows them now. */
export function rememberPerson(person: PhonePerson): void {
  const others = phonePeople().filter(({ accountId }) => accountId !== person.accountId)
  localStorage.setItem(key, JSON.stringify([person, ...others]))
}

/** Forgets a person; their store is deleted apart. */
export function forgetPerson(accountId: string): void {
  localStorage.setItem(key, JSON.stringify(phonePeople().filter((person) => person.accountId !== accountId)))
}
