import { showNumber, useWords } from '#platform/web'
import { crossingDecisions } from '../domain/index.ts'
import type { Tally } from './crossing-choices.ts'
import styles from './post.module.css'
import { postWords } from './post.words.ts'

/** What this phone recorded today, sent or not. */
export function TallyLine({ tally }: { readonly tally: Tally }) {
  const t = useWords(postWords)
  return (
    <section aria-label={t('tally.label')}>
      <p className={styles.small}>{t('tally.label')}</p>
      <dl className={styles.tally}>
        {crossingDecisions.map((decision) => (
          <div key={decision}>
            <dt>{t(`tally.${decision}`)}</dt>
            <dd>{showNumber(tally[decision])}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
