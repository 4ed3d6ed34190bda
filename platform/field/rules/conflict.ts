import type { Refusal, Words } from '#kit'

/** One field of a form that was filled in on knowledge that has changed meanwhile. Values as a person reads them. */
export interface ConflictField {
  readonly key: string
  readonly label: Words
  /** As it stood when the form was filled in; undefined where that was not kept. */
  readonly before?: Words | undefined
  readonly mine: Words
  readonly theirs: Words
}

/** Which of the two stays. */
export type Pick = 'mine' | 'theirs'

/** Whether a refusal says that something changed between the looking and the sending. */
export function isConflict({ code }: Refusal): boolean {
  return code.endsWith('.CHANGED_MEANWHILE')
}

/** The fields over which a person must decide: both sides said something, and not the same. */
export function disputed(fields: readonly ConflictField[]): readonly ConflictField[] {
  return fields.filter((field) => settledBy(field) === undefined)
}

/** What needs no person: the same on both sides, or changed by one side alone. Undefined where both changed it. */
export function settledBy({ before, mine, theirs }: ConflictField): Pick | undefined {
  if (isSame(mine, theirs)) return 'theirs'
  if (before === undefined) return undefined
  if (isSame(theirs, before)) return 'mine'
  return isSame(mine, before) ? 'theirs' : undefined
}

function isSame(one: Words, other: Words): boolean {
  return one.vi === other.vi
}

/** A pick for every field, of the person's where they decided; undefined while one is still open. */
export function wholePicks(
  fields: readonly ConflictField[],
  picked: ReadonlyMap<string, Pick>,
): ReadonlyMap<string, Pick> | undefined {
  const whole = new Map<string, Pick>()
  for (const field of fields) {
    const pick = settledBy(field) ?? picked.get(field.key)
    if (pick === undefined) return undefined
    whole.set(field.key, pick)
  }
  return whole
}
