import { encode } from 'uqr'
import type { Instant } from '#kit'
import { Link, showMomentShort, useReading, useWords } from '#platform/web'
import { type Card, type SchemePage, showSerial } from '../domain/index.ts'
import styles from './cards.module.css'
import { schemeWords } from './scheme.words.ts'

/** One card: whose by the number in the group's book, never by name; when and where; and that it is not the only way to food. */
export function CardFace({ card, scheme }: { readonly card: Card; readonly scheme: SchemePage }) {
  const t = useWords(schemeWords)
  const reading = useReading()
  const { areaTitle, householdNumber, days, slot, proxy, serial } = card
  const span = t('card.span', {
    from: showMomentShort(scheme.validFrom as Instant),
    to: showMomentShort(scheme.validTo as Instant),
  })
  return (
    <article className={styles.card}>
      <header className={styles.head}>
        <strong>{t('card.title')}</strong>
        <span>{reading(scheme.areaTitle)}</span>
      </header>
      <div className={styles.body}>
        <div>
          <p className={styles.whose}>
            {t('card.household', { area: reading(areaTitle), number: householdNumber ?? '–' })}
            {card.card > 1 && ` · ${t('card.second', { count: card.card - 1 })}`}
          </p>
          <p className={styles.when}>{days}</p>
          <p className={styles.when}>
            {slot.from} – {slot.to}
          </p>
          <p>{scheme.markets.map(({ name }) => name).join(', ')}</p>
          <p>{span}</p>
          {proxy && <p>{t('card.proxy', { who: t(`proxy.${proxy}`) })}</p>}
        </div>
        <div className={styles.code}>
          <QrCode text={card.code} />
          <Link to={`/coupons/serial/${serial}`} className={styles.serial}>
            {showSerial(serial)}
          </Link>
        </div>
      </div>
      <footer className={styles.foot}>
        <p>{t(scheme.onePersonPerVisit ? 'card.rules' : 'card.rules.many', { quota: scheme.quotaPerWeek })}</p>
        <p>
          <strong>{t('card.care')}</strong>
        </p>
      </footer>
    </article>
  )
}

/** The code as one path, sharp at any size; four modules of white belong to it. */
function QrCode({ text }: { readonly text: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return (
    <svg className={styles.qr} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges" role="img" aria-label="QR">
      <path d={path} />
    </svg>
  )
}
