import { type Day, foldVietnamese, isDay } from '#kit'
import { showFullDay, today, useFilters, useRead, useReading, useWords } from '#platform/web'
import { Answer, DayField, Empty, FilterInput, Note, Page, Row, Rows, Section, Tag } from '#ui'
import { type BehaviourView, behaviourList } from '../domain/index.ts'
import { dossierWords } from './dossier.words.ts'
import { entryWords } from './entry.words.ts'
import { showDigits, showMoney } from './show-money.ts'
import styles from './violations.module.css'

/** `/violations/catalogue`: what applied on a day: behaviours, ranges, circumstances, who may decide, terms; with how sure. */
export function CataloguePage() {
  const t = useWords(entryWords)
  const said = useWords(dossierWords)
  const reading = useReading()
  const [filters, setFilters] = useFilters()
  const on = filters.on !== undefined && isDay(filters.on) ? filters.on : today()
  const answer = useRead(behaviourList, { on })
  const text = filters.text ?? ''
  return (
    <Page title={t('catalogue')}>
      <div className={styles.choosers}>
        <DayField
          label={t('catalogue.on')}
          name="on"
          value={on}
          problem={undefined}
          onChange={(day) => day && setFilters({ on: day })}
        />
      </div>
      <Answer to={answer} rows={10}>
        {(catalogue) => (
          <>
            <p>{t('catalogue.lead', { day: showFullDay(catalogue.on as Day), times: catalogue.organisationTimes })}</p>
            <Note>{t('catalogue.draft')}</Note>
            <Section title={t('col.behaviour')}>
              <FilterInput text={text} onChange={(next) => setFilters({ text: next })} placeholder={t('filter')} />
              <Behaviours behaviours={matching(catalogue.behaviours, text, reading)} />
            </Section>
            <Section title={t('factors')} note={said(`sure.${catalogue.factorsSource.sure}`)}>
              <div className={styles.list}>
                <Rows label={t('factors')}>
                  {catalogue.factors.map(({ key, kind, title, article }) => (
                    <Row key={key} title={reading(title)} detail={article} end={said(`amount.${kind}`)} />
                  ))}
                </Rows>
              </div>
            </Section>
            <Section title={t('authorities')}>
              <div className={styles.list}>
                <Rows label={t('authorities')}>
                  {catalogue.authorities.map(({ key, title, level, limit, mayDecide, source }) => (
                    <Row
                      key={key}
                      title={reading(title)}
                      detail={[
                        said(`level.${level}`),
                        said(`sure.${source.sure}`),
                        ...(mayDecide ? [] : [t('authorities.none')]),
                      ].join(', ')}
                      end={t('authorities.limit', { limit: showMoney(limit) })}
                    />
                  ))}
                </Rows>
              </div>
            </Section>
            <Section title={t('clocks')}>
              <div className={styles.list}>
                <Rows label={t('clocks')}>
                  {catalogue.clocks.map(({ key, title, rule, source }) => (
                    <Row
                      key={key}
                      title={reading(title)}
                      detail={`${source.text} (${said(`sure.${source.sure}`)})`}
                      end={rule ? reading(rule) : undefined}
                    />
                  ))}
                </Rows>
              </div>
            </Section>
          </>
        )}
      </Answer>
    </Page>
  )
}

function matching(
  behaviours: readonly BehaviourView[],
  text: string,
  reading: ReturnType<typeof useReading>,
): readonly BehaviourView[] {
  const wanted = foldVietnamese(text).split(' ').filter(Boolean)
  return behaviours.filter(({ code, title, article }) => {
    const own = foldVietnamese(`${code} ${reading(title)} ${article}`)
    return wanted.every((word) => own.includes(word))
  })
}

function Behaviours({ behaviours }: { readonly behaviours: readonly BehaviourView[] }) {
  const t = useWords(entryWords)
  const said = useWords(dossierWords)
  const reading = useReading()
  if (behaviours.length === 0) return <Empty title={t('catalogue.none')} />
  return (
    <table className={styles.catalogue} aria-label={t('col.behaviour')}>
      <thead>
        <tr>
          {(['col.code', 'col.behaviour', 'col.basis', 'col.range', 'col.middle', 'col.who', 'col.sure'] as const).map(
            (key) => (
              <th key={key} scope="col">
                {t(key)}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {behaviours.map((one) => (
          <tr key={`${one.code}-${one.validFrom}`}>
            <th scope="row">{one.code}</th>
            <td data-head={t('col.behaviour')}>
              {reading(one.title)}
              {one.needs !== 'none' && <span className={styles.rule}>{t(`needs.${one.needs}`)}</span>}
              {one.variants.map(({ key, title, ranges, article }) => (
                <span key={key} className={styles.rule}>
                  {reading(title)}
                  {ranges.individual.max !== one.ranges.individual.max &&
                    `: ${showDigits(ranges.individual.min)}–${showDigits(ranges.individual.max)}, ${article}`}
                </span>
              ))}
              {one.remedy && <span className={styles.rule}>{reading(one.remedy)}</span>}
            </td>
            <td data-head={t('col.basis')}>
              {one.article}, {one.instrument}
            </td>
            <td data-head={t('col.range')} className={styles.figures}>
              {showDigits(one.ranges.individual.min)}–{showDigits(one.ranges.individual.max)}
            </td>
            <td data-head={t('col.middle')} className={styles.figures}>
              {showDigits(one.ranges.individual.middle)}
            </td>
            <td data-head={t('col.who')}>{one.decidedBy ? said(`level.${one.decidedBy}`) : '–'}</td>
            <td data-head={t('col.sure')}>
              <Tag tone={one.source.sure === 'U' ? 'soon' : 'quiet'}>{said(`sure.${one.source.sure}`)}</Tag>
              {one.toBeConfirmed && <span className={styles.rule}>{reading(one.toBeConfirmed)}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
