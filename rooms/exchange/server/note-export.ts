import { type Asking, appendToJournal, type House, intervalsOf, postFor } from '#platform/server'

/** What was given out to whom: the kind of table and how many rows; never a filter's words. */
export interface ExportTold {
  readonly sheet: string
  readonly variant: string | null
  readonly format: 'xlsx' | 'csv'
  readonly permission: string
  readonly rows: number
}

/** Writes a download in the journal, before its rows leave the house. */
export async function noteExport(house: House, asking: Asking, told: ExportTold): Promise<void> {
  const { actor, tree, now } = asking
  const { sheet, variant, format, rows, permission } = told
  const areaId = areaOf(asking, permission)
  const fact = { type: 'sheet-exported', areaId, subjectId: sheet, data: { sheet, variant, format, rows } }
  const { accountId, officerId } = actor
  const postId = postFor(actor, permission, areaId, tree)
  await house.db
    .transaction()
    .execute((trx) =>
      appendToJournal(trx, [{ fact, intentId: null, accountId, officerId, postId, occurredAt: now }], now, tree),
    )
}

/** The largest area in which the reader may see the list. */
function areaOf({ actor, tree }: Asking, permission: string): number {
  const widest = intervalsOf(actor, permission, tree).toSorted(
    (one, other) => other.last - other.first - (one.last - one.first),
  )[0]
  const scope = actor.scopes.find(({ areaId }) => tree.find(areaId)?.first === widest?.first)
  return scope?.areaId ?? tree.root?.id ?? 1
}
