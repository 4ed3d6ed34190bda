import { useState } from 'react'
import type { Day, Instant } from '#kit'
import {
  Link,
  type PageProps,
  showDay,
  showFullDay,
  showMoment,
  useFilters,
  useRead,
  useReading,
  useWords,
} from '#platform/web'
import { Answer, Breadcrumb, Button, DayField, Fact, Facts, Page, Section, Tag } from '#ui'
import { type SchemePage as Scheme, schemePageContract } from '../domain/index.ts'
import styles from './coupons.module.css'
import { couponWords } from './coupons.words.ts'
import { GroupsTable } from './groups-table.tsx'
import { IssueSection } from './issue-section.tsx'
import { schemeWords } from './scheme.words.ts'
import { ChangeMarkets, EndScheme, ExtendScheme } from './scheme-dialogs.tsx'
import { SlotUse } from './slot-use.tsx'

const dialogs = { extend: ExtendScheme, change: ChangeMarkets, end: EndScheme } as const

/** One scheme: how its slots were used on a day, who has a card, what it says and until when. */
export function SchemePage({ params }: PageProps) {
  const t = useWords(schemeWords)
  const reading = useReading()
  const [filters, setFilters] = useFilters()
  const id = params.schemeId ?? ''
  const answer = useRead(schemePageContract, { id, day: filters.day }, { rooms: ['coupons', 'coupon-gates', 'jobs'] })
  const [open, setOpen] = useState<keyof typeof dialogs>()
  const scheme = answer.data
  const Shown = open && dialogs[open]
  return (
    <Page
      title={scheme?.name ?? t('scheme')}
      above={<Breadcrumb crumbs={[{ label: t('back'), to: '/coupons' }, { label: scheme?.name ?? t('scheme') }]} />}
      lead={scheme && reading(scheme.areaTitle)}
      actions={scheme && <Actions scheme={scheme} onOpen={setOpen} />}
      strip={scheme && <Strip scheme={scheme} />}
    >
      <Answer to={answer} rows={8}>
        {(found) => (
          <div className={styles.columns}>
            <div>
              <Section title={t('use', { day: showDay(found.day as Day) })}>
                <div className={styles.bar}>
                  <DayField
                    name="day"
                    label={t('day')}
                    value={found.day as Day}
                    onChange={(day) => setFilters({ day })}
                    problem={undefined}
                  />
                </div>
                <SlotUse scheme={found} />
              </Section>
              <GroupsTable scheme={found} />
            </div>
            <div>
              <IssueSection scheme={found} />
              <Section title={t('facts')}>
                <SchemeFacts scheme={found} />
              </Section>
            </div>
          </div>
        )}
      </Answer>
      {Shown && scheme && <Shown scheme={scheme} onClose={() => setOpen(undefined)} />}
    </Page>
  )
}

interface ActionsProps {
  readonly scheme: Scheme
  readonly onOpen: (name: keyof typeof dialogs) => void
}

function Actions({ scheme, onOpen }: ActionsProps) {
  const t = useWords(schemeWords)
  if (!scheme.mayKeep || scheme.isForgotten) return null
  return (
    <>
      {scheme.endReason === null && <Button onClick={() => onOpen('extend')}>{t('extend')}</Button>}
      {scheme.standing !== 'ended' && <Button onClick={() => onOpen('change')}>{t('change')}</Button>}
      {scheme.standing !== 'ended' && (
        <Button look="quiet" onClick={() => onOpen('end')}>
          {t('end')}
        </Button>
      )}
    </>
  )
}

function Strip({ scheme }: { readonly scheme: Scheme }) {
  const t = useWords(schemeWords)
  const c = useWords(couponWords)
  const { standing, validTo, endReason } = scheme
  return (
    <span className={styles.line}>
      <Tag tone="quiet">{c(`standing.${standing}`)}</Tag>
      <span className={styles.quiet}>{t('ends', { at: showMoment(validTo as Instant) })}</span>
      {endReason && <span className={styles.quiet}>{t('endedWhy', { reason: endReason })}</span>}
    </span>
  )
}

function SchemeFacts({ scheme }: { readonly scheme: Scheme }) {
  const t = useWords(schemeWords)
  const reading = useReading()
  const { documentId, documentTitle, markets, groups, sundayAllowed, slots, quotaPerWeek, source } = scheme
  return (
    <>
      <Facts>
        <Fact name={t('ground')}>
          <Link to={`/documents/${documentId}`}>{documentTitle ? reading(documentTitle) : documentId}</Link>
        </Fact>
        <Fact name={t('from')}>{showMoment(scheme.validFrom as Instant)}</Fact>
        <Fact name={t('to')}>{showMoment(scheme.validTo as Instant)}</Fact>
        <Fact name={t('markets')}>
          {markets.map(({ siteId, name }) => (
            <Link key={siteId} to={`/sites/${siteId}`} className={styles.under}>
              {name}
            </Link>
          ))}
          {scheme.marketChanges.map((change) => (
            <span key={`${change.siteId} ${change.from} ${change.to}`} className={styles.under}>
              {t(change.to === null ? 'change.since' : 'change.until', {
                name: change.name,
                at: showMoment((change.to ?? change.from) as Instant),
                reason: change.reason,
              })}
            </span>
          ))}
        </Fact>
        <Fact name={t('days')}>
          {groups.map(({ name }) => name).join('; ')}
          <span className={styles.under}>{t(sundayAllowed ? 'days.sunday' : 'days.noSunday')}</span>
        </Fact>
        <Fact name={t('slots')}>{slots.map(({ from, to }) => `${from}–${to}`).join('; ')}</Fact>
        <Fact name={t('quota')}>
          {t('perWeek', { count: quotaPerWeek })}
          {scheme.onePersonPerVisit && <span className={styles.under}>{t('onePerson')}</span>}
        </Fact>
        <Fact name={t('tolerance')}>{t('minutes', { count: scheme.toleranceMinutes })}</Fact>
        <Fact name={t('source')}>{source}</Fact>
      </Facts>
      <p className={styles.quiet}>{t('ground.help')}</p>
      <p className={styles.quiet}>
        {scheme.isForgotten
          ? t('forgotten')
          : scheme.forgottenFrom && t('forgets', { day: showFullDay(scheme.forgottenFrom as Day) })}
      </p>
    </>
  )
}
