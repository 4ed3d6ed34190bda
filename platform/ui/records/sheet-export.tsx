import { type SheetFormat, sheetExportAddress, useWords } from '#platform/web'
import { Menu } from '../controls/menu.tsx'
import { uiWords } from '../words.ts'

interface SheetExportProps {
  /** Key of the table, as its room declares it: `tasks.list`. */
  readonly sheet: string
  /** The question of the list on screen: exactly these rows are given out. `variant` stands among them, if any. */
  readonly filters: Readonly<Record<string, unknown>>
}

const formats = ['xlsx', 'csv'] as const

/** Gives out exactly the list that is seen, as XLSX or CSV. */
export function SheetExport({ sheet, filters }: SheetExportProps) {
  const t = useWords(uiWords)
  const entries = formats.map((format) => ({
    label: t(`export.${format}`),
    onSelect: () => download(sheet, format, filters),
  }))
  return <Menu label={t('export')} icon="download" look="plain" entries={entries} />
}

function download(sheet: string, format: SheetFormat, filters: Readonly<Record<string, unknown>>): void {
  const link = document.createElement('a')
  link.href = sheetExportAddress(sheet, format, filters)
  link.download = ''
  link.click()
}
