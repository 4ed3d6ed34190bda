import type { Words } from '#kit'
import type { Asking, Trx } from '#platform/server'
import type { PersonLine } from '../domain/index.ts'

/** Why something may not be forgotten yet, and until when (null: until somebody closes it). */
export interface PersonHold {
  readonly why: Words
  readonly until: string | null
}

/**
 * What a room above this one holds on persons, given to `peopleRoom` in the list of rooms (apps/server/rooms.ts): it shows
 * on the printable sheet of the person (EPI-09), and is asked before anybody is forgotten. People knows none of these rooms.
 */
export interface PersonFile {
  /** Names the section, `cases`. */
  readonly kind: string
  readonly title: Words
  /** Who may see the section; for others the sheet says only that it exists and who prints it. */
  readonly permission: string
  /** What is held on one person, who may be on file under several ids. */
  lines(asking: Asking, personIds: readonly string[]): Promise<readonly PersonLine[]>
  /** Of these persons, those that must stay named for a while yet; absent: none. */
  holds?(trx: Trx, personIds: readonly string[]): Promise<ReadonlyMap<string, PersonHold>>
}
