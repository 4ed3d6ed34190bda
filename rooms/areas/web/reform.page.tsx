import type { ReactNode } from 'react'
import { type PageProps, showFullDay, showNumber, today, useMay, useRead, useReading, useWords } from '#platform/web'
import { Answer, Breadcrumb, Note, Page, Section } from '#ui'
import { type ReformLine, reformById } from '../domain/index.ts'
import { OrderReform } from './order-reform.tsx'
import styles from './reform.module.css'
import { ReformWaits } from './reform-waits.tsx'
import { reformWords } from './reforms.words.ts'

/** What a reform would do, or did; who may, orders it here and decides what waits. */
export function ReformPage({ params }: PageProps) {
  const t = useWords(reformWords)
  const reading = useReading()
  const may = useMay()
  const found = useRead(reformById, { id: params.reformId as string }, { rooms: ['areas', 'jobs'], every: 5000 })
  return (
    <Answer to={found}>
      {(reform) => (
        <Page
          title={t('reform.of', { day: showFullDay(reform.on) })}
          above={<Breadcrumb crumbs={[{ label: t('reforms'), to: '/reforms' }, { label: showFullDay(reform.on) }]} />}
          lead={`${t(`state.${reform.state}`)} · ${t('counts', { ended: reform.ended, founded: reform.founded })} · ${t('by.source', { source: reform.source })}`}
          actions={reform.state !== 'done' && may('areas.reform') && isDue(reform) && <OrderReform reform={reform} />}
        >
          {reform.state === 'proposed' && !isDue(reform) && (
            <Note icon="clock">{t('order.not-yet', { day: showFullDay(reform.on) })}</Note>
          )}
          {reform.obstacle && (
            <Note tone="warn" icon="warning">
              {reading(reform.obstacle)}
            </Note>
          )}
          <Section title={t('fates.title')}>
            <ul className={styles.fates}>
              {reform.fates.map(({ fate, level, count }) => (
                <Line key={`${level}${fate}`} count={count}>
                  {level === 'district' ? t('level.district') : t('level.commune')} {t(`fate.${fate}`)}
                </Line>
              ))}
              {reform.groupsCarried > 0 && (
                <Line count={reform.groupsCarried}>
                  {t('groups').toLowerCase()} {t('groups.carried')}
                </Line>
              )}
              {reform.groupsWaiting > 0 && (
                <Line count={reform.groupsWaiting}>
                  {t('groups').toLowerCase()} {t('groups.waiting')}
                </Line>
              )}
            </ul>
          </Section>
          <Section title={t(reform.state === 'proposed' ? 'shares.title.before' : 'shares.title.after')}>
            <Shares shares={reform.shares} />
          </Section>
          {reform.state !== 'proposed' && may('areas.settle') && <ReformWaits reform={reform} />}
        </Page>
      )}
    </Answer>
  )
}

function Line({ count, children }: { readonly count: number; readonly children: ReactNode }) {
  return (
    <li>
      <strong>{showNumber(count)}</strong>
      <span>{children}</span>
    </li>
  )
}

function isDue(reform: ReformLine): boolean {
  return reform.on <= today()
}

interface Share {
  readonly key: string
  readonly title: { readonly vi: string; readonly en: string }
  readonly carried: number
  readonly ended: number
  readonly waiting: number
}

function Shares({ shares }: { readonly shares: readonly Share[] }) {
  const t = useWords(reformWords)
  const reading = useReading()
  return (
    <table className={styles.shares}>
      <thead>
        <tr>
          <th scope="col">{t('share.what')}</th>
          <th scope="col">{t('share.carried')}</th>
          <th scope="col">{t('share.ended')}</th>
          <th scope="col">{t('share.waiting')}</th>
        </tr>
      </thead>
      <tbody>
        {shares.map(({ key, title, carried, ended, waiting }) => (
          <tr key={key}>
            <th scope="row">{reading(title)}</th>
            <td>{showNumber(carried)}</td>
            <td>{showNumber(ended)}</td>
            <td>{showNumber(waiting)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
