import type { Instant } from '#kit'
import { showNumber, useMay, useRead, useWords } from '#platform/web'
import { FigureStrip, StripFigure } from '#ui'
import { type CaseNumbersOf, caseNumbersContract } from '../domain/index.ts'
import { casesWords } from './cases.words.ts'

/** On the board of an area: new cases with what they are made of and their trend, contacts, unknown sources, late steps. */
export function CaseNumbers({ areaId }: { readonly areaId: number }) {
  const t = useWords(casesWords)
  const may = useMay()
  const { data } = useRead(caseNumbersContract, { areaId }, { every: 60_000, rooms: ['contacts'] })
  if (data === undefined) return null
  const { today, yesterday, contacts, unknownSource, late, day } = data
  const asOf = data.asOf as Instant
  const source = data.synthetic ? t('synthetic') : undefined
  const change = today.total - yesterday
  const said =
    change === 0 ? t('against.same') : t(change > 0 ? 'against.more' : 'against.less', { count: Math.abs(change) })
  const records = may('cases.read')
  const list = (more: string) => (records ? `/cases/list?areaId=${areaId}&${more}` : `/cases?areaId=${areaId}`)
  const parts = t('new.parts', { community: showNumber(today.community), isolation: showNumber(today.isolation) })
  const rest = today.none > 0 ? t('new.none', { count: today.none }) : ''
  return (
    <FigureStrip label={t('numbers')}>
      <StripFigure
        label={t('new.today')}
        value={today.total}
        parts={`${parts}${rest}`}
        change={{ text: said }}
        trend={data.trend}
        to={list(`from=${day}&to=${day}`)}
        {...{ asOf, source }}
      />
      <Contacts
        contacts={contacts}
        to={records ? `/cases/contacts?areaId=${areaId}` : undefined}
        {...{ asOf, source }}
      />
      {unknownSource.total > 0 && (
        <StripFigure
          label={t('unknown')}
          value={Math.round((100 * unknownSource.unknown) / unknownSource.total)}
          unit="%"
          parts={t('unknown.parts', {
            unknown: showNumber(unknownSource.unknown),
            total: showNumber(unknownSource.total),
          })}
          to={list('source=unknown')}
          {...{ asOf, source }}
        />
      )}
      <StripFigure
        label={t('late')}
        value={late.classify + late.place}
        parts={t('late.parts', { classify: late.classify, place: late.place })}
        {...(late.classify + late.place > 0 ? { to: list(late.place > 0 ? 'only=place' : 'only=classify') } : {})}
        {...{ asOf, source }}
      />
    </FigureStrip>
  )
}

interface ContactsProps {
  readonly contacts: CaseNumbersOf['contacts']
  readonly to: string | undefined
  readonly asOf: Instant
  readonly source: string | undefined
}

/** F1 with F2 beside; of more than are counted it is said that they are more. */
function Contacts({ contacts, to, ...said }: ContactsProps) {
  const t = useWords(casesWords)
  const of = (level: number) => contacts.find((one) => one.level === level) ?? { count: 0, isMore: false }
  const [f1, f2] = [of(1), of(2)]
  const count = f2.isMore ? t('more', { count: showNumber(f2.count) }) : showNumber(f2.count)
  return (
    <StripFigure
      label={t('contacts.now')}
      value={f1.count}
      {...(f1.isMore ? { unit: '+' } : {})}
      parts={t('contacts.f2', { count })}
      to={to}
      {...said}
    />
  )
}
