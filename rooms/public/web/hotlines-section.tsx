import type { Instant } from '#kit'
import { showMomentShort, useRead, useReading, useWords } from '#platform/web'
import { type PublicHotline, publicHotlines } from '#rooms/duty/domain'
import { Icon, Row, Rows, Section, Tag } from '#ui'
import styles from './public.module.css'
import { publicWords } from './public.words.ts'

/** Whom to call: the number of now, by the roster; then the numbers of the places inside. Offices only, nobody is named. */
export function HotlinesSection({ areaId }: { readonly areaId: number | undefined }) {
  const t = useWords(publicWords)
  const { data } = useRead(publicHotlines, { areaId, limit: areaId === undefined ? '1' : '60' }, { every: 60_000 })
  const items = data?.items ?? []
  const [first] = items
  if (!first) return null
  return (
    <Section title={t('hotlines')}>
      <CallNow hotline={first} />
      <Rows label={t('hotlines')}>
        {items.map((one) => (
          <Place key={one.areaId} hotline={one} />
        ))}
      </Rows>
      {areaId === undefined && <p className={styles.asOf}>{t('hotlines.choose')}</p>}
    </Section>
  )
}

function CallNow({ hotline: { callNow } }: { readonly hotline: PublicHotline }) {
  const t = useWords(publicWords)
  const reading = useReading()
  if (!callNow) return <p>{t('hotlines.none')}</p>
  const notes = [
    t(callNow.isOnDuty ? 'hotlines.on-duty' : 'hotlines.office'),
    ...(callNow.isSubstitute ? [t('hotlines.substitute')] : []),
  ]
  return (
    <p className={styles.call}>
      <a href={`tel:${callNow.tel}`} aria-label={t('hotlines.call', { number: callNow.number })}>
        <Icon name="phone" size={18} />
        {callNow.number}
      </a>
      <span>
        {reading(callNow.office)} · {notes.join(', ')}
      </span>
    </p>
  )
}

function Place({ hotline: { title, numbers } }: { readonly hotline: PublicHotline }) {
  const t = useWords(publicWords)
  const reading = useReading()
  return (
    <Row
      title={reading(title)}
      detail={
        numbers.length === 0 ? (
          t('hotlines.none')
        ) : (
          <span className={styles.numbers}>
            {numbers.map((one) => (
              <span key={one.number}>
                <a href={`tel:${one.tel}`}>{one.number}</a> {t(`hotlines.${one.kind}`)}{' '}
                {one.isBroken && <Tag tone="alarm">{t('hotlines.broken')}</Tag>}{' '}
                {one.checkedAt !== null && t('hotlines.checked', { at: showMomentShort(one.checkedAt as Instant) })}
              </span>
            ))}
          </span>
        )
      }
    />
  )
}
