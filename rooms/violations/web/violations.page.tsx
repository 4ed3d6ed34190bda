import { type Day, isDay } from '#kit'
import { today, useAccount, useFilters, useMay, useReading, useWords } from '#platform/web'
import { AreaBreadcrumb, useAreaHead } from '#rooms/areas/web'
import { LinkButton, Page, Tabs } from '#ui'
import { AppealList } from './appeal-list.tsx'
import { Bulletin } from './bulletin.tsx'
import { BulletinParts } from './bulletin-parts.tsx'
import type { BulletinPeriod } from './bulletin-period.ts'
import { DecisionListMenu } from './decision-list-menu.tsx'
import { HeatPicture } from './heat-picture.tsx'
import { PlaceChoice } from './place-choice.tsx'
import { ViolationList } from './violation-list.tsx'
import { cataloguePath, enterPath, type ViolationsPlace, violationsPath } from './violation-paths.ts'
import { violationWords } from './violations.words.ts'

const views = ['list', 'parts', 'heat', 'appeals'] as const

/** `/violations`: what was detected, proposed, decided, paid and cancelled, each number a door; under it the dossiers. */
export function ViolationsPage() {
  const t = useWords(violationWords)
  const reading = useReading()
  const [filters, setFilters] = useFilters()
  const { homeAreaId } = useAccount()
  const areaId = filters.areaId === undefined ? homeAreaId : Number(filters.areaId)
  const { data: area } = useAreaHead(areaId)
  const from = dayIn(filters.from) ?? dayIn(filters.to) ?? today()
  const to = dayIn(filters.to) ?? from
  const period = { areaId, from, to: to < from ? from : to }
  const view = views.find((one) => one === filters.view) ?? 'list'
  const doorOf = (change: ViolationsPlace) => violationsPath({ ...period, ...change })
  return (
    <Page
      title={area ? t('title.of', { area: reading(area.title) }) : t('title')}
      above={
        <AreaBreadcrumb areaId={areaId} linkTo={(id) => violationsPath({ ...filters, areaId: id })} here={t('title')} />
      }
      actions={<PageActions period={period} />}
    >
      <PlaceChoice {...period} />
      <Bulletin {...period} doorOf={doorOf} />
      <Tabs
        label={t('view.label')}
        tabs={views.map((name) => ({ name, label: t(`view.${name}`) }))}
        current={view}
        onChange={(next) => setFilters({ view: next === 'list' ? undefined : next })}
      >
        {view === 'list' && <ViolationList areaId={areaId} period={period} />}
        {view === 'parts' && <BulletinParts {...period} doorOf={doorOf} />}
        {view === 'heat' && <HeatPicture {...period} doorOf={doorOf} />}
        {view === 'appeals' && <AppealList areaId={areaId} />}
      </Tabs>
    </Page>
  )
}

function PageActions({ period }: { readonly period: BulletinPeriod }) {
  const t = useWords(violationWords)
  const may = useMay()
  return (
    <>
      {may('violations.record') && (
        <LinkButton look="main" icon="plus" to={enterPath({ areaId: period.areaId })}>
          {t('enter')}
        </LinkButton>
      )}
      <LinkButton icon="journal" to={cataloguePath()}>
        {t('catalogue')}
      </LinkButton>
      <DecisionListMenu period={period} />
    </>
  )
}

/** A day from the address; what is none is as if it were not there. */
function dayIn(text: string | undefined): Day | undefined {
  return text !== undefined && isDay(text) ? text : undefined
}
