import { useReading, useWords } from '#platform/web'
import { Breadcrumb, Page, Section } from '#ui'
import styles from './forecast.module.css'
import { signalWords } from './forecast.words.ts'
import { methods } from './method-words.ts'
import { signalsPath } from './signal-paths.ts'

/** `/forecast/method`: formula, rule for thin data and source of each signal. */
export function MethodPage() {
  const t = useWords(signalWords)
  const reading = useReading()
  return (
    <Page
      title={t('method.title')}
      above={<Breadcrumb crumbs={[{ label: t('title'), to: signalsPath() }, { label: t('method.title') }]} />}
      lead={t('method.lead')}
      width="reading"
    >
      <div className={styles.method}>
        {methods.map(({ key, title, says, formula, thin, source }) => (
          <Section key={key} title={reading(title)}>
            <p>{reading(says)}</p>
            <code className={styles.formula}>{reading(formula)}</code>
            <p>{reading(thin)}</p>
            <p className={styles.note}>{source}</p>
          </Section>
        ))}
      </div>
    </Page>
  )
}
