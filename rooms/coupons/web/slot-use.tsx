import { useWords } from '#platform/web'
import type { SchemePage } from '../domain/index.ts'
import styles from './coupons.module.css'
import { schemeWords } from './scheme.words.ts'

/** Each slot as a bar: pale for the households that may come, dark for those that came; an upright line is the room inside. */
export function SlotUse({ scheme }: { readonly scheme: SchemePage }) {
  const t = useWords(schemeWords)
  const { use, usedOutside, capacity } = scheme
  const longest = Math.max(1, capacity ?? 0, ...use.flatMap(({ invited, used }) => [invited, used]))
  const part = (count: number) => ({ width: `${(100 * count) / longest}%` })
  return (
    <>
      <ul className={styles.slots}>
        {use.map(({ slot, invited, used }) => (
          <li key={slot.from}>
            <span>
              {slot.from}–{slot.to}
            </span>
            <span className={styles.room} aria-hidden="true">
              <span className={styles.invited} style={part(invited)} />
              <span className={styles.used} style={part(used)} />
              {capacity !== null && <span className={styles.limit} style={part(capacity)} />}
            </span>
            <span className={styles.quiet}>{t('use.of', { used, invited })}</span>
          </li>
        ))}
      </ul>
      <p className={styles.quiet}>
        {[
          usedOutside > 0 && t('use.outside', { count: usedOutside }),
          capacity === null ? t('use.noCapacity') : t('use.capacity', { capacity }),
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
    </>
  )
}
