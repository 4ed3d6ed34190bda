import { letterOf, type SheetColumn } from '#platform/server'
import type { RowErrorShape } from '../domain/index.ts'
import type { RowError } from './read-rows.ts'

/** An error of a row as it travels and is kept. */
export function shapeError(error: RowError, columns: readonly SheetColumn[]): RowErrorShape {
  return {
    row: error.row,
    column: error.column === null ? null : letterOf(error.column),
    key: error.key,
    header: columns.find(({ key }) => key === error.key)?.header.vi ?? null,
    value: error.value,
    code: error.refusal.code,
    words: error.refusal.words,
  }
}
