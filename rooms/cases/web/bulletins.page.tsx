import { useState } from 'react'
import type { Day, Instant } from '#kit'
import {
  Link,
  showFullDay,
  showMoment,
  showMomentShort,
  showNumber,
  useRead,
  useReading,
  useReadPages,
  useWords,
} from '#platform/web'
import { ChosenArea, useChosenArea } from '#rooms/areas/web'
import { Answer, Button, Empty, Page, RecordList, Section, Tag, usePagedSource } from '#ui'
import { bulletinDraftContract, bulletinListContract } from '../domain/index.ts'
import { bulletinWords } from './bulletin.words.ts'
import styles from './cases.module.css'
import { SignBulletin } from './sign-bulletin.tsx'
import { useFoot } from './use-foot.ts'

/** What today's bulletin would say, the one button that signs it, and all that were signed. */
export function BulletinsPage() {
  const t = useWords(bulletinWords)
  const areaId = useChosenArea()
  return (
    <Page title={t('bulletins')}>
      <div className={styles.bar}>
        <ChosenArea />
        <Link to="/case-bulletins">{t('public')}</Link>
      </div>
      <Draft areaId={areaId} />
      <div className={styles.after}>
        <Signed areaId={areaId} />
      </div>
    </Page>
  )
}

function Draft({ areaId }: { readonly areaId: number }) {
  const t = useWords(bulletinWords)
  const foot = useFoot()
  const [isSigning, setSigning] = useState(false)
  const answer = useRead(bulletinDraftContract, { areaId }, { rooms: ['cases'] })
  return (
    <Answer to={answer} rows={4}>
      {(draft) => (
        <Section title={t('draft', { day: showFullDay(draft.day as Day) })}>
          <p>
            <strong className={styles.foot}>
              {showNumber(draft.total)} <small>= {foot(draft)}</small>
            </strong>
            <span className={styles.small}>{t('asOf', { at: showMoment(draft.asOf as Instant) })}</span>
          </p>
          {draft.backlog > 0 && <p>{t('backlog', { count: showNumber(draft.backlog) })}</p>}
          {draft.withdrawn > 0 && <p>{t('withdrawn', { count: showNumber(draft.withdrawn) })}</p>}
          {draft.unclassified > 0 && (
            <p>
              <Tag tone="soon">{t('unclassified', { count: draft.unclassified })}</Tag>
            </p>
          )}
          {draft.synthetic && <p className={styles.small}>{t('synthetic')}</p>}
          {draft.maySign && (
            <Button look="main" onClick={() => setSigning(true)}>
              {t('sign')}
            </Button>
          )}
          {isSigning && <SignBulletin areaId={areaId} draft={draft} onClose={() => setSigning(false)} />}
        </Section>
      )}
    </Answer>
  )
}

function Signed({ areaId }: { readonly areaId: number }) {
  const t = useWords(bulletinWords)
  const reading = useReading()
  const foot = useFoot()
  const source = usePagedSource(useReadPages(bulletinListContract, { areaId }))
  return (
    <Section title={t('signed')}>
      <RecordList
        label={t('signed')}
        source={source}
        rowKey={(one) => one.id}
        rowLink={(one) => `/cases/bulletins/${one.id}`}
        columns={[
          {
            key: 'day',
            head: t('day'),
            width: 'minmax(0, 1.6fr)',
            cell: (one) =>
              `${showMomentShort(one.asOf as Instant)}${one.version > 1 ? ` · ${t('version', { count: one.version })}` : ''}`,
          },
          {
            key: 'figures',
            head: t('figures'),
            width: 'minmax(0, 2fr)',
            cell: (one) => `${showNumber(one.total)} = ${foot(one)}`,
          },
          {
            key: 'by',
            head: t('by'),
            width: 'minmax(0, 2fr)',
            from: 'middle',
            cell: (one) => [one.signedBy, one.signedPost].filter(Boolean).join(', '),
          },
          {
            key: 'state',
            head: '',
            width: 'minmax(0, 1fr)',
            from: 'middle',
            cell: (one) =>
              one.supersededAt === null ? reading(one.areaTitle) : <Tag tone="quiet">{t('corrected')}</Tag>,
          },
        ]}
        empty={<Empty title={t('signed.none')} />}
      />
    </Section>
  )
}
