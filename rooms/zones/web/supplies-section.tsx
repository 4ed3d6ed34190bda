import type { Instant } from '#kit'
import { showMoment, showNumber, useWords } from '#platform/web'
import { Button, Fact, Facts, PersonPost, Section } from '#ui'
import type { LockdownPage } from '../domain/index.ts'
import { lockdownWords } from './lockdown.words.ts'
import type { LockdownAct } from './lockdown-next.tsx'
import styles from './zones.module.css'

interface SuppliesProps {
  readonly point: LockdownPage
  readonly onAct: (act: LockdownAct) => void
}

/** A bar is full at so many days: a week and a half of supplies needs no longer line. */
const fullDays = 10

/** What the people inside live on and for how many days; who commands the guard. */
export function SuppliesSection({ point, onAct }: SuppliesProps) {
  const t = useWords(lockdownWords)
  const { supplies, suppliesAt, supplyMinDays, supplyDays, plannedDays, supplier, guardPost, guardBy, guardPeople } =
    point
  return (
    <Section title={t('supply.title')}>
      {supplies.length > 0 && (
        <dl className={styles.supplies}>
          {supplies.map(({ item, days }) => (
            <Supply key={item} label={t(`item.${item}`)} days={days} least={supplyMinDays} />
          ))}
        </dl>
      )}
      <p className={styles.quiet}>
        {suppliesAt === null
          ? t('supply.planned', { days: plannedDays ?? 0, left: showDays(supplyDays ?? 0) })
          : t('supply.asOf', { at: showMoment(suppliesAt as Instant) })}
      </p>
      <Facts>
        <Fact name={t('supplier')}>{supplier ?? t('none')}</Fact>
        <Fact name={t('guardPost')}>
          {guardPost === null ? t('none') : <PersonPost name={guardBy ?? undefined} post={guardPost} />}
        </Fact>
        {guardPeople !== null && <Fact name={t('guardPeople')}>{String(guardPeople)}</Fact>}
      </Facts>
      {point.standing === 'active' && point.maySupply && (
        <div className={styles.buttons}>
          <Button onClick={() => onAct('supplies')}>{t('supplies')}</Button>
          <Button onClick={() => onAct('guard')}>{t('guard')}</Button>
        </div>
      )}
    </Section>
  )
}

function Supply({ label, days, least }: { readonly label: string; readonly days: number; readonly least: number }) {
  const t = useWords(lockdownWords)
  const share = (value: number) => `${Math.min(100, (value / fullDays) * 100)}%`
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <span className={styles.track} aria-hidden="true">
          <span className={styles.fill} data-tone={days < least ? 'alarm' : 'quiet'} style={{ width: share(days) }} />
          <span className={styles.limit} style={{ insetInlineStart: share(least) }} />
        </span>
        <span>{t('supply.left', { days: showDays(days) })}</span>
      </dd>
    </>
  )
}

/** Days to a tenth, never rounded up. */
function showDays(days: number): string {
  return showNumber(Math.floor(days * 10) / 10, 1)
}
