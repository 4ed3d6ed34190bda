import { addMinutes, type Instant } from '#kit'
import { addressOf, showNumber, useWords } from '#platform/web'
import { Empty, Row, Rows } from '#ui'
import type { TracePage } from '../domain/index.ts'
import styles from './tracing.module.css'
import { tracingWords } from './tracing.words.ts'

/** Places that exposed people, the most first; each opens who was there with the case, from the first exposure on. */
export function TracePlaces({ trace }: { readonly trace: TracePage }) {
  const t = useWords(tracingWords)
  const places = trace.sites.filter(({ exposed }) => exposed > 0)
  if (places.length === 0) return <Empty title={t('people.none')} />
  return (
    <>
      <Rows label={t('places')}>
        {places.map(({ siteId, name, exposed, byLevel }) => (
          <Row
            key={siteId}
            title={name}
            detail={byLevel
              .map((count, index) => (count > 0 ? `F${index + 1} ${showNumber(count)}` : ''))
              .filter(Boolean)
              .join(' · ')}
            end={t('exposedThere', { count: showNumber(exposed) })}
            to={addressOf(`/tracing/sites/${siteId}`, spanAt(trace, siteId))}
          />
        ))}
      </Rows>
      {trace.placesLeftOut > 0 && (
        <p className={styles.quiet}>{t('sites.left', { count: showNumber(trace.placesLeftOut) })}</p>
      )}
    </>
  )
}

/** Hours around the exposures at a place, for the view of the place. */
function spanAt({ people }: TracePage, siteId: string): { from?: string; to?: string } {
  const stays = people.filter(({ via }) => via.siteId === siteId)
  const [first] = stays
  if (!first) return {}
  const from = stays.reduce((least, { via }) => (via.from < least ? via.from : least), first.via.from) as Instant
  const to = stays.reduce((most, { via }) => (via.until > most ? via.until : most), first.via.until) as Instant
  return { from: addMinutes(from, -60), to: addMinutes(to, 60) }
}
