import type { Refusal } from '#kit'
import { useReading, useWords } from '#platform/web'
import { Button, RecordList, useLocalSource } from '#ui'
import { areaWords } from './areas.words.ts'

/** A line or shape that was not taken (or was mended), and why. */
export interface RefusedLine {
  /** Number in the file, from 1. */
  readonly line: number
  readonly code?: string | null | undefined
  readonly refusal: Pick<Refusal, 'code' | 'words'>
}

interface RefusedLinesProps {
  readonly label: string
  readonly head: string
  readonly lines: readonly RefusedLine[]
  /** The table they came from: then they can be taken home, mended and brought again. */
  readonly table?: string | undefined
}

/** Each refused line with its reason. */
export function RefusedLines({ label, head, lines, table }: RefusedLinesProps) {
  const t = useWords(areaWords)
  const reading = useReading()
  const source = useLocalSource(lines, '', () => '')
  return (
    <RecordList
      label={label}
      source={source}
      rowKey={(row) => `${row.line}-${row.refusal.code}-${row.code ?? ''}`}
      columns={[
        { key: 'line', head, width: '72px', cell: (row) => (row.line > 0 ? String(row.line) : (row.code ?? '')) },
        { key: 'why', head: t('import.why'), width: '1fr', cell: (row) => reading(row.refusal.words) },
      ]}
      tools={
        table === undefined ? undefined : (
          <Button icon="download" onClick={() => saveLines(table, lines)}>
            {t('import.refused.save')}
          </Button>
        )
      }
    />
  )
}

/** The heading and the refused lines as they were, to be mended in a spreadsheet. */
function saveLines(table: string, refused: readonly RefusedLine[]): void {
  const lines = table.split(/\r?\n/)
  const heading = lines.find((line) => line.trim() !== '' && !line.replace(/^\uFEFF/, '').startsWith('#')) ?? ''
  const text = [heading, ...refused.map(({ line }) => lines[line - 1] ?? '')].join('\r\n')
  const address = URL.createObjectURL(new Blob([`\uFEFF${text.replaceAll('\uFEFF', '')}`], { type: 'text/csv' }))
  const link = document.createElement('a')
  link.href = address
  link.download = 'refused-lines.csv'
  link.click()
  URL.revokeObjectURL(address)
}
