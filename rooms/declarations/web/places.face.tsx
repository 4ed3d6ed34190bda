import { useState } from 'react'
import type { Instant } from '#kit'
import { showMomentShort, useFilters, useIntentForm, useMay, useReading, useReadPages, useWords } from '#platform/web'
import { Button, CheckField, type Column, Dialog, Empty, IntentForm, RecordList, showToast, usePagedSource } from '#ui'
import { type CheckInPlace, checkInPlacesContract, postersPath, recordQrCheck } from '../domain/index.ts'
import styles from './declarations.module.css'
import { declarationWords } from './declarations.words.ts'

/** Places where people check in: posters to print, and what the ward saw of each code. */
export function PlacesFace({ areaId }: { readonly areaId: number }) {
  const t = useWords(declarationWords)
  const [filters, setFilters] = useFilters()
  const [looked, setLooked] = useState<CheckInPlace>()
  const source = usePagedSource(useReadPages(checkInPlacesContract, { areaId, q: filters.q, limit: '60' }))
  const openPosters = async (places: readonly CheckInPlace[]) => {
    window.open(`${postersPath}?d=${places.map(({ siteId }) => siteId).join(',')}`, '_blank', 'noreferrer')
    return { said: t('posters.done', { count: places.length }) }
  }
  return (
    <>
      <RecordList
        label={t('places')}
        source={source}
        rowKey={(place) => place.siteId}
        filter={{ text: filters.q ?? '', onChange: (q) => setFilters({ q }), placeholder: t('find') }}
        bulk={[{ label: t('posters'), run: openPosters }]}
        columns={useColumns(setLooked)}
        empty={<Empty title={t('places.none')} />}
      />
      {looked && <RecordLook place={looked} onClose={() => setLooked(undefined)} />}
    </>
  )
}

function useColumns(onLook: (place: CheckInPlace) => void): readonly Column<CheckInPlace>[] {
  const t = useWords(declarationWords)
  const reading = useReading()
  const may = useMay()
  return [
    {
      key: 'name',
      head: t('place'),
      width: 'minmax(0, 3fr)',
      cell: (place) => (
        <>
          {place.name}
          <span className={styles.under}>{reading(place.areaTitle)}</span>
        </>
      ),
    },
    { key: 'today', head: t('checkInsToday'), width: '120px', align: 'end', cell: (place) => place.checkInsToday },
    {
      key: 'qr',
      head: t('qr'),
      width: 'minmax(0, 1.5fr)',
      cell: (place) => (
        <>
          {t(stateOf(place))}
          {place.lookedAt !== null && (
            <span className={styles.under}>{showMomentShort(place.lookedAt as Instant)}</span>
          )}
        </>
      ),
    },
    {
      key: 'do',
      head: '',
      width: '250px',
      from: 'middle',
      cell: (place) => (
        <span className={styles.buttons}>
          {may('declarations.check-places') && <Button onClick={() => onLook(place)}>{t('look')}</Button>}
          <a href={`${postersPath}?d=${place.siteId}`} target="_blank" rel="noreferrer">
            {t('posters')}
          </a>
        </span>
      ),
    },
  ]
}

function stateOf({ hasCode, isUsed }: CheckInPlace) {
  if (hasCode === null) return 'qr.unseen'
  if (!hasCode) return 'qr.none'
  if (isUsed === null) return 'qr.up'
  return isUsed ? 'qr.used' : 'qr.unused'
}

function RecordLook({ place, onClose }: { readonly place: CheckInPlace; readonly onClose: () => void }) {
  const t = useWords(declarationWords)
  const { siteId, name } = place
  const form = useIntentForm(recordQrCheck, { draft: `declarations.qr.${siteId}`, initial: { siteId, hasCode: false } })
  const done = () => {
    showToast({ text: t('looked') })
    onClose()
  }
  return (
    <Dialog title={`${t('look')} · ${name}`} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('look')} onDone={done} onCancel={onClose}>
        <CheckField label={t('hasCode')} {...form.field('hasCode')} />
        {form.values.hasCode && <CheckField label={t('isUsed')} {...form.field('isUsed')} />}
      </IntentForm>
    </Dialog>
  )
}
