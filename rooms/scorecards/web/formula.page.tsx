import type { Day } from '#kit'
import { showFullDay, useRead, useReading, useWords } from '#platform/web'
import { Answer, Breadcrumb, Empty, Page, Section } from '#ui'
import { type FormulaView, formulaList } from '../domain/index.ts'
import { listPath } from './score-paths.ts'
import styles from './scorecards.module.css'
import { scoreWords } from './scorecards.words.ts'

/** `/scorecards/formula`: the measure explained to those who are measured. */
export function FormulaPage() {
  const t = useWords(scoreWords)
  const answer = useRead(formulaList, {})
  return (
    <Page
      title={t('formula.title')}
      lead={t('formula.lead')}
      above={<Breadcrumb crumbs={[{ label: t('title'), to: listPath() }, { label: t('formula.open') }]} />}
      width="reading"
    >
      <Answer to={answer} rows={10}>
        {({ formulas }) =>
          formulas.length === 0 ? (
            <Empty title={t('list.none')} />
          ) : (
            <div className={`${styles.stack} ${styles.formula}`}>
              {formulas.map((formula) => (
                <Version key={formula.code} formula={formula} />
              ))}
            </div>
          )
        }
      </Answer>
    </Page>
  )
}

function Version({ formula }: { readonly formula: FormulaView }) {
  const t = useWords(scoreWords)
  const reading = useReading()
  const whole = formula.indicators.reduce((sum, { weight }) => sum + weight, 0)
  return (
    <Section title={reading(formula.title)} note={t('formula.for', { from: showFullDay(formula.validFrom as Day) })}>
      <p className={styles.aside}>{t('formula.source', { source: formula.sourceText })}</p>
      <h3>{t('formula.how')}</h3>
      <How formula={formula} />
      {formula.indicators.map((indicator) => (
        <section key={indicator.key}>
          <h3>{reading(indicator.title)}</h3>
          <p className={styles.aside}>
            {t(`side.${indicator.dimension}`)} ·{' '}
            {t('formula.weight', {
              weight: `${Math.round((100 * indicator.weight) / whole)}%`,
              minimum: indicator.minimum,
            })}
          </p>
          <dl>
            <dt>{t('formula.what')}</dt>
            <dd>{reading(indicator.measures)}</dd>
            <dt>{t('formula.why')}</dt>
            <dd>{reading(indicator.why)}</dd>
            <dt>{t('formula.better')}</dt>
            <dd>{reading(indicator.better)}</dd>
          </dl>
          <p className={styles.aside}>
            {t('formula.source', { source: indicator.sourceText })}
            {indicator.sure !== 'C' && ` (${t('formula.assumed')})`}
          </p>
        </section>
      ))}
      <h3>{t('formula.ratings')}</h3>
      <ul className={styles.steps}>
        {formula.ratings.map(({ key, from, title }) => (
          <li key={key}>
            {reading(title)}: {t('formula.rating', { from })}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function How({ formula }: { readonly formula: FormulaView }) {
  const t = useWords(scoreWords)
  const hours = (minutes: number) => Math.round(minutes / 60)
  return (
    <ul className={styles.steps}>
      <li>{t('formula.how.1')}</li>
      <li>{t('formula.how.2', { share: formula.leastWeight })}</li>
      <li>{t('formula.how.3')}</li>
      <li>{t('formula.how.4', { hours: hours(formula.settleMinutes) })}</li>
      <li>{t('formula.how.5', { hours: hours(formula.waitingMinutes), below: formula.explainBelow })}</li>
      <li>{t('formula.how.6')}</li>
      <li>{t('formula.how.7', { share: Math.round(100 * formula.samples.share) })}</li>
    </ul>
  )
}
