import { useState } from 'react'
import { useGo, useIntent, useReading, useWords } from '#platform/web'
import { Button, CheckField, RefusalNote, Section } from '#ui'
import { startImport } from '../domain/index.ts'
import styles from './exchange.module.css'
import { exchangeWords } from './exchange.words.ts'
import { batchPath } from './paths.ts'
import type { Preview } from './preview-choices.ts'

/** What will happen, said before it does; and the button. */
export function StartImport({ shown, isFading }: { readonly shown: Preview; readonly isFading: boolean }) {
  const t = useWords(exchangeWords)
  const go = useGo()
  const door = useIntent(startImport)
  const [remembers, setRemembers] = useState(true)
  const { sheet, headerRow, counts, problem } = shown
  if (sheet === null || headerRow === null) return null
  const start = async () => {
    const { uploadId, variant, fixed } = shown
    const answer = await door.ask({
      uploadId,
      tab: shown.tabs.find(({ chosen }) => chosen)?.name ?? null,
      sheet,
      variant,
      encoding: shown.encoding?.chosen ?? null,
      headerRow,
      matches: shown.columns.flatMap(({ column, key }) => (key === null ? [] : [{ column, key }])),
      fixed,
      remember: remembers,
    })
    if (answer) go(batchPath((answer.result as { batchId: string }).batchId))
  }
  const isReady = problem === null && !isFading && counts.good > 0
  return (
    <Section title={t('start.title')}>
      <WhatWillHappen shown={shown} />
      <div className={styles.start}>
        <Button look="main" disabled={!isReady} busy={door.state === 'sending'} onClick={() => void start()}>
          {t('start')}
        </Button>
        <CheckField
          name="remember"
          label={t('will.remember')}
          value={remembers}
          onChange={(value) => setRemembers(value ?? false)}
          problem={undefined}
        />
      </div>
      {door.problem && <RefusalNote problem={door.problem} />}
    </Section>
  )
}

function WhatWillHappen({ shown }: { readonly shown: Preview }) {
  const t = useWords(exchangeWords)
  const reading = useReading()
  const { counts, undo } = shown
  const count = (key: 'new' | 'change' | 'skip' | 'wrong', value: number) =>
    value > 0 ? [t(`will.${key}`, { count: value })] : []
  const parts = [
    ...count('new', counts.new),
    ...count('change', counts.change),
    ...count('skip', counts.already + counts.unchanged),
    ...count('wrong', counts.wrong),
  ]
  const [first = t('will.nothing'), ...others] = parts
  const sentence = [first.charAt(0).toUpperCase() + first.slice(1), ...others].join(', ')
  return (
    <p className={styles.sentence}>
      {sentence.endsWith('.') ? sentence : `${sentence}.`}{' '}
      {undo.can ? t('will.undo') : undo.words && reading(undo.words)} {showsClose(counts.rows) && t('will.close')}
    </p>
  )
}

/** A short file is through before anybody could close anything. */
function showsClose(rows: number): boolean {
  return rows > 500
}
