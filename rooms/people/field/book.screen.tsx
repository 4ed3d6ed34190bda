import { useMemo, useState } from 'react'
import { AsOf, Banner, BigButton, PressRow, Screen, useDesk } from '#platform/field'
import { useGo, useWords } from '#platform/web'
import { Icon, TextField } from '#ui'
import { type CarriedHousehold, editHousehold, sayPhone } from '../domain/index.ts'
import styles from './book.module.css'
import { bookWords } from './book.words.ts'
import { findHouseholds, indexHouseholds } from './find-households.ts'
import { useHouseholds } from './use-households.ts'

/** Most lines shown: whoever does not see theirs types a letter more. */
const mostShown = 30

/** The book of households on the phone: found by house, head or resident, with or without diacritics, and how old it is. */
export function BookScreen() {
  const t = useWords(bookWords)
  const book = useHouseholds()
  const [text, setText] = useState('')
  const [open, setOpen] = useState<string>()
  const indexed = useMemo(() => indexHouseholds(rowsOf(book?.households)), [book?.households])
  const matching = findHouseholds(indexed, text, mostShown + 1)
  const found = matching.slice(0, mostShown)
  if (book === undefined) return null
  return (
    <Screen title={t('title')} back="/field">
      <AsOf at={book?.at} />
      {book && !book.isWhole && <Banner tone="soon">{t('coming', { count: book.households.size })}</Banner>}
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
              small={[row.c, t('size', { count: row.s }), isUnsent(book, id) && t('edit.waiting')]
                .filter(Boolean)
                .join(' · ')}
              onPress={() => setOpen(open === id ? undefined : id)}
            />
            {open === id && <Details id={id} row={row} />}
          </div>
        ))}
        {matching.length > mostShown && <p>{t('more', { count: mostShown })}</p>}
        {book?.isWhole && found.length === 0 && <p>{t(indexed.length === 0 ? 'empty' : 'none')}</p>}
      </div>
    </Screen>
  )
}

type Book = ReturnType<typeof useHouseholds>

function rowsOf(households: NonNullable<Book>['households'] | undefined): ReadonlyMap<string, CarriedHousehold> {
  return new Map([...(households ?? [])].map(([id, { row }]) => [id, row]))
}

function isUnsent(book: Book, id: string): boolean {
  const standing = book?.households.get(id)?.own?.standing
  return standing === 'waiting' || standing === 'sending'
}

function Details({ id, row }: { readonly id: string; readonly row: CarriedHousehold }) {
  const t = useWords(bookWords)
  const go = useGo()
  const { person } = useDesk()
  return (
    <div className={styles.details}>
      {row.p && (
        <a className={styles.call} href={`tel:${row.p}`}>
          <Icon name="phone" size={20} /> {sayPhone(row.p)}
        </a>
      )}
      <ul className={styles.people}>
        {(row.r ?? []).map(({ i, n, b, t: isTemporary }) => (
          <li key={i}>{[n, b, isTemporary && t('temporary')].filter(Boolean).join(' · ')}</li>
        ))}
      </ul>
      {person.permissions.includes(editHousehold.permission) && (
        <BigButton look="plain" onClick={() => go(`/field/people/edit/${id}`)}>
          {t('edit')}
        </BigButton>
      )}
    </div>
  )
}
