import { useState } from 'react'
import { useIntent, useRead, useReading, useWords } from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import { Answer, Button, Page, RefusalNote, Section } from '#ui'
import { pledge, safeTogetherContract } from '../domain/index.ts'
import { safetyWords } from './safety.words.ts'
import styles from './teams.module.css'

/** For everybody, without signing in: what each can do; who wants to may say so, and nothing about them is asked (COM-07). */
export function TogetherPage() {
  const t = useWords(safetyWords)
  const reading = useReading()
  const [areaId, setAreaId] = useState<number>()
  const [isDone, setDone] = useState(false)
  const answer = useRead(safeTogetherContract, areaId === undefined ? {} : { areaId })
  const take = useIntent(pledge)
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
        {({ lines, criteria, source, pledges, areaTitle, areaId: at }) => (
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
              <Section title={t('together.pledge')}>
                <p className={styles.quiet}>{t('together.pledge.help')}</p>
                <AreaField
                  name="areaId"
                  label={t('together.area')}
                  value={areaId}
                  onChange={setAreaId}
                  problem={undefined}
                />
                <div className={styles.keys}>
                  <Button
                    look="main"
                    disabled={isDone}
                    busy={take.state === 'sending'}
                    onClick={() => void take.ask({ areaId: at }).then((done) => setDone(done !== undefined))}
                  >
                    {isDone ? t('together.done') : t('together.pledge')}
                  </Button>
                </div>
                {take.problem && <RefusalNote problem={take.problem} />}
                {pledges > 0 && <p>{t('together.count', { count: pledges, area: reading(areaTitle) })}</p>}
              </Section>
            </div>
          </>
        )}
      </Answer>
    </Page>
  )
}
