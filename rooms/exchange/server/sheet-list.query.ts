import { columnsOf, defineRead, no, type SheetColumn } from '#platform/server'
import { type ColumnShape, EXCHANGE, sheetColumns, sheetList } from '../domain/index.ts'
import { mayExport, mayImport, shapeSheet, sheetAskingOf } from './sheets-for.ts'

/** `GET /exchange/sheets` */
export const sheetListRead = defineRead(sheetList, async (asking) => {
  const mine = [...asking.catalogue.sheets.values()].filter(
    (sheet) => mayImport(sheet, asking) || mayExport(sheet, asking),
  )
  return { items: await Promise.all(mine.map((sheet) => shapeSheet(sheet, sheetAskingOf(asking, null)))) }
})

/** `GET /exchange/sheets/:sheet` */
export const sheetColumnsRead = defineRead(sheetColumns, async (asking, { sheet: key, variant }) => {
  const sheet = asking.catalogue.sheets.get(key)
  if (!sheet || !(mayImport(sheet, asking) || mayExport(sheet, asking))) {
    return no(EXCHANGE.UNKNOWN_SHEET, { field: 'sheet', params: { sheet: key } })
  }
  const about = sheetAskingOf(asking, variant ?? null)
  return { sheet: await shapeSheet(sheet, about), columns: (await columnsOf(sheet, about)).map(shapeColumn) }
})

function shapeColumn(column: SheetColumn): ColumnShape {
  return {
    key: column.key,
    header: column.header,
    kind: column.kind,
    required: column.required ?? false,
    example: column.example ?? null,
    note: column.note ?? null,
    choices: (column.choices ?? []).map(({ key, vi, en }) => ({ key, vi, en })),
    only: column.only ?? null,
  }
}
