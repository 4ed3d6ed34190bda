import type { Day } from '#kit'
import { exactly } from '#kit'
import { areaPath, type Say, today, useFilters, useRead, useReading, useWords } from '#platform/web'
import { ChosenArea, useChosenArea } from '#rooms/areas/web'
import { Answer, DayField, NumberTable, Page, Tabs } from '#ui'
import { forceTotals } from '../domain/index.ts'
import styles from './forces.module.css'
import { forceWords } from './forces.words.ts'
import { HoursTab } from './hours.tab.tsx'
import { OrdersTab } from './orders.tab.tsx'
import { SecurityTab } from './security.tab.tsx'
import { SupportTab } from './support.tab.tsx'
import { UnitsTab } from './units.tab.tsx'

/** Forces of an area on a day: totals by force and place, then units, orders, hours, security. */
export function ForcesPage() {
  const t = useWords(forceWords)
  const [filters, setFilters] = useFilters()
  const areaId = useChosenArea()
  const day = (filters.day ?? today()) as Day
  const tab = filters.tab ?? 'units'
  return (
    <Page title={t('title')} lead={t('lead')}>
      <div className={styles.bar}>
        <ChosenArea />
        <DayField
          name="day"
          label={t('day')}
          value={day}
          onChange={(next) => setFilters({ day: next })}
          problem={undefined}
        />
      </div>
      <Totals areaId={areaId} day={day} />
      <Tabs
        label={t('title')}
        tabs={[
          { name: 'units', label: t('units') },
          { name: 'orders', label: t('orders') },
          { name: 'hours', label: t('rest') },
          { name: 'support', label: t('support') },
          { name: 'security', label: t('security') },
        ]}
        current={tab}
        onChange={(next) => setFilters({ tab: next })}
      >
        {tab === 'units' && <UnitsTab areaId={areaId} day={day} />}
        {tab === 'orders' && <OrdersTab areaId={areaId} />}
        {tab === 'hours' && <HoursTab areaId={areaId} />}
        {tab === 'support' && <SupportTab areaId={areaId} />}
        {tab === 'security' && <SecurityTab areaId={areaId} />}
      </Tabs>
    </Page>
  )
}

function Totals({ areaId, day }: { readonly areaId: number; readonly day: Day }) {
  const t = useWords(forceWords)
  const reading = useReading()
  const answer = useRead(forceTotals, { areaId, day }, { rooms: ['numbers'] })
  return (
    <Answer to={answer} rows={4}>
      {({ forces, areas }) => (
        <div className={styles.totals}>
          <NumberTable
            label={t('totals')}
            corner={t('unit')}
            columns={forces.map(({ key, short, title, reported, units }) => ({
              key,
              head: reading(short),
              under: units > 0 ? t('reported', { reported, units }) : underOf(reading(title), reading(short)),
            }))}
            rows={[
              {
                key: 'all',
                head: allOf({ forces, areas }, t),
                look: 'total',
                cells: Object.fromEntries(
                  forces.map(({ key, present, reported }) => [key, { figure: reported > 0 ? exactly(present) : null }]),
                ),
              },
              ...areas
                .filter(({ units, present }) => (units ?? 0) > 0 || present.some((one) => one.present > 0))
                .map(({ id, title, present }) => ({
                  key: String(id),
                  head: reading(title),
                  to: areaPath(id),
                  cells: Object.fromEntries(
                    present.map((one) => [one.key, { figure: one.present > 0 ? exactly(one.present) : null }]),
                  ),
                })),
            ]}
          />
        </div>
      )}
    </Answer>
  )
}

/** Two rows of a head never say the same twice. */
const underOf = (title: string, short: string) => (title === short ? undefined : title)

interface Counted {
  readonly forces: readonly { readonly units: number }[]
  readonly areas: readonly { readonly units: number | null }[]
}

/**
 * Whose strength the first row is: of the whole area when the area itself, or every part of it, has its units on file. Else it says
 * in how many parts: 150 policemen of one district are not those of the city.
 */
function allOf({ forces, areas }: Counted, t: Say<keyof typeof forceWords.vi>): string {
  const parts = areas.filter(({ units }) => units !== null)
  const some = parts.filter(({ units }) => (units ?? 0) > 0).length
  const below = parts.reduce((sum, { units }) => sum + (units ?? 0), 0)
  const own = forces.reduce((sum, { units }) => sum + units, 0) - below
  return own > 0 || some === parts.length ? t('all') : t('all.some', { some, all: parts.length })
}
