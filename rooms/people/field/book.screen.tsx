import { useMemo, useState } from 'react'
import { AsOf, Banner, PressRow, Screen, useWorkingSet } from '#platform/field'
import { useWords } from '#platform/web'
import { TextField } from '#ui'
import type { CarriedHousehold } from '../domain/index.ts'
import { bookWords } from './book.words.ts'
import { broughtHouseholds } from './brought-households.ts'
import { findHouseholds, indexHouseholds } from './find-households.ts'

/** Most lines shown: whoever does not see theirs types a letter more. */
const mostShown = 30

/** The book of households on the phone: found by house, head or resident, with or without diacritics, and how old it is. */
export function BookScreen() {
  const t = useWords(bookWords)
  const set = useWorkingSet<CarriedHousehold>(broughtHouseholds)
  const [text, setText] = useState('')
  const [open, setOpen] = useState<string>()
  const indexed = useMemo(() => indexHouseholds(set?.rows ?? new Map()), [set])
  const found = findHouseholds(indexed, text, mostShown)
  if (set === undefined) return null
  return (
    <Screen title={t('title')} back="/field">
      <AsOf at={set?.at} />
      {set && !set.isWhole && <Banner tone="soon">{t('coming', { count: set.rows.size })}</Banner>}
      <TextField
        name="search"
        type="search"
        label={t('search')}
        value={text}
        onChange={(next) => setText(next ?? '')}
      />
      <div>
        {found.map(({ id, row }) => (
          <div key={id}>
            <PressRow
              title={row.h ?? t('number', { number: row.n })}
              small={[row.c, t('size', { count: row.s })].filter(Boolean).join(' · ')}
              onPress={() => setOpen(open === id ? undefined : id)}
            />
            {open === id && <Details row={row} />}
          </div>
        ))}
        {set && found.length === 0 && <p>{t('none')}</p>}
      </div>
    </Screen>
  )
}

function Details({ row }: { readonly row: CarriedHousehold }) {
  const t = useWords(bookWords)
  return (
    <>
      {row.p && (
        <p>
          <a href={`tel:${row.p}`}>{row.p}</a>
        </p>
      )}
      <ul>
        {(row.r ?? []).map(({ i, n, b, t: isTemporary }) => (
          <li key={i}>{[n, b, isTemporary && t('temporary')].filter(Boolean).join(' · ')}</li>
        ))}
      </ul>
    </>
  )
}
