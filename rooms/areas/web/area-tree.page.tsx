import { useMemo } from 'react'
import { isDay } from '#kit'
import {
  areaPath,
  type PageProps,
  type Say,
  showNumber,
  useFilters,
  useGo,
  useRead,
  useReading,
  useReadPages,
  useWords,
} from '#platform/web'
import {
  Answer,
  type Column,
  Empty,
  LinkButton,
  Note,
  Page,
  RecordList,
  type RecordSource,
  SheetExport,
  Tag,
  TwoColumns,
  useLocalSource,
  usePagedSource,
} from '#ui'
import { AREA_KINDS, type AreaChild, type AreaHead, areaChildren, rootArea } from '../domain/index.ts'
import { AreaActions } from './area-actions.tsx'
import { AreaBreadcrumb } from './area-breadcrumb.tsx'
import { sayValidity, useAreaHead } from './area-head.ts'
import { AreaMap, type AreaMeasure } from './area-map.tsx'
import { areaWords } from './areas.words.ts'
import { DayChoice } from './day-choice.tsx'
import { InForceStrip, useInForce } from './in-force.panel.tsx'

/** Address of the list of areas under one. */
export function treePath(areaId: number): string {
  return `${areaPath(areaId)}/tree`
}

/** The whole city from the top. */
export function AreasPage() {
  return <Answer to={useRead(rootArea, {})}>{(root) => <TreeOf areaId={root.id} />}</Answer>
}

/** The areas directly under one, with codes and days, on any day. */
export function AreaTreePage({ params }: PageProps) {
  return <TreeOf areaId={Number(params.areaId)} />
}

function TreeOf({ areaId }: { readonly areaId: number }) {
  const [filters] = useFilters()
  const on = filters.on !== undefined && isDay(filters.on) ? filters.on : undefined
  return <Answer to={useAreaHead(areaId, on)}>{(head) => <Tree head={head} on={on} />}</Answer>
}

type Day = AreaHead['validFrom']

function Tree({ head, on }: { readonly head: AreaHead; readonly on: Day | undefined }) {
  const t = useWords(areaWords)
  const reading = useReading()
  const go = useGo()
  const inForce = useInForce(head.id)
  const name = reading(head.title)
  const isReformed = head.madeOfCount + head.becameCount > 0
  const source = usePagedSource(useReadPages(areaChildren, { id: head.id, on }))
  const measures = useMemo(
    () => new Map(source.rows?.map((child) => [child.id, measureOf(child, t)])),
    [source.rows, t],
  )
  const open = (areaId: number) => go((measures.get(areaId)?.value ? treePath : areaPath)(areaId))
  return (
    <Page
      title={t('tree.of', { area: name })}
      above={<AreaBreadcrumb areaId={head.id} linkTo={treePath} />}
      lead={`${t('code.of', { code: head.code })} · ${sayValidity(head)}`}
      strip={inForce.data?.items.length ? <InForceStrip areaId={head.id} /> : undefined}
      actions={
        <>
          <LinkButton to={areaPath(head.id)} icon="board">
            {t('page.of')}
          </LinkButton>
          {isReformed && (
            <LinkButton to={`${areaPath(head.id)}/succession`} icon="journal">
              {t('succession')}
            </LinkButton>
          )}
          <AreaActions head={head} />
        </>
      }
    >
      {source.rows?.some((child) => child.synthetic) && <Note title={t('synthetic')}>{t('synthetic.all')}</Note>}
      <TwoColumns>
        <Children head={head} on={on} source={source} />
        <AreaMap areaId={head.id} on={on} measures={measures} onOpen={open} label={t('map', { area: name })} />
      </TwoColumns>
    </Page>
  )
}

function measureOf(child: AreaChild, t: Say<'children.count'>): AreaMeasure {
  if (child.childrenCount === 0) return {}
  const count = child.childrenCount
  return { value: showNumber(count), said: t('children.count', { count }) }
}

interface ChildrenProps {
  readonly head: AreaHead
  readonly on: Day | undefined
  readonly source: RecordSource<AreaChild>
}

function Children({ head, on, source }: ChildrenProps) {
  const t = useWords(areaWords)
  const [filters, setFilters] = useFilters()
  const { rows } = useLocalSource(source.rows, filters.q ?? '', textOf)
  return (
    <RecordList
      label={t('tree.of', { area: head.name })}
      source={{ ...source, rows }}
      rowKey={(child) => String(child.id)}
      rowLink={(child) => (child.childrenCount > 0 ? treePath(child.id) : areaPath(child.id))}
      filter={{ text: filters.q ?? '', onChange: (q) => setFilters({ q }), placeholder: t('tree.filter') }}
      columns={useColumns()}
      tools={
        <>
          <DayChoice on={on} onChange={(day) => setFilters({ on: day })} />
          <SheetExport sheet="areas.units" filters={{ id: head.id, on }} />
        </>
      }
      empty={<Empty title={t('tree.empty')} />}
    />
  )
}

function textOf(child: AreaChild): string {
  return `${child.title.vi} ${child.code}`
}

function useColumns(): readonly Column<AreaChild>[] {
  const t = useWords(areaWords)
  const reading = useReading()
  return [
    { key: 'name', head: t('name'), width: '3fr', cell: (child) => reading(child.title) },
    { key: 'code', head: t('code'), width: '96px', cell: (child) => child.code },
    {
      key: 'children',
      head: t('children'),
      width: '88px',
      align: 'end',
      from: 'middle',
      cell: (child) => (child.childrenCount === 0 ? '–' : showNumber(child.childrenCount)),
    },
    { key: 'validity', head: t('validity'), width: '1.6fr', from: 'wide', cell: sayValidity },
    {
      key: 'kind',
      head: t('kind'),
      width: '1.4fr',
      from: 'wide',
      cell: (child) => (child.synthetic ? <Tag>{t('synthetic')}</Tag> : reading(AREA_KINDS[child.kind])),
    },
  ]
}
