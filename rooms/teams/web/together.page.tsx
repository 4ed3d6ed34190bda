import { useState } from 'react'
import { useIntent, useRead, useReading, useWords } from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import { Answer, Arrived, Button, Page, RefusalNote, Section } from '#ui'
import { pledge, safeTogetherContract } from '../domain/index.ts'
import { safetyWords } from './safety.words.ts'
import styles from './teams.module.css'

/** For everybody, without signing in: what each can do; who wants to may say so, and nothing about them is asked (COM-07). */
export function TogetherPage() {
  const t = useWords(safetyWords)
  const reading = useReading()
  const answer = useRead(safeTogetherContract, {})
  return (
    <Page
      title={t('together.title')}
      width="reading"
      actions={
        <span className={styles.noPrint}>
          <Button onClick={() => print()}>{t('together.print')}</Button>
        </span>
      }
    >
      <Answer to={answer} rows={5}>
        {({ lines, criteria, source, areaId }) => (
          <>
            <ol className={styles.together}>
              {lines.map((line) => (
                <li key={line.vi}>{reading(line)}</li>
              ))}
            </ol>
            <Section title={t('together.safe')}>
              <ul className={styles.together}>
                {criteria.map(({ key, title }) => (
                  <li key={key}>{reading(title)}</li>
                ))}
              </ul>
              <p className={styles.big}>{t('together.emergency')}</p>
              <p className={styles.quiet}>{source}</p>
            </Section>
            <div className={styles.noPrint}>
              <PledgeSection cityId={areaId} />
            </div>
          </>
        )}
      </Answer>
    </Page>
  )
}

/** Saying so: the city where no place is chosen. What it asks stands apart from the page, which stays as it is meanwhile. */
function PledgeSection({ cityId }: { readonly cityId: number }) {
  const t = useWords(safetyWords)
  const reading = useReading()
  const [areaId, setAreaId] = useState<number>()
  const [isDone, setDone] = useState(false)
  const count = useRead(safeTogetherContract, areaId === undefined ? {} : { areaId })
  const take = useIntent(pledge)
  const tell = () => take.ask({ areaId: areaId ?? cityId }).then((done) => setDone(done !== undefined))
  return (
    <Section title={t('together.pledge')}>
      {isDone ? (
        <Arrived className={styles.arrived}>
          <p className={styles.big}>{t('together.done')}</p>
        </Arrived>
      ) : (
        <>
          <p className={styles.quiet}>{t('together.pledge.help')}</p>
          <AreaField name="areaId" label={t('together.area')} value={areaId} onChange={setAreaId} problem={undefined} />
          <div className={styles.keys}>
            <Button look="main" busy={take.state === 'sending'} onClick={() => void tell()}>
              {t('together.pledge')}
            </Button>
          </div>
          {take.problem && <RefusalNote problem={take.problem} />}
        </>
      )}
      <Answer to={count} rows={1}>
        {({ pledges, areaTitle }) =>
          pledges > 0 && <p>{t('together.count', { count: pledges, area: reading(areaTitle) })}</p>
        }
      </Answer>
    </Section>
  )
}
