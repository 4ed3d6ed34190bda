import { isDay } from '#kit'
import { areaPath, type PageProps, showNumber, useFilters, useRead, useReading, useReadPages, useWords } from '#platform/web'
import { Answer, type Column, DayField, Empty, LinkButton, Note, Page, RecordList, Tag, TwoColumns, useLocalSource, usePagedSource } from '#ui'
import { AREA_KINDS, type AreaChild, type AreaHead, areaChildren, rootArea } from '../domain/index.ts'
import { AreaActions } from './area-actions.tsx'
import { AreaBreadcrumb } from './area-breadcrumb.tsx'
import { sayValidity, useAreaHead } from './area-head.ts'
import { AreaMap } from './area-map.tsx'
import { areaWords } from './areas.words.ts'

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
  const name = reading(head.title)
  const isReformed = head.madeOfCount + head.becameCount > 0
  return (
    <Page
      title={name}
      above={<AreaBreadcrumb areaId={head.id} linkTo={treePath} />}
      lead={`${t('code.of', { code: head.code })} · ${sayValidity(head)}`}
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
      {head.synthetic && <Note title={t('synthetic')}>{t('synthetic.all')}</Note>}
      <TwoColumns>
        <Children head={head} on={on} />
        <AreaMap areaId={head.id} onOpen={undefined} label={t('map', { area: name })} />
      </TwoColumns>
    </Page>
  )
}

function Children({ head, on }: { readonly head: AreaHead; readonly on: Day | undefined }) {
  const t = useWords(areaWords)
  const [filters, setFilters] = useFilters()
  const pages = usePagedSource(useReadPages(areaChildren, { id: head.id, on }))
  const local = useLocalSource(pages.rows, filters.q ?? '', textOf, pages.problem)
  return (
    <RecordList
      label={t('tree.of', { area: head.name })}
      source={{ ...pages, rows: local.rows }}
      rowKey={(child) => String(child.id)}
      rowLink={(child) => (child.childrenCount > 0 ? treePath(child.id) : areaPath(child.id))}
      filter={{ text: filters.q ?? '', onChange: (q) => setFilters({ q }), placeholder: t('tree.filter') }}
      columns={useColumns()}
      tools={<DayField label={t('tree.on')} name="on" value={on} onChange={(day) => setFilters({ on: day })} problem={undefined} />}
      empty={<Empty>{t('tree.empty')}</Empty>}
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
