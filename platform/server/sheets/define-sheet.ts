import type { Asking, Read } from '../http/read.ts'
import type { SheetType } from './sheet-type.ts'

/** A cell to be written: days as `2021-07-27`, moments as ISO text; the column's kind tells how they are shown. */
export type GivenValue = string | number | boolean | null | undefined

/** A row to be written, by column key. */
export type GivenRow = Readonly<Record<string, GivenValue>>

/**
 * What a sheet gives out: the very list that the screen shows, page after page, with the same filters and the same
 * permission. The list's contract must answer `{items, next}` and take `cursor` and `limit`.
 */
export interface SheetExport<Item = unknown> {
  readonly list: Read
  /** Items of one page as rows: looks up what the list does not carry (once for the page). */
  readonly toRows: (items: readonly Item[], asking: SheetExportAsking) => Promise<readonly GivenRow[]>
  /** Query parameters that a variant of the sheet stands for. */
  readonly queryOf?: (variant: string | null) => Readonly<Record<string, string>>
}

/** Who is given the rows, and of which variant. */
export interface SheetExportAsking extends Asking {
  readonly variant: string | null
}

/** A kind of table that goes in, out, or both. */
export interface Sheet extends SheetType {
  readonly export?: SheetExport
}

/** Declares a sheet; `Row` is what its columns read to, `Item` an item of the list it gives out. */
export function defineSheet<Row, Item = unknown>(
  sheet: SheetType<Row> & { readonly export?: SheetExport<Item> },
): Sheet {
  return sheet as unknown as Sheet
}
