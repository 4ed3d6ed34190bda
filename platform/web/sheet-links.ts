import { addressOf } from './api.ts'

/** The two files in which tables are given out. */
export type SheetFormat = 'xlsx' | 'csv'

/**
 * Where the table `sheet` is given out, by the very filters of the list on screen: rooms link to it without knowing the
 * room that writes the file.
 */
export function sheetExportAddress(
  sheet: string,
  format: SheetFormat,
  filters: Readonly<Record<string, unknown>>,
): string {
  return `/api${addressOf('/exchange/export', { ...filters, sheet, format })}`
}
