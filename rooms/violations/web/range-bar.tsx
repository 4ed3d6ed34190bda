import { useWords } from '#platform/web'
import { dossierWords } from './dossier.words.ts'
import { showMoney } from './show-money.ts'
import styles from './violations.module.css'

interface Mark {
  readonly label: string
  readonly amount: string
  readonly strong?: boolean | undefined
}

/** The range of a behaviour as a line with its middle, and where the sums lie on it. The words under it say the same. */
export function RangeBar({
  range: { min, middle, max },
  marks,
}: {
  readonly range: { readonly min: string; readonly middle: string; readonly max: string }
  readonly marks: readonly Mark[]
}) {
  const t = useWords(dossierWords)
  const place = (amount: string) => {
    const [low, high, here] = [Number(min), Number(max), Number(amount)]
    return `${Math.min(100, Math.max(0, high === low ? 50 : ((here - low) / (high - low)) * 100))}%`
  }
  return (
    <div className={styles.range}>
      <div className={styles.rangeLine} aria-hidden="true">
        <span className={styles.rangeMiddle} style={{ insetInlineStart: place(middle) }} />
        {marks.map(({ label, amount, strong }) => (
          <span
            key={label}
            className={styles.rangeMark}
            data-strong={strong || undefined}
            style={{ insetInlineStart: place(amount) }}
          />
        ))}
      </div>
      <p className={styles.aside}>
        {t('amount.range', { min: showMoney(min), middle: showMoney(middle), max: showMoney(max) })}
      </p>
    </div>
  )
}
