import type { Day } from '#kit'
import { showFullDay, today, useFilters, useRead, useReading, useWords } from '#platform/web'
import { Answer, DayField, Icon, Section, Tag } from '#ui'
import { policyContract, SETTINGS } from '../domain/index.ts'
import { placeWords } from './places.words.ts'
import styles from './quarantine.module.css'
import { quarantineWords } from './quarantine.words.ts'

/** What is allowed here today, and what says so: the answer first, the rows behind it after. */
export function PolicyFace({ areaId }: { readonly areaId: number }) {
  const t = useWords(placeWords)
  const reading = useReading()
  const [filters, setFilters] = useFilters()
  const answer = useRead(policyContract, { areaId, on: filters.on })
  return (
    <>
      <div className={styles.bar}>
        <DayField
          name="on"
          label={t('policy.on')}
          value={(filters.on as Day | undefined) ?? today()}
          onChange={(on) => setFilters({ on })}
          problem={undefined}
        />
      </div>
      <Answer to={answer} rows={10}>
        {(policy) => (
          <>
            <div className={styles.verdicts}>
              <Verdict of="F1" policy={policy} />
              <Verdict of="F0" policy={policy} />
            </div>
            <Section title={t('durations')}>
              <Durations policy={policy} />
            </Section>
            <Section title={t('policy.history')}>
              <HomeHistory policy={policy} />
            </Section>
            <Section title={t('checklist')}>
              <ul className={styles.plain}>
                {policy.checklist.map(({ key, title, weight, classes }) => (
                  <li key={key}>
                    {reading(title)}{' '}
                    <span className={styles.quiet}>
                      {t(`checklist.${weight}`)}
                      {classes.length === 1 && `, ${classes[0]}`}
                    </span>
                  </li>
                ))}
              </ul>
              <p className={styles.quiet}>
                {t('checklist.neighbours')} {policy.checklistSource.text}
              </p>
            </Section>
            <Section title={t('complaint', { days: policy.appealDays })}>
              <ul className={styles.plain}>
                {policy.complaint.map((line) => (
                  <li key={line.vi}>{reading(line)}</li>
                ))}
              </ul>
            </Section>
          </>
        )}
      </Answer>
    </>
  )
}

type Policy = (typeof policyContract)['answer']['_zod']['output']

function Verdict({ of, policy }: { readonly of: 'F0' | 'F1'; readonly policy: Policy }) {
  const t = useWords(placeWords)
  const reading = useReading()
  const row = policy.home.find((one) => one.class === of && one.isHere)
  const isAllowed = row?.isAllowed ?? false
  return (
    <section className={styles.verdict} data-allowed={isAllowed}>
      <h3>{t(`policy.${of}`)}</h3>
      <p className={styles.answer}>
        <Icon name={isAllowed ? 'check' : 'close'} size={20} /> {t(isAllowed ? 'policy.yes' : 'policy.no')}
      </p>
      {row === undefined && <p>{t('policy.none')}</p>}
      {row !== undefined && !isAllowed && <p>{t('policy.instead', { alternative: reading(row.alternative) })}</p>}
      {row !== undefined && (
        <p className={styles.quiet}>
          {row.source.text} <Sure of={row.source.sure} />
        </p>
      )}
    </section>
  )
}

function Sure({ of }: { readonly of: 'C' | 'I' | 'B' | 'U' }) {
  const t = useWords(placeWords)
  return <Tag tone={of === 'C' ? 'quiet' : 'soon'}>{t(`sure.${of}`)}</Tag>
}

function Durations({ policy }: { readonly policy: Policy }) {
  const t = useWords(placeWords)
  const now = policy.durations.filter(({ isInForce }) => isInForce)
  const others = policy.durations.filter(({ isInForce }) => !isInForce)
  return (
    <>
      {now.length === 0 ? <p>{t('durations.none')}</p> : <DurationTable rows={now} />}
      <details>
        <summary>{t('durations.others')}</summary>
        <DurationTable rows={others} />
      </details>
    </>
  )
}

function DurationTable({ rows }: { readonly rows: Policy['durations'] }) {
  const t = useWords(placeWords)
  const list = useWords(quarantineWords)
  const reading = useReading()
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('durations.who')}</th>
            <th scope="col">{t('durations.days')}</th>
            <th scope="col">{t('durations.follow')}</th>
            <th scope="col">{t('source')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                {list(`class.${row.class}`)} · {reading(SETTINGS[row.setting])}
                <span className={styles.under}>{t(`protection.${row.protection}`)}</span>
              </th>
              <td>{row.days === null ? t('durations.blank') : t('days', { count: row.days })}</td>
              <td>{row.followDays !== null && t('days', { count: row.followDays })}</td>
              <td>
                {row.source.text} <Sure of={row.source.sure} />
                <span className={styles.under}>
                  {t('policy.from', { from: showFullDay(row.validFrom) })}
                  {row.validTo !== null && ` ${t('policy.to', { to: showFullDay(row.validTo) })}`}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function HomeHistory({ policy }: { readonly policy: Policy }) {
  const t = useWords(placeWords)
  return (
    <ol className={styles.plain}>
      {policy.home
        .toSorted((left, right) => (left.validFrom < right.validFrom ? -1 : 1))
        .map((row) => (
          <li key={`${row.class} ${row.validFrom} ${row.areas?.join() ?? ''}`} data-here={row.isHere}>
            <strong>
              {showFullDay(row.validFrom as Day)} · {row.class}: {t(row.isAllowed ? 'policy.yes' : 'policy.no')}
            </strong>{' '}
            <span className={styles.quiet}>
              {row.areas === null ? t('policy.everywhere') : t('policy.codes', { codes: row.areas.join(', ') })} ·{' '}
              {row.source.text}
            </span>
          </li>
        ))}
    </ol>
  )
}
