import { Link, useRead, useWords } from '#platform/web'
import { Section } from '#ui'
import { couponsOfHouseholdContract, showSerial } from '../domain/index.ts'
import { schemeWords } from './scheme.words.ts'

/** On the page of a household: the card it holds, which leads to replacing it when it was lost. */
export function HouseholdCouponsPanel({ subjectId }: { readonly subjectId: string; readonly areaId: number }) {
  const t = useWords(schemeWords)
  const { data } = useRead(couponsOfHouseholdContract, { id: subjectId }, { rooms: ['coupons'] })
  if (!data || data.items.length + data.without.length === 0) return null
  return (
    <Section title={t('back')}>
      {data.items.map(({ serial, days, slot, proxy }) => (
        <p key={serial}>
          <Link to={`/coupons/serial/${serial}`}>{showSerial(serial)}</Link> · {days} · {slot.from}–{slot.to}
          {proxy && ` · ${t('card.proxy', { who: t(`proxy.${proxy}`) })}`}
        </p>
      ))}
      {data.items.length > 0 && <p>{t('household.lost')}</p>}
      {data.without.map(({ schemeId, schemeName }) => (
        <p key={schemeId}>
          {t('household.none')} <Link to={`/coupons/schemes/${schemeId}`}>{schemeName}</Link>
        </p>
      ))}
    </Section>
  )
}
