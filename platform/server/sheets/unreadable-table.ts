/** Why a file cannot be read as a table. */
export type Unreadable =
  | 'NOT_A_TABLE'
  | 'DAMAGED'
  | 'LOCKED_WITH_PASSWORD'
  | 'ZIP_BOMB'
  | 'TOO_MANY_ROWS'
  | 'NO_SUCH_TAB'
  | 'TAB_IS_HIDDEN'

/**
 * The file is not what it should be. Thrown, for it may show only in the middle of a long reading; whoever reads turns
 * it into their refusal.
 */
export class UnreadableTable extends Error {
  readonly kind: Unreadable
  readonly params: Readonly<Record<string, string | number>>
  constructor(kind: Unreadable, params: Readonly<Record<string, string | number>> = {}) {
    super(`${kind} ${JSON.stringify(params)}`)
    this.kind = kind
    this.params = params
  }
}
